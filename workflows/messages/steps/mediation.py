"""The steps of mediation."""

from workflows.messages import mediation
from workflows.messages.common import Message, NoFacts, Role
from workflows.messages.steps.step import BUREAU, MEDIATOR, PARTIES, Side, Stage, Step, step

_HELPER = MEDIATOR | BUREAU


def _step(
    name: str,
    title: str,
    roles: frozenset[Role],
    facts: type[Message],
    *citations: str,
    side: Side | None = None,
) -> Step:
    return step(name, Stage.MEDIATION, title, roles, facts, *citations, side=side)


_THE_MEDIATOR = (
    _step("choose_mediator", "选择调解员", PARTIES, mediation.ChooseMediator, "OMR 10", "PML 23"),
    _step("appoint_mediator", "指派调解员", BUREAU, mediation.AppointMediator, "OMR 10", "PML 23"),
    _step("accept_assignment", "接受指派", MEDIATOR, NoFacts, "OMR 12"),
    _step("decline_assignment", "谢绝指派", MEDIATOR, NoFacts, "OMR 12"),
    _step("disclose_conflict", "披露利害关系", MEDIATOR, NoFacts, "CMR 20", "OMR 13"),
    _step(
        "answer_disclosure",
        "答复利害关系披露",
        PARTIES,
        mediation.AnswerDisclosure,
        "CMR 20",
        "OMR 13",
    ),
    _step("request_replacement", "申请更换调解员", PARTIES, NoFacts, "PML 23"),
    _step("refuse_replacement", "不予更换调解员", BUREAU, NoFacts, "PML 23"),
    _step("replace_mediator", "更换调解员", BUREAU, mediation.ReplaceMediator, "OMR 12", "CMR 20"),
)
_CONSENT = (
    _step("record_contact", "记录联系当事人", _HELPER, mediation.RecordContact, "OMR 15"),
    _step(
        "answer_invitation",
        "答复调解邀请",
        PARTIES | _HELPER,
        mediation.AnswerInvitation,
        "PML 17",
        "PML 23",
        side=Side.RESPONDENT,
    ),
    _step(
        "refuse_mediation",
        "拒绝继续调解",
        PARTIES | _HELPER,
        mediation.RefuseMediation,
        "PML 17",
        "PML 23",
        "CMR 15",
    ),
    _step(
        "acknowledge_rights",
        "确认知悉权利义务",
        PARTIES | _HELPER,
        mediation.AcknowledgeRights,
        "OMR 17",
        "IMR 14",
        "PML 23",
    ),
    _step("report_unreachable", "报告无法联系", _HELPER, mediation.ReportUnreachable, "OMR 25"),
)
_SESSIONS = (
    _step("convene_session", "召集调解", _HELPER, mediation.ConveneSession, "OMR 15"),
    _step("record_no_show", "记录未到场", _HELPER, mediation.RecordNoShow, "PML 27"),
    _step("hold_session", "记录调解", _HELPER, mediation.HoldSession, "PML 27", "OMR 22"),
    _step(
        "record_caucus",
        "记录单独会谈",
        MEDIATOR,
        mediation.RecordCaucus,
        "CMR 14",
        "CMR 19",
        "IMR 28",
    ),
    _step("record_undisputed_facts", "记载无争议事实", _HELPER, NoFacts, "OMR 22", "IMR 22"),
    _step(
        "confirm_undisputed_facts",
        "确认无争议事实",
        PARTIES,
        mediation.ConfirmUndisputedFacts,
        "OMR 22",
        "IMR 22",
    ),
)
_OFFERS = (
    _step("make_offer", "提出方案", PARTIES | MEDIATOR, mediation.MakeOffer, "PML 23", "OMR 18"),
    _step("answer_offer", "答复方案", PARTIES, mediation.AnswerOffer, "PML 23", "OMR 18"),
    _step(
        "open_sealed_round",
        "开始密封报价",
        MEDIATOR,
        mediation.OpenSealedRound,
        "PML 23",
        "OMR 18",
    ),
    _step("submit_sealed_figure", "提交密封报价", PARTIES, NoFacts, "PML 23", "OMR 18"),
)
_TIME = (
    _step(
        "extend_mediation",
        "延长调解期限",
        _HELPER,
        mediation.ExtendMediation,
        "OMR 24",
        "IMR 27",
    ),
    _step("start_appraisal", "开始鉴定", _HELPER, NoFacts, "OMR 26"),
    _step("end_appraisal", "结束鉴定", _HELPER, NoFacts, "OMR 26"),
)
_ENDS = (
    _step("record_settlement", "记录调解协议", _HELPER, mediation.RecordSettlement, "PML 29"),
    _step("sign_agreement", "签署调解协议", PARTIES, NoFacts, "PML 29", "OMR 19"),
    _step("refuse_to_sign", "拒绝签署", PARTIES, NoFacts, "OMR 25"),
    _step("end_mediation", "终止调解", _HELPER, mediation.EndMediation, "OMR 25", "PML 26"),
)

MEDIATION_STEPS = (*_THE_MEDIATOR, *_CONSENT, *_SESSIONS, *_OFFERS, *_TIME, *_ENDS)
