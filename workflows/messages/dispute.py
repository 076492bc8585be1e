"""Facts of the steps that the dispute itself takes."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from workflows.messages.common import Message


class Track(StrEnum):
    """Tracks before a court. The last four run beside the forum and decide no claim."""

    JUDICIAL_CONFIRMATION = "judicial_confirmation"
    PAYMENT_ORDER = "payment_order"
    SMALL_CLAIMS = "small_claims"
    SIMPLIFIED = "simplified"
    ORDINARY = "ordinary"
    ENFORCEMENT = "enforcement"
    PRESERVATION = "preservation"
    SET_ASIDE = "set_aside"
    NON_ENFORCEMENT = "non_enforcement"
    VALIDITY = "validity"


NO_FORUM = frozenset(
    {
        Track.ENFORCEMENT,
        Track.PRESERVATION,
        Track.SET_ASIDE,
        Track.NON_ENFORCEMENT,
        Track.VALIDITY,
    }
)
"""The tracks that decide no claim, so that they may run beside a forum."""
TRIALS = frozenset({Track.SMALL_CLAIMS, Track.SIMPLIFIED, Track.ORDINARY})
"""The procedures in which a suit is tried."""
BROUGHT = TRIALS | {"arbitration"}
"""The forums before which the claim itself is brought: a suit, or an arbitration."""


class TrialTrack(StrEnum):
    """The three procedures in which a court tries a claim."""

    SMALL_CLAIMS = "small_claims"
    SIMPLIFIED = "simplified"
    ORDINARY = "ordinary"


class DisputeOpening(Message):
    """Starts the dispute. ``simulated`` cases run at their own date, from ``filed_on``."""

    case_no: str
    filed_on: date
    simulated: bool = False
    policy: str = "wuxi"


class ReopenMediation(Message):
    """All parties ask for mediation once more, before any forum is open."""

    consented_by: tuple[str, ...]


class OfferArbitrationAgreement(Message):
    """An arbitration agreement offered after the dispute arose; it names one institution."""

    institution: str = Field(min_length=2, max_length=60)


class AnswerArbitrationOffer(Message):
    """A party signs the offered agreement or declines it; silence is no signature."""

    signed: bool


class ApplyForConfirmation(Message):
    """A joint application: every party to the agreement applies (民事诉讼法 205)."""

    applicants: tuple[str, ...] = Field(min_length=2)


class FileSuit(Message):
    """The trial procedure the claimant files for.

    ``agreed_by`` names the parties where a procedure is open only by agreement of both sides.
    """

    track: TrialTrack
    agreed_by: tuple[str, ...] = ()


class CorrectParty(Message):
    """A correction of a party's details, whose new words are in the act's submission."""

    party_id: str
    version: int = Field(ge=1)


class HandOverReason(StrEnum):
    """Why a case leaves the system for a person's hands."""

    OUT_OF_SCOPE = "out_of_scope"
    CLAIM_DECLARATION = "claim_declaration"
    OTHER = "other"


class HandOver(Message):
    """The case goes on outside the system."""

    reason: HandOverReason
