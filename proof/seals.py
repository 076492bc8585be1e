"""What is sealed, and the seal itself: the forms that a verifier reads (docs/proof.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Self

from proof import signing, sm2
from proof.digests import canonical
from proof.signing import Signature, SignatureInvalid


class Statement:
    """Something that is sealed or signed, in the one form in which that is done."""

    FORMAT: ClassVar[str]

    def said(self) -> dict[str, Any]:
        """What it says, as data."""
        return dict(vars(self))

    def content(self) -> bytes:
        """What is signed, and what stands in the tree."""
        return canonical({"format": self.FORMAT} | self.said())


@dataclass(frozen=True)
class Receipt(Statement):
    """That somebody has shown a piece of evidence, by its digests, at an instant (UTC).

    ``ordinal`` is its item on the list of evidence, ``party_id`` the party it was registered for;
    both may be absent. ``size`` is in bytes.
    """

    FORMAT = "jiefen-receipt/1"

    id: str
    case_no: str
    ordinal: int | None
    party_id: str | None
    name: str
    size: int
    sha256: str
    sm3: str | None
    registered_by: str
    registered_at: str


@dataclass(frozen=True)
class Head(Statement):
    """The links of a case's last event when a seal was made."""

    FORMAT = "jiefen-head/1"

    case_no: str
    events: int
    sha256: str
    sm3: str


@dataclass(frozen=True)
class File(Statement):
    """A file of a paper, by its digest."""

    FORMAT = "jiefen-file/1"

    case_no: str
    sha256: str


@dataclass(frozen=True)
class Seal(Statement):
    """The tree as it stood when a day's seal was made: its size in leaves and its two roots."""

    FORMAT = "jiefen-seal/1"

    day: str
    sealed_at: str
    size: int
    sha256: str
    sm3: str

    @classmethod
    def of(cls, day: date, sealed_at: datetime, size: int, roots: Mapping[str, str]) -> Self:
        """The seal of a day."""
        return cls(
            day.isoformat(),
            sealed_at.astimezone(UTC).isoformat(),
            size,
            roots["sha256"],
            roots["sm3"],
        )


def check_signatures(
    content: bytes, signatures: Sequence[Any], keys: Sequence[Mapping[str, str]]
) -> tuple[str, ...]:
    """The algorithms of the signatures over a content, which must be by keys of this list.

    Raises ``SignatureInvalid`` for none at all, for one that is not genuine, or of another key.
    """
    if not signatures:
        raise SignatureInvalid("没有签名")
    checked: list[str] = []
    for each in signatures:
        signature = Signature.read(each)
        if signature.jwk not in keys:
            raise SignatureInvalid("签名所用的密钥不在公钥清单中")
        check = sm2.check if signature.alg == sm2.ALGORITHM else signing.check
        check(content, signature)
        checked.append(signature.alg)
    return tuple(checked)
