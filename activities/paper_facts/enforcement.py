"""The facts of the application for enforcement (民事诉讼法 247, 250; 执行规定 18)."""

from collections.abc import Sequence
from datetime import date, timedelta

from activities.paper_facts.agreement import agreement_lines, term_lines
from activities.paper_facts.case_file import CaseFile, CaseParty
from activities.paper_facts.demand import listed
from activities.paper_facts.late_interest import noun, rate
from activities.paper_facts.people import LITIGATION_AGENT, account, blocks, claiming, names
from activities.paper_facts.schedule import Terms
from activities.paper_facts.titles import (
    Performance,
    bound_guarantors,
    by_tribunal,
    court_of,
    outside,
    rests_on_settlement,
    title,
    title_event,
)
from law.appropriation import Sums, appropriate
from law.deadlines import compute
from law.intake import GuaranteeKind
from law.money import parse_yuan
from records.tables import Event
from templates.models import Amount, InstalmentRow, SumItem, Title, format_date
from templates.models_performance import EnforcementApplication, PropertyLead, PropertyLeads

_DECIDED = (
    "award_made",
    "new_award_made",
    "judgment_given",
    "second_instance_given",
    "appeal_withdrawn",
)
_LEAD_KINDS = ("银行账户", "不动产", "车辆", "股权和投资", "到期债权", "其他财产")
_DAY = timedelta(days=1)


def enforcement_application(file: CaseFile, day: date) -> EnforcementApplication:
    """强制执行申请书: the title, what it orders, what is still owed, until when to apply."""
    performance, named = Performance(file), title(file)
    court: str = file.the_last("enforcement_applied").facts["court"]
    overdue = performance.overdue(day)
    items = _items(file, performance, overdue)
    total = Amount(fen=sum(item.amount.fen for item in items))
    first_missed = overdue[0].due_on if overdue else performance.plan.ends_on
    return EnforcementApplication(
        applicant=claiming(file, "申请执行人", LITIGATION_AGENT),
        debtors=blocks(_debtors(file), "被执行人", LITIGATION_AGENT),
        court=court,
        court_ground=_court_ground(file, named, court),
        title=named,
        obligations=_obligations(file, performance),
        items=items,
        total=total,
        running_interest=_running_interest(file, performance, overdue),
        perform_by=performance.accelerated_on or first_missed,
        apply_until=compute("ENF_APPLY", performance.plan.ends_on).value.due,
        facts=_story(file, performance, total),
        assets=tuple(f"{lead.owner}的{lead.kind}：{lead.detail}" for lead in _leads(file)),
        account=account(file),
        attachments=_attachments(file),
        dated_on=day,
    )


def property_leads(file: CaseFile, day: date) -> PropertyLeads:
    """财产线索清单, for the court that enforces or preserves; the applicant adds to it."""
    applied = file.last("enforcement_applied", "preservation_applied")
    return PropertyLeads(
        recipient=applied.facts["court"] if applied else "有管辖权的人民法院",
        case_no=file.case_no,
        applicant=claiming(file, "申请人"),
        debtors=blocks(file.respondents, "被执行人"),
        leads=_leads(file),
        open_kinds=_LEAD_KINDS,
        dated_on=day,
    )


def _leads(file: CaseFile) -> tuple[PropertyLead, ...]:
    """The accounts that debtors gave at intake."""
    return tuple(
        PropertyLead(
            kind="银行账户",
            owner=party.name,
            detail=f"{held.bank}，户名{held.holder}，账号{held.number}",
            source="申请材料",
        )
        for party in file.respondents
        if (held := party.details.bank_account) is not None
    )


def _debtors(file: CaseFile) -> tuple[CaseParty, ...]:
    """Those the title names."""
    return (*file.debtors, *bound_guarantors(file))


def _court_ground(file: CaseFile, named: Title, court: str) -> str:
    made = title_event(file)
    if made is not None and not by_tribunal(made):
        if named.issued_by == court:
            return "本执行依据由贵院作出，依法由贵院执行。"
        if not outside(made):
            first = court_of(file, made.workflow_id)
            if first == court:
                return "贵院是本案第一审人民法院，依法由贵院执行。"
    return "被执行人住所地在贵院辖区，依法由贵院执行。"


def _decision(file: CaseFile) -> Event | None:
    """The award or judgment that names one sum and the costs, where the title is one."""
    made = title_event(file)
    if made is None or made.kind not in (*_DECIDED, "judgment_effective"):
        return None
    return file.the_last(*_DECIDED, workflow_id=made.workflow_id)


def _costs_of(decided: Event) -> tuple[str, int]:
    noun = "仲裁费用" if decided.kind in ("award_made", "new_award_made") else "诉讼费用"
    return noun, parse_yuan(decided.facts["costs"])


def _obligations(file: CaseFile, performance: Performance) -> tuple[str, ...]:
    """What the title orders, in sums and days."""
    if (decided := _decision(file)) is not None:
        by = format_date(date.fromisoformat(decided.facts["perform_by"]))
        label, costs = _costs_of(decided)
        amount = Amount(fen=parse_yuan(decided.facts["amount"]))
        borne = [f"负担{label}{Amount(fen=costs)}"] if costs else []
        return listed([f"于{by}前（含当日）支付{amount.full}", *borne])
    made = title_event(file)
    if made is not None and "terms" in made.facts:
        return term_lines(file, Terms.of(made))
    if rests_on_settlement(file) and file.settlement is not None:
        return agreement_lines(file, Terms.of(file.settlement))
    return listed([f"支付{row.amount.full}" for row in performance.plan.rows()])


def _items(
    file: CaseFile, performance: Performance, overdue: Sequence[InstalmentRow]
) -> tuple[SumItem, ...]:
    """What is unpaid; what has been paid on a decision went to its costs first (民法典 561)."""
    if (decided := _decision(file)) is not None:
        label, costs = _costs_of(decided)
        amount = parse_yuan(decided.facts["amount"])
        covered = appropriate(performance.paid, Sums(costs=costs, principal=amount)).value.covered
        heads = (
            (f"{title(file).kind}确定的款项", amount - covered.principal),
            (label, costs - covered.costs),
        )
        return tuple(SumItem(label=head, amount=Amount(fen=fen)) for head, fen in heads if fen)
    if len(performance.plan.instalments) == 1:
        return tuple(SumItem(label="未支付的款项", amount=row.amount) for row in overdue)
    return tuple(SumItem(label=f"第{row.number}期款项", amount=row.amount) for row in overdue)


def _running_interest(
    file: CaseFile, performance: Performance, overdue: Sequence[InstalmentRow]
) -> str | None:
    """What the confirmed agreement says of late payment; other titles state their own sums.

    Each instalment is late from the day after its own, unless all fell due at once.
    """
    if not rests_on_settlement(file):
        return None
    late = [(row.due_on, row.amount.fen) for row in overdue]
    if performance.accelerated_on is not None:
        late = [(performance.accelerated_on, sum(fen for _, fen in late))]
    parts = "、".join(
        f"以{Amount(fen=fen)}为基数，{rate(file.intake)}自{format_date(due_on + _DAY)}起"
        for due_on, fen in late
    )
    return f"{parts}至实际付清之日止计算的{noun(file.intake)}"


def _story(file: CaseFile, performance: Performance, total: Amount) -> tuple[str, ...]:
    named, debtors = title(file), "、".join(names(file.debtors))
    paid = f"已支付{Amount(fen=performance.paid)}" if performance.paid else "至今未付款"
    told = [f"{named}生效后，{debtors}未按期足额履行，{paid}，尚有{total}到期未付。"]
    if (missed_on := performance.accelerated_on) and len(performance.plan.instalments) > 1:
        told.append(
            f"{format_date(missed_on)}到期的款项未按期足额支付，依照加速到期的约定，"
            "全部未付款项已经到期。"
        )
    told += [_guarantor(party, debtors) for party in bound_guarantors(file)]
    return tuple(told)


def _guarantor(party: CaseParty, debtors: str) -> str:
    """Against a general guarantor what the debtor's assets leave unpaid (民法典 687)."""
    if party.guarantee and party.guarantee.kind is GuaranteeKind.JOINT:
        return f"{party.name}承担连带责任保证，应当与{debtors}一并清偿。"
    return (
        f"{party.name}承担一般保证责任，请求对{debtors}的财产依法强制执行后仍不能清偿的部分，"
        "执行其财产。"
    )


def _attachments(file: CaseFile) -> tuple[str, ...]:
    made = title_event(file)
    papers = [f"{title(file).kind}及其生效证明"]
    if made is not None and by_tribunal(made):
        papers = ["裁决书", "仲裁协议"]
    agent = ["授权委托书"] if any(each.agents for each in file.claimants) else []
    return listed([*papers, "申请执行人身份证明", *agent])
