"""Quiet hours: when nobody's telephone is to ring for something that can wait until morning."""

from datetime import UTC, datetime, time, timedelta

from pydantic import BaseModel, ConfigDict

from law.calendar import default_calendar
from law.civil_time import SHANGHAI

_LONGEST = timedelta(days=30)


class QuietHours(BaseModel):
    """From ``begin`` in the evening to ``end`` in the morning (Asia/Shanghai); none if the same.

    ``rest_days``: rest days of the working-day calendar, public holidays among them, are quiet all
    day.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    begin: time = time(21)
    end: time = time(8)
    rest_days: bool = False

    def is_quiet(self, now: datetime) -> bool:
        """Whether nothing is sent at an instant that nobody has asked for."""
        there = now.astimezone(SHANGHAI)
        if self.rest_days and default_calendar().is_rest_day(there.date()):
            return True
        at = there.time()
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end

    def over_at(self, now: datetime) -> datetime | None:
        """When the quiet that is now ends; none if it is not quiet."""
        if not self.is_quiet(now):
            return None
        there = now.astimezone(SHANGHAI).replace(second=0, microsecond=0)
        days = (there.date() + timedelta(days=number) for number in range(_LONGEST.days))
        ends = (datetime.combine(day, at, SHANGHAI) for day in days for at in (time(0), self.end))
        return next(
            (end.astimezone(UTC) for end in sorted(ends) if end > there and not self.is_quiet(end)),
            None,
        )
