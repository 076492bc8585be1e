"""Interest that accrues day by day, with the schedule it adds up from.

Amounts are fen, rates shares of one for a year or for a day. Every day from the first to the last
of a stretch is charged, both included. Sums are exact until the total is rounded half up to the
fen; each row is what the rounded total grows by, so the rows add up to it.
"""

import tomllib
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from law.money import round_half_up

_DAY_COUNT = Path(__file__).parent / "parameters" / "day_count.toml"


class DayCount(BaseModel):
    """How many days a yearly rate is spread over, and what of that is not settled."""

    model_config = ConfigDict(frozen=True)

    days_in_year: int
    note: str


class Rate(BaseModel):
    """A rate of interest as a share of one: 0.03 a year, 0.0005 a day."""

    model_config = ConfigDict(frozen=True)

    share: Decimal
    per: Literal["year", "day"]

    @property
    def annual(self) -> Decimal:
        """The share of a whole year."""
        return self.share * self._days_to_a_year

    @property
    def daily(self) -> Fraction:
        """The exact share of one day."""
        return Fraction(self.annual) / day_count().days_in_year

    @property
    def _days_to_a_year(self) -> int:
        return day_count().days_in_year if self.per == "day" else 1


class Stretch(BaseModel):
    """A rate and the first day it is charged."""

    model_config = ConfigDict(frozen=True)

    since: date
    rate: Rate


class InterestRow(BaseModel):
    """A stretch of days at one rate, both days included, on ``base_fen``; its interest in fen."""

    model_config = ConfigDict(frozen=True)

    from_date: date
    to_date: date
    days: int
    base_fen: int
    rate: Rate
    fen: int

    @property
    def annual_rate(self) -> Decimal:
        """The rate as a share of one a year, whichever way it is stated."""
        return self.rate.annual


class Interest(BaseModel):
    """Interest in fen with the schedule it adds up from."""

    model_config = ConfigDict(frozen=True)

    total_fen: int
    rows: tuple[InterestRow, ...]


@cache
def day_count() -> DayCount:
    """The day count that yearly rates are read by."""
    return DayCount.model_validate(tomllib.loads(_DAY_COUNT.read_text(encoding="utf-8")))


def accrued(base_fen: int, rate: Rate, days: int) -> Fraction:
    """The exact interest, in fen, on ``base_fen`` over that many days."""
    return base_fen * rate.daily * days


def schedule(base_fen: int, stretches: Sequence[Stretch], until: date) -> Interest:
    """Interest over stretches that follow one another, up to ``until``; none after that day."""
    exact, charged = Fraction(0), 0
    rows: list[InterestRow] = []
    joined = _joined(stretches)
    ends = [*(stretch.since - timedelta(days=1) for stretch in joined[1:]), until]
    for stretch, end in zip(joined, ends, strict=True):
        days = (end - stretch.since).days + 1
        if days < 1:
            break
        exact += accrued(base_fen, stretch.rate, days)
        fen = round_half_up(exact) - charged
        charged += fen
        rows.append(
            InterestRow(
                from_date=stretch.since,
                to_date=end,
                days=days,
                base_fen=base_fen,
                rate=stretch.rate,
                fen=fen,
            )
        )
    return Interest(total_fen=charged, rows=tuple(rows))


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """One stretch for neighbours at the same rate."""
    return [next(same) for _, same in groupby(stretches, key=lambda stretch: stretch.rate)]
