"""What the desk of ops and the reports call their codes, in Chinese."""

AGES = {
    "d15": "15 日内",
    "d30": "16–30 日",
    "d45": "31–45 日",
    "d60": "46–60 日",
    "d90": "61–90 日",
    "over": "90 日以上",
}
BUDGETS = {
    "SLA_TOTAL_100": "全程四十五日",
    "SLA_INTAKE_100": "受理",
    "SLA_MEDIATION_100": "调解",
    "SLA_ARBITRATION_100": "仲裁",
    "SLA_COURT_100": "法院",
}
GROUNDS = {
    "consented_extension": "各方同意延长",
    "appraisal": "鉴定",
    "announcement_service": "公告送达",
    "party_ended": "当事人死亡或者终止",
    "bankruptcy_stay": "破产程序",
    "correction_by_party": "当事人补正",
}
WORKFLOW_STATES = {
    "waiting": "等待中",
    "task_failing": "流程任务反复失败",
    "gone": "Temporal 中没有该流程",
    "unknown": "Temporal 没有答复",
}
QUEUES = {"workflow": "流程任务", "activity": "活动"}
PACKAGE_STATES = {
    "complete": "待递交",
    "delivered": "已放入待递交目录",
    "acknowledged": "受理机构已收件",
    "returned": "退回补正",
}
GROUPED = {"month": "登记月份", "bureau": "单位", "debt_type": "类型"}
