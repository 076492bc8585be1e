"""Facts of the steps before a court, as its notices tell them."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from workflows.messages.common import Fen, Message
from workflows.messages.mediation import SessionMode, Terms


class FilingAcceptance(Message):
    """The court registers the case; ``case_no`` is the court's own number."""

    court_case_no: str = Field(min_length=6, max_length=60)


class FeePayment(Message):
    """The court fee as paid."""

    amount: Fen = Field(gt=0)


class ServiceMethod(StrEnum):
    """How a document was served."""

    IN_PERSON = "in_person"
    POST = "post"
    ELECTRONIC = "electronic"


class RecordService(Message):
    """Service on every respondent; the act's day is the day the last one received it."""

    method: ServiceMethod


class ConfirmationRuling(Message):
    """The court confirms the mediation agreement or refuses to (民事诉讼法 206)."""

    confirmed: bool


class OrderToPay(Message):
    """What a payment order tells the debtor to pay, and the fee he bears (民事诉讼法 227)."""

    amount: Fen = Field(gt=0)
    costs: Fen = 0


class HoldTrial(Message):
    """A court hearing that took place."""

    mode: SessionMode
    present: tuple[str, ...]


class Judgment(Message):
    """What the judgment grants and by when it is to be performed; 0 means dismissed.

    ``served_on`` is the day the last party received it: the term for appeal runs from there.
    """

    amount: Fen
    costs: Fen
    perform_by: date
    served_on: date


class CourtSettlement(Message):
    """A settlement in court, recorded in the court's mediation statement (民事诉讼法 100)."""

    terms: Terms


class Recovery(Message):
    """Money recovered in enforcement."""

    amount: Fen = Field(gt=0)


class EnforcementEnd(StrEnum):
    """How an enforcement ends without full recovery."""

    NO_ASSETS = "no_assets"
    SETTLED = "settled"


class EndEnforcement(Message):
    """The court ends this round of enforcement."""

    reason: EnforcementEnd
