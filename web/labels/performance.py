"""What the events of performance are called."""

EVENTS = {
    "amendment_declined": "还款计划变更未获同意",
    "amendment_lapsed": "还款计划变更逾期未签",
    "amendment_proposed": "提出变更还款计划",
    "amendment_signed": "一方签署还款计划变更",
    "completion_asked": "请债权人确认履行完毕",
    "completion_confirmed": "债权人确认履行完毕",
    "completion_unanswered": "债权人未答复是否履行完毕",
    "instalment_missed": "逾期未付款",
    "payment_claimed": "债务人主张已付款",
    "payment_confirmed": "债权人确认收到付款",
    "payment_contested": "债权人否认收到付款",
    "payment_found": "认定已收到付款",
    "payment_not_found": "认定未收到付款",
    "payment_recorded": "收到付款",
    "payment_unanswered": "债权人未答复是否收到付款",
    "performance_completed": "履行完毕",
    "performance_opened": "进入履行",
    "recovery_credited": "执行款计入履行",
    "schedule_amended": "还款计划已变更",
}
