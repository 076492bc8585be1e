"""What the events of a filing are called."""

EVENTS = {
    "filing_acknowledged": "受理机构已收件",
    "filing_closed": "递交程序终结",
    "filing_delivered": "立案材料已放入待递交目录",
    "filing_granted": "受理机构答复受理",
    "filing_returned": "受理机构退回补正",
    "filing_term_restarted": "立案期间自补正后重新起算",
    "filing_undelivered": "暂时无法送达受理机构，系统继续递交",
    "package_completed": "立案材料备齐",
    "package_incomplete": "立案材料尚不齐备，系统继续制作",
    "package_ordered": "开始制作立案材料",
    "package_resubmitted": "补正后重新递交",
}
