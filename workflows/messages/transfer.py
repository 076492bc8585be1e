"""Facts of a transfer to another bureau, and of cases that belong together."""

from enum import StrEnum

from pydantic import Field

from workflows.messages.common import Fen, Message

CaseNo = r"^JF\d{4}-\d{6,}$"


class TransferReason(StrEnum):
    """Why a case goes to another bureau."""

    OTHER_DISTRICT = "other_district"
    PARTIES_ASK = "parties_ask"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    RELATED_CASE = "related_case"


class TransferCase(Message):
    """The case is offered to another bureau, which accepts it or not."""

    bureau: str = Field(min_length=2, max_length=100)
    reason: TransferReason


class LinkCases(Message):
    """The case belongs together with another."""

    other: str = Field(pattern=CaseNo)


class MergeCase(Message):
    """The case goes on in another, between the same parties."""

    into: str = Field(pattern=CaseNo)


class AbsorbCase(Message):
    """Another case goes on in this one; the amount of its claim is kept apart."""

    other: str = Field(pattern=CaseNo)
    amount: Fen
