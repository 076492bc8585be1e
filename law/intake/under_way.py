"""What had been done about a dispute before it came in: each fact with the day it happened on.

A case already under way is taken in as it stands. Nothing in it is done again, and no term runs
from a day other than its own.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StrictBool, model_validator

from law.intake.fields import Day, Name, PastDay, Yuan, refusal
from law.intake.parties import Part
from law.titles import AWARDS, Title


class EarlierMediation(Part):
    """A mediation that ended without an agreement."""

    result: Literal["failed", "refused", "unreachable"]
    ended_on: PastDay


class DueSum(Part):
    """A sum (fen) falling due on a day."""

    due_on: Day
    amount: Yuan


class Paid(Part):
    """A sum (fen) that has been paid, and the day it was."""

    paid_on: PastDay
    amount: Yuan


Instalments = Annotated[tuple[DueSum, ...], Field(min_length=1, max_length=60)]
Payments = Annotated[tuple[Paid, ...], Field(max_length=200)]


class _Payable(Part):
    """What is to be paid and what of it has been paid already."""

    instalments: Instalments
    acceleration: StrictBool = False
    paid: Payments = ()

    @model_validator(mode="after")
    def _adds_up(self) -> "_Payable":
        days = [part.due_on for part in self.instalments]
        if days != sorted(set(days)):
            raise refusal("instalments_out_of_order", "各期到期日须依次递增", "instalments")
        if sum(part.amount for part in self.paid) > self.total:
            raise refusal("paid_more_than_owed", "已付金额不应多于应付金额", "paid")
        return self

    @property
    def total(self) -> int:
        """The whole sum to be paid, in fen."""
        return sum(part.amount for part in self.instalments)


class EarlierSettlement(_Payable):
    """A mediation agreement in effect (调解协议); ``full`` where it settles the whole dispute.

    ``organisation`` is the one that mediated.
    """

    organisation: Name
    effective_on: PastDay
    full: StrictBool = True


class EarlierTitle(_Payable):
    """A title in force. ``served_on`` is the day an award was served (仲裁法 72)."""

    kind: Title
    issued_by: Name
    number: Name
    in_force_on: PastDay
    served_on: PastDay | None = None

    @model_validator(mode="after")
    def _served(self) -> "EarlierTitle":
        made_first = self.served_on is None or self.served_on >= self.in_force_on
        if self.kind in AWARDS and not made_first:
            raise refusal("served_before_made", "裁决书送达之日不应早于作出之日", "served_on")
        return self


class ForumElsewhere(Part):
    """An arbitration or a suit already filed: only its outcome is recorded here."""

    forum: Literal["arbitration", "court"]
    name: Name
    number: Name
    filed_on: PastDay


class UnderWay(Part):
    """What had been done; at most one of them says where the dispute stands now.

    A mediation that failed may stand beside a forum or a title, a settlement beside the ruling
    that confirmed it.
    """

    mediation: EarlierMediation | None = None
    settlement: EarlierSettlement | None = None
    title: EarlierTitle | None = None
    elsewhere: ForumElsewhere | None = None

    @model_validator(mode="after")
    def _stands_somewhere(self) -> "UnderWay":
        if not any((self.mediation, self.settlement, self.title, self.elsewhere)):
            raise refusal("nothing_under_way", "没有写明此前已经进行的程序")
        if self.mediation is not None and self.settlement is not None:
            raise refusal("two_results", "同一次调解不能既达成协议又未达成协议", "settlement")
        if self.title is not None and self.elsewhere is not None:
            raise refusal("decided_and_pending", "已有生效执行依据的，不应仍在审理", "elsewhere")
        if self.elsewhere is not None and self.settlement is not None:
            raise refusal("settled_and_pending", "调解协议已经生效的，不应仍在审理", "elsewhere")
        confirmed = self.title is not None and self.title.kind is Title.CONFIRMATION_RULING
        if self.title is not None and confirmed is not (self.settlement is not None):
            raise refusal(
                "ruling_without_agreement",
                "司法确认裁定须与所确认的调解协议一并写明，其他执行依据不得与调解协议并列",
                "settlement",
            )
        return self

    @property
    def since(self) -> date:
        """The day of the latest of these facts."""
        days = [
            self.mediation and self.mediation.ended_on,
            self.settlement and self.settlement.effective_on,
            self.title and self.title.in_force_on,
            self.elsewhere and self.elsewhere.filed_on,
        ]
        return max(day for day in days if day)
