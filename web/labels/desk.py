"""What the events of the desk are called."""

EVENTS = {
    "alert_acknowledged": "确认收到超期提醒",
    "alert_escalated": "超期提醒无人确认，上报上一级",
    "case_assigned": "分派案件",
    "case_claimed": "领取案件",
}
