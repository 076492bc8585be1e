"""Facts of the steps that say how far a party has come, and how it may be served."""

from datetime import time
from enum import StrEnum

from pydantic import Field

from law.policy import Channel
from workflows.messages.common import Message


class EngagementMark(StrEnum):
    """How far a party has come: what it was told has reached it, it knows it, it is known, it
    has answered."""

    SERVED = "served"
    OPENED = "opened"
    IDENTIFIED = "identified"
    ANSWERED = "answered"


class RecordEngagement(Message):
    """How far a party has come, by which channel, and at what hour (in Asia/Shanghai)."""

    party_id: str
    mark: EngagementMark
    channel: Channel
    at: time | None = None


class RecordNonDelivery(Message):
    """A channel did not reach a party: the number is out of service, the letter came back."""

    party_id: str
    channel: Channel


class OpenNotice(Message):
    """A party has read a notice: that of the event with this number."""

    notice: int = Field(ge=1)


class ConfirmServiceAddress(Message):
    """A party confirms where it accepts service, and whether electronically (民诉法解释 136).

    ``version`` is that of its details, which the words of the act bring up to date.
    """

    version: int = Field(ge=1)
    electronic: bool
