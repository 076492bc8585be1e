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


STEP_TITLES: dict[Step, str] = {
    Step.MEDIATION: "调解",
    Step.JUDICIAL_CONFIRMATION: "申请司法确认",
    Step.ARBITRATION: "申请仲裁",
    Step.ARBITRATION_AGREEMENT_OFFER: "提议签订仲裁协议",
    Step.PAYMENT_ORDER: "申请支付令",
    Step.SMALL_CLAIMS: "起诉（小额诉讼程序）",
    Step.SIMPLIFIED: "起诉（简易程序）",
    Step.ORDINARY: "起诉（普通程序）",
    Step.ENFORCEMENT: "申请执行",
    Step.CLAIM_DECLARATION: "申报债权",
    Step.CLOSE: "结案",
    Step.MANUAL: "人工处理",
}
"""What people call each step."""

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
