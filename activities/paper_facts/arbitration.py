"""The facts of the papers of arbitration: agreement, application, and what was awarded."""

from collections.abc import Callable, Sequence
from datetime import date

from activities.paper_facts.case_file import CaseFile
from activities.paper_facts.demand import (
    Manner,
    demand,
    listed,
    principal_label,
    requests,
    settlement_story,
)
from activities.paper_facts.evidence import evidence
from activities.paper_facts.people import (
    account,
    block,
    blocks,
    cause,
    contract,
    mediation_organisation,
    names,
    official,
)
from activities.paper_facts.schedule import Terms
from law.civil_time import civil_date
from law.deadlines import compute
from law.intake import ArbitrationKind
from law.money import parse_yuan
from law.routing import AwardState, Situation, Step, Title
from law.venue import venue
from templates.models import Amount, Piece, format_date, paragraphs
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
        parties=(
            block(file.claimant, "甲方"),
            *blocks(file.respondents, "乙方"),
        ),
        contract=contract(file.intake),
        original_clause=None if clause.kind is ArbitrationKind.NONE else clause.text,
        dispute_arose_on=file.intake.dispute_arose_on,
        matters=f"因上述合同项下{label}{Amount(fen=owed)}及逾期付款责任所发生的一切争议。",
        institution=file.the_last("arbitration_offered").facts["institution"],
        seat=None,
        copies=len(file.parties) + 1,
        dated_on=day,
    )


def arbitration_application(file: CaseFile, day: date) -> ArbitrationApplication:
    """仲裁申请书 (仲裁法 34); nothing said in mediation enters it."""
    file = file.outside_mediation()
    guarantors = tuple(party for party in file.respondents if party.side == "guarantor")
    story = settlement_story(file)
    return ArbitrationApplication(
        applicant=block(file.claimant, "申请人"),
        respondents=blocks(file.respondents, "被申请人"),
        institution=file.the_last("arbitration_applied").facts["institution"],
        agreement=_agreement(file),
        clause=None if _signed_on(file) else file.intake.contract.arbitration.text,
        cause=cause(file.intake),
        claims=requests(demand(file, day), MANNER, file.debtors, guarantors),
        facts=(*paragraphs(file.intake.facts), *((story,) if story else ())),
        evidence=evidence(file, "申请人"),
        attachments=listed(
            [
                "仲裁协议",
                f"申请书副本{len(file.respondents)}份",
                "证据清单及证据材料",
                "申请人身份证明",
            ]
        ),
        dated_on=day,
    )


def _signed_on(file: CaseFile) -> date | None:
    signed = file.last("arbitration_agreement_signed")
    return signed.occurred_on if signed else None


def _agreement(file: CaseFile) -> str:
    """Where the arbitration agreement stands."""
    if (signed_on := _signed_on(file)) is not None:
        supplements = file.intake.contract.arbitration.kind is ArbitrationKind.DEFECTIVE
        return f"{format_date(signed_on)}签订的{'补充' if supplements else ''}仲裁协议"
    return f"{contract(file.intake)}的仲裁条款"


def award_record(file: CaseFile, day: date) -> AwardRecord:
    """裁决记录: what the award holds and the terms that run from it (仲裁法 67, 70)."""
    made = file.the_last("award_made")
    amount, costs = parse_yuan(made.facts["amount"]), parse_yuan(made.facts["costs"])
    perform_by = date.fromisoformat(made.facts["perform_by"])
    before = file.outside_mediation()
    hearing = before.last("hearing_held")
    debtor = "、".join(names(file.respondents))
    return AwardRecord(
        case_no=file.case_no,
        award_no=before.the_last("arbitration_accepted").facts["file_no"],
        institution=before.the_last("arbitration_applied").facts["institution"],
        tribunal=_tribunal(before),
        applicant=file.claimant.name,
        respondents=names(file.respondents),
        agreement=_agreement(file),
        accepted_on=before.the_last("arbitration_accepted").occurred_on,
        hearing_on=hearing.occurred_on if hearing else None,
        claims=_claims(before),
        findings=(),
        decisions=listed(
            [
                f"{debtor}向{file.claimant.name}支付{Amount(fen=amount).full}",
                f"{debtor}于{format_date(perform_by)}前履行完毕",
            ]
        ),
        total=Amount(fen=amount),
        costs=f"仲裁费用{Amount(fen=costs)}由{debtor}承担。",
        made_on=made.occurred_on,
        perform_by=perform_by,
        deliveries=(),
        set_aside_until=None,
        enforcement_court=_enforcement_court(file, Title.AWARD, day),
        enforce_until=compute("ENF_APPLY", perform_by).value.due,
        recorded_by=mediation_organisation(file.intake),
        dated_on=day,
    )


def consent_award_record(file: CaseFile, day: date) -> ConsentAwardRecord:
    """和解裁决记录: the settlement before the tribunal, with its sums and days (仲裁法 62, 65)."""
    made = file.the_last("consent_award_made")
    before = file.outside_mediation()
    terms = Terms.of(made)
    debtor = "、".join(names(file.respondents))
    said = [f"{debtor}向{file.claimant.name}支付合计{Amount(fen=terms.total).full}"]
    if terms.acceleration:
        said.append("任何一期逾期未付的，全部未付款项立即到期")
    return ConsentAwardRecord(
        case_no=file.case_no,
        document="裁决书",
        document_no=before.the_last("arbitration_accepted").facts["file_no"],
        institution=before.the_last("arbitration_applied").facts["institution"],
        tribunal=_tribunal(before),
        applicant=file.claimant.name,
        respondents=names(file.respondents),
        agreement=_agreement(file),
        accepted_on=before.the_last("arbitration_accepted").occurred_on,
        claims=_claims(before),
        settled_on=before.the_last("tribunal_settlement_recorded").occurred_on,
        terms=listed(said),
        total=Amount(fen=terms.total),
        instalments=terms.rows(),
        account=account(file),
        costs="按裁决书载明的方式承担。",
        made_on=made.occurred_on,
        effective_on=made.occurred_on,
        enforcement_court=_enforcement_court(file, Title.CONSENT_AWARD, day),
        recorded_by=mediation_organisation(file.intake),
        dated_on=day,
    )


def _tribunal(file: CaseFile) -> tuple[str, ...]:
    seats: Sequence[str] = file.the_last("tribunal_formed").facts["arbitrators"]
    if len(seats) == 1:
        return (f"{official(file, seats[0])}（独任仲裁员）",)
    return tuple(official(file, seat) for seat in seats)


def _claims(file: CaseFile) -> tuple[str, ...]:
    """The claims as they stood in the application."""
    applied = civil_date(file.the_last("arbitration_applied").recorded_at)
    guarantors = tuple(party for party in file.respondents if party.side == "guarantor")
    return requests(demand(file, applied), MANNER, file.debtors, guarantors)


def _enforcement_court(file: CaseFile, title: Title, day: date) -> str:
    situation = Situation.at_intake(file.intake, on=day).model_copy(
        update={"award": AwardState.IN_FORCE, "title": title}
    )
    return venue(Step.ENFORCEMENT, file.intake, situation).value.name


BUILDERS: dict[str, Callable[[CaseFile, date], Piece]] = {
    "arbitration_agreement": arbitration_agreement,
    "arbitration_application": arbitration_application,
    "award_record": award_record,
    "consent_award_record": consent_award_record,
}
