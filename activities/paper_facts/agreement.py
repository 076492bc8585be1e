"""The agreement reached in mediation, exact enough for a court to confirm and enforce it.

The settlement on record gives sums, days, guarantors and acceleration; what else the law wants in
an agreement (人民调解法 29) is drafted here for the parties to sign.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from activities.paper_facts.case_file import CaseFile, CaseParty, FactMissingError
from activities.paper_facts.demand import COSTS, listed, principal_label
from activities.paper_facts.late_interest import noun, rate
from activities.paper_facts.people import (
    Block,
    account,
    contract,
    creditors,
    guarantee_kind,
    mediation_organisation,
    mediator,
    names,
    numbered_blocks,
    recorder,
)
from activities.paper_facts.schedule import Terms
from law.identifiers import is_mobile
from law.intake import Intake
from law.routing import Situation, Step
from law.venue import venue
from records.tables import Event
from templates.models import Amount, SumItem, format_date, paragraphs
from templates.models_mediation import (
    CommercialMediationAgreement,
    DisputeClause,
    GuarantorClause,
    MediationAgreement,
    ServiceAddress,
)

SCOPE = "本协议确定的全部应付款项及逾期付款责任"
APPROPRIATIONS = {
    "costs_first": "依次抵充实现债权的有关费用、利息和违约金、本金",
    "principal_first": "依次抵充本金、利息和违约金、实现债权的有关费用",
}
COLLATERAL = {"mortgage": "抵押", "pledge": "动产质押", "rights_pledge": "权利质押"}


def mediation_agreement(file: CaseFile, day: date) -> MediationAgreement:
    """人民调解协议书, from the settlement as the mediator recorded it."""
    settled = file.the_last("settlement_recorded")
    terms = Terms.of(settled)
    on_the_spot = bool(settled.facts["paid_on_the_spot"])
    presiding, held = mediator(file), file.last("session_held")
    if presiding is None:
        raise FactMissingError("assignment_accepted")
    return MediationAgreement(
        agreement_no=agreement_no(file),
        parties=sides(file),
        organisation=mediation_organisation(file.intake),
        mediators=(presiding,),
        recorder=recorder(file, held) if held else None,
        contract=contract(file.intake),
        facts=paragraphs(file.intake.facts),
        disputed_points=(_disputed(file.intake),),
        responsibilities=_responsibilities(file, terms),
        items=_items(file.intake, terms.total),
        total=Amount(fen=terms.total),
        instalments=terms.rows(),
        account=account(file),
        late_interest="款项已经当场付清。" if on_the_spot else late_clause(file.intake),
        acceleration=terms.acceleration and len(terms.instalments) > 1,
        cost_split="人民调解不收取费用。各方因本纠纷支出的其他费用，除已计入应付款项的外，各自负担。",
        appropriation=APPROPRIATIONS[settled.facts.get("appropriation", "costs_first")],
        guarantors=_guarantors(file, terms),
        further_terms=_further_terms(file, settled, on_the_spot=on_the_spot),
        disputes=dispute_clause(settled) or _disputes(file.intake, day),
        service_addresses=tuple(_service_address(file, party) for party in file.parties),
        confirmation_court=None if on_the_spot else _confirmation_court(file.intake, day),
        copies=len(file.parties) + 1,
        dated_on=day,
    )


def commercial_mediation_agreement(file: CaseFile, day: date) -> CommercialMediationAgreement:
    """商事调解协议书: the same terms; only people's mediation is free of charge by law."""
    agreed = dict(mediation_agreement(file, day))
    costs = "调解费用按照约定负担。各方因本纠纷支出的其他费用，除已计入应付款项的外，各自负担。"
    return CommercialMediationAgreement.model_validate(agreed | {"cost_split": costs})


def agreement_no(file: CaseFile) -> str:
    """The number of the agreement: the case's own."""
    return f"{file.case_no}号"


def late_clause(intake: Intake) -> str:
    """What an instalment that is paid late costs."""
    return (
        f"任何一期款项逾期的，以该期未付金额为基数，{rate(intake)}"
        f"自逾期之次日起至实际付清之日止计算{noun(intake)}。"
    )


def agreement_lines(file: CaseFile, terms: Terms) -> tuple[str, ...]:
    """The terms of the settlement reached in mediation, what paying late costs among them."""
    return listed([*_term_sentences(file, terms), late_clause(file.intake).removesuffix("。")])


def term_lines(file: CaseFile, terms: Terms) -> tuple[str, ...]:
    """The terms of a settlement as they were recorded, with the parties' names."""
    return listed(_term_sentences(file, terms))


def _term_sentences(file: CaseFile, terms: Terms) -> list[str]:
    debtors, creditor = "、".join(names(file.debtors)), creditors(file)
    said = [
        f"{debtors}于{format_date(row.due_on)}前（含当日）向{creditor}支付{row.amount.full}"
        for row in terms.rows()
    ]
    if terms.acceleration and len(terms.instalments) > 1:
        said.append("任何一期款项未按期足额支付的，全部未到期款项立即到期")
    said += [
        f"{clause.guarantor}对上述债务提供{clause.kind}，保证期间至{format_date(clause.until)}止"
        for clause in _guarantors(file, terms)
    ]
    return said


def sides(file: CaseFile) -> tuple[Block, ...]:
    """甲方 the creditor, 乙方 the debtors, 丙方 the guarantors; several are numbered."""
    return (
        *numbered_blocks(file.claimants, "甲方"),
        *numbered_blocks(file.debtors, "乙方"),
        *numbered_blocks(file.guarantors, "丙方", "（保证人）"),
    )


def _disputed(intake: Intake) -> str:
    request = intake.claim.request.rstrip("。；")
    return f"甲方请求{request}，各方对付款的数额、期限和方式未能自行达成一致"


def _responsibilities(file: CaseFile, terms: Terms) -> tuple[str, ...]:
    clauses = _guarantors(file, terms)
    return (
        "乙方按照本协议履行付款义务，逾期的承担逾期付款责任",
        *(f"{clause.guarantor}对乙方的债务承担{clause.kind}责任" for clause in clauses),
    )


def _items(intake: Intake, total: int) -> tuple[SumItem, ...]:
    """The heads of the claim where the sum settled on is made up of them, else the sum itself."""
    claim = intake.claim
    heads = (
        (principal_label(intake), claim.principal),
        (COSTS, claim.costs),
        (noun(intake), claim.late_interest.fixed_sum or 0),
    )
    for count in range(1, len(heads) + 1):
        if sum(fen for _, fen in heads[:count]) == total:
            chosen = [(label, fen) for label, fen in heads[:count] if fen]
            return tuple(SumItem(label=label, amount=Amount(fen=fen)) for label, fen in chosen)
    return (SumItem(label="经协商确定的应付款项", amount=Amount(fen=total)),)


def _guarantors(file: CaseFile, terms: Terms) -> tuple[GuarantorClause, ...]:
    joining = [party for party in file.parties if party.party_id in terms.guarantors]
    return tuple(
        GuarantorClause(
            guarantor=party.name,
            kind=guarantee_kind(party.guarantee.kind),
            scope=SCOPE,
            until=terms.guarantee_until,
        )
        for party in joining
        if party.guarantee and terms.guarantee_until
    )


def _further_terms(file: CaseFile, settled: Event, *, on_the_spot: bool) -> tuple[str, ...]:
    terms = [_collateral(file, each) for each in settled.facts.get("collateral", ())]
    terms += paragraphs(file.words_of(settled) or "")
    if on_the_spot:
        terms.append("乙方已经当场付清本协议确定的全部款项，甲方已经收讫。")
    if settled.facts["extent"] == "partial":
        terms.append("本协议仅就上述款项达成一致，其余争议由各方另行依法解决。")
    else:
        terms.append("本协议履行完毕后，各方就本次纠纷再无其他争议。")
    return tuple(terms)


def _collateral(file: CaseFile, given: Mapping[str, Any]) -> str:
    """A security over a thing, which the further terms describe."""
    by = given["register_by"]
    register = f"，并于{format_date(date.fromisoformat(by))}前办理登记" if by else ""
    return (
        f"{file.party(given['provider']).name}以本协议载明的财产为上述债务提供"
        f"{COLLATERAL[given['kind']]}担保{register}。"
    )


def dispute_clause(settled: Event) -> DisputeClause | None:
    """The arbitration clause that the parties put into their settlement, if they did."""
    chosen: Mapping[str, Any] | None = settled.facts.get("dispute_clause")
    if chosen is None or chosen["institution"] is None:
        return None
    return DisputeClause(forum="arbitration", name=chosen["institution"])


def _disputes(intake: Intake, day: date) -> DisputeClause:
    """Under a valid arbitration agreement arbitration, else the court with jurisdiction."""
    situation = Situation.at_intake(intake, on=day)
    if situation.bound_to_arbitrate and situation.institution:
        return DisputeClause(forum="arbitration", name=situation.institution)
    return DisputeClause(forum="court", name=venue(Step.ORDINARY, intake, situation).value.name)


def _service_address(file: CaseFile, party: CaseParty) -> ServiceAddress:
    """The claimant has said whether it accepts electronic service; nobody else has been asked."""
    details = party.details
    consented = file.electronic(party)
    channels = (f"手机短信{details.phone}" if is_mobile(details.phone) else None, details.email)
    electronic = "、".join(channel for channel in channels if channel) if consented else ""
    return ServiceAddress(
        party=details.name,
        postal=details.address,
        phone=details.phone,
        electronic=electronic or None,
    )


def _confirmation_court(intake: Intake, day: date) -> str:
    situation = Situation.at_intake(intake, on=day)
    return venue(Step.JUDICIAL_CONFIRMATION, intake, situation).value.name
