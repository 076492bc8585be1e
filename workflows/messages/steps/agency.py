"""The steps of agency."""

from workflows.messages import agency
from workflows.messages.steps.step import BUREAU, PARTIES, Stage, step

_STAGE = Stage.DISPUTE

AGENCY_STEPS = (
    step(
        "appoint_agent",
        _STAGE,
        "委托代理人",
        BUREAU | PARTIES,
        agency.AppointAgent,
        "CPL 61",
        "CPL 62",
        "CPL-I 88",
        "CPL-I 89",
    ),
    step("revoke_agent", _STAGE, "解除委托", BUREAU | PARTIES, agency.RevokeAgent, "CPL 62"),
)
