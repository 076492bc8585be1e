"""The steps of performance."""

from workflows.messages import performance
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import BUREAU, PARTIES, Side, Stage, step

_STAGE = Stage.PERFORMANCE

PERFORMANCE_STEPS = (
    step(
        "record_payment",
        _STAGE,
        "记录付款",
        BUREAU | PARTIES,
        performance.RecordPayment,
        "CC 561",
        side=Side.CLAIMANT,
    ),
    step(
        "claim_payment",
        _STAGE,
        "主张已付款",
        BUREAU | PARTIES,
        performance.ClaimPayment,
        "CC 561",
        side=Side.RESPONDENT,
    ),
    step(
        "confirm_payment",
        _STAGE,
        "确认收到所主张的付款",
        PARTIES,
        performance.AnswerPayment,
        "CC 561",
        side=Side.CLAIMANT,
    ),
    step(
        "contest_payment",
        _STAGE,
        "否认收到所主张的付款",
        PARTIES,
        performance.AnswerPayment,
        "CC 561",
        side=Side.CLAIMANT,
    ),
    step("decide_payment", _STAGE, "认定所主张的付款", BUREAU, performance.DecidePayment, "CC 561"),
    step(
        "propose_amendment",
        _STAGE,
        "提出变更还款计划",
        BUREAU | PARTIES,
        performance.ProposeAmendment,
        "CC 543",
    ),
    step(
        "sign_amendment",
        _STAGE,
        "签署还款计划变更协议",
        PARTIES,
        performance.SignAmendment,
        "CC 543",
    ),
    step(
        "confirm_completion",
        _STAGE,
        "确认履行完毕",
        BUREAU | PARTIES,
        NoFacts,
        "CC 557",
        side=Side.CLAIMANT,
    ),
)
