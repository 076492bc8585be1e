"""What codes are called on pages: the tables in Chinese, the functions in the reader's language."""

from law.debt_types import debt_types
from notices.term_names import numbered_term
from web.labels import (
    arbitration,
    challenge,
    court,
    desk,
    dispute,
    filing,
    intake,
    mediation,
    performance,
)
from web.language import gettext
from workflows.messages.steps import STEPS

STAGES = {
    "submitted": "已提交",
    "intake": "登记",
    "mediation": "调解",
    "arbitration": "仲裁",
    "court": "法院",
    "performance": "履行",
    "enforcement": "执行",
    "closed": "已结案",
}

ROLES = {
    "clerk": "经办人",
    "supervisor": "主管",
    "mediator": "调解员",
    "arbitrator": "仲裁员",
    "party": "当事人",
    "ops": "运维",
    "admin": "管理员",
}

SIDES = {"claimant": "申请人", "respondent": "被申请人", "guarantor": "保证人"}

ROUTE_STEPS = {
    "mediation": "调解",
    "judicial_confirmation": "申请司法确认",
    "arbitration": "申请仲裁",
    "arbitration_agreement_offer": "提出仲裁协议",
    "payment_order": "申请支付令",
    "small_claims": "小额诉讼",
    "simplified": "简易程序起诉",
    "ordinary": "普通程序起诉",
    "enforcement": "申请强制执行",
    "claim_declaration": "申报债权",
    "close": "结案",
    "manual": "人工办理",
}

RESOLUTIONS = {
    "paid": "款项已付清",
    "title": "已有生效的执行依据",
    "withdrawn": "申请人撤回",
    "escalated": "已备齐材料，依法转入下一程序",
}

OUTCOMES = {
    "performed": "履行完毕",
    "dismissed": "驳回请求",
    "withdrawn": "撤回申请",
    "handed_over": "转人工办理",
    "merged": "并入另案",
    "refused": "不予受理",
    "deemed_withdrawn": "逾期未补正，视为撤回申请",
    "distributed": "破产财产分配终结",
    "no_successor": "没有承受人而终结",
}

SORTS = {
    "due": "最近到期在前",
    "-due": "最晚到期在前",
    "-filed": "最近登记在前",
    "filed": "最早登记在前",
    "-amount": "标的额从大到小",
    "amount": "标的额从小到大",
    "-case_no": "案号从大到小",
    "case_no": "案号从小到大",
}

CASE_STATES = {"open": "未结", "closed": "已结"}

ASSIGNEES = {"me": "本人", "none": "待领取"}

YES_NO = {"true": "是", "false": "否"}

DUE_BUCKETS = {
    "overdue": "已过期",
    "today": "今天到期",
    "within_3_days": "三日内到期",
    "within_7_days": "七日内到期",
    "later": "更晚到期",
    "none": "无进行中的期限",
}

CLOCKS = {
    "statutory": "法定",
    "institution": "机构规则",
    "appointed": "指定",
    "agreed": "约定",
    "service": "服务承诺",
    "court": "法院指定",
}

DEADLINE_STATES = {
    "corrected": "起算日已更正",
    "stayed": "中止",
    "running": "进行中",
    "met": "已按期完成",
    "ended": "已届满",
    "dropped": "不再适用",
}

EVENTS = (
    dispute.EVENTS
    | intake.EVENTS
    | mediation.EVENTS
    | arbitration.EVENTS
    | court.EVENTS
    | performance.EVENTS
    | challenge.EVENTS
    | desk.EVENTS
    | filing.EVENTS
)

_SERVICE_STAGES = {"total": "全程", **STAGES}


def stage(code: str) -> str:
    """A stage of a case."""
    return gettext(STAGES.get(code, code))


def event(kind: str) -> str:
    """A kind of event; one that has no label yet shows its code."""
    return gettext(EVENTS.get(kind, kind))


def step(name: str) -> str:
    """A step of the register."""
    return gettext(STEPS[name].title) if name in STEPS else name


def debt_type(key: str) -> str:
    """A debt type of the catalogue."""
    return gettext(debt_types()[key].title) if key in debt_types() else key


def term(code: str) -> str:
    """A term: of the law, of a court, of a schedule, or of the service promise."""
    if code.startswith("SLA_"):
        return _service_term(code)
    called, number = numbered_term(code)
    if number and called:
        return gettext("%(term)s（第%(number)s笔）") % {"term": gettext(called), "number": number}
    return gettext(called or code)


def _service_term(code: str) -> str:
    name, _, mark = code.removeprefix("SLA_").lower().rpartition("_")
    part = gettext(_SERVICE_STAGES.get(name, name))
    told = gettext("%(part)s期限") if mark == "100" else gettext("%(part)s期限已用 %(mark)s%%")
    return told % {"part": part, "mark": mark}
