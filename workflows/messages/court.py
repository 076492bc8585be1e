"""Facts of the steps of filing, service and trial, as the court's notices tell them."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from workflows.messages.common import Fen, Message
from workflows.messages.dispute import TrialTrack
from workflows.messages.mediation import SessionMode, Terms


class FilingAcceptance(Message):
    """The court registers the case; ``case_no`` is the court's own number."""

    court_case_no: str = Field(min_length=6, max_length=60)


class FilingRefusalReason(StrEnum):
    """Why a court does not take a case (民事诉讼法 122, 127)."""

    NO_STANDING = "no_standing"
    NO_CLEAR_RESPONDENT = "no_clear_respondent"
    NO_JURISDICTION = "no_jurisdiction"
    ARBITRATION_AGREED = "arbitration_agreed"
    ALREADY_DECIDED = "already_decided"
    PAPERS_INCOMPLETE = "papers_incomplete"
    CONDITIONS_NOT_MET = "conditions_not_met"


class FilingRefusal(Message):
    """The court does not take the case, and why; in a suit by a ruling open to appeal."""

    reason: FilingRefusalReason


class Correction(Message):
    """The court sends the papers back to be completed, in so many natural days."""

    days: int = Field(ge=1, le=60)


class Transfer(Message):
    """The case goes to another court, which has to take it (民事诉讼法 37)."""

    court: str = Field(min_length=6, max_length=40, pattern=r"人民法院$")


class FeePayment(Message):
    """The court fee as paid."""

    amount: Fen = Field(gt=0)


class FeeRelief(StrEnum):
    """Relief from the court fee (诉讼费用交纳办法 44)."""

    DEFER = "defer"
    REDUCE = "reduce"
    WAIVE = "waive"


class FeeReliefApplication(Message):
    """The relief asked for; only a natural person may ask for a waiver."""

    relief: FeeRelief


class FeeReliefDecision(Message):
    """Whether relief is granted; ``payable`` is what is still to be paid after a reduction."""

    granted: bool
    payable: Fen = 0


class ServiceMethod(StrEnum):
    """How a document was served."""

    IN_PERSON = "in_person"
    POST = "post"
    ELECTRONIC = "electronic"
    LEAVE_BEHIND = "leave_behind"


class RecordService(Message):
    """Service on these parties (on all that are still to be served where none is named).

    The act's day is the day of receipt. ``receipt`` is the number of the postal or system
    receipt, which service by post must have.
    """

    method: ServiceMethod
    party_ids: tuple[str, ...] = ()
    receipt: str | None = Field(default=None, pattern=r"^[A-Za-z0-9-]{4,40}$")


class FailureReason(StrEnum):
    """Why a document could not be served."""

    NOT_AT_ADDRESS = "not_at_address"
    ADDRESS_UNKNOWN = "address_unknown"
    REFUSED_TO_RECEIVE = "refused_to_receive"
    UNCLAIMED = "unclaimed"
    NOT_DELIVERED = "not_delivered"


class FailedService(Message):
    """An attempt to serve these parties that came to nothing; another may follow."""

    party_ids: tuple[str, ...] = Field(min_length=1)
    method: ServiceMethod
    reason: FailureReason


class Announcement(Message):
    """Service by announcement on these parties (on all still to be served where none is named)."""

    party_ids: tuple[str, ...] = ()


class EvidencePeriod(Message):
    """The days for evidence that the court sets, within the bounds of the procedure."""

    days: int = Field(ge=1, le=180)


class JurisdictionRuling(Message):
    """The ruling on an objection to jurisdiction: ``court`` takes the case where it succeeds."""

    court: str | None = Field(default=None, min_length=6, max_length=40, pattern=r"人民法院$")
    served_on: date


class Counterclaim(Message):
    """What the respondent claims in return (民事诉讼法 54)."""

    amount: Fen = Field(gt=0)


class CounterclaimDecision(Message):
    """Whether the court hears the counterclaim together with the suit."""

    accepted: bool


class ConvertProcedure(Message):
    """The procedure that the court goes on in (民事诉讼法 169, 170)."""

    to: TrialTrack


class ExtendLimit(Message):
    """An extension that the law allows, in the unit of the term: months, or days for a ruling."""

    by: int = Field(ge=1, le=12)


class ExclusionGround(StrEnum):
    """Time that a trial limit does not count (解释 243)."""

    ANNOUNCEMENT = "announcement"
    APPRAISAL = "appraisal"
    SETTLEMENT_TALKS = "settlement_talks"
    JURISDICTION = "jurisdiction"


class NotedGround(StrEnum):
    """The grounds that the court notes; the others are known from what happened."""

    APPRAISAL = "appraisal"
    SETTLEMENT_TALKS = "settlement_talks"


class ExcludeTime(Message):
    """Time that the trial limit does not count begins or ends."""

    ground: NotedGround


class HoldTrial(Message):
    """A court hearing that took place.

    ``waived_by`` names the parties who needed neither the rest of their time to answer nor one
    for evidence (解释 266).
    """

    mode: SessionMode
    present: tuple[str, ...]
    waived_by: tuple[str, ...] = ()


class Judgment(Message):
    """What the judgment grants and by when it is to be performed; 0 means dismissed.

    ``served_on``: all received it on that day; where it is left out it is served on each party
    afterwards. ``counterclaim_granted`` is what the respondents
    are granted in return.
    """

    amount: Fen
    costs: Fen
    perform_by: date
    served_on: date | None = None
    counterclaim_granted: Fen = 0


class CourtSettlement(Message):
    """A settlement in court, recorded in the court's mediation statement (民事诉讼法 100).

    ``signed_in_court``: all parties have signed for the statement, so that it has effect.
    """

    terms: Terms
    signed_in_court: bool = True


class WithdrawalResult(StrEnum):
    """What the court rules on a withdrawal of the suit (民事诉讼法 146, 148)."""

    ALLOWED = "allowed"
    REFUSED = "refused"
    DEEMED = "deemed"


class WithdrawalRuling(Message):
    """The ruling on a withdrawal; ``deemed`` where the claimant stayed away from the hearing."""

    result: WithdrawalResult


class SuitDismissal(Message):
    """The suit is dismissed by a ruling, for it should not have been taken (民事诉讼法 157)."""

    reason: FilingRefusalReason
    served_on: date


class Appeal(Message):
    """Who appeals; left out where the party itself records its appeal."""

    appellants: tuple[str, ...] = ()


class SecondInstanceResult(StrEnum):
    """How a second instance ends (民事诉讼法 177, 180)."""

    UPHELD = "upheld"
    CHANGED = "changed"
    REMANDED = "remanded"
    WITHDRAWN = "withdrawn"


class SecondInstance(Message):
    """How the second instance ended; only a changed judgment states its own sums.

    ``served_on`` is the day the last party received it.
    """

    result: SecondInstanceResult
    served_on: date
    amount: Fen | None = None
    costs: Fen | None = None
    perform_by: date | None = None

    @model_validator(mode="after")
    def _changed_sums(self) -> Self:
        given = [each is not None for each in (self.amount, self.costs, self.perform_by)]
        if self.result is SecondInstanceResult.CHANGED and not all(given):
            raise ValueError("改判的，须写明金额、费用和履行期限")
        if self.result is not SecondInstanceResult.CHANGED and any(given):
            raise ValueError("未改判的，不写金额、费用和履行期限")
        return self


class RulingReview(Message):
    """The second instance upholds the ruling or sets it aside; ``court`` is where a case goes
    whose objection to jurisdiction succeeds only there."""

    upheld: bool
    court: str | None = Field(default=None, min_length=6, max_length=40, pattern=r"人民法院$")
