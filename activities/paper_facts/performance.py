"""The facts of the papers of performance: default, and what has been paid."""

from collections.abc import Callable
from datetime import date, timedelta

from activities.paper_facts.case_file import CaseFile
from activities.paper_facts.late_interest import rate
from activities.paper_facts.people import account, mediation_organisation, names
from activities.paper_facts.schedule import payments, received
from activities.paper_facts.titles import schedule, title, title_event
from records.tables import Event
from templates.models import Amount, Piece, format_date
from templates.models_performance import DefaultNotice, PaymentRow, PerformanceRecord

GRACE = timedelta(days=7)
"""How long a default notice gives; it extends no term, it asks."""


def default_notice(file: CaseFile, day: date) -> DefaultNotice:
    """逾期履行通知书: the instalment missed, what is due now, what follows."""
    missed = file.the_last("instalment_missed")
    due_on = date.fromisoformat(missed.facts["due_on"])
    row = next(row for row in schedule(file).rows() if row.due_on == due_on)
    overdue = min(missed.facts["overdue_fen"], row.amount.fen)
    return DefaultNotice(
        case_no=file.case_no,
        debtor="、".join(names(file.debtors)),
        guarantors=names(party for party in file.respondents if party.side == "guarantor"),
        creditor=file.claimant.name,
        title=title(file),
        enforceable=title_event(file) is not None,
        missed=row,
        paid=Amount(fen=row.amount.fen - overdue),
        remaining=Amount(fen=missed.facts["balance_fen"]),
        accelerated=missed.facts["accelerated"],
        late_interest=(
            f"以未付金额为基数，自{format_date(due_on + timedelta(days=1))}起至实际付清之日止，"
            f"{_late_rate(file)}。"
        ),
        pay_by=day + GRACE,
        account=account(file),
        sent_by=mediation_organisation(file.intake),
        dated_on=day,
    )


def _late_rate(file: CaseFile) -> str:
    """Under a title the law doubles: a daily rate of 0.0175 % (民事诉讼法 264)."""
    if title_event(file) is not None:
        return "按日万分之一点七五加倍计算迟延履行期间的债务利息"
    return f"{rate(file.intake)}计算"


def performance_record(file: CaseFile, day: date) -> PerformanceRecord:
    """履行记录: every payment, and what is left."""
    owed, paid = schedule(file).total, received(file.events)
    return PerformanceRecord(
        case_no=file.case_no,
        creditor=file.claimant.name,
        debtors=names(file.respondents),
        title=title(file),
        owed=Amount(fen=owed),
        payments=tuple(_payment(event) for event in payments(file.events)),
        paid=Amount(fen=paid),
        outstanding=Amount(fen=max(owed - paid, 0)),
        recorded_by=mediation_organisation(file.intake),
        dated_on=day,
    )


def _payment(event: Event) -> PaymentRow:
    recovered = event.kind == "recovery_credited"
    return PaymentRow(
        paid_on=event.occurred_on,
        amount=Amount(fen=event.facts["received"]),
        mode="强制执行到位" if recovered else "债务人付款",
        receipt="人民法院执行款记录" if recovered else "债权人确认收到",
    )


BUILDERS: dict[str, Callable[[CaseFile, date], Piece]] = {
    "default_notice": default_notice,
    "performance_record": performance_record,
}
