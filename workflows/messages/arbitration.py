"""Facts of the steps of arbitration."""

from datetime import date

from pydantic import Field

from workflows.messages.common import Fen, Message
from workflows.messages.mediation import SessionMode, Terms


class ArbitrationAcceptance(Message):
    """The institution accepts the application (仲裁法 35)."""

    file_no: str = Field(min_length=4, max_length=60)


class Prepayment(Message):
    """The claimant prepays the arbitration fee."""

    amount: Fen = Field(gt=0)


class FormTribunal(Message):
    """A sole arbitrator or three, by their accounts; never the case's mediator."""

    arbitrators: tuple[str, ...] = Field(min_length=1, max_length=3)


class HoldHearing(Message):
    """A hearing held; its record is in the act's submission."""

    mode: SessionMode
    present: tuple[str, ...]


class TribunalSettlement(Message):
    """A settlement before the tribunal, to be put into a consent award (仲裁法 62–65)."""

    terms: Terms


class MakeAward(Message):
    """The award: what is to be paid, and by when; ``costs`` are the fees the respondent bears."""

    amount: Fen
    costs: Fen
    perform_by: date
    by_default: bool = False
