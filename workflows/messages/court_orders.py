"""Facts of the steps of judicial confirmation and of the payment order."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from workflows.messages.common import Fen, Message


class ConfirmationRuling(Message):
    """The court confirms the mediation agreement or refuses to (民事诉讼法 206).

    ``served_on`` is the day the last party received the ruling; left out, the day of the ruling.
    """

    confirmed: bool
    served_on: date | None = None


class ConfirmationObjection(Message):
    """An objection to a confirmation (解释 372): of a party, or of an outsider who says since
    when he has known of the harm."""

    outsider_knew_on: date | None = None


class ObjectionRuling(Message):
    """Whether the confirmation stands or is revoked (解释 373)."""

    stands: bool


class OrderToPay(Message):
    """What a payment order tells the debtor to pay, and the fee he bears (民事诉讼法 227)."""

    amount: Fen = Field(gt=0)
    costs: Fen = 0


class ObjectionGround(StrEnum):
    """What the debtor says. Only the first is an objection to the debt (解释 436)."""

    DISPUTES_DEBT = "disputes_debt"
    CANNOT_PAY = "cannot_pay"
    NEEDS_TIME = "needs_time"
    OTHER_MANNER = "other_manner"


class PaymentOrderObjection(Message):
    """An objection to a payment order. ``amount``: to a part of the sum only (解释 432)."""

    ground: ObjectionGround = ObjectionGround.DISPUTES_DEBT
    written: bool = True
    amount: Fen | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _a_part_of_the_debt(self) -> Self:
        if self.amount is not None and self.ground is not ObjectionGround.DISPUTES_DEBT:
            raise ValueError("只有对债务本身的异议可以就部分金额提出")
        return self


class OrderEnd(StrEnum):
    """How the creditor himself ends the procedure (解释 430)."""

    SUED = "sued"
    WITHDRAWN = "withdrawn"


class EndPaymentOrder(Message):
    """The creditor sues on the same debt, or withdraws his application."""

    reason: OrderEnd
