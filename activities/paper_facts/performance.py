"""The facts of the papers of performance: default, and what has been paid."""

from datetime import date, timedelta

from activities.paper_facts.case_file import CaseFile
from activities.paper_facts.late_interest import noun, rate
from activities.paper_facts.people import account, creditors, mediation_organisation, names
from activities.paper_facts.titles import (
    Performance,
    bound_guarantors,
    rests_on_settlement,
    title,
    title_event,
)
from records.tables import Event
from templates.models import Amount, format_date
from templates.models_performance import DefaultNotice, PaymentRow, PerformanceRecord

GRACE = timedelta(days=7)
"""How long a default notice gives; it extends no term, it asks."""

_DAY = timedelta(days=1)


def default_notice(file: CaseFile, day: date) -> DefaultNotice:
    """逾期履行通知书: the instalment missed, what is due now, what follows."""
    performance = Performance(file)
    facts = performance.missed.facts
    due_on = date.fromisoformat(facts["due_on"])
    row = next(row for row in performance.plan.rows() if row.due_on == due_on)
    unpaid = min(facts["overdue_fen"], facts["balance_fen"], row.amount.fen)
    return DefaultNotice(
        case_no=file.case_no,
        debtor="、".join(names(file.debtors)),
        guarantors=names(bound_guarantors(file)),
        creditor=creditors(file),
        title=title(file),
        enforceable=title_event(file) is not None,
        missed=row,
        paid=Amount(fen=row.amount.fen - unpaid),
        remaining=Amount(fen=facts["balance_fen"]),
        accelerated=facts["accelerated"] and facts["balance_fen"] > facts["overdue_fen"],
        late_interest=_late_interest(file, due_on + _DAY),
        pay_by=day + GRACE,
        account=account(file),
        sent_by=mediation_organisation(file.intake),
        dated_on=day,
    )


def _late_interest(file: CaseFile, since: date) -> str:
    """As agreed; under any other title as it says, and a surcharge (民事诉讼法 264)."""
    if rests_on_settlement(file):
        return (
            f"以未付金额为基数，{rate(file.intake)}自{format_date(since)}起"
            f"至实际付清之日止计算{noun(file.intake)}。"
        )
    return (
        f"执行依据确定的利息、违约金照付；另自{format_date(since)}起，以未清偿的金钱债务"
        "（不含一般债务利息）为基数，按每日万分之一点七五加倍计付迟延履行期间的债务利息。"
    )


def performance_record(file: CaseFile, day: date) -> PerformanceRecord:
    """履行记录: every payment, and what is left."""
    performance = Performance(file)
    return PerformanceRecord(
        case_no=file.case_no,
        creditor=creditors(file),
        debtors=names((*file.debtors, *bound_guarantors(file))),
        title=title(file),
        owed=Amount(fen=performance.plan.total),
        payments=tuple(_payment(file, event) for event in performance.payments),
        paid=Amount(fen=performance.paid),
        outstanding=Amount(fen=performance.balance),
        recorded_by=mediation_organisation(file.intake),
        dated_on=day,
    )


def _payment(file: CaseFile, event: Event) -> PaymentRow:
    """What proves a payment is who confirmed it, and its place in the case's chained log."""
    recovered = event.kind == "recovery_credited"
    by_creditor = event.facts.get("party_id") in {each.party_id for each in file.claimants}
    return PaymentRow(
        paid_on=event.occurred_on,
        amount=Amount(fen=event.facts["received_fen"]),
        mode="强制执行到位" if recovered else "债务人付款",
        receipt=f"{'债权人确认收到，' if by_creditor else ''}案件记录第{event.seq}号",
    )
