"""Facts of the acts that every stage takes at any time."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from workflows.messages.common import Message


class CorrectTrigger(Message):
    """The day that set off these terms was another; its evidence goes with the act."""

    terms: tuple[str, ...] = Field(min_length=1, max_length=10)
    trigger: date


class ReverseAct(Message):
    """The act recorded as this event was a mistake; the reason goes with the act."""

    event: int = Field(ge=1)


class RetimingCause(StrEnum):
    """Why the terms of running cases are computed anew."""

    HOLIDAY_NOTICE = "holiday_notice"
    RULES = "rules"


class Retime(Message):
    """Compute the running terms anew, as the law and the calendar now stand."""

    cause: RetimingCause
