"""The facts of the element-style forms: what the record tells of each element.

An element that the record does not tell of is left for the party to fill in; a tick is set only
where the record answers the question.
"""

from datetime import date
from typing import Any

from activities.paper_facts.case_file import CaseFile
from activities.paper_facts.complaint import complaint, guarantees
from activities.paper_facts.demand import Demand, demand
from activities.paper_facts.forms import drawn_as
from activities.paper_facts.grounds import grounds
from activities.paper_facts.late_interest import noun, rate, rate_basis
from activities.paper_facts.people import blocks, cause, contract, creditors, names
from activities.paper_facts.titles import court_case_no, court_of
from law.intake import GuaranteeKind
from templates.models import Amount, Question, format_date
from templates.models_court import Complaint
from templates.models_elements import (
    BLANK,
    AnswerForm,
    Element,
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

_REPAYMENT = ("等额本息", "等额本金", "到期一次性还本付息", "按月计息、到期一次性还本", "其他")
_GUARANTEES = {GuaranteeKind.GENERAL: "一般保证", GuaranteeKind.JOINT: "连带责任保证"}


def loan_complaint(file: CaseFile, day: date) -> LoanComplaint:
    """民事起诉状（民间借贷纠纷）."""
    owed = demand(file, day)
    claims = LoanClaims(
        principal=_principal(owed, day),
        interest=_late(file, owed, day),
        until_paid=yes_no(owed.late is not None),
        early=yes_no(False),
        **_common_claims(file, owed, day),
    )
    return LoanComplaint(claims=claims, elements=_loan_facts(file, owed), **_common(file, day))


def sale_complaint(file: CaseFile, day: date) -> SaleComplaint:
    """民事起诉状（买卖合同纠纷）."""
    owed = demand(file, day)
    claims = SaleClaims(
        price=_principal(owed, day),
        late=_late(file, owed, day),
        until_paid=yes_no(owed.late is not None),
        loss=yes_no(False),
        defects=yes_no(False),
        performance=ticked("继续履行", "解除合同", chosen="继续履行", text="支付尚欠的款项"),
        **_common_claims(file, owed, day),
    )
    return SaleComplaint(claims=claims, elements=_sale_facts(file, owed, day), **_common(file, day))


def answer_form(file: CaseFile, day: date) -> AnswerForm:
    """民事答辩状, each element of the complaint put to the defendants (民事诉讼法 128)."""
    filed = file.the_last("suit_filed")
    claims, facts = _asserted(file, filed.occurred_on)
    return AnswerForm(
        cause=cause(file.intake),
        court=court_of(file, filed.workflow_id),
        case_no=court_case_no(file, filed.workflow_id),
        defendants=blocks(file.respondents, "答辩人"),
        plaintiff=creditors(file),
        claims=claims,
        facts=facts,
    )


def _asserted(file: CaseFile, day: date) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """What the complaint says of each element, claims and facts."""
    match drawn_as("complaint", file):
        case "loan_complaint":
            loan = loan_complaint(file, day)
            return loan.claims.questions, loan.elements.questions + loan.security.questions
        case "sale_complaint":
            sale = sale_complaint(file, day)
            return sale.claims.questions, sale.elements.questions + sale.security.questions
        case _:
            general = complaint(file, day)
            return general.claim_elements, general.fact_elements


def _common(file: CaseFile, day: date) -> dict[str, Any]:
    general = complaint(file, day)
    return {
        "cause": general.cause,
        "plaintiff": general.plaintiff,
        "defendants": general.defendants,
        "court": general.court,
        "forum": _forum(general),
        "security": _security(file),
        "facts": general.facts,
        "evidence": general.evidence,
        "willingness": _willingness(general),
        "attachments": general.attachments,
        "dated_on": day,
    }


def _forum(general: Complaint) -> ForumElements:
    clause, preservation, procedure = map(_element, general.forum_elements)
    return ForumElements(clause=clause, preservation=preservation, procedure=procedure)


def _willingness(general: Complaint) -> WillingnessElements:
    knows, considers = map(_element, general.willingness)
    return WillingnessElements(knows=knows, benefits=ticked("了解", "不了解"), considers=considers)


def _element(question: Question) -> Element:
    return Element(ticks=question.ticks, text=question.text)


# Claims


def _principal(owed: Demand, day: date) -> Element:
    return said(f"截至{format_date(day)}，尚欠{owed.label}{Amount(fen=owed.principal).full}")


def _late(file: CaseFile, owed: Demand, day: date) -> Element:
    if owed.late is not None:
        return said("；".join(part for part in (owed.late.accrued, owed.late.formula) if part))
    if owed.fixed:
        return said(f"{owed.fixed_noun}{Amount(fen=owed.fixed).full}")
    return said(f"截至{format_date(day)}没有主张{noun(file.intake)}")


def _common_claims(file: CaseFile, owed: Demand, day: date) -> dict[str, Element]:
    costs = str(Amount(fen=owed.costs)) if owed.costs else None
    total = Amount(fen=owed.amount_in_dispute + owed.so_far)
    return {
        "security": yes_no(bool(file.guarantors), "、".join(names(file.guarantors)) or None),
        "costs": yes_no(owed.costs > 0, costs),
        "court_fee": yes_no(True, "由被告负担"),
        "other": BLANK,
        "total": said(f"暂计至{format_date(day)}为{total}"),
    }


# Facts


def _loan_facts(file: CaseFile, owed: Demand) -> LoanFacts:
    intake = file.intake
    agreed = intake.claim.late_interest.agreed is not None
    return LoanFacts(
        signing=said(str(contract(intake))),
        parties=said(f"出借人：{creditors(file)}；借款人：{'、'.join(names(file.debtors))}"),
        amount=ticked("现金", "转账", text="约定和实际提供的金额：＿＿＿＿＿＿＿＿"),
        term=yes_no(True, f"约定于{format_date(intake.contract.due_on)}到期"),
        rate=said(f"逾期{rate(intake)}") if agreed else BLANK,
        disbursed=BLANK,
        repayment=ticked(*_REPAYMENT),
        repaid=said(f"尚欠{owed.label}{Amount(fen=owed.principal)}，已还本息：＿＿＿＿＿＿＿＿"),
        overdue=_overdue(file),
    )


def _sale_facts(file: CaseFile, owed: Demand, day: date) -> SaleFacts:
    intake = file.intake
    agreed = intake.claim.late_interest.agreed is not None
    late = Amount(fen=owed.so_far + owed.fixed)
    return SaleFacts(
        signing=said(str(contract(intake))),
        parties=said(f"卖方：{creditors(file)}；买方：{'、'.join(names(file.debtors))}"),
        goods=BLANK,
        price=ticked("一次性支付", "分期支付", text="单价和总价：＿＿＿＿＿＿＿＿"),
        delivery=BLANK,
        quality=BLANK,
        penalty=yes_no(agreed, rate(intake) if agreed else None),
        performed=said(f"尚欠{owed.label}{Amount(fen=owed.principal)}"),
        delay=_overdue(file),
        demanded=yes_no(None, "时间和方式：＿＿＿＿＿＿＿＿"),
        quality_dispute=yes_no(None),
        nonconformity=yes_no(None),
        negotiation=yes_no(None),
        terminated=yes_no(None),
        sums=said(f"暂计至{format_date(day)}为{late}"),
    )


def _overdue(file: CaseFile) -> Element:
    start = file.intake.claim.late_interest.start
    return yes_no(True, f"自{format_date(start)}起逾期")


def _security(file: CaseFile) -> SecurityElements:
    """Guarantees are on record; collateral is not, and is left to the plaintiff."""
    intake = file.intake
    kinds = {_GUARANTEES[each.kind] for each in intake.guarantees}
    one_kind = kinds.pop() if len(kinds) == 1 else None
    return SecurityElements(
        collateral=yes_no(None),
        collateral_items=BLANK,
        maximum=yes_no(None),
        registration=yes_no(None),
        guarantee=yes_no(bool(intake.guarantees), guarantees(intake)),
        guarantee_kind=ticked(*_GUARANTEES.values(), chosen=one_kind),
        other_security=BLANK,
        other=BLANK,
        basis=said(f"合同约定；{grounds(rate_basis(intake))}"),
    )
