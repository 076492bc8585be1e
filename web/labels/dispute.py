"""What the events of the dispute itself are called."""

EVENTS = {
    "arbitration_agreement_signed": "签署仲裁协议",
    "arbitration_offer_declined": "拒绝签署仲裁协议",
    "arbitration_offer_signed": "一方签署仲裁协议",
    "arbitration_offered": "提出仲裁协议",
    "case_closed": "结案",
    "dispute_filed": "登记申请",
    "enforcement_requested": "提出强制执行申请",
    "forum_opened": "选定解决途径",
    "party_corrected": "更正当事人信息",
    "route_advised": "重新判定可走的途径",
    "service_breach": "超出服务承诺期限",
    "service_clock_stopped": "服务承诺已兑现，停止计时",
    "service_warning": "服务承诺期限提醒",
    "stage_ended": "本阶段终结",
    "term_ended": "期限届满",
}
