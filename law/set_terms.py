"""Terms that a court sets: it chooses the days, the law bounds its choice.

The bounds are data (``law/parameters/set_terms.toml``), each with its articles.
"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, cite, unread
from law.calendar import Calendar
from law.deadlines import Deadline, compute_term
from law.terms import TermError

_TERMS = Path(__file__).parent / "parameters" / "set_terms.toml"


class Bounds(BaseModel):
    """The fewest and the most natural days a court may give, and the articles that say so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least: int = 1
    most: int | None = None
    basis: tuple[str, ...]


class SetTerm(BaseModel):
    """A term that a court sets; ``days`` bounds it by the name of the procedure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    trigger: str
    if_missed: str
    basis: tuple[str, ...]
    days: dict[str, Bounds] = {}


@cache
def set_terms() -> dict[str, SetTerm]:
    """Every term that courts set, by its code."""
    data = tomllib.loads(_TERMS.read_text(encoding="utf-8"))
    return {code: SetTerm.model_validate(entry) for code, entry in data.items()}


def set_by_court(
    code: str, trigger: date, days: int, procedure: str, *, calendar: Calendar | None = None
) -> Advice[Deadline]:
    """The end of a term of so many natural days that a court sets in a procedure.

    Raises ``TermError`` for a code not on record or days outside the bounds of that procedure.
    """
    if code not in set_terms():
        raise TermError(f"没有由人民法院指定的期限“{code}”")
    entry = set_terms()[code]
    bounds = entry.days.get(procedure)
    if bounds is not None and days < bounds.least:
        raise TermError(f"该程序的{entry.name}不得少于{bounds.least}日")
    if bounds is not None and bounds.most is not None and days > bounds.most:
        raise TermError(f"该程序的{entry.name}不得超过{bounds.most}日")
    counted = compute_term(trigger, days=days, calendar=calendar)
    basis = (*entry.basis, *(bounds.basis if bounds else ()))
    return Advice(
        value=counted.value.model_copy(update={"code": code, "clock": "court"}),
        basis=tuple(dict.fromkeys(cite(*basis))) + counted.basis,
        flags=unread(*basis) + counted.flags,
    )
