"""What the events of performance are called."""

EVENTS = {
    "instalment_missed": "逾期未付款",
    "payment_recorded": "收到付款",
    "performance_completed": "履行完毕",
    "performance_opened": "进入履行",
    "recovery_credited": "执行款计入履行",
}
