"""The facts of the papers of arbitration: agreement, application, and what was awarded."""

from collections.abc import Sequence
from datetime import date

from activities.paper_facts.agreement import sides, term_lines
from activities.paper_facts.case_file import CaseFile, CaseParty
from activities.paper_facts.demand import (
    Manner,
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
)

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
    bound, guarantors = _bound(file), arbitrating_guarantors(file)
    story = settlement_story(file)
    return ArbitrationApplication(
        applicant=claiming(file, "申请人"),
        respondents=blocks(bound, "被申请人"),
        institution=file.the_last("arbitration_applied").facts["institution"],
        agreement=_agreement(file),
        clause=None if _signed_on(file) else file.intake.contract.arbitration.text,
        cause=cause(file.intake),
        claims=requests(demand(file, day), MANNER, file.debtors, guarantors),
        facts=_facts(file, story),
        evidence=evidence(file, "申请人"),
        attachments=listed(
            [
                "仲裁协议",
                f"申请书副本{len(bound)}份",
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
        *((story,) if story else ()),
        f"案涉债务的履行期限已于{due}届满，被申请人未足额履行，已构成违约。"
        f"申请人依照{grounds(rate_basis(file.intake))}的规定，申请仲裁。",
    )


def _bound(file: CaseFile) -> tuple[CaseParty, ...]:
    """A clause in the contract binds those who made it; all have signed a later agreement."""
    return file.respondents if _signed_on(file) else file.debtors


def arbitrating_guarantors(file: CaseFile) -> tuple[CaseParty, ...]:
    """The guarantors who are parties to the arbitration: those who signed a later agreement."""
    return file.guarantors if _signed_on(file) else ()


def _supplements(file: CaseFile) -> bool:
    """Whether an agreement signed after the dispute arose mends a clause of the contract."""
    clause = file.intake.contract.arbitration
    return clause.kind is not ArbitrationKind.NONE and clause.text is not None


def _signed_on(file: CaseFile) -> date | None:
    signed = file.last("arbitration_agreement_signed")
    return signed.occurred_on if signed else None


def _agreement(file: CaseFile) -> str:
    """Where the arbitration agreement stands."""
    if (signed_on := _signed_on(file)) is not None:
        supplementary = "补充" if _supplements(file) else ""
        return f"{format_date(signed_on)}签订的{supplementary}仲裁协议"
    return f"{contract(file.intake)}的仲裁条款"


def award_record(file: CaseFile, day: date) -> AwardRecord:
    """裁决记录: what the award holds and the terms that run from it (仲裁法 67, 70)."""
    made = file.the_last("award_made")
    amount, costs = parse_yuan(made.facts["amount"]), parse_yuan(made.facts["costs"])
    perform_by = date.fromisoformat(made.facts["perform_by"])
    hearing = file.last("hearing_held")
    accepted = file.the_last("arbitration_accepted")
    return AwardRecord(
        case_no=file.case_no,
        award_no=accepted.facts["file_no"],
        institution=file.the_last("arbitration_applied").facts["institution"],
        tribunal=_tribunal(file),
        applicant=creditors(file),
        respondents=names(_bound(file)),
        agreement=_agreement(file),
        accepted_on=accepted.occurred_on,
        hearing_on=hearing.occurred_on if hearing else None,
        claims=_claims(file),
        findings=_findings(file, made),
        decisions=_decisions(file, made),
        total=Amount(fen=amount + costs),
        costs=_costs(file, costs),
        made_on=made.occurred_on,
        perform_by=perform_by,
        deliveries=(),
        set_aside_until=None,
        enforcement_court=_enforcement_court(file, Title.AWARD, day),
        enforce_until=compute("ENF_APPLY", perform_by).value.due,
        recorded_by=file.intake.bureau,
        dated_on=day,
    )


def _findings(file: CaseFile, made: Event) -> tuple[str, ...]:
    """What the tribunal handed in with the award, and that it was made by default (54)."""
    default = "被申请人经书面通知，无正当理由未到庭，仲裁庭缺席裁决。"
    absent = (default,) if made.facts["by_default"] else ()
    return (*paragraphs(file.words_of(made) or ""), *absent)


def _decisions(file: CaseFile, made: Event) -> tuple[str, ...]:
    amount, costs = parse_yuan(made.facts["amount"]), parse_yuan(made.facts["costs"])
    by = format_date(date.fromisoformat(made.facts["perform_by"]))
    debtor = "、".join(names(_bound(file)))
    if amount:
        said = [f"{debtor}于{by}前（含当日）向{creditors(file)}支付{Amount(fen=amount).full}"]
    else:
        said = [f"驳回{creditors(file)}的仲裁请求"]
    if costs:
        said.append(
            f"{debtor}于{by}前（含当日）向{creditors(file)}支付其预交的仲裁费用{Amount(fen=costs)}"
        )
    return listed(said)


def _costs(file: CaseFile, costs: int) -> str:
    debtor = "、".join(names(_bound(file)))
    if not costs:
        return f"{debtor}不承担仲裁费用。"
    return f"仲裁费用中的{Amount(fen=costs)}由{debtor}承担，已计入上述给付金额。"


def consent_award_record(file: CaseFile, day: date) -> ConsentAwardRecord:
    """和解裁决记录: the settlement before the tribunal, with its sums and days (仲裁法 62, 65)."""
    made = file.the_last("consent_award_made")
    terms = Terms.of(made)
    accepted = file.the_last("arbitration_accepted")
    return ConsentAwardRecord(
        case_no=file.case_no,
        document="裁决书",
        document_no=accepted.facts["file_no"],
        institution=file.the_last("arbitration_applied").facts["institution"],
        tribunal=_tribunal(file),
        applicant=creditors(file),
        respondents=names(_bound(file)),
        agreement=_agreement(file),
        accepted_on=accepted.occurred_on,
        claims=_claims(file),
        settled_on=file.the_last("tribunal_settlement_recorded").occurred_on,
        terms=term_lines(file, terms),
        total=Amount(fen=terms.total),
        instalments=terms.rows(),
        account=account(file),
        costs="仲裁费用的承担以裁决书的记载为准。",
        made_on=made.occurred_on,
        effective_on=made.occurred_on,
        enforcement_court=_enforcement_court(file, Title.CONSENT_AWARD, day),
        recorded_by=file.intake.bureau,
        dated_on=day,
    )


def _tribunal(file: CaseFile) -> tuple[str, ...]:
    seats: Sequence[str] = file.the_last("tribunal_formed").facts["arbitrators"]
    if len(seats) == 1:
        return (f"{official(file, seats[0])}（独任仲裁员）",)
    return tuple(official(file, seat) for seat in seats)


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
