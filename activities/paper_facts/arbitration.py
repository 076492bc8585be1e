"""The facts of the papers of arbitration: agreement, application, and what was awarded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from activities.paper_facts.agreement import dispute_clause, sides, term_lines
from activities.paper_facts.case_file import CaseFile, CaseParty
from activities.paper_facts.demand import (
    Manner,
    confirmed_facts,
    demand,
    listed,
    principal_label,
    requests,
    settlement_story,
)
from activities.paper_facts.evidence import evidence
from activities.paper_facts.grounds import grounds
from activities.paper_facts.late_interest import rate_basis
from activities.paper_facts.people import (
    account,
    blocks,
    cause,
    claiming,
    contract,
    creditors,
    names,
    official,
)
from activities.paper_facts.schedule import Terms
from law.deadlines import compute
from law.intake import ArbitrationKind
from law.money import parse_yuan
from law.routing import AwardState, Situation, Step, Title
from law.venue import venue
from records.tables import Event
from templates.models import Amount, format_date, paragraphs
from templates.models_arbitration import (
    ArbitrationAgreement,
    ArbitrationApplication,
    AwardRecord,
    ConsentAwardRecord,
    Delivery,
)
from templates.models_mediation import DisputeClause

MANNER = Manner(verb="裁决", debtor="被申请人", costs="本案仲裁费用")


def arbitration_agreement(file: CaseFile, day: date) -> ArbitrationAgreement:
    """仲裁协议, made after the dispute arose or supplementing an unclear clause (仲裁法 27, 29)."""
    clause = file.intake.contract.arbitration
    label, owed = principal_label(file.intake), file.intake.claim.principal
    return ArbitrationAgreement(
        parties=sides(file),
        contract=contract(file.intake),
        original_clause=clause.text if _supplements(file) else None,
        dispute_arose_on=file.intake.dispute_arose_on,
        matters=f"因上述合同项下{label}{Amount(fen=owed)}及逾期付款责任所发生的一切争议。",
        institution=file.the_last("arbitration_offered").facts["institution"],
        seat=None,
        copies=len(file.parties) + 1,
        dated_on=day,
    )


def arbitration_application(file: CaseFile, day: date) -> ArbitrationApplication:
    """仲裁申请书 (仲裁法 34); nothing said in mediation enters it."""
    parties, guarantors = bound(file), arbitrating_guarantors(file)
    story = settlement_story(file)
    return ArbitrationApplication(
        applicant=claiming(file, "申请人"),
        respondents=blocks(parties, "被申请人"),
        institution=file.the_last("arbitration_applied").facts["institution"],
        agreement=agreement_place(file),
        clause=clause_text(file),
        cause=cause(file.intake),
        claims=requests(demand(file, day), MANNER, file.debtors, guarantors),
        facts=_facts(file, story),
        evidence=evidence(file, "申请人"),
        attachments=listed(
            [
                "仲裁协议",
                f"申请书副本{len(parties)}份",
                "证据清单和证据材料",
                "申请人身份证明",
                *(["授权委托书"] if any(each.agents for each in file.claimants) else []),
            ]
        ),
        dated_on=day,
    )


def _facts(file: CaseFile, story: str | None) -> tuple[str, ...]:
    due = format_date(file.intake.contract.due_on)
    return (
        *paragraphs(file.intake.facts),
        *confirmed_facts(file),
        *((story,) if story else ()),
        f"案涉债务的履行期限已于{due}届满，被申请人未足额履行，已构成违约。"
        f"申请人依照{grounds(rate_basis(file.intake))}的规定，申请仲裁。",
    )


def bound(file: CaseFile) -> tuple[CaseParty, ...]:
    """A clause in the contract binds those who made it; all have signed a later agreement."""
    return file.respondents if _signed_by_all(file) else file.debtors


def _signed_by_all(file: CaseFile) -> bool:
    return _signed_on(file) is not None or _in_settlement(file) is not None


def _in_settlement(file: CaseFile) -> DisputeClause | None:
    """The arbitration clause of the settlement reached in mediation."""
    return dispute_clause(file.settlement) if file.settlement else None


def clause_text(file: CaseFile) -> str | None:
    """The words of the clause, where the agreement is not a paper of its own."""
    if _signed_on(file) is not None:
        return None
    settled = _in_settlement(file)
    return settled.sentence if settled else file.intake.contract.arbitration.text


def arbitrating_guarantors(file: CaseFile) -> tuple[CaseParty, ...]:
    """The guarantors who are parties to the arbitration: those who signed a later agreement."""
    return file.guarantors if _signed_by_all(file) else ()


def _supplements(file: CaseFile) -> bool:
    """Whether an agreement signed after the dispute arose mends a clause of the contract."""
    clause = file.intake.contract.arbitration
    return clause.kind is not ArbitrationKind.NONE and clause.text is not None


def _signed_on(file: CaseFile) -> date | None:
    signed = file.last("arbitration_agreement_signed")
    return signed.occurred_on if signed else None


def agreement_place(file: CaseFile) -> str:
    """Where the arbitration agreement stands."""
    if (signed_on := _signed_on(file)) is not None:
        supplementary = "补充" if _supplements(file) else ""
        return f"{format_date(signed_on)}签订的{supplementary}仲裁协议"
    if _in_settlement(file) is not None:
        effective = file.the_last("agreement_effective").occurred_on
        return f"{format_date(effective)}生效的调解协议的仲裁条款"
    return f"{contract(file.intake)}的仲裁条款"


def award_record(file: CaseFile, day: date) -> AwardRecord:
    """裁决记录: what the award holds and the terms that run from it (仲裁法 67, 70)."""
    made = file.the_last("award_made")
    orders = _orders(file, made)
    hearing = file.last("hearing_held")
    accepted = file.the_last("arbitration_accepted")
    return AwardRecord(
        case_no=file.case_no,
        award_no=accepted.facts["file_no"],
        institution=file.the_last("arbitration_applied").facts["institution"],
        tribunal=_tribunal(file),
        applicant=creditors(file),
        respondents=names(bound(file)),
        agreement=agreement_place(file),
        accepted_on=accepted.occurred_on,
        hearing_on=hearing.occurred_on if hearing else None,
        claims=_claims(file),
        findings=_findings(file, made),
        decisions=_decisions(file, orders),
        total=Amount(fen=orders.amount + orders.costs),
        costs=_costs(file, orders.costs),
        made_on=made.occurred_on,
        perform_by=orders.perform_by,
        deliveries=_deliveries(file, made),
        set_aside_until=_set_aside_until(file, made),
        enforcement_court=_enforcement_court(file, Title.AWARD, day),
        enforce_until=compute("ENF_APPLY", orders.perform_by).value.due,
        recorded_by=file.intake.bureau,
        dated_on=day,
    )


def _findings(file: CaseFile, made: Event) -> tuple[str, ...]:
    """What the tribunal handed in with the award, and that it was made by default (54)."""
    default = "被申请人经书面通知，无正当理由未到庭，仲裁庭缺席裁决。"
    absent = (default,) if made.facts["by_default"] else ()
    return (*paragraphs(file.words_of(made) or ""), *absent)


@dataclass(frozen=True)
class _Orders:
    """What an award orders, as corrected; sums in fen."""

    amount: int
    costs: int
    perform_by: date
    counterclaim: int | None


def _orders(file: CaseFile, made: Event) -> _Orders:
    """The award's orders, each as the last correction left it (仲裁法 69)."""
    facts = dict(made.facts)
    for event in file.events:
        if event.kind == "award_corrected" and event.seq > made.seq:
            facts |= {key: value for key, value in event.facts.items() if value is not None}
    granted: str | None = facts.get("counterclaim")
    return _Orders(
        amount=parse_yuan(facts["amount"]),
        costs=parse_yuan(facts["costs"]),
        perform_by=date.fromisoformat(facts["perform_by"]),
        counterclaim=None if granted is None else parse_yuan(granted),
    )


def _deliveries(file: CaseFile, made: Event) -> tuple[Delivery, ...]:
    """Who received this award, and when."""
    return tuple(
        Delivery(party=file.party(party).name, received_on=event.occurred_on)
        for event in file.events
        if event.kind == "award_served" and event.seq > made.seq
        for party in event.facts["served"]
    )


def _set_aside_until(file: CaseFile, made: Event) -> date | None:
    """The last day on which any party may still ask to have the award set aside (仲裁法 72)."""
    received = [delivery.received_on for delivery in _deliveries(file, made)]
    return compute("ARB_SETASIDE", max(received)).value.due if received else None


def _decisions(file: CaseFile, orders: _Orders) -> tuple[str, ...]:
    by = format_date(orders.perform_by)
    debtor, claimant = "、".join(names(bound(file))), creditors(file)
    if orders.amount:
        said = [f"{debtor}于{by}前（含当日）向{claimant}支付{Amount(fen=orders.amount).full}"]
    else:
        said = [f"驳回{claimant}的仲裁请求"]
    if orders.counterclaim is not None:
        said.append(_on_counterclaim(file, orders.counterclaim, f"{claimant}于{by}前（含当日）"))
    if orders.costs:
        said.append(
            f"{debtor}于{by}前（含当日）向{claimant}支付其预交的仲裁费用{Amount(fen=orders.costs)}"
        )
    return listed(said)


def _on_counterclaim(file: CaseFile, granted: int, claimant_by: str) -> str:
    """What is granted on a counterclaim is paid; what is set off has been taken from the claim."""
    debtor = "、".join(names(bound(file)))
    set_off = file.the_last("counterclaim_filed").facts["kind"] == "set_off"
    if not granted:
        return f"驳回{debtor}的{'抵销主张' if set_off else '反请求'}"
    sum_ = Amount(fen=granted).full
    return f"上述金额已抵销{sum_}" if set_off else f"就反请求，{claimant_by}向{debtor}支付{sum_}"


def _costs(file: CaseFile, costs: int) -> str:
    debtor = "、".join(names(bound(file)))
    if not costs:
        return f"{debtor}不承担仲裁费用。"
    return f"仲裁费用中的{Amount(fen=costs)}由{debtor}承担，已计入上述给付金额。"


def consent_award_record(file: CaseFile, day: date) -> ConsentAwardRecord:
    """和解裁决记录: the settlement before the tribunal, with its sums and days (仲裁法 62, 65)."""
    made = file.the_last("consent_award_made", "mediation_statement_effective")
    statement = made.kind == "mediation_statement_effective"
    written = file.the_last("mediation_statement_issued") if statement else made
    terms = Terms.of(made)
    accepted = file.the_last("arbitration_accepted")
    return ConsentAwardRecord(
        case_no=file.case_no,
        document="调解书" if statement else "裁决书",
        document_no=accepted.facts["file_no"],
        institution=file.the_last("arbitration_applied").facts["institution"],
        tribunal=_tribunal(file),
        applicant=creditors(file),
        respondents=names(bound(file)),
        agreement=agreement_place(file),
        accepted_on=accepted.occurred_on,
        claims=_claims(file),
        settled_on=file.the_last("tribunal_settlement_recorded").occurred_on,
        terms=term_lines(file, terms),
        total=Amount(fen=terms.total),
        instalments=terms.rows(),
        account=account(file),
        costs=f"仲裁费用的承担以{'调解书' if statement else '裁决书'}的记载为准。",
        made_on=written.occurred_on,
        effective_on=made.occurred_on,
        enforcement_court=_enforcement_court(file, Title(made.facts["title"]), day),
        recorded_by=file.intake.bureau,
        dated_on=day,
    )


def _tribunal(file: CaseFile) -> tuple[str, ...]:
    seats: Sequence[str] = file.the_last("tribunal_formed", "arbitrator_replaced").facts[
        "arbitrators"
    ]
    first = official(file, seats[0])
    if len(seats) == 1:
        return (f"{first}（独任仲裁员）",)
    return (f"{first}（首席仲裁员）", *(official(file, seat) for seat in seats[1:]))


def _claims(file: CaseFile) -> tuple[str, ...]:
    """The claims as they stood in the application."""
    applied_on = file.the_last("arbitration_applied").occurred_on
    owed = demand(file, applied_on)
    return requests(owed, MANNER, file.debtors, arbitrating_guarantors(file))


def _enforcement_court(file: CaseFile, title: Title, day: date) -> str:
    situation = Situation.at_intake(file.intake, on=day).model_copy(
        update={"award": AwardState.IN_FORCE, "title": title}
    )
    return venue(Step.ENFORCEMENT, file.intake, situation).value.name
