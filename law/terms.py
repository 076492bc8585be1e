"""The register of terms: how long the law gives for what, and what follows when it is missed.

The register is data (``law/parameters/deadlines.toml``), each entry with its articles; the terms
that the law leaves to an arbitration institution's rules are in ``law/institutions``.
"""

import re
import tomllib
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

_LAW = Path(__file__).parent
UNITS = {"n": "日", "w": "个工作日", "m": "个月", "y": "年"}

Unit = Literal["n", "w", "m", "y"]


class Awaited(StrEnum):
    """Whose act a term waits for; such a term is called to mind before it ends."""

    CLAIMANT = "claimant"
    RESPONDENT = "respondent"
    EVERYONE = "everyone"


class TermError(ValueError):
    """A term that cannot be computed; the message is Chinese and meant for people."""


class IfMissed(StrEnum):
    """What follows when a term ends unused."""

    NONE = "none"
    BECOMES_SUIT = "becomes_suit"
    COURT_APPOINTS = "court_appoints"
    DEEMED_SERVED = "deemed_served"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    DEFENCE_ARISES = "defence_arises"
    ENFORCEABLE = "enforceable"
    FINAL = "final"
    GUARANTOR_RELEASED = "guarantor_released"
    INSTITUTION_APPOINTS = "institution_appoints"
    LAPSES = "lapses"
    MAY_ESCALATE = "may_escalate"
    MEDIATION_ENDS = "mediation_ends"
    PROCEEDS = "proceeds"
    REASSIGNED = "reassigned"
    REFUSED = "refused"
    RELEASED = "released"
    RIGHT_LOST = "right_lost"
    STANDS = "stands"
    TRIAL_RESUMES = "trial_resumes"
    WAIVED = "waived"


class Term(BaseModel):
    """A length of time: so many natural days (n), working days (w), months (m) or years (y)."""

    model_config = ConfigDict(frozen=True)

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count}{UNITS[self.unit]}"


def _read_term(text: object) -> object:
    match = re.fullmatch(r"([1-9][0-9]*)([nwmy])", text) if isinstance(text, str) else None
    return {"count": int(match[1]), "unit": match[2]} if match else text


TermText = Annotated[Term, BeforeValidator(_read_term)]


class Extension(BaseModel):
    """By whose leave a term may be extended, and by how many of its units at most."""

    model_config = ConfigDict(frozen=True)

    ground: str
    longest: int | None = None


class FormerTerm(BaseModel):
    """The term of an earlier version of the law, for triggers up to ``until``."""

    model_config = ConfigDict(frozen=True)

    until: date
    term: TermText
    basis: tuple[str, ...]


class DeadlineRule(BaseModel):
    """An entry of the register. ``term`` is empty where an institution's rules set it.

    ``awaits`` is empty where the term binds an authority.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    trigger: str
    term: TermText | None = None
    backward: bool = False
    agreeable: bool = False
    counting: Literal["procedural", "civil"]
    awaits: Awaited | None = None
    if_missed: IfMissed
    consequence: str = ""
    basis: tuple[str, ...]
    verified: bool = True
    note: str = ""
    extension: Extension | None = None
    former: FormerTerm | None = None


@cache
def register() -> dict[str, DeadlineRule]:
    """Every term on record, by its code."""
    data = tomllib.loads((_LAW / "parameters" / "deadlines.toml").read_text(encoding="utf-8"))
    return {code: DeadlineRule.model_validate(entry) for code, entry in data.items()}


def rule(code: str) -> DeadlineRule:
    """The entry of the register; ``TermError`` names a code that is not on record."""
    if code not in register():
        raise TermError(f"期限登记表中没有“{code}”")
    return register()[code]
