"""What the events of the desk are called."""

EVENTS = {
    "alert_acknowledged": "确认收到超期提醒",
    "alert_escalated": "超期提醒无人确认，上报上一级",
    "channel_tried": "改用其他方式联系当事人",
    "channels_exhausted": "各种方式均未联系到当事人",
    "electronic_service_withdrawn": "撤回电子送达同意",
    "notice_opened": "当事人已查阅通知",
    "notice_served": "通知已送达",
    "notice_undelivered": "通知未能送达",
    "party_answered": "当事人已答复",
    "party_identified": "已核实当事人身份",
    "service_address_confirmed": "确认送达地址",
    "paper_ordered": "制作文书",
    "case_assigned": "分派案件",
    "case_claimed": "领取案件",
}
