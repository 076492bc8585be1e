"""Sample facts of the papers after a title."""

from datetime import date

from templates.models import (
    Piece,
    SumItem,
    Title,
)
from templates.models_performance import (
    DefaultNotice,
    EnforcementApplication,
    PaymentRow,
    PerformanceRecord,
)
from tests.templates.parties import (
    BEARINGS,
    BEARINGS_ACCOUNT,
    BUILDER,
    BUILDER_ACCOUNT,
    COMMITTEE,
    DEVELOPER,
    GEAR_PLAN,
    GEAR_RULING,
    MACHINERY,
    as_role,
    yuan,
)

PERFORMANCE: dict[str, Piece] = {
    "default_notice": DefaultNotice(
        case_no="JF-2026-0007",
        debtor=MACHINERY.name,
        guarantors=("王戊",),
        creditor=BEARINGS.name,
        title=GEAR_RULING,
        enforceable=True,
        missed=GEAR_PLAN[1],
        paid=yuan(0),
        remaining=yuan(221_245),
        accelerated=False,
        late_interest="以未付金额为基数，自2026年7月16日起至实际付清之日止，按每日万分之三计算。",
        pay_by=date(2026, 7, 24),
        account=BEARINGS_ACCOUNT,
        sent_by=COMMITTEE,
        dated_on=date(2026, 7, 17),
    ),
    "performance_record": PerformanceRecord(
        case_no="JF-2026-0007",
        creditor=BEARINGS.name,
        debtors=(MACHINERY.name, "王戊"),
        title=GEAR_RULING,
        owed=yuan(442_490),
        payments=(
            PaymentRow(
                paid_on=date(2026, 6, 12),
                amount=yuan(221_245),
                mode="银行转账",
                receipt="电子回单260612001",
            ),
        ),
        paid=yuan(221_245),
        outstanding=yuan(221_245),
        recorded_by=COMMITTEE,
        dated_on=date(2026, 7, 17),
    ),
    "enforcement_application": EnforcementApplication(
        applicant=as_role(BUILDER, "申请执行人"),
        debtors=(as_role(DEVELOPER, "被执行人"),),
        court="江苏省无锡市中级人民法院",
        court_ground="被执行人住所地在贵院辖区。",
        title=Title(
            kind="裁决书",
            number="（2026）锡仲裁字第101号",
            issued_by="无锡仲裁委员会",
            effective_on=date(2026, 5, 27),
        ),
        obligations=("支付工程款780,000.00元；", "支付违约金128,700.00元。"),
        items=(
            SumItem(label="工程款", amount=yuan(780_000)),
            SumItem(label="违约金", amount=yuan(128_700)),
        ),
        total=yuan(908_700),
        running_interest=None,
        perform_by=date(2026, 6, 11),
        apply_until=date(2028, 6, 12),
        facts=("裁决书已送达被执行人，被执行人至今分文未付。",),
        assets=("宜兴市宜城街道解放路20号办公房产；",),
        account=BUILDER_ACCOUNT,
        attachments=("裁决书", "仲裁协议（施工合同）", "申请执行人身份证明", "授权委托书"),
        dated_on=date(2026, 6, 15),
    ),
}
