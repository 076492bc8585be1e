"""What every command carries, and what it gets back.

At the borders (HTTP and Temporal payloads, both JSON) money is a decimal string in yuan; inside
it is integer fen. Nothing here holds a name, a phone or an identity number.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    model_validator,
)
from pydantic_core.core_schema import ValidationInfo

from law.agency import SpecialPower
from law.money import YuanText, format_yuan, parse_yuan


def _fen(value: object, info: ValidationInfo) -> object:
    if info.mode == "json":
        if not isinstance(value, str):
            raise ValueError('金额须为以元为单位的十进制字符串，如 "186500.00"')
        return parse_yuan(value)
    return value


Fen = Annotated[
    int,
    BeforeValidator(_fen, json_schema_input_type=YuanText),
    PlainSerializer(format_yuan, return_type=YuanText, when_used="json"),
    Field(ge=0),
]
"""An amount of money: fen in Python, a decimal string in yuan in JSON."""


class Role(StrEnum):
    """Who acts."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    MEDIATOR = "mediator"
    ARBITRATOR = "arbitrator"
    PARTY = "party"
    OPS = "ops"
    ADMIN = "admin"


class Message(BaseModel):
    """Base of all messages: immutable, and no field that the receiver does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AttestationKind(StrEnum):
    """What proves that a party did what is recorded for it."""

    SIGNED_SHEET = "signed_sheet"
    READ_OUT = "read_out"
    RECORDING = "recording"


def unproved(kind: AttestationKind, sha256: str | None, witnesses: int) -> str | None:
    """Why this proves nothing, in Chinese; ``None`` where it does."""
    if kind is AttestationKind.READ_OUT:
        return "宣读确认须有两名以上见证人在场" if witnesses < 2 else None
    return "须提供签名件或者录音录像的 SHA-256 摘要" if sha256 is None else None


class Attestation(Message):
    """The proof of an act that a party did at the counter and a clerk records.

    A signed sheet or a recording is named by its ``sha256``; what was read out to a party who
    cannot read or sign was read before two ``witnesses``, whose names are in the act's submission.
    """

    kind: AttestationKind
    sha256: str | None = Field(None, pattern=r"^[0-9a-f]{64}$")
    witnesses: int = Field(0, ge=0, le=10)

    @model_validator(mode="after")
    def _proves(self) -> "Attestation":
        if fault := unproved(self.kind, self.sha256, self.witnesses):
            raise ValueError(fault)
        return self


class Agency(Message):
    """The agent who acted for the party, and the special powers held on that day."""

    agent_id: str
    powers: tuple[SpecialPower, ...] = ()


class Act(Message):
    """Who did what, and on which day. ``occurred_on`` left out means today.

    ``bureau`` is the actor's own, ``submission`` names the words that go with the act, stored
    beforehand. ``party_id`` is the party whose act it is, done by its agent where there is an
    ``agency``; where ``attestation`` proves it, ``actor`` only recorded it.
    """

    command_id: str
    actor: str
    role: Role
    bureau: str | None = None
    party_id: str | None = None
    attestation: Attestation | None = None
    agency: Agency | None = None
    occurred_on: date | None = None
    submission: str | None = None


class Answer(Message):
    """What a command did: the event it became."""

    case_no: str
    step: str
    event: int
    occurred_on: date
    stage: str


class NoFacts(Message):
    """A step that needs no facts beyond who and when."""
