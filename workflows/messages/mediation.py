"""Facts of the steps of mediation."""

from datetime import date, time
from enum import StrEnum

from pydantic import Field, model_validator

from workflows.messages.common import Fen, Message


class ChooseMediator(Message):
    """The account of the mediator a party wants; the same choice by all is a joint one."""

    mediator: str


class AppointMediator(Message):
    """The account of the mediator appointed by the bureau."""

    mediator: str


class AnswerDisclosure(Message):
    """A party agrees in writing that the mediator goes on despite his interest, or objects."""

    consents: bool


class ReplacementReason(StrEnum):
    """Why another mediator takes the case over."""

    CONFLICT = "conflict"
    PARTY_REQUEST = "party_request"
    UNABLE = "unable"
    OTHER = "other"


class ReplaceMediator(Message):
    """The account of the mediator who takes over, and why; he may accept or decline."""

    mediator: str
    reason: ReplacementReason


class ContactChannel(StrEnum):
    """How a party was contacted."""

    PHONE = "phone"
    MESSAGE = "message"
    ONLINE = "online"
    VISIT = "visit"


class RecordContact(Message):
    """An attempt to contact a party, and whether it was reached (在线调解规则 15)."""

    party_id: str
    channel: ContactChannel
    reached: bool


class AnswerInvitation(Message):
    """A respondent consents to mediation or refuses it (人民调解法 17)."""

    consents: bool


class RefuseMediation(Message):
    """A party no longer wants mediation; an official who records it names the party."""

    party_id: str | None = None


class IdentityCheck(StrEnum):
    """How it was made sure who acknowledges: by the account's sign-in, or seen by an official."""

    ACCOUNT = "account"
    DOCUMENT = "document"
    FACE = "face"
    VIDEO = "video"


class AcknowledgeRights(Message):
    """A party knows its rights and what a sham mediation leads to (在线调解规则 17).

    An official who records it names the party and how its identity was verified.
    """

    party_id: str | None = None
    identity: IdentityCheck = IdentityCheck.ACCOUNT


class ReportUnreachable(Message):
    """A respondent that could not be reached by any known channel."""

    party_id: str


class SessionMode(StrEnum):
    """How a session or hearing is held."""

    ON_SITE = "on_site"
    ONLINE = "online"
    PHONE = "phone"


class ConveneSession(Message):
    """A session called: its day and hour (in Asia/Shanghai), how it is held, and where."""

    session_on: date
    starts_at: time
    mode: SessionMode
    place: str | None = Field(None, min_length=2, max_length=60)


class HoldSession(Message):
    """A session held; its record is in the act's submission.

    ``adjourned_to`` is the day on which it goes on.
    """

    mode: SessionMode
    present: tuple[str, ...] = Field(min_length=1)
    adjourned_to: date | None = None


class RecordNoShow(Message):
    """The parties who did not come to a session that was called, which therefore was not held."""

    absent: tuple[str, ...] = Field(min_length=1)


class RecordCaucus(Message):
    """A talk with one party alone; its record is the mediator's and nobody else's."""

    party_id: str


class ConfirmUndisputedFacts(Message):
    """A party confirms the recorded undisputed facts in writing, or does not (在线调解规则 22)."""

    confirms: bool


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

    ``guarantee_until`` is the new end of the guarantee period where guarantors join.
    """

    total: Fen = Field(gt=0)
    instalments: tuple[Instalment, ...] = Field(min_length=1, max_length=60)
    acceleration: bool = True
    guarantors: tuple[str, ...] = ()
    guarantee_until: date | None = None

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


class MakeOffer(Message):
    """What a party offers or counters: the later offer replaces the standing one.

    The mediator, who may pass an offer on, names the party.
    """

    party_id: str | None = None
    terms: Terms


class AnswerOffer(Message):
    """A party accepts the standing offer of another, or rejects it."""

    accepts: bool


class SealedRule(StrEnum):
    """The sum that follows when the sealed figures cross: what the claimant takes at least, what
    the respondent pays at most, or the middle of the two, rounded down to the fen."""

    MIDPOINT = "midpoint"
    CLAIMANT_FIGURE = "claimant_figure"
    RESPONDENT_FIGURE = "respondent_figure"


class OpenSealedRound(Message):
    """A double-blind round that every party has agreed to, with its rule.

    The claimant and the named respondent each hand in one figure by the end of ``closes_on``.
    """

    rule: SealedRule
    respondent: str
    closes_on: date
    consented_by: tuple[str, ...]


class CollateralKind(StrEnum):
    """Security over a thing or a right: mortgage, pledge of a movable, pledge of a right."""

    MORTGAGE = "mortgage"
    PLEDGE = "pledge"
    RIGHTS_PLEDGE = "rights_pledge"


class Collateral(Message):
    """A party's thing or right that secures the settlement; it is described in the record.

    ``register_by`` is the day by which the security is to be registered, where it must be.
    """

    kind: CollateralKind
    provider: str
    register_by: date | None = None


class Appropriation(StrEnum):
    """What a payment that does not cover everything is set against first (民法典 561)."""

    COSTS_FIRST = "costs_first"
    PRINCIPAL_FIRST = "principal_first"


class DisputeForum(StrEnum):
    """Where disputes over the agreement go."""

    COURT = "court"
    ARBITRATION = "arbitration"


class DisputeClause(Message):
    """Court or one arbitration institution, never both (仲裁法 5, 27)."""

    forum: DisputeForum
    institution: str | None = Field(None, min_length=2, max_length=60)

    @model_validator(mode="after")
    def _one_forum(self) -> "DisputeClause":
        if (self.forum is DisputeForum.ARBITRATION) != (self.institution is not None):
            raise ValueError("约定仲裁的须写明一家仲裁机构，约定诉讼的不得写仲裁机构")
        return self


class RecordSettlement(Message):
    """A settlement reached in mediation, to be signed by the parties.

    ``paid_on_the_spot``: performed at once, so that nothing remains to be enforced.
    ``signing_order``: these parties sign in this order, all others whenever they like.
    """

    extent: Extent = Extent.FULL
    terms: Terms
    paid_on_the_spot: bool = False
    collateral: tuple[Collateral, ...] = Field((), max_length=10)
    appropriation: Appropriation = Appropriation.COSTS_FIRST
    dispute_clause: DisputeClause | None = None
    signing_order: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _each_signs_once(self) -> "RecordSettlement":
        if len(set(self.signing_order)) != len(self.signing_order):
            raise ValueError("签署顺序中每一当事人只能出现一次")
        return self


class ExtendMediation(Message):
    """A longer term that every party agrees to (在线调解规则 24). Natural days."""

    days: int = Field(ge=1, le=60)
    consented_by: tuple[str, ...]


class EndingReason(StrEnum):
    """Why a mediation ends without an agreement made in it (在线调解规则 25)."""

    SETTLED_PRIVATELY = "settled_privately"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"
    UNWILLING = "unwilling"
    TOO_FAR_APART = "too_far_apart"
    TIME_UP = "time_up"
    UNREACHABLE = "unreachable"
    REFUSED_TO_SIGN = "refused_to_sign"
    OTHER = "other"


class EndMediation(Message):
    """The mediator ends the mediation without an agreement."""

    reason: EndingReason
