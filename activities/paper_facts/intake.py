"""The facts of the papers of intake: what an application lacks, or why it is not accepted."""

from dataclasses import replace
from datetime import date, timedelta

from activities.paper_facts.case_file import CaseFile
from activities.paper_facts.court import fixed_sums, running_on
from activities.paper_facts.demand import demand
from activities.paper_facts.mediation import roads
from activities.paper_facts.people import account, block, cause, claiming, contract, names
from law.checklists import checklist_items
from law.completeness import item_name
from law.routing import Situation
from templates.models import Amount, paragraphs
from templates.models_intake import (
    CorrectionNotice,
    DemandLetter,
    MissingItem,
    PowerOfAttorney,
    RefusalNotice,
    WithdrawalApplication,
)

REASONS = {
    "out_of_scope": "所涉争议不属于本机构的受理范围。",
    "improper_party": "申请人与所涉争议没有直接利害关系，或者当事人不适格。",
    "no_definite_respondent": "没有明确的被申请人。",
    "already_decided": "所涉争议已有生效的裁判、调解书或者仲裁裁决。",
    "pending_elsewhere": "所涉争议已由人民法院、仲裁机构或者其他调解组织受理。",
    "suspected_sham": "所涉争议有虚假纠纷的嫌疑，须由有关机关依法查明。",
    "not_corrected": "申请材料不齐备，经要求仍未补正。",
}
ELSEWHERE = frozenset({"out_of_scope", "suspected_sham", "already_decided"})
"""Reasons that bar the usual roads for this claim as well."""
REMEDIES = (
    "依法向有管辖权的仲裁机构、行政机关或者人民法院提出请求；",
    "对有关事实和法律问题，可以向公共法律服务机构咨询或者申请法律援助。",
)
_GRACE = timedelta(days=7)
"""How long a demand letter gives; it extends no term, it asks."""
AGAIN = "补齐材料、消除上述情形后，可以重新提出申请"


def correction_notice(file: CaseFile, day: date) -> CorrectionNotice:
    """补正通知书, after the review that found something missing."""
    facts = file.event.facts
    return CorrectionNotice(
        case_no=file.case_no,
        applicants=names(file.claimants),
        respondents=names(file.respondents),
        contract=contract(file.intake),
        filed_on=file.intake.filed_on,
        missing=tuple(_missing(key) for key in facts["missing"]),
        until=date.fromisoformat(facts["until"]),
        bureau=file.intake.bureau,
        dated_on=day,
    )


def _missing(key: str) -> MissingItem:
    item = checklist_items().get(key)
    return MissingItem(name=item_name(key) or key, proves=item.proves if item else None)


def power_of_attorney(file: CaseFile, day: date) -> PowerOfAttorney:
    """授权委托书, for the principal to sign: the powers one by one (民事诉讼法 62)."""
    facts = file.event.facts
    principal = file.party(facts["party_id"])
    role = "申请人" if principal.side == "claimant" else "被申请人"
    return PowerOfAttorney(
        principal=block(replace(principal, agents=()), "委托人"),
        agent=block(principal, role).agents[-1],
        cause=cause(file.intake),
        opponents=names(file.respondents if role == "申请人" else file.claimants),
        case_no=file.case_no,
        dated_on=day,
    )


def demand_letter(file: CaseFile, day: date) -> DemandLetter:
    """催款函 of the claimant, for what is owed on that day (民法典 195)."""
    owed = demand(file, day)
    items = fixed_sums(owed, owed.late)
    return DemandLetter(
        debtors=names(file.debtors),
        guarantors=names(file.guarantors),
        creditor=claiming(file, "债权人"),
        contract=contract(file.intake),
        due_on=file.intake.contract.due_on,
        items=items,
        total=Amount(fen=sum(item.amount.fen for item in items)),
        running_interest=running_on(owed.late) if owed.late else None,
        pay_by=day + _GRACE,
        account=account(file),
        dated_on=day,
    )


def withdrawal_application(file: CaseFile, day: date) -> WithdrawalApplication:
    """撤回申请书, in the applicant's words where there are any."""
    arbitrating = file.event.workflow_id.startswith("arbitration/")
    accepted = file.last("arbitration_accepted") if arbitrating else None
    return WithdrawalApplication(
        applicant=claiming(file, "申请人"),
        respondents=names(file.respondents),
        recipient=(
            file.the_last("arbitration_applied").facts["institution"]
            if arbitrating
            else file.intake.bureau
        ),
        case_no=accepted.facts["file_no"] if accepted else file.case_no,
        cause=cause(file.intake),
        matter="仲裁申请" if arbitrating else "申请",
        reasons=paragraphs(file.words_of(file.event) or "") or ("申请人自愿撤回申请。",),
        dated_on=day,
    )


def refusal_notice(file: CaseFile, day: date) -> RefusalNotice:
    """不予受理通知书, with the roads that remain open to the claimant."""
    reason: str = file.event.facts["reason"]
    return RefusalNotice(
        case_no=file.case_no,
        applicants=names(file.claimants),
        respondents=names(file.respondents),
        contract=contract(file.intake),
        filed_on=file.intake.filed_on,
        reason=REASONS[reason],
        routes=_routes(file, reason, day),
        bureau=file.intake.bureau,
        dated_on=day,
    )


def _routes(file: CaseFile, reason: str, day: date) -> tuple[str, ...]:
    if reason in ELSEWHERE:
        return REMEDIES
    situation = Situation.at_intake(file.intake, on=day)
    open_roads = roads(file.intake, situation)
    return (*(f"{road}；" for road in open_roads), f"{AGAIN}。")
