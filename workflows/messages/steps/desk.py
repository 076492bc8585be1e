"""The steps of the bureau's desk."""

from workflows.messages import desk
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import BUREAU, Stage, step

_STAGE = Stage.DISPUTE

DESK_STEPS = (
    step("assign_case", _STAGE, "分派案件", BUREAU, desk.AssignCase),
    step("claim_case", _STAGE, "领取案件", BUREAU, NoFacts),
    step("acknowledge_alert", _STAGE, "确认收到超期提醒", BUREAU, NoFacts),
)
