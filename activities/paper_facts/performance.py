"""The facts of the papers of performance: default, payments, a changed schedule, completion."""

from datetime import date, timedelta

from activities.paper_facts.case_file import CaseFile
from activities.paper_facts.late_interest import noun, rate
from activities.paper_facts.people import (
    account,
    blocks,
    creditors,
    mediation_organisation,
    names,
)
from activities.paper_facts.schedule import Schedule
from activities.paper_facts.titles import (
    Performance,
    bound_guarantors,
    rests_on_settlement,
    title,
    title_event,
)
from law.civil_time import civil_date
from law.deadlines import compute
from records.performance import RECEIVED, paid_on
from records.tables import Event
from templates.models import Amount, Party, format_date
from templates.models_performance import (
    AppropriationRow,
    CompletionCertificate,
    DefaultNotice,
    InstalmentSchedule,
    PaymentReceipt,
    PaymentRow,
    PerformanceRecord,
    ScheduleAmendment,
)

GRACE = timedelta(days=7)
"""How long a default notice gives; it extends no term, it asks."""

_DAY = timedelta(days=1)


def instalment_schedule(file: CaseFile, day: date) -> InstalmentSchedule:
    """分期付款计划表, as the performance follows it."""
    plan = Performance(file).plan
    return InstalmentSchedule(
        case_no=file.case_no,
        creditor=creditors(file),
        debtors=names(file.debtors),
        guarantors=names(bound_guarantors(file)),
        title=title(file),
        instalments=plan.rows(),
        total=Amount(fen=plan.total),
        acceleration=plan.acceleration and len(plan.instalments) > 1,
        account=account(file),
        prepared_by=mediation_organisation(file.intake),
        dated_on=day,
    )


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
        apply_until=compute("ENF_APPLY", performance.plan.ends_on).value.due
        if title_event(file)
        else None,
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
        owed=Amount(fen=performance.total),
        payments=tuple(_payment(file, event) for event in performance.payments),
        paid=Amount(fen=performance.paid),
        outstanding=Amount(fen=performance.balance),
        recorded_by=mediation_organisation(file.intake),
        dated_on=day,
    )


def _payment(file: CaseFile, event: Event) -> PaymentRow:
    """What proves a payment is who confirmed it, and its place in the case's chained log."""
    return PaymentRow(
        paid_on=paid_on(event),
        amount=Amount(fen=event.facts[RECEIVED]),
        mode=_mode(file, event),
        receipt=f"{_proof(file, event)}案件记录第{event.seq}号",
    )


def _mode(file: CaseFile, event: Event) -> str:
    if event.kind == "recovery_credited":
        return "强制执行到位"
    payers = [party for party in file.guarantors if party.party_id == event.facts.get("paid_by")]
    return f"保证人{payers[0].name}付款" if payers else "债务人付款"


def _proof(file: CaseFile, event: Event) -> str:
    if event.kind == "payment_found":
        return "经核对付款证据认定收到，"
    creditor = event.facts.get("party_id") in [each.party_id for each in file.claimants]
    return "债权人确认收到，" if creditor else ""


_HEADS = (
    ("costs", "实现债权的费用"),
    ("interest", "利息、逾期损失"),
    ("principal", "本金（约定或者确定的款项）"),
    ("doubled", "加倍部分债务利息"),
)


def payment_receipt(file: CaseFile, day: date) -> PaymentReceipt:
    """收款凭证: what came in, what it was set against, and what is left (民法典 561)."""
    event = file.event
    covered, left = event.facts["appropriated"], event.facts["outstanding"]
    row, excess = _payment(file, event), event.facts.get("excess_fen")
    return PaymentReceipt(
        case_no=file.case_no,
        creditor=creditors(file),
        debtors=names((*file.debtors, *bound_guarantors(file))),
        title=title(file),
        payment=row,
        heads=tuple(
            AppropriationRow(
                head=label, covered=Amount(fen=covered[head]), left=Amount(fen=left[head])
            )
            for head, label in _HEADS
            if covered[head] or left[head]
        ),
        left=Amount(fen=sum(left.values())),
        as_of=civil_date(event.recorded_at),
        excess=Amount(fen=excess) if excess else None,
        recourse=row.mode.startswith("保证人"),
        recorded_by=mediation_organisation(file.intake),
        dated_on=day,
    )


def schedule_amendment(file: CaseFile, day: date) -> ScheduleAmendment:
    """还款计划变更协议: the new schedule, and what it remits (民法典 543, 575)."""
    changed = file.the_last("schedule_amended")
    plan, remitted = Schedule.opened_by(changed), changed.facts["remitted_fen"]
    parties = (*file.claimants, *file.debtors, *bound_guarantors(file))
    return ScheduleAmendment(
        case_no=file.case_no,
        title=title(file),
        parties=blocks_of(file),
        owed=Amount(fen=plan.total + remitted),
        plan=plan.rows(),
        total=Amount(fen=plan.total),
        remitted=Amount(fen=remitted) if remitted else None,
        on_punctual_performance=changed.facts["on_punctual_performance"],
        acceleration=plan.acceleration and len(plan.instalments) > 1,
        guarantors=names(bound_guarantors(file)),
        account=account(file),
        copies=len(parties) + 1,
        dated_on=day,
    )


def blocks_of(file: CaseFile) -> tuple[Party, ...]:
    """Creditor, debtors and the guarantors who are bound, as they sign."""
    return (
        *blocks(file.claimants, "甲方（债权人）"),
        *blocks(file.debtors, "乙方（债务人）"),
        *blocks(bound_guarantors(file), "丙方（保证人）"),
    )


def completion_certificate(file: CaseFile, day: date) -> CompletionCertificate:
    """履行完毕确认书: the creditor has received everything and claims no more (民法典 557, 575)."""
    performance = Performance(file)
    confirmed = file.last("completion_confirmed", workflow_id=file.event.workflow_id)
    remitted = confirmed.facts["remitted_fen"] if confirmed else 0
    return CompletionCertificate(
        case_no=file.case_no,
        creditor=creditors(file),
        debtors=names((*file.debtors, *bound_guarantors(file))),
        title=title(file),
        paid=Amount(fen=performance.paid),
        last_paid_on=max(paid_on(event) for event in performance.payments),
        remitted=Amount(fen=remitted) if remitted else None,
        dated_on=day,
    )
