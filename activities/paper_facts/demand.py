"""What the claimant demands of whom: the debt, its late interest, costs and guarantees, in words.

The demand rests on the contract. Where the parties have settled in mediation and all have signed,
it rests on the settlement instead (人民调解法 32), or on what a partial settlement left open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from activities.paper_facts.case_file import CaseFile, CaseParty
from activities.paper_facts.late_interest import LateInterest, noun, running
from activities.paper_facts.people import names
from activities.paper_facts.schedule import Followed, Schedule, Terms
from law.intake import GuaranteeKind, Intake
from templates.models import Amount, SumItem, format_date, paragraphs

_PRINCIPAL = {
    "sale_of_goods": "货款",
    "private_loan": "借款本金",
    "financial_loan": "借款本金",
    "construction_works": "工程款",
    "service_contract": "服务费",
    "lease": "租金",
    "equipment_lease": "租金",
    "sme_receivable": "账款",
    "processing": "加工款",
    "carriage": "运费",
    "software": "技术服务费",
    "property_fees": "物业服务费",
    "guarantee_recourse": "代偿款",
    "partnership_settlement": "合伙清算款",
    "advance_refund": "预付货款",
    "livestock_goods": "货款",
    "grower_buyback": "回收价款",
    "equity_transfer": "股权转让款",
    "micro_loan": "借款本金",
    "finance_lease": "租金",
    "factoring": "保理融资款",
    "insurance_premium": "保险费",
    "works_subcontract": "分包工程款",
    "decoration_works": "装修工程款",
    "works_design": "设计费",
    "consulting": "咨询费",
    "advertising": "广告费",
    "labour_service": "劳务费",
    "agency_fee": "中介费",
    "entrusted_agency": "委托报酬",
    "commission": "行纪报酬",
    "repair": "修理费",
    "freight_forwarding": "货运代理费",
    "storage": "仓储费",
    "technology_contract": "技术费用",
    "vehicle_lease": "租金",
}
COSTS = "实现债权的费用"
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Demand:
    """Sums in fen. ``late`` runs on; ``fixed`` is late interest stated as a sum instead."""

    label: str
    principal: int
    costs: int
    fixed: int
    fixed_noun: str
    late: LateInterest | None

    @property
    def amount_in_dispute(self) -> int:
        """Fen, without interest that runs on."""
        return self.principal + self.costs + self.fixed

    @property
    def so_far(self) -> int:
        """Late interest accrued up to the day of the paper, in fen."""
        return (self.late.so_far or 0) if self.late else 0

    def items(self) -> tuple[SumItem, ...]:
        """The sums that make up the amount in dispute."""
        heads = ((self.label, self.principal), (COSTS, self.costs), (self.fixed_noun, self.fixed))
        return tuple(SumItem(label=label, amount=Amount(fen=fen)) for label, fen in heads if fen)


@dataclass(frozen=True)
class Manner:
    """How a demand is put: 请求, 判令 or 裁决, what the other side is called, which costs."""

    verb: str
    debtor: str
    costs: str | None = None


def principal_label(intake: Intake) -> str:
    """What the principal of this type of debt is called."""
    return _PRINCIPAL.get(intake.debt_type, "欠款")


def demand(file: CaseFile, day: date) -> Demand:
    """What may be demanded of a forum on that day."""
    settled = file.settlement
    if settled is None:
        return _original(file.intake, file.intake.claim.principal, day)
    terms = Terms.of(settled)
    if settled.facts["extent"] == "full":
        return _under_settlement(file, terms, day)
    rest = file.intake.claim.principal - terms.total
    return _original(file.intake, max(rest, 0), day)


def _original(intake: Intake, principal: int, day: date) -> Demand:
    late = intake.claim.late_interest
    runs = late.fixed_sum is None and principal > 0 and late.start <= day
    return Demand(
        label=principal_label(intake),
        principal=principal,
        costs=intake.claim.costs,
        fixed=late.fixed_sum or 0,
        fixed_noun=noun(intake),
        late=running(intake, principal, late.start, day) if runs else None,
    )


def _under_settlement(file: CaseFile, terms: Terms, day: date) -> Demand:
    plan, total, paid = _performed(file, terms)
    late_rows = [row for row in plan.unpaid(paid) if row.due_on < day]
    since = late_rows[0].due_on + _DAY if late_rows else None
    rest = total - paid
    return Demand(
        label="调解协议确定的款项",
        principal=rest,
        costs=0,
        fixed=0,
        fixed_noun=noun(file.intake),
        late=running(file.intake, rest, since, day) if since else None,
    )


def _performed(file: CaseFile, terms: Terms) -> tuple[Schedule, int, int]:
    """The schedule of the settlement as it stands, its whole sum and what was paid on it."""
    opened = file.last("performance_opened")
    if opened is None:
        return terms, terms.total, 0
    followed = Followed(file.events, opened)
    return followed.plan, followed.total, followed.paid


def requests(
    owed: Demand, manner: Manner, debtors: tuple[CaseParty, ...], guarantors: tuple[CaseParty, ...]
) -> tuple[str, ...]:
    """The claims, each a sentence that can be enforced as it stands."""
    alone = len(debtors) == 1 and not guarantors
    debtor = manner.debtor if alone else f"{manner.debtor}{'、'.join(names(debtors))}"
    order = f"{manner.verb}{debtor}{'共同' if len(debtors) > 1 else ''}支付"
    said = [f"{order}{owed.label}{Amount(fen=owed.principal).full}"]
    if owed.fixed:
        said.append(f"{order}{owed.fixed_noun}{Amount(fen=owed.fixed).full}")
    if owed.late:
        said.append(f"{order}{owed.late.noun}（{_running(owed.late)}）")
    if owed.costs:
        said.append(f"{order}{COSTS}{Amount(fen=owed.costs).full}")
    said += [_guarantee(each, manner, debtor, len(said)) for each in guarantors]
    if manner.costs:
        said.append(f"{manner.costs}由{manner.debtor}{'' if alone else '共同'}负担")
    return listed(said)


def listed(sentences: Sequence[str]) -> tuple[str, ...]:
    """Sentences as the items of a list: all but the last end in a semicolon."""
    return (*(f"{sentence}；" for sentence in sentences[:-1]), f"{sentences[-1]}。")


def _running(late: LateInterest) -> str:
    return "；".join(part for part in (late.formula, late.accrued) if part)


def _guarantee(guarantor: CaseParty, manner: Manner, debtor: str, count: int) -> str:
    """A general guarantor answers for what enforcement against the debtor leaves (民法典 687)."""
    debts = "上述第1项债务" if count == 1 else f"上述第1至{count}项债务"
    who = f"{manner.verb}{manner.debtor}{guarantor.name}"
    if guarantor.guarantee and guarantor.guarantee.kind is GuaranteeKind.JOINT:
        return f"{who}对{debts}承担连带清偿责任"
    return f"{who}对{debts}，在{debtor}的财产依法强制执行后仍不能清偿的部分承担一般保证责任"


def confirmed_facts(file: CaseFile) -> tuple[str, ...]:
    """What every party confirmed in writing while mediating: of it all that alone goes on."""
    facts = file.undisputed_facts
    if facts is None:
        return ()
    return ("下列事实已经各方在调解中书面确认，没有争议：", *paragraphs(facts))


def settlement_story(file: CaseFile) -> str | None:
    """That the parties settled and the debtor has not performed, where the demand rests on it."""
    settled, effective = file.settlement, file.last("agreement_effective")
    if settled is None or effective is None or settled.facts["extent"] != "full":
        return None
    plan, total, paid = _performed(file, Terms.of(settled))
    parts = "、".join(f"{format_date(row.due_on)}前支付{row.amount}" for row in plan.rows())
    return (
        f"经调解，各方于{format_date(effective.occurred_on)}达成的调解协议生效，约定{parts}，"
        f"合计{Amount(fen=total)}。截至本日已付{Amount(fen=paid)}，"
        "其余款项未按约支付。"
    )
