"""How long the papers of a closed case are kept."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Advice
from law.deadlines import compute_term

_PERIODS = Path(__file__).parent / "parameters" / "retention.toml"


class RetentionPeriod(BaseModel):
    """How long a kind of file is kept from the day its case was closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    years: int
    note: str
    verified: bool


@cache
def retention_period() -> RetentionPeriod:
    """The period for the file of a dispute."""
    entries = tomllib.loads(_PERIODS.read_text(encoding="utf-8"))
    return RetentionPeriod.model_validate(entries["case_file"])


def kept_until(closed_on: date) -> Advice[date]:
    """The last day on which the papers of a case closed on a day have to be kept."""
    period = retention_period()
    end = compute_term(closed_on, years=period.years)
    doubt = () if period.verified else (f"“{period.title}”的保管期限尚未核实",)
    return Advice(value=end.value.raw, basis=end.basis, flags=(*doubt, period.note))
