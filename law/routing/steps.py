"""The steps a dispute can take, and the answer to what may be done now."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from law.basis import Basis


class Step(StrEnum):
    """A lawful move of the procedure. ``MANUAL`` is a decision only a person can take."""

    MEDIATION = "mediation"
    JUDICIAL_CONFIRMATION = "judicial_confirmation"
    ARBITRATION = "arbitration"
    ARBITRATION_AGREEMENT_OFFER = "arbitration_agreement_offer"
    PAYMENT_ORDER = "payment_order"
    SMALL_CLAIMS = "small_claims"
    SIMPLIFIED = "simplified"
    ORDINARY = "ordinary"
    ENFORCEMENT = "enforcement"
    CLAIM_DECLARATION = "claim_declaration"
    CLOSE = "close"
    MANUAL = "manual"


ALL = frozenset(Step) - {Step.MANUAL}
TRIAL = frozenset({Step.SMALL_CLAIMS, Step.SIMPLIFIED, Step.ORDINARY})
COURT = TRIAL | {Step.PAYMENT_ORDER}
MERITS = COURT | {Step.ARBITRATION, Step.ARBITRATION_AGREEMENT_OFFER}


class Blocked(BaseModel):
    """A step that is not open, why not (in Chinese), and the articles that bar it."""

    model_config = ConfigDict(frozen=True)

    step: Step
    reason: str
    basis: tuple[Basis, ...]


class Route(BaseModel):
    """What may be done now.

    ``rows`` are the rows of the routing table that apply, ``next`` every lawful next step with the
    preferred one first, ``blocked`` every other step but ``MANUAL`` with its reason.
    """

    model_config = ConfigDict(frozen=True)

    rows: tuple[str, ...]
    next: tuple[Step, ...]
    blocked: tuple[Blocked, ...]
