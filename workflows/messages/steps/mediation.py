"""The steps of mediation."""

from workflows.messages import mediation
from workflows.messages.common import NoFacts
from workflows.messages.steps.step import BUREAU, MEDIATOR, PARTIES, Side, Stage, step

_STAGE = Stage.MEDIATION
_HELPER = MEDIATOR | BUREAU

MEDIATION_STEPS = (
    step(
        "appoint_mediator",
        _STAGE,
        "指派调解员",
        BUREAU,
        mediation.AppointMediator,
        "OMR 10",
        "PML 23",
    ),
    step("accept_assignment", _STAGE, "接受指派", MEDIATOR, NoFacts, "OMR 12"),
    step("decline_assignment", _STAGE, "谢绝指派", MEDIATOR, NoFacts, "OMR 12"),
    step(
        "answer_invitation",
        _STAGE,
        "答复调解邀请",
        PARTIES | _HELPER,
        mediation.AnswerInvitation,
        "PML 17",
        "PML 23",
        side=Side.RESPONDENT,
    ),
    step(
        "report_unreachable",
        _STAGE,
        "报告无法联系",
        _HELPER,
        mediation.ReportUnreachable,
        "OMR 25",
    ),
    step("hold_session", _STAGE, "记录调解", _HELPER, mediation.HoldSession, "PML 27", "OMR 22"),
    step(
        "record_settlement",
        _STAGE,
        "记录调解协议",
        _HELPER,
        mediation.RecordSettlement,
        "PML 29",
    ),
    step("sign_agreement", _STAGE, "签署调解协议", PARTIES, NoFacts, "PML 29", "OMR 19"),
    step("refuse_to_sign", _STAGE, "拒绝签署", PARTIES, NoFacts, "OMR 25"),
    step(
        "extend_mediation",
        _STAGE,
        "延长调解期限",
        _HELPER,
        mediation.ExtendMediation,
        "OMR 24",
        "IMR 27",
    ),
    step("end_mediation", _STAGE, "终止调解", _HELPER, mediation.EndMediation, "OMR 25", "PML 26"),
)
