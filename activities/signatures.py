"""What workflows ask of the outside world: names, inputs and outputs, no code.

Everything here travels through Temporal histories: case numbers, party ids, enums, dates and
amounts, never a name, a phone or an identity number.
"""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from law.applications import Application, PreservationTime
from law.appropriation import Receipt
from law.basis import Basis
from law.intake import MediationOrigin, SuitProcedure, UnderWay
from law.policy import Policy
from law.routing import Situation, Step
from law.terms import Term

RECORD = "record"
DOCKET = "docket"
ON_DUTY = "on_duty"
ENGAGED = "engaged"
ADVISE_ROUTE = "advise_route"
ADVISE_TERM = "advise_term"
ADVISE_TERMS = "advise_terms"
ADVISE_SET_TERM = "advise_set_term"
ADVISE_VENUE = "advise_venue"
ADVISE_COURT_FEE = "advise_court_fee"
ADVISE_ENFORCEMENT_ACCOUNT = "advise_enforcement_account"
COMPARE_SEALED = "compare_sealed"
ADVISE_INSTITUTION = "advise_institution"
ADVISE_PRESERVATION = "advise_preservation"
ADVISE_REVIEW = "advise_review"
ADVISE_BALANCE = "advise_balance"
WRITE_PAPER = "write_paper"
CONVERT_PAPER = "convert_paper"
ADVISE_FILING = "advise_filing"
ASSEMBLE_PACKAGE = "assemble_package"
SUBMIT_PACKAGE = "submit_package"
AWAIT_DECISION = "await_decision"

FILING_INDEX = "filing_index"
"""The kind of the paper that lists what a filing package holds."""


class Signature(BaseModel):
    """Base of the inputs and outputs of activities."""

    model_config = ConfigDict(frozen=True)


class StepMark(Signature):
    """A step as shown in the record. ``until`` is the last day of a late act's term."""

    step: str
    since: date
    until: date | None = None
    late: bool = False


class DeadlineMark(Signature):
    """A term as shown in the record; see ``records.tables.Deadline``."""

    code: str
    clock: str
    trigger: date
    raw: date
    due: date
    provisional: bool
    state: str
    basis: tuple[Basis, ...]


class ForumMark(Signature):
    """A forum opened (``live``) or let go."""

    workflow_id: str
    kind: str
    live: bool
    part: str = "whole"


class Transition(Signature):
    """One step of a case: an event, and what it changes in the record, written as one.

    ``key`` makes it unique in its case; ``steps`` replace those of the workflow, ``None`` leaves
    them. ``paused_days`` is for how long the service clock has stood still so far; ``unresolved``
    takes a resolution back. ``answers`` is the command this transition answers.
    """

    case_no: str
    workflow_id: str
    key: str
    kind: str
    occurred_on: date
    recorded_at: datetime
    actor: str
    facts: dict[str, Any] = {}
    basis: tuple[Basis, ...] = ()
    flags: tuple[str, ...] = ()
    submission: str | None = None
    steps: tuple[StepMark, ...] | None = None
    deadlines: tuple[DeadlineMark, ...] = ()
    forum: ForumMark | None = None
    stage: str | None = None
    route: dict[str, Any] | None = None
    resolution: str | None = None
    outcome: str | None = None
    notices: tuple[tuple[str, str], ...] = ()
    paused_days: int | None = None
    unresolved: bool = False
    answers: str | None = None
    step: str | None = None


class Recorded(Signature):
    """Where a transition stands in the case's log."""

    event: int
    stage: str


class Roster(Signature):
    """The parties of a case, by their ids.

    ``persons`` are the natural persons among them; ``electronic`` have consented to electronic
    service.
    """

    claimants: tuple[str, ...]
    respondents: tuple[str, ...]
    guarantors: tuple[str, ...] = ()
    electronic: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()

    @property
    def debtors(self) -> tuple[str, ...]:
        """The respondents who owe the debt, guarantors left out."""
        return tuple(party for party in self.respondents if party not in self.guarantors)

    @property
    def everyone(self) -> tuple[str, ...]:
        """Every party, claimants first."""
        return self.claimants + self.respondents


class DocketQuestion(Signature):
    """What does the record say of this case? ``simulated`` cases run at their own date."""

    case_no: str
    policy: str
    simulated: bool


class DutyQuestion(Signature):
    """Which accounts do these roles mean in a case on a day?

    ``acknowledge`` is how long they have to acknowledge what they are told that day.
    """

    case_no: str
    roles: tuple[str, ...]
    on: date
    acknowledge: Term


class Duty(Signature):
    """The accounts on duty by their role, and the last day to acknowledge."""

    accounts: dict[str, tuple[str, ...]]
    acknowledge_by: date


class EngagementQuestion(Signature):
    """How far has each party of a case come: served, opened, identified, answered?"""

    case_no: str


class Engaged(Signature):
    """The furthest mark of each party that has any (``records.engagement.Mark``)."""

    furthest: dict[str, str]


class PreservationTaken(Signature):
    """A preservation measure taken before the case came in; ``pre_suit``: before any suit."""

    taken_on: date
    pre_suit: bool


class ClaimPeriod(Signature):
    """A period of the claim itself that runs when the case comes in.

    ``code`` is LIMITATION, or GUARANTEE of one guarantor (``GUARANTEE@r2``), who is liable only
    after the debtor where it is ``general`` (民法典 687). The parties have ``agreed`` on its end,
    or the law sets it.
    """

    code: str
    trigger: date
    raw: date
    due: date
    provisional: bool
    basis: tuple[Basis, ...]
    agreed: bool = False
    general: bool = False


class Docket(Signature):
    """What the record says of a case when its dispute opens.

    ``cautions`` are what must be said again at a settlement; see ``settlement_cautions``.
    ``under_way`` is what had been done before the case came in, ``periods`` those of the claim.
    """

    situation: Situation
    roster: Roster
    policy: Policy
    institution: str | None
    mediation_origin: MediationOrigin
    suit_procedure: SuitProcedure
    cautions: tuple[str, ...] = ()
    under_way: UnderWay | None = None
    preservation: PreservationTaken | None = None
    periods: tuple[ClaimPeriod, ...] = ()


class TermQuestion(Signature):
    """When does a term of the register end?

    ``extra_days`` is a lawful extension in the term's own unit, ``suspended_days`` the natural days
    for which it stood still. ``institution`` is the one whose rules set the terms that the law
    leaves to them. A code such as ``ARB_CORRECT@r1`` is the term of one party.
    """

    code: str
    trigger: date
    extra_days: int = 0
    suspended_days: int = 0
    institution: str | None = None


class InstitutionQuestion(Signature):
    """What do the rules of an arbitration institution say?"""

    institution: str


class SetTermQuestion(Signature):
    """When does a term end for which a court gives so many natural days in a procedure?"""

    code: str
    trigger: date
    days: int
    procedure: str


class CourtFeeQuestion(Signature):
    """What does a suit over this amount (fen) cost? ``halved`` where the law halves the fee."""

    amount_fen: int
    halved: bool


class EnforcementAccountQuestion(Signature):
    """What has been recovered, and what is still owed on a day?

    ``owed``: what the title makes payable, each sum with the last day for paying it; ``receipts``:
    what came in, with its day; ``costs``: the costs of the enforcement so far. Amounts are fen.
    """

    owed: tuple[tuple[date, int], ...]
    costs: int
    receipts: tuple[tuple[date, int], ...]
    until: date


class VenueQuestion(Signature):
    """Which court has jurisdiction for a step of this case?"""

    case_no: str
    step: Step
    situation: Situation


class SealedQuestion(Signature):
    """Do two sealed figures cross? They are named by the commands that handed them in.

    ``minimum`` is what the claimant takes at least, ``maximum`` what the respondent pays at most;
    ``rule`` is ``workflows.messages.mediation.SealedRule``.
    """

    minimum: str
    maximum: str
    rule: str


class SealedAnswer(Signature):
    """Whether the figures cross, and the sum that then follows by the rule, in fen."""

    crossed: bool
    fen: int | None = None


class PreservationQuestion(Signature):
    """Where is preservation of ``amount`` (fen) asked for, and what does it cost?"""

    case_no: str
    situation: Situation
    time: PreservationTime
    amount: int


class ReviewQuestion(Signature):
    """Where is an award, or an arbitration agreement, reviewed?"""

    case_no: str
    situation: Situation
    application: Application


class BalanceQuestion(Signature):
    """What is left to pay in a performance on a day? ``receipt`` is one not yet on record."""

    case_no: str
    workflow_id: str
    on: date
    receipt: Receipt | None = None


class PaperOrder(Signature):
    """A paper to be written from the record as it stood at an event."""

    case_no: str
    kind: str
    event: int
    written_on: date


class PaperRef(Signature):
    """A paper that has been written."""

    paper_id: str


class FilingQuestion(Signature):
    """Which papers does a filing of this case need?"""

    case_no: str
    kind: str


class FilingPlan(Signature):
    """The papers of a filing by kind: those to be written for it, those on record or awaited.

    ``escalates``: complete, it takes the claim itself on to the next procedure.
    """

    papers: tuple[str, ...]
    annexes: tuple[str, ...]
    escalates: bool


class PackageOrder(Signature):
    """A filing package to be put together, after the event that lists its papers.

    ``stage`` is the workflow that files; ``filing`` the one that carries the package.
    """

    case_no: str
    stage: str
    filing: str
    kind: str
    to: str
    round: int
    event: int
    ordered_on: date


class PackageRef(Signature):
    """A complete filing package, by its id and the SHA-256 of its zip."""

    package_id: str
    sha256: str


class FilingAnswer(Signature):
    """What an institution says of a package: accepted, or returned for correction.

    ``papers`` are the kinds it finds fault with; its words stay in the record.
    """

    accepted: bool
    external_case_no: str | None = None
    decided_on: date | None = None
    papers: tuple[str, ...] = ()


class Delivery(Signature):
    """Where a package has gone; ``receipt`` is None where nobody has confirmed it yet.

    ``answer`` is there already where the institution did not take the package in.
    """

    gateway: str
    receipt: str | None = None
    answer: FilingAnswer | None = None
