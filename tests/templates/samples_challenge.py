"""Sample facts of the papers beside the forum."""

from datetime import date

from templates.models import Piece, Title
from templates.models_challenge import (
    PreservationApplication,
    PreservationSecurity,
    SetAsideApplication,
)
from tests.templates.parties import BORROWER, BUILDER, DEVELOPER, LENDER, as_role, yuan

CHALLENGE: dict[str, Piece] = {
    "preservation_application": PreservationApplication(
        applicant=LENDER,
        respondents=(BORROWER,),
        court="无锡市滨湖区人民法院",
        institution=None,
        occasion="提起诉讼或者申请仲裁前",
        title=None,
        amount=yuan(60_000),
        properties=("银行存款及其他账户资金；", "动产。"),
        leads=("被申请人在中国银行无锡滨湖支行开立的账户。",),
        urgent=True,
        facts=("2025年1月15日被申请人出具借条，借款60,000元，到期未还，现正在转移财产。",),
        security="申请人以现金担保方式提供担保，担保数额为60,000.00元（大写：人民币陆万元整）。",
        fee=yuan(620),
        attachments=("申请人身份证明；", "证据材料。"),
        dated_on=date(2026, 4, 8),
    ),
    "preservation_security": PreservationSecurity(
        guarantor=as_role(LENDER, "担保人"),
        respondents=("李乙",),
        court="无锡市滨湖区人民法院",
        amount=yuan(60_000),
        form="现金担保",
        value=yuan(60_000),
        property=("存入人民法院指定账户的款项。",),
        attachments=("担保财产权属证明和价值证明；", "担保人身份证明。"),
        dated_on=date(2026, 4, 8),
    ),
    "set_aside_application": SetAsideApplication(
        applicant=as_role(DEVELOPER, "申请人"),
        respondents=(as_role(BUILDER, "被申请人"),),
        court="江苏省无锡市中级人民法院",
        title=Title(
            kind="裁决书",
            number="（2026）锡仲裁字第101号",
            issued_by="无锡仲裁委员会",
            effective_on=date(2026, 5, 27),
        ),
        content=("支付工程款780,000.00元；", "支付违约金128,700.00元。"),
        received_on=date(2026, 6, 1),
        apply_until=date(2026, 9, 1),
        grounds=("仲裁庭的组成或者仲裁的程序违反法定程序。",),
        facts=("仲裁庭没有送达开庭通知，申请人因此没有到庭陈述。",),
        fee=yuan(400),
        attachments=("裁决书正本或者经证明无误的副本；", "申请人身份证明。"),
        dated_on=date(2026, 8, 20),
    ),
}
