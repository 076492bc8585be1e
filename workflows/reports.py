"""What stages tell the dispute, and what the dispute hands them when it opens them."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from activities.signatures import Roster
from law.intake import MediationOrigin, SuitProcedure
from law.policy import PauseGround
from law.routing import Situation, Title
from workflows.messages.challenge import AwardGround, ChallengeOpening, PreservationOpening
from workflows.messages.common import Fen, Message
from workflows.messages.dispute import Track
from workflows.messages.mediation import Extent, Instalment, Terms


class CaseRef(Message):
    """A case as its workflows know it.

    ``shift_days`` lies between the server's clock and the case's own; 0 but in a simulation.
    """

    case_no: str
    roster: Roster
    shift_days: int = 0


class MediationOpening(Message):
    """Opens the mediation; where it came from decides its term.

    ``bound``: a valid arbitration agreement keeps the dispute out of court.
    ``suit_procedure`` is that of the suit from which a court sent it. ``cautions`` are said again
    when the parties settle. The days are natural ones, of the bureau's policy.
    """

    case: CaseRef
    opened_on: date
    origin: MediationOrigin
    suit_procedure: SuitProcedure
    bound: bool
    invitation_answer_days: int
    signing_days: int
    cautions: tuple[str, ...] = ()


class ArbitrationOpening(Message):
    """Opens the arbitration; ``mediators`` may not sit in its tribunal.

    ``respondents`` are those whom the arbitration agreement binds; ``amount`` is in dispute.
    """

    case: CaseRef
    opened_on: date
    institution: str
    respondents: tuple[str, ...]
    amount: Fen
    mediators: tuple[str, ...] = ()


class CourtOpening(Message):
    """Opens a track before a court.

    ``claimed`` (fen) is what is to be recovered in enforcement, ``owed`` the unpaid instalments it
    is made of. ``preservation`` and ``challenge`` are what the tracks beside the forum open with.
    """

    case: CaseRef
    opened_on: date
    track: Track
    situation: Situation
    claimed: Fen = 0
    owed: tuple[Instalment, ...] = ()
    by_conversion: bool = False
    preservation: PreservationOpening | None = None
    challenge: ChallengeOpening | None = None


class Credit(Message):
    """Money paid or recovered elsewhere, credited to performance."""

    amount: Fen
    day: date


class PerformanceOpening(Message):
    """Opens the performance of an agreement or a title, instalment by instalment.

    ``part``: the agreement settles a part of the dispute only, so paying it resolves no case;
    ``paid_before`` is what had been paid when the case came in;
    ``answer_days``: how long the others wait for a party's answer (the policy's).
    """

    case: CaseRef
    opened_on: date
    instalments: tuple[Instalment, ...] = Field(min_length=1)
    acceleration: bool = False
    guarantors: tuple[str, ...] = ()
    answer_days: int = 5
    title: Title | None = None
    part: bool = False
    paid_before: tuple[Credit, ...] = ()


class FilingOpening(Message):
    """Opens a filing: ``stage`` files a package of this ``kind`` with a court or an institution."""

    case: CaseRef
    opened_on: date
    stage: str
    kind: str
    to: str


class Stay(Message):
    """The case stands still from a day on: no act, no term (民事诉讼法 153, 企业破产法 20)."""

    ground: PauseGround
    day: date


class ElectronicConsent(Message):
    """The parties that now consent to electronic service (民事诉讼法 90)."""

    parties: tuple[str, ...]


class GoOn(Message):
    """The case goes on from a day; its terms end so much later as it stood still."""

    day: date


class Outcome(StrEnum):
    """What a stage tells the dispute."""

    OPENED = "opened"
    SETTLED = "settled"
    REFUSED = "refused"
    FAILED = "failed"
    UNREACHABLE = "unreachable"
    RESUMED = "resumed"
    PACKAGE_COMPLETE = "package_complete"
    NOT_ACCEPTED = "not_accepted"
    COUNTERCLAIMED = "counterclaimed"
    WITHDRAWN = "withdrawn"
    AWARD_CORRECTED = "award_corrected"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    FILING_WITHDRAWN = "filing_withdrawn"
    TITLE = "title"
    CONFIRMATION_REFUSED = "confirmation_refused"
    TITLE_REVOKED = "title_revoked"
    DISMISSED = "dismissed"
    LAPSED = "lapsed"
    CONVERTED = "converted"
    SUIT_DECLINED = "suit_declined"
    DEFAULTED = "defaulted"
    CURED = "cured"
    RESCHEDULED = "rescheduled"
    PAID = "paid"
    RECEIVED = "received"
    RECOVERED = "recovered"
    UNRECOVERED = "unrecovered"
    ENFORCED = "enforced"
    AWARD_SERVED = "award_served"
    HEARING_HELD = "hearing_held"
    ENFORCEMENT_NOTICED = "enforcement_noticed"
    FOLLOWED = "followed"
    PRESERVED = "preserved"
    UNPRESERVED = "unpreserved"
    SET_ASIDE_ACCEPTED = "set_aside_accepted"
    STAY_ASKED = "stay_asked"
    STAY_LIFTED = "stay_lifted"
    CHALLENGE_GRANTED = "challenge_granted"
    CHALLENGE_DISMISSED = "challenge_dismissed"
    CHALLENGE_WITHDRAWN = "challenge_withdrawn"
    AWARD_REMITTED = "award_remitted"
    AGREEMENT_VALID = "agreement_valid"
    AGREEMENT_INVALID = "agreement_invalid"
    VALIDITY_NOT_TAKEN = "validity_not_taken"
    STAYED = "stayed"
    WENT_ON = "went_on"
    CLOCK_PAUSED = "clock_paused"
    CLOCK_GOES_ON = "clock_goes_on"


class Report(Message):
    """What became of a stage, and the facts that the route turns on.

    ``party`` is whom it concerns where it concerns one, ``until`` the last day it holds, and
    ``grounds`` are those an application against an award was refused on.
    ``undone`` counts the earlier reports that a stage takes back, ``ground`` is that of a pause.
    """

    workflow_id: str
    outcome: Outcome
    day: date
    extent: Extent | None = None
    paid_on_the_spot: bool = False
    terms: Terms | None = None
    title: Title | None = None
    amount: Fen = 0
    perform_by: date | None = None
    mediator: str | None = None
    institution: str | None = None
    party: str | None = None
    until: date | None = None
    grounds: tuple[AwardGround, ...] = ()
    undone: int = 0
    ground: PauseGround | None = None


class Corrected(Message):
    """A package returned for correction is with the court or institution again, since this day."""

    day: date


class BeforeCourt(Message):
    """A court has been asked whether the arbitration agreement is valid, or no longer is.

    ``upheld``: it has found that the agreement is valid.
    """

    day: date
    pending: bool
    upheld: bool = False


class HandInAgain(Message):
    """What the court or institution found missing has been made good on this day."""

    day: date


class Hitch(Message):
    """What keeps a filing waiting: papers without which its package is not complete (``papers``),
    or an institution that cannot be reached."""

    papers: tuple[str, ...] = ()
