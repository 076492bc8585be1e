"""Facts of performance."""

from datetime import date

from pydantic import Field, model_validator

from workflows.messages.common import Fen, Message
from workflows.messages.mediation import Instalment


class RecordPayment(Message):
    """A payment the creditor received; it counts from the day of the act.

    ``excess`` is what came in beyond the debt and is to be given back (民法典 985). ``paid_by``: a
    guarantor or another respondent who paid; left out, the debtor.
    """

    amount: Fen = Field(gt=0)
    excess: Fen = 0
    paid_by: str | None = None


class ClaimPayment(Message):
    """A payment the debtor says it has made on a day; its evidence goes with the act."""

    amount: Fen = Field(gt=0)
    paid_on: date


class AnswerPayment(Message):
    """The number of the claimed payment that the creditor confirms or contests."""

    payment: int = Field(ge=1)


class DecidePayment(Message):
    """Whether a claimed payment was received, decided on the evidence; the record gives reasons."""

    payment: int = Field(ge=1)
    received: bool


class ProposeAmendment(Message):
    """A new schedule that replaces the old one once creditor and debtors have signed (民法典 543).

    A total below what is owed remits the rest (民法典 575): at once, or
    ``on_punctual_performance`` only if the new schedule is kept.
    """

    instalments: tuple[Instalment, ...] = Field(min_length=1, max_length=60)
    acceleration: bool = True
    on_punctual_performance: bool = True

    @property
    def total(self) -> int:
        """The sum of the new instalments, in fen."""
        return sum(part.amount for part in self.instalments)

    @model_validator(mode="after")
    def _in_order(self) -> "ProposeAmendment":
        days = [part.due_on for part in self.instalments]
        if days != sorted(set(days)):
            raise ValueError("各期到期日须依次递增")
        return self


class SignAmendment(Message):
    """A party signs the proposed schedule or declines it; silence is no signature."""

    signed: bool


class ClaimedPayment(Message):
    """A claimed payment that waits for the creditor's word, or, once ``open``, the clerk's."""

    number: int
    paid_on: date
    amount: Fen
    paid_by: str | None
    open: bool = False
