"""The facts of the report on a case that is closed."""

from datetime import date

from activities.paper_facts.case_file import CaseFile, FactMissingError
from activities.paper_facts.people import cause, names
from activities.paper_facts.titles import title, title_event
from records.performance import RECEIVED, not_reversed
from templates.models import Amount, Title
from templates.models_performance import ClosingReport, Milestone

_COURSE = {
    "dispute_filed": "申请人提出申请",
    "intake_accepted": "受理申请",
    "mediation_opened": "进入调解",
    "agreement_effective": "各方签署调解协议，协议生效",
    "mediation_ended": "终止调解",
    "mediation_reopened": "重新调解",
    "confirmation_applied": "共同申请司法确认",
    "confirmation_ruled": "人民法院裁定调解协议有效",
    "arbitration_agreement_signed": "各方签订仲裁协议",
    "arbitration_applied": "申请仲裁",
    "arbitration_accepted": "仲裁机构受理",
    "award_made": "仲裁裁决作出",
    "consent_award_made": "依和解协议作出仲裁裁决",
    "mediation_statement_effective": "仲裁调解书生效",
    "payment_order_applied": "申请支付令",
    "payment_order_effective": "支付令生效",
    "suit_filed": "提起诉讼",
    "judgment_given": "人民法院作出判决",
    "court_settled": "人民法院制作调解书",
    "second_instance_given": "第二审人民法院作出裁判",
    "performance_opened": "开始履行",
    "instalment_missed": "债务人逾期付款",
    "schedule_amended": "各方变更还款计划",
    "enforcement_applied": "申请强制执行",
    "performance_completed": "履行完毕",
    "case_closed": "结案",
}
"""The events that a report names; what was said in mediation is none of them."""
_OUTCOMES = {
    "performed": "款项已经履行完毕。",
    "withdrawn": "申请人撤回申请。",
    "refused": "不予受理申请。",
    "dismissed": "请求被驳回。",
    "deemed_withdrawn": "逾期未补正，视为撤回申请。",
    "merged": "并入关联案件办理。",
    "distributed": "债权已在破产程序中处理。",
    "no_successor": "没有继受权利义务的人，程序终结。",
    "handed_over": "转由工作人员另行办理。",
}


def closing_report(file: CaseFile, day: date) -> ClosingReport:
    """结案报告: the course of the case by its days, and how it ended (人民调解法 27)."""
    closed = file.the_last("case_closed")
    intake = file.intake
    return ClosingReport(
        case_no=file.case_no,
        bureau=intake.bureau,
        cause=cause(intake),
        claimants=names(file.claimants),
        respondents=names(file.respondents),
        filed_on=intake.filed_on,
        closed_on=closed.occurred_on,
        amount_in_dispute=Amount(fen=intake.claim.amount_in_dispute),
        paid=Amount(fen=_paid(file)),
        title=_title(file),
        course=tuple(
            Milestone(on=event.occurred_on, what=_COURSE[event.kind])
            for event in sorted(file.events, key=lambda event: (event.occurred_on, event.seq))
            if event.kind in _COURSE
        ),
        outcome=_OUTCOMES.get(closed.facts["outcome"], "依法结案。"),
        dated_on=day,
    )


def _title(file: CaseFile) -> Title | None:
    """The title, or the settlement, that the case came to; None where it came to neither."""
    if title_event(file) is None and file.last("agreement_effective") is None:
        return None
    try:
        return title(file)
    except FactMissingError:  # of a title made before the case came in not everything is known
        return None


def _paid(file: CaseFile) -> int:
    """What the creditor has received, in fen.

    A corrected award is performed anew, and what had been paid before is credited to it: only
    what its performance received counts from there.
    """
    corrected = file.last("award_corrected")
    since = corrected.seq if corrected else 0
    return sum(
        event.facts[RECEIVED]
        for event in not_reversed(file.events)
        if RECEIVED in event.facts and event.seq > since
    )
