"""The steps of the bureau's desk: who is in charge, and how far each party has come."""

from workflows.messages import desk, engagement
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import BUREAU, PARTIES, Side, Stage, step

_STAGE = Stage.DISPUTE

DESK_STEPS = (
    step("assign_case", _STAGE, "分派案件", BUREAU, desk.AssignCase),
    step("claim_case", _STAGE, "领取案件", BUREAU, NoFacts),
    step(
        "order_paper",
        _STAGE,
        "制作文书",
        BUREAU | PARTIES,
        desk.OrderPaper,
        side=Side.CLAIMANT,
    ),
    step("acknowledge_alert", _STAGE, "确认收到超期提醒", BUREAU, NoFacts),
    step(
        "record_engagement", _STAGE, "记录当事人回应", BUREAU, engagement.RecordEngagement, "OMR 15"
    ),
    step(
        "record_non_delivery",
        _STAGE,
        "记录未能送达",
        BUREAU,
        engagement.RecordNonDelivery,
        "OMR 15",
    ),
    step("open_notice", _STAGE, "查阅通知", PARTIES, engagement.OpenNotice, "OMR 15"),
    step(
        "confirm_service_address",
        _STAGE,
        "确认送达地址",
        PARTIES,
        engagement.ConfirmServiceAddress,
        "CPL 90",
        "CPL-I 136",
        "CPL-I 137",
        "OLR 29",
        "OLR 30",
    ),
    step(
        "withdraw_electronic_service",
        _STAGE,
        "撤回电子送达同意",
        PARTIES,
        NoFacts,
        "CPL 90",
        "OLR 29",
    ),
)
