"""What the events of arbitration are called."""

EVENTS = {
    "arbitration_accepted": "仲裁机构受理",
    "arbitration_answered": "提交仲裁答辩书",
    "arbitration_applied": "申请仲裁",
    "arbitration_prepaid": "预交仲裁费",
    "arbitration_refused": "仲裁机构不予受理",
    "award_made": "作出裁决",
    "award_served": "送达裁决书",
    "consent_award_made": "依和解协议作出裁决",
    "deemed_withdrawn": "逾期未交费，视为撤回申请",
    "hearing_held": "仲裁开庭",
    "tribunal_formed": "组成仲裁庭",
    "tribunal_settlement_recorded": "庭内达成和解",
}
