"""What a check of a file has found."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """Something wrong: a stable code, the part of the file it hit, and a Chinese reason."""

    code: str
    part: str
    reason: str


@dataclass(frozen=True)
class Report:
    """What was checked and what was found.

    ``told`` is what the file proves, one Chinese sentence each, ``facts`` the same as data.
    """

    kind: str
    faults: tuple[Fault, ...] = ()
    told: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults
