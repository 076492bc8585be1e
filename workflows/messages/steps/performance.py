"""The steps of performance."""

from workflows.messages import performance
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
)
