"""Sample facts of the papers of intake."""

from datetime import date

from templates.models import Piece
from templates.models_intake import (
    CorrectionNotice,
    DemandLetter,
    MissingItem,
    PowerOfAttorney,
    RefusalNotice,
    WithdrawalApplication,
)
from tests.templates.parties import (
    BEARINGS,
    BEARINGS_ACCOUNT,
    BORROWER,
    BUILDER,
    DEVELOPER,
    GEAR_DEBT,
    GEARS,
    GUARANTOR,
    IOU,
    LENDER,
    MACHINERY,
    as_role,
    yuan,
)

BUREAU = "无锡市滨湖区司法局"

INTAKE: dict[str, Piece] = {
    "correction_notice": CorrectionNotice(
        case_no="JF2026-000002",
        applicants=(LENDER.name,),
        respondents=(BORROWER.name,),
        contract=IOU,
        filed_on=date(2026, 4, 7),
        missing=(
            MissingItem(name="送达地址确认书"),
            MissingItem(name="转账凭证", proves="款项的交付"),
        ),
        until=date(2026, 4, 15),
        bureau=BUREAU,
        dated_on=date(2026, 4, 8),
    ),
    "refusal_notice": RefusalNotice(
        case_no="JF2026-000002",
        applicants=(LENDER.name,),
        respondents=(BORROWER.name,),
        contract=IOU,
        filed_on=date(2026, 4, 7),
        reason="没有明确的被申请人。",
        routes=("向无锡市滨湖区人民法院提起诉讼；", "补齐材料、消除上述情形后，可以重新提出申请。"),
        bureau=BUREAU,
        dated_on=date(2026, 4, 8),
    ),
    "power_of_attorney": PowerOfAttorney(
        principal=as_role(BUILDER.model_copy(update={"agents": ()}), "委托人"),
        agent=BUILDER.agents[0],
        cause="建设工程施工合同纠纷",
        opponents=(DEVELOPER.name,),
        case_no="JF2026-000003",
        dated_on=date(2026, 3, 16),
    ),
    "demand_letter": DemandLetter(
        debtors=(MACHINERY.name,),
        guarantors=(GUARANTOR.name,),
        creditor=as_role(BEARINGS, "债权人"),
        contract=GEARS,
        due_on=date(2026, 1, 15),
        items=GEAR_DEBT,
        total=yuan(442_490),
        running_interest="以420,000元为基数，按每日万分之三自2026年5月11日起至实际付清之日止计算的违约金",
        pay_by=date(2026, 5, 17),
        account=BEARINGS_ACCOUNT,
        dated_on=date(2026, 5, 10),
    ),
    "withdrawal_application": WithdrawalApplication(
        applicant=LENDER,
        respondents=(BORROWER.name,),
        recipient=BUREAU,
        case_no="JF2026-000002",
        cause="民间借贷纠纷",
        matter="申请",
        reasons=("被申请人已经归还全部借款。",),
        dated_on=date(2026, 4, 20),
    ),
}
