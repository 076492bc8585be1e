"""What the events of mediation are called."""

EVENTS = {
    "agreement_effective": "调解协议生效",
    "agreement_signed": "签署调解协议",
    "assignment_accepted": "调解员接受指派",
    "assignment_declined": "调解员谢绝指派",
    "assignment_lapsed": "调解员逾期未答复",
    "invitation_answered": "答复调解邀请",
    "mediation_ended": "调解终止",
    "mediation_extended": "延长调解期限",
    "mediation_opened": "启动调解",
    "mediator_appointed": "指派调解员",
    "respondent_unreachable": "无法联系被申请人",
    "session_held": "进行调解",
    "settlement_recorded": "达成调解协议",
    "signing_refused": "拒绝签署调解协议",
}
