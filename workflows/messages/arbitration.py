"""Facts of the steps of arbitration up to the award."""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from workflows.messages.common import Fen, Message
from workflows.messages.incidents import Defence
from workflows.messages.mediation import SessionMode, Terms

# Application


class ArbitrationAcceptance(Message):
    """The institution accepts the application (仲裁法 35)."""

    file_no: str = Field(min_length=4, max_length=60, examples=["（2026）锡仲字第0123号"])


class ArbitrationRefusalReason(StrEnum):
    """Why an institution does not accept an application (仲裁法 32, 35)."""

    NO_AGREEMENT = "no_agreement"
    OTHER_INSTITUTION = "other_institution"
    NOT_ARBITRABLE = "not_arbitrable"
    NO_DEFINITE_CLAIM = "no_definite_claim"
    MATERIALS_MISSING = "materials_missing"


class ArbitrationRefusal(Message):
    """The institution refuses, in writing and with its reason; its words go with the act."""

    reason: ArbitrationRefusalReason


class SupplementItem(StrEnum):
    """What of an application is still missing or unclear."""

    APPLICATION = "application"
    AGREEMENT = "agreement"
    IDENTITY = "identity"
    AUTHORITY = "authority"
    EVIDENCE = "evidence"
    COPIES = "copies"


class RequestSupplement(Message):
    """The institution has the claimant supplement its application within a term of its rules."""

    items: tuple[SupplementItem, ...] = Field(min_length=1)


class Prepayment(Message):
    """The claimant prepays the arbitration fee."""

    amount: Fen = Field(gt=0)


class DecideFeeDeferral(Message):
    """The institution lets the fee be paid later, by ``until``, or does not (收费办法 6).

    ``reduced_to`` is the fee that it asks instead, where its rules let it reduce it.
    """

    granted: bool
    until: date | None = None
    reduced_to: Fen | None = None


class WithdrawArbitration(Message):
    """The claimant withdraws its application, with the settlement that led to it if any (62, 63).

    ``refund``: what the institution pays back of the fee once a tribunal sits; before that all of
    it is paid back (收费办法 12).
    """

    terms: Terms | None = None
    refund: Fen | None = None


class NoticeService(Message):
    """Who received the notice of arbitration that day; nobody named: all who had not (36, 41)."""

    parties: tuple[str, ...] = ()


# Tribunal


class AgreeOnTribunal(Message):
    """The parties agree on a sole arbitrator or on three (仲裁法 42–44)."""

    size: Literal[1, 3]
    agreed_by: tuple[str, ...]


class SelectArbitrator(Message):
    """A party's choice: its own arbitrator or the sole one, and of three the presiding one (43)."""

    arbitrator: str
    presiding: str | None = None


class FormTribunal(Message):
    """A sole arbitrator or three, the first presiding, by their accounts; never the mediator.

    ``appointed`` are those the director appoints; the parties chose the others. ``entrusted_by``
    are the parties who asked the director to appoint (仲裁法 43, 44).
    """

    arbitrators: tuple[str, ...] = Field(min_length=1, max_length=3)
    appointed: tuple[str, ...] = ()
    entrusted_by: tuple[str, ...] = ()


class Disclosure(Message):
    """An arbitrator's written statement: whether there are circumstances to disclose (45).

    What they are goes with the act as its record.
    """

    circumstances: bool


class ChallengeGround(StrEnum):
    """Why an arbitrator must withdraw (仲裁法 46)."""

    PARTY_OR_RELATIVE = "party_or_relative"
    INTEREST = "interest"
    OTHER_RELATION = "other_relation"
    PRIVATE_CONTACT = "private_contact"


class ChallengeArbitrator(Message):
    """A party challenges an arbitrator; ``learned_on``: when it learned of the ground (47)."""

    arbitrator: str
    ground: ChallengeGround
    learned_on: date | None = None


class DecideChallenge(Message):
    """The director's decision on a challenge (仲裁法 48)."""

    arbitrator: str
    upheld: bool


class VacancyReason(StrEnum):
    """Why an arbitrator no longer serves (仲裁法 49)."""

    CHALLENGED = "challenged"
    WITHDREW = "withdrew"
    UNABLE = "unable"
    REMOVED = "removed"


class ReplaceArbitrator(Message):
    """Another arbitrator, chosen or appointed as the one before him (仲裁法 49)."""

    removed: str
    replacement: str
    reason: VacancyReason


class DecideRepetition(Message):
    """Whether what was heard before the replacement is heard again: the tribunal decides (49)."""

    repeat: bool


# Defence


class AmendClaims(Message):
    """The claimant waives or changes its claims; ``amount`` is what it now claims (38)."""

    amount: Fen


class FileCounterclaim(Message):
    """A counterclaim, or a set-off, and its amount; ``prepaid`` is its fee (38; 收费办法 4)."""

    kind: Defence
    amount: Fen = Field(gt=0)
    prepaid: Fen = 0


class JurisdictionGround(StrEnum):
    """Why a party says that the arbitration has no footing (仲裁法 28, 31)."""

    NO_AGREEMENT = "no_agreement"
    AGREEMENT_INVALID = "agreement_invalid"
    BEYOND_AGREEMENT = "beyond_agreement"


class ObjectToJurisdiction(Message):
    """An objection before the first hearing (仲裁法 31)."""

    ground: JurisdictionGround


class JurisdictionDecider(StrEnum):
    """Who decides on the objection; a court that is asked rules in its own track (仲裁法 31)."""

    INSTITUTION = "institution"
    TRIBUNAL = "tribunal"


class DecideJurisdiction(Message):
    """The decision on the objection: whether the arbitration goes on."""

    by: JurisdictionDecider
    competent: bool


# Hearing


class SetEvidenceTerm(Message):
    """The tribunal's own last day for evidence."""

    until: date


class AgreeOnDocumentsOnly(Message):
    """The parties agree to an award without a hearing (仲裁法 51)."""

    agreed_by: tuple[str, ...]


class NotifyHearing(Message):
    """The parties are told of the hearing in writing (53).

    ``agreed_by`` are the parties who agree to shorter notice than the rules give.
    """

    on: date
    mode: SessionMode
    agreed_by: tuple[str, ...] = ()


class RequestPostponement(Message):
    """A party asks for a later hearing; ``unforeseen``: its reason arose after the rules' term."""

    unforeseen: bool = False


class DecidePostponement(Message):
    """Whether the hearing is put off: the tribunal decides (仲裁法 53)."""

    granted: bool


class HoldHearing(Message):
    """A hearing held; its record is in the act's submission.

    ``excused``: absent for a good reason; ``left``: present, but gone without leave, which counts
    as absent (54). ``adjourned_to``: the day it goes on.
    """

    mode: SessionMode
    present: tuple[str, ...]
    excused: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    adjourned_to: date | None = None


class TribunalSettlement(Message):
    """A settlement before the tribunal, to be put into a consent award (仲裁法 62–65)."""

    terms: Terms


# Award


class ExtendAwardTerm(Message):
    """The director lets the tribunal take longer, by so many months in all."""

    months: int = Field(ge=1, le=6)


class MakeAward(Message):
    """The award: what is to be paid, and by when; ``costs`` are the fees the respondent bears.

    ``counterclaim`` is what is granted on a counterclaim, 0 where it is dismissed; of a set-off it
    is what has been set off, and ``amount`` is what remains.
    """

    amount: Fen
    costs: Fen
    perform_by: date
    by_default: bool = False
    counterclaim: Fen | None = None


class Sham(StrEnum):
    """Why the tribunal dismisses an application as a sham (仲裁法 61)."""

    FABRICATED = "fabricated"
    COLLUSION = "collusion"


class DismissAsSham(Message):
    """The tribunal dismisses the claims."""

    kind: Sham


# After the award


class AwardService(Message):
    """Who received the award that day; nobody named: every party that had not (41, 72)."""

    parties: tuple[str, ...] = ()


class AwardError(StrEnum):
    """What of an award may be corrected (仲裁法 69)."""

    CLERICAL = "clerical"
    COMPUTATION = "computation"
    OMISSION = "omission"


class RequestAwardCorrection(Message):
    """A party asks for a correction within thirty days of receipt (仲裁法 69)."""

    error: AwardError


class CorrectAward(Message):
    """The tribunal corrects the award; what is not named stays as it was (仲裁法 69)."""

    error: AwardError
    amount: Fen | None = None
    costs: Fen | None = None
    perform_by: date | None = None


class ReopenArbitration(Message):
    """The tribunal arbitrates again as the court has notified it, by ``until`` (仲裁法 74)."""

    court_case_no: str = Field(min_length=4, max_length=60)
    until: date
