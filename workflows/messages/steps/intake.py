"""The steps of intake."""

from workflows.messages import intake, under_way
from workflows.messages.steps.step import BUREAU, PARTIES, Side, Stage, step

_STAGE = Stage.DISPUTE

INTAKE_STEPS = (
    step(
        "review_intake",
        _STAGE,
        "审查申请材料",
        BUREAU,
        intake.ReviewIntake,
        "PML 17",
        "OMR 17",
    ),
    step(
        "supplement_intake",
        _STAGE,
        "补正申请材料",
        BUREAU | PARTIES,
        intake.SupplementIntake,
        "CPL-I 126",
        side=Side.CLAIMANT,
    ),
    step("refuse_intake", _STAGE, "不予受理", BUREAU, intake.RefuseIntake, "PML 26"),
    step(
        "record_outcome_elsewhere",
        _STAGE,
        "记录他处程序的结果",
        BUREAU,
        under_way.OutcomeElsewhere,
        "AL 10",
        "CPL 127(5)",
    ),
)
