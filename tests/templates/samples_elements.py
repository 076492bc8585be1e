"""Sample facts of the element-style forms."""

from datetime import date
from typing import Any

from templates.models import Piece
from templates.models_court import Complaint
from templates.models_elements import (
    BLANK,
    AnswerForm,
    ForumElements,
    LoanClaims,
    LoanComplaint,
    LoanFacts,
    SaleClaims,
    SaleComplaint,
    SaleFacts,
    SecurityElements,
    WillingnessElements,
    said,
    ticked,
    yes_no,
)
from tests.templates.parties import BEARINGS, BORROWER, GUARANTOR, MACHINERY, as_role
from tests.templates.samples_court import COURT

_COMPLAINT = COURT["complaint"]
assert isinstance(_COMPLAINT, Complaint)

_COMMON: dict[str, Any] = {
    "cause": "民间借贷纠纷",
    "plaintiff": _COMPLAINT.plaintiff,
    "defendants": _COMPLAINT.defendants,
    "court": _COMPLAINT.court,
    "forum": ForumElements(
        clause=yes_no(False),
        preservation=yes_no(True, "无锡市滨湖区人民法院，2026年4月8日"),
        procedure=ticked("小额诉讼程序", "简易程序", "普通程序", chosen="小额诉讼程序"),
    ),
    "security": SecurityElements(
        collateral=yes_no(False),
        collateral_items=BLANK,
        maximum=yes_no(None),
        registration=yes_no(None),
        guarantee=yes_no(False),
        guarantee_kind=ticked("一般保证", "连带责任保证"),
        other_security=BLANK,
        other=BLANK,
        basis=said("合同约定；《中华人民共和国民法典》第六百七十五条"),
    ),
    "facts": _COMPLAINT.facts,
    "evidence": _COMPLAINT.evidence,
    "willingness": WillingnessElements(
        knows=yes_no(True),
        benefits=ticked("了解", "不了解"),
        considers=ticked("是", "否", "暂不确定，想要了解更多内容", chosen="否"),
    ),
    "attachments": _COMPLAINT.attachments,
    "dated_on": date(2026, 5, 20),
}

_LOAN = LoanComplaint(
    **_COMMON,
    claims=LoanClaims(
        principal=said("截至2026年5月20日，尚欠借款本金60,000.00元（大写：人民币陆万元整）"),
        interest=said("以60,000.00元为基数，按年利率12%自2026年1月1日起计算"),
        until_paid=yes_no(True),
        early=yes_no(False),
        security=yes_no(False),
        costs=yes_no(False),
        court_fee=yes_no(True, "由被告负担"),
        other=BLANK,
        total=said("暂计至2026年5月20日为62,761.64元"),
    ),
    elements=LoanFacts(
        signing=said("2025年1月15日签订的《借条》"),
        parties=said("出借人：陈甲；借款人：李乙"),
        amount=ticked("现金", "转账", chosen="转账", text="约定和实际提供均为60,000元"),
        term=yes_no(True, "约定于2025年12月31日到期"),
        rate=said("年利率12%"),
        disbursed=said("2025年1月15日，60,000元"),
        repayment=ticked("等额本息", "到期一次性还本付息", chosen="到期一次性还本付息"),
        repaid=said("借期内利息已付清，本金未还"),
        overdue=yes_no(True, "自2026年1月1日起逾期"),
    ),
)
_SALE = SaleComplaint(
    **_COMMON
    | {
        "cause": "买卖合同纠纷",
        "plaintiff": as_role(BEARINGS, "原告"),
        "defendants": (as_role(MACHINERY, "被告"), as_role(GUARANTOR, "被告")),
        "facts": ("被告签收减速机后欠货款420,000元，到期未付。",),
    },
    claims=SaleClaims(
        price=said("截至2026年5月20日，尚欠货款420,000.00元（大写：人民币肆拾贰万元整）"),
        late=said("以420,000.00元为基数，按每日万分之三自2026年1月16日起计算"),
        until_paid=yes_no(True),
        loss=yes_no(False),
        defects=yes_no(False),
        performance=ticked("继续履行", "解除合同", chosen="继续履行", text="支付尚欠的款项"),
        security=yes_no(True, "王戊"),
        costs=yes_no(True, "8,000.00元"),
        court_fee=yes_no(True, "由被告负担"),
        other=BLANK,
        total=said("暂计至2026年5月20日为443,750.00元"),
    ),
    elements=SaleFacts(
        signing=said("2025年9月12日签订的《减速机购销合同》（编号：HT-2025-102）"),
        parties=said("卖方：无锡示例轴承有限公司；买方：无锡示例机械有限公司"),
        goods=BLANK,
        price=ticked("一次性支付", "分期支付"),
        delivery=BLANK,
        quality=BLANK,
        penalty=yes_no(True, "按约定的每日万分之三"),
        performed=said("尚欠货款420,000.00元"),
        delay=yes_no(True, "自2026年1月16日起逾期"),
        demanded=yes_no(None),
        quality_dispute=yes_no(None),
        nonconformity=yes_no(None),
        negotiation=yes_no(None),
        terminated=yes_no(None),
        sums=said("暂计至2026年5月20日为15,750.00元"),
    ),
)

ELEMENTS: dict[str, Piece] = {
    "loan_complaint": _LOAN,
    "sale_complaint": _SALE,
    "answer_form": AnswerForm(
        cause="民间借贷纠纷",
        court="无锡市滨湖区人民法院",
        case_no="（2026）苏0211民初2233号",
        defendants=(as_role(BORROWER, "答辩人"),),
        plaintiff="陈甲",
        claims=_LOAN.claims.questions,
        facts=_LOAN.elements.questions + _LOAN.security.questions,
    ),
}
