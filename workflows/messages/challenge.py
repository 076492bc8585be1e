"""Facts of the steps beside the forum: preservation, and challenges of an award or an agreement."""

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from law.applications import PreservationTime
from workflows.messages.common import Fen, Message

# Preservation


class PropertyKind(StrEnum):
    """What is preserved; each kind has its longest hold (民诉法解释 485)."""

    BANK_DEPOSIT = "bank_deposit"
    MOVABLE = "movable"
    REAL_ESTATE = "real_estate"
    OTHER_RIGHT = "other_right"


class SecurityForm(StrEnum):
    """How security is given (财产保全规定 6–8)."""

    CASH = "cash"
    PROPERTY = "property"
    GUARANTEE = "guarantee"
    INSURANCE = "insurance"
    BANK_LETTER = "bank_letter"


OWN_SECURITY = frozenset({SecurityForm.CASH, SecurityForm.PROPERTY})
"""What the applicant puts up itself, with a letter of its own (财产保全规定 6)."""


class ApplyForPreservation(Message):
    """Preservation of property worth ``amount``; leads and reasons are in the act's record.

    ``security`` is what the applicant gives with the application; 0 where none is given yet.
    """

    amount: Fen = Field(gt=0)
    properties: tuple[PropertyKind, ...] = Field(min_length=1)
    urgent: bool = False
    security: Fen = 0
    security_form: SecurityForm | None = None

    @model_validator(mode="after")
    def _security_has_a_form(self) -> "ApplyForPreservation":
        if (self.security > 0) != (self.security_form is not None):
            raise ValueError("提供担保的，须写明担保方式")
        return self


class OrderSecurity(Message):
    """The security the court orders, instead of what is due without an order."""

    amount: Fen


class GiveSecurity(Message):
    """Security the applicant gives, in addition to what it gave before."""

    amount: Fen = Field(gt=0)
    form: SecurityForm


class PreservationRuling(Message):
    """The court orders preservation or refuses it."""

    granted: bool


class TakeMeasure(Message):
    """A measure taken: what is held, for how much, and the last day of the hold."""

    property: PropertyKind
    amount: Fen = Field(gt=0)
    until: date


class Measure(Message):
    """A measure in force. ``number`` counts the measures of one preservation from 1."""

    number: int
    property: PropertyKind
    amount: Fen
    until: date


class ApplyForRenewal(Message):
    """The applicant asks that a measure be held on (财产保全规定 18)."""

    measure: int = Field(ge=1)


class RecordRenewal(Message):
    """The court holds a measure on until a later day."""

    measure: int = Field(ge=1)
    until: date


class Reconsideration(Message):
    """The court's answer to a reconsideration: the ruling stands, or it is turned round."""

    stands: bool


class LiftReason(StrEnum):
    """Why preservation is lifted (财产保全规定 22, 23)."""

    COUNTER_SECURITY = "counter_security"
    SETTLED = "settled"
    PAID = "paid"
    BANKRUPTCY = "bankruptcy"
    WITHDRAWN = "withdrawn"
    NOT_FOLLOWED = "not_followed"
    CLAIM_FAILED = "claim_failed"
    OTHER = "other"


class LiftPreservation(Message):
    """The court lifts one measure, or all of them where none is named."""

    reason: LiftReason
    measure: int | None = Field(default=None, ge=1)


class PreservationOpening(Message):
    """What a preservation opens with.

    ``taken_on``: a measure taken before the case came in. ``followed``: the claim is before a
    forum already. ``perform_by`` is the title's last day for performance.
    """

    time: PreservationTime
    amount: Fen
    urgent: bool = False
    security: Fen = 0
    security_form: SecurityForm | None = None
    taken_on: date | None = None
    followed: bool = False
    perform_by: date | None = None


# Challenges of an award


class AwardGround(StrEnum):
    """Why an award should not stand (仲裁法 71, 76)."""

    NO_AGREEMENT = "no_agreement"
    OUT_OF_SCOPE = "out_of_scope"
    TRIBUNAL_OR_PROCEDURE = "tribunal_or_procedure"
    FORGED_EVIDENCE = "forged_evidence"
    WITHHELD_EVIDENCE = "withheld_evidence"
    ARBITRATOR_MISCONDUCT = "arbitrator_misconduct"
    PUBLIC_INTEREST = "public_interest"


class ApplyForSetAside(Message):
    """A party asks that the award be set aside; ``applicant`` is its id (仲裁法 71)."""

    applicant: str
    grounds: tuple[AwardGround, ...] = Field(min_length=1)


class ApplyForNonEnforcement(Message):
    """A respondent asks that the award not be enforced; with ``security`` enforcement stays."""

    applicant: str
    grounds: tuple[AwardGround, ...] = Field(min_length=1)
    security: Fen = 0


class ReviewResult(StrEnum):
    """What a court rules on an application against an award."""

    GRANTED = "granted"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


class ReviewRuling(Message):
    """The ruling, in force once served (仲裁司法审查规定 20); the act's day is that day."""

    result: ReviewResult


class Remission(Message):
    """The tribunal is to arbitrate anew by a day the court sets (仲裁法 74)."""

    until: date


class StayGiver(StrEnum):
    """Who gives security: the one stays enforcement, the other has it go on."""

    APPLICANT = "applicant"
    CREDITOR = "creditor"


class StaySecurity(Message):
    """Security for the stay of enforcement, or for its going on (仲裁裁决执行规定 7)."""

    given_by: StayGiver
    amount: Fen = Field(gt=0)


class ChallengeOpening(Message):
    """What an application against an award opens with.

    ``received_on`` is the day the applicant received the award.
    """

    applicant: str
    grounds: tuple[AwardGround, ...]
    security: Fen = 0
    received_on: date | None = None


# Validity of the arbitration agreement


class ValidityForum(StrEnum):
    """Whom a party asks whether the arbitration agreement is valid (仲裁法 31)."""

    INSTITUTION = "institution"
    TRIBUNAL = "tribunal"
    COURT = "court"


class ApplyForValidityRuling(Message):
    """A party objects to the arbitration agreement; where both are asked, the court rules."""

    applicant: str
    forum: ValidityForum


class ValidityDecision(Message):
    """Whether the agreement is valid; a valid one names its institution."""

    valid: bool
    institution: str | None = Field(default=None, min_length=2, max_length=60)
