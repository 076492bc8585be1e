"""Civil time: the one place where instants become legal days.

Legal days are days in Asia/Shanghai, which has kept UTC+8 without summer time since 1991. A fixed
offset is used on purpose: ``zoneinfo`` reads files and breaks in the workflow sandbox.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def civil_date(instant: datetime) -> date:
    """The legal day an aware instant falls on."""
    if instant.tzinfo is None:
        raise ValueError("an instant must carry its time zone")
    return instant.astimezone(SHANGHAI).date()


def end_of_day(day: date) -> datetime:
    """The instant, in UTC, at which a legal day ends: 24:00 Asia/Shanghai (民法典 203)."""
    return datetime.combine(day + timedelta(days=1), time.min, SHANGHAI).astimezone(UTC)


def start_of_day(day: date) -> datetime:
    """The instant, in UTC, at which a legal day begins."""
    return datetime.combine(day, time.min, SHANGHAI).astimezone(UTC)
