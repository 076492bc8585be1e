"""What codes are called on pages, in Chinese."""

from law.debt_types import debt_types
from law.terms import register
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
}

CLOCKS = {"statutory": "法定", "institution": "机构规则", "agreed": "约定", "service": "服务承诺"}

DEADLINE_STATES = {
    "running": "进行中",
    "met": "已按期完成",
    "ended": "已届满",
    "dropped": "不再适用",
}

EVENTS = {
    "agreement_effective": "调解协议生效",
    "agreement_signed": "签署调解协议",
    "announcement_requested": "申请公告送达",
    "answer_filed": "提交答辩状",
    "appeal_filed": "提起上诉",
    "arbitration_accepted": "仲裁机构受理",
    "arbitration_agreement_signed": "签署仲裁协议",
    "arbitration_answered": "提交仲裁答辩书",
    "arbitration_applied": "申请仲裁",
    "arbitration_offer_declined": "拒绝签署仲裁协议",
    "arbitration_offer_signed": "一方签署仲裁协议",
    "arbitration_offered": "提出仲裁协议",
    "arbitration_prepaid": "预交仲裁费",
    "arbitration_refused": "仲裁机构不予受理",
    "assignment_accepted": "调解员接受指派",
    "assignment_declined": "调解员谢绝指派",
    "assignment_lapsed": "调解员逾期未答复",
    "award_made": "作出裁决",
    "award_served": "送达裁决书",
    "case_closed": "结案",
    "confirmation_applied": "共同申请司法确认",
    "confirmation_refused": "裁定驳回司法确认申请",
    "confirmation_ruled": "裁定确认调解协议有效",
    "consent_award_made": "依和解协议作出裁决",
    "copy_served": "送达起诉状副本",
    "court_settled": "法院主持达成调解",
    "deemed_withdrawn": "逾期未交费，视为撤回申请",
    "dispute_filed": "登记申请",
    "enforcement_applied": "申请强制执行",
    "enforcement_ended": "终结执行",
    "enforcement_notice_issued": "发出执行通知",
    "enforcement_requested": "提出强制执行申请",
    "fee_paid": "缴纳诉讼费",
    "filing_accepted": "法院立案",
    "filing_refused": "法院不予受理",
    "forum_opened": "选定解决途径",
    "hearing_held": "仲裁开庭",
    "instalment_missed": "逾期未付款",
    "invitation_answered": "答复调解邀请",
    "judgment_effective": "判决生效",
    "judgment_given": "法院判决",
    "mediation_ended": "调解终止",
    "mediation_extended": "延长调解期限",
    "mediation_opened": "启动调解",
    "mediator_appointed": "指派调解员",
    "package_completed": "立案材料备齐",
    "party_corrected": "更正当事人信息",
    "payment_order_applied": "申请支付令",
    "payment_order_converted": "支付令失效，转入诉讼",
    "payment_order_effective": "支付令生效",
    "payment_order_issued": "发出支付令",
    "payment_order_lapsed": "支付令未能送达，自行失效",
    "payment_order_objected": "债务人提出书面异议",
    "payment_order_refused": "驳回支付令申请",
    "payment_order_served": "送达支付令",
    "payment_order_terminated": "裁定终结督促程序",
    "payment_recorded": "收到付款",
    "performance_completed": "履行完毕",
    "performance_opened": "进入履行",
    "recovery_credited": "执行款计入履行",
    "recovery_recorded": "执行到位",
    "respondent_unreachable": "无法联系被申请人",
    "route_advised": "重新判定可走的途径",
    "second_instance_given": "二审判决",
    "served_by_announcement": "公告送达期满，视为送达",
    "service_breach": "超出服务承诺期限",
    "service_clock_stopped": "服务承诺已兑现，停止计时",
    "service_warning": "服务承诺期限提醒",
    "session_held": "进行调解",
    "settlement_recorded": "达成调解协议",
    "signing_refused": "拒绝签署调解协议",
    "stage_ended": "本阶段终结",
    "suit_declined": "申请人不同意转入诉讼",
    "suit_filed": "提起诉讼",
    "term_ended": "期限届满",
    "trial_held": "法院开庭",
    "tribunal_formed": "组成仲裁庭",
    "tribunal_settlement_recorded": "庭内达成和解",
}

_TERMS = {"OFFER_ANSWER": "答复仲裁协议", "INSTALMENT": "分期付款"}
_SERVICE_STAGES = {"total": "全程", **STAGES}


def stage(code: str) -> str:
    """A stage of a case."""
    return STAGES.get(code, code)


def event(kind: str) -> str:
    """A kind of event; one that has no label yet shows its code."""
    return EVENTS.get(kind, kind)


def step(name: str) -> str:
    """A step of the register."""
    return STEPS[name].title if name in STEPS else name


def debt_type(key: str) -> str:
    """A debt type of the catalogue."""
    return debt_types()[key].title if key in debt_types() else key


def term(code: str) -> str:
    """A term: of the law's register, or of the service promise."""
    if code in register():
        return register()[code].name
    if code.startswith("SLA_"):
        return _service_term(code)
    return _TERMS.get(code, code)


def _service_term(code: str) -> str:
    name, _, mark = code.removeprefix("SLA_").lower().rpartition("_")
    part = _SERVICE_STAGES.get(name, name)
    return f"{part}期限" if mark == "100" else f"{part}期限已用 {mark}%"
