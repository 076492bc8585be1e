"""Facts of the steps of mediation."""

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from law.appropriation import Head
from workflows.messages.common import Fen, Message


class AppointMediator(Message):
    """The account of the mediator chosen by the parties or proposed by the bureau."""

    mediator: str


class AnswerInvitation(Message):
    """A respondent consents to mediation or refuses it (人民调解法 17)."""

    consents: bool


class ReportUnreachable(Message):
    """A respondent that could not be reached by any known channel."""

    party_id: str


class SessionMode(StrEnum):
    """How a session or hearing is held."""

    ON_SITE = "on_site"
    ONLINE = "online"
    PHONE = "phone"


class HoldSession(Message):
    """A session held; its record is in the act's submission."""

    mode: SessionMode
    present: tuple[str, ...] = Field(min_length=1)


class Instalment(Message):
    """A sum falling due on a day."""

    due_on: date
    amount: Fen = Field(gt=0)


class Extent(StrEnum):
    """How much of the dispute a settlement covers."""

    FULL = "full"
    PARTIAL = "partial"


class Terms(Message):
    """What the parties agreed to: sums and days that a court can enforce as they stand.

    ``guarantee_until`` is the new end of the guarantee period where guarantors join;
    ``appropriation`` the order in which payments are set against the debt, where the parties agree
    one other than the law's (民法典 561).
    """

    total: Fen = Field(gt=0)
    instalments: tuple[Instalment, ...] = Field(min_length=1, max_length=60)
    acceleration: bool = True
    guarantors: tuple[str, ...] = ()
    guarantee_until: date | None = None
    appropriation: tuple[Head, ...] = ()

    @model_validator(mode="after")
    def _ranks_every_head(self) -> "Terms":
        if self.appropriation and sorted(self.appropriation) != sorted(Head):
            raise ValueError("抵充顺序须列明费用、利息、本金各一次")
        return self

    @model_validator(mode="after")
    def _adds_up(self) -> "Terms":
        if sum(part.amount for part in self.instalments) != self.total:
            raise ValueError("各期金额之和须等于总额")
        days = [part.due_on for part in self.instalments]
        if days != sorted(set(days)):
            raise ValueError("各期到期日须依次递增")
        if self.guarantors and self.guarantee_until is None:
            raise ValueError("保证人加入的，须载明新的保证期间")
        return self


class RecordSettlement(Message):
    """A settlement reached in mediation, to be signed by the parties.

    ``paid_on_the_spot``: performed at once, so that nothing remains to be enforced.
    """

    extent: Extent = Extent.FULL
    terms: Terms
    paid_on_the_spot: bool = False


class ExtendMediation(Message):
    """A longer term that every party agrees to (在线调解规则 24). Natural days."""

    days: int = Field(ge=1, le=60)
    consented_by: tuple[str, ...]


class EndingReason(StrEnum):
    """Why a mediation ends without agreement (在线调解规则 25)."""

    UNWILLING = "unwilling"
    TOO_FAR_APART = "too_far_apart"
    TIME_UP = "time_up"
    UNREACHABLE = "unreachable"
    REFUSED_TO_SIGN = "refused_to_sign"
    OTHER = "other"


class EndMediation(Message):
    """The mediator ends the mediation without an agreement."""

    reason: EndingReason
