"""The calendar of working days and rest days, and how a term ends on it.

Rest days (法定休假日) are weekends, statutory holidays and the days off swapped for them; a weekend
day worked to make up for such a swap (调休上班) is a working day. The swaps of a year are announced
late in the year before, so a year without its notice is computed on weekends and the holidays of
fixed date, and every answer that touches it is provisional. Notices come with the law; an
operator may add those of later years: ``use``.
"""

import calendar as gregorian
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator

_PARAMETERS = Path(__file__).parent / "parameters"
_DAY = timedelta(days=1)

PROVISIONAL = (
    "所涉年份的放假安排尚未公布或者未收录，暂按周末和日期固定的法定节假日计算，公布后重新计算"
)
"""The flag on every answer that rests on a year whose holiday notice is not on record."""


class Holiday(BaseModel):
    """A holiday with all its days off, swapped days and weekends included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    days: tuple[date, ...]


class CalendarYear(BaseModel):
    """The holiday notice of one year; its New Year days may begin in the December before."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: int
    published: bool
    source: str
    holidays: tuple[Holiday, ...] = ()
    makeup_workdays: tuple[date, ...] = ()

    @model_validator(mode="after")
    def _belongs_to_year(self) -> Self:
        holidays = [day for holiday in self.holidays for day in holiday.days]
        for day in (*holidays, *self.makeup_workdays):
            if day.year != self.year and (day.year, day.month) != (self.year - 1, 12):
                raise ValueError(f"{day}不属于{self.year}年的放假安排")
        for day in self.makeup_workdays:
            if day in holidays or day.weekday() < 5:
                raise ValueError(f"{day}不能是调休上班日")
        return self


@dataclass(frozen=True)
class Calendar:
    """Which days are rest days. Build one with ``Calendar.of``; ``default_calendar`` is ours."""

    published_years: frozenset[int]
    holidays: frozenset[date]
    makeup_workdays: frozenset[date]

    @classmethod
    def of(cls, years: Iterable[CalendarYear]) -> Self:
        """The calendar of the published among these years; of two for one year the later holds."""
        published = list({year.year: year for year in years if year.published}.values())
        return cls(
            published_years=frozenset(year.year for year in published),
            holidays=frozenset(
                day for year in published for holiday in year.holidays for day in holiday.days
            ),
            makeup_workdays=frozenset(day for year in published for day in year.makeup_workdays),
        )

    def is_published(self, year: int) -> bool:
        """Whether the holiday notice of that year is on record."""
        return year in self.published_years

    def is_rest_day(self, day: date) -> bool:
        """Whether a term may not end on that day (民法典 203)."""
        if day in self.makeup_workdays:
            return False
        if day.weekday() >= 5 or day in self.holidays:
            return True
        return not self.is_published(day.year) and (day.month, day.day) in fixed_holidays()

    def is_working_day(self, day: date) -> bool:
        """Whether people work that day; the contrary of a rest day."""
        return not self.is_rest_day(day)

    def roll_forward(self, day: date) -> date:
        """That day, or the first working day after it."""
        while self.is_rest_day(day):
            day += _DAY
        return day

    def roll_back(self, day: date) -> date:
        """That day, or the last working day before it, for terms counted backwards."""
        while self.is_rest_day(day):
            day -= _DAY
        return day

    def add_working_days(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``, which itself is not counted."""
        day = start
        for _ in range(count):
            day = self.roll_forward(day + _DAY)
        return day

    def rest_days_of(self, year: int) -> tuple[date, ...]:
        """Every rest day of a year, weekends included."""
        first, length = date(year, 1, 1), 366 if gregorian.isleap(year) else 365
        days = (first + timedelta(days=n) for n in range(length))
        return tuple(day for day in days if self.is_rest_day(day))

    def makeup_workdays_of(self, year: int) -> tuple[date, ...]:
        """The weekend days of a year on which people work, in order."""
        return tuple(sorted(day for day in self.makeup_workdays if day.year == year))

    def unpublished_years(self, first: date, last: date) -> tuple[int, ...]:
        """The years from ``first`` to ``last`` whose holiday notice is not on record."""
        return tuple(
            year for year in range(first.year, last.year + 1) if not self.is_published(year)
        )


def add_months(start: date, months: int) -> date:
    """The same-numbered day so many months on, or the month's last day (民法典 202)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


@cache
def fixed_holidays() -> frozenset[tuple[int, int]]:
    """Month and day of the statutory holidays that have a fixed date."""
    return frozenset((int(day[:2]), int(day[3:])) for day in _statutory_holidays()["fixed_days"])


def worked_fixed_holidays(notice: CalendarYear) -> tuple[date, ...]:
    """Fixed statutory holidays that a notice leaves as working days, which no true notice does."""
    if notice.year < _statutory_holidays()["since"].year:
        return ()
    calendar = Calendar.of([notice])
    days = (date(notice.year, month, day) for month, day in sorted(fixed_holidays()))
    return tuple(day for day in days if calendar.is_working_day(day))


@cache
def _statutory_holidays() -> dict[str, Any]:
    return tomllib.loads((_PARAMETERS / "statutory_holidays.toml").read_text(encoding="utf-8"))


@cache
def holiday_notices() -> tuple[CalendarYear, ...]:
    """The holiday notices that come with the law, in ``law/parameters/holidays``."""
    files = sorted((_PARAMETERS / "holidays").glob("*.toml"))
    return tuple(
        CalendarYear.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in files
    )


_own: list[CalendarYear] = []


def use(own: Iterable[CalendarYear]) -> None:
    """Follow an operator's notices before those that come with the law; none at all undoes it.

    Called once by whoever starts the process, before the first question.
    """
    _own[:] = own


def notice_of(year: int) -> CalendarYear | None:
    """The published holiday notice that is followed for a year, if one is on record."""
    notices = (*holiday_notices(), *_own)
    return next((it for it in reversed(notices) if it.published and it.year == year), None)


def default_calendar() -> Calendar:
    """The calendar of the holiday notices on record, the operator's among them."""
    return _calendar_with(tuple(_own))


@cache
def _calendar_with(own: tuple[CalendarYear, ...]) -> Calendar:
    return Calendar.of((*holiday_notices(), *own))
