"""Sample facts of the papers of intake."""

from datetime import date

from templates.models import Piece
from templates.models_intake import CorrectionNotice, MissingItem, PowerOfAttorney, RefusalNotice
from tests.templates.parties import BORROWER, BUILDER, DEVELOPER, IOU, LENDER, as_role

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
}
