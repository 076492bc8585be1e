"""The bodies that may mediate: under which rules each works, and until when it may.

Since 2026-05-01 a commercial mediation organisation needs a licence; one that existed before has
a year to obtain it (商事调解条例 28, 31). Committees of people's mediation, mediators invited by a
court and the public-interest mediation of chambers need none (人民调解法; 商事调解条例 32).
"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from law.intake import MediatorType

_BODIES = Path(__file__).parent / "parameters" / "mediators.toml"


class MediatingBody(BaseModel):
    """A kind of mediating body. ``until`` is the last day on which it may mediate.

    ``note`` says what a person has to check; ``basis`` are citations.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    note: str = ""
    until: date | None = None
    verified: bool = True
    basis: tuple[str, ...] = Field(min_length=1)


@cache
def mediating_bodies() -> dict[MediatorType, MediatingBody]:
    """Every kind of mediating body on record."""
    entries = tomllib.loads(_BODIES.read_text(encoding="utf-8"))
    return {MediatorType(key): MediatingBody.model_validate(entries[key]) for key in entries}


def may_mediate(mediator: MediatorType, on: date) -> bool:
    """Whether a body of this kind may mediate on a day."""
    until = mediating_bodies()[mediator].until
    return until is None or on <= until
