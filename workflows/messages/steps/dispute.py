"""The steps of the dispute itself."""

from workflows.messages import dispute
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import BUREAU, PARTIES, Side, Stage, step

_STAGE = Stage.DISPUTE
_ANYONE = BUREAU | PARTIES

DISPUTE_STEPS = (
    step("file_dispute", _STAGE, "登记申请", BUREAU, NoFacts, "PML 17"),
    step("withdraw_claim", _STAGE, "撤回申请", _ANYONE, NoFacts, "PML 23", side=Side.CLAIMANT),
    step(
        "reopen_mediation",
        _STAGE,
        "重新调解",
        BUREAU,
        dispute.ReopenMediation,
        "PML 17",
        "CPL 206",
    ),
    step(
        "offer_arbitration_agreement",
        _STAGE,
        "提出仲裁协议",
        BUREAU,
        dispute.OfferArbitrationAgreement,
        "AL 27",
    ),
    step(
        "answer_arbitration_offer",
        _STAGE,
        "签署或拒绝仲裁协议",
        PARTIES,
        dispute.AnswerArbitrationOffer,
        "AL 4",
        "AL 27",
    ),
    step(
        "apply_for_confirmation",
        _STAGE,
        "共同申请司法确认",
        BUREAU,
        dispute.ApplyForConfirmation,
        "CPL 205",
        "PML 33",
    ),
    step(
        "apply_for_arbitration",
        _STAGE,
        "申请仲裁",
        _ANYONE,
        NoFacts,
        "AL 32",
        "AL 34",
        side=Side.CLAIMANT,
    ),
    step(
        "apply_for_payment_order",
        _STAGE,
        "申请支付令",
        _ANYONE,
        NoFacts,
        "CPL 225",
        side=Side.CLAIMANT,
    ),
    step(
        "file_suit",
        _STAGE,
        "起诉",
        _ANYONE,
        dispute.FileSuit,
        "CPL 122",
        "CPL 124",
        side=Side.CLAIMANT,
    ),
    step(
        "apply_for_enforcement",
        _STAGE,
        "申请强制执行",
        _ANYONE,
        NoFacts,
        "CPL 247",
        "CPL 250",
        side=Side.CLAIMANT,
    ),
    step("correct_party", _STAGE, "更正当事人信息", BUREAU, dispute.CorrectParty, "OMR 17"),
    step("hand_over", _STAGE, "转人工办理", BUREAU, dispute.HandOver, "PML 26"),
)
