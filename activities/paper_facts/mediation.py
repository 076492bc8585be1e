"""The facts of the papers of mediation, up to the joint application for confirmation."""

from datetime import date
from typing import Literal

from activities.paper_facts.agreement import agreement_lines, agreement_no
from activities.paper_facts.case_file import CaseFile, CaseParty, FactMissingError
from activities.paper_facts.demand import Manner, demand, requests
from activities.paper_facts.forms import is_commercial
from activities.paper_facts.people import (
    blocks,
    claiming,
    contract,
    creditors,
    guarantee_kind,
    mediation_organisation,
    mediator,
    names,
    official,
    recorder,
)
from activities.paper_facts.schedule import Terms
from law.deadlines import compute
from law.intake import Guarantee, Intake
from law.routing import MediationResult, Situation, Step, route
from law.venue import venue
from records.tables import Event
from templates.models import format_date, paragraphs
from templates.models_mediation import (
    Attendee,
    ConfirmationApplication,
    EndOfMediationNotice,
    FactsConfirmation,
    GuaranteeWarning,
    MediationApplication,
    MediatorAppointment,
    MediatorDisclosure,
    RightsNotice,
    SessionRecord,
    UndisputedFactsRecord,
)

Mode = Literal["现场调解", "在线调解", "电话调解"]
MODES: dict[str, Mode] = {"on_site": "现场调解", "online": "在线调解", "phone": "电话调解"}
REASONS = {
    "unwilling": "当事人一方明确表示不同意调解。",
    "too_far_apart": "各方意见分歧较大，不能达成调解协议。",
    "time_up": "调解期限届满，各方未达成调解协议，也未一致同意延长期限。",
    "unreachable": "经多种方式联系，仍无法与被申请人取得联系。",
    "refused_to_sign": "各方未能共同签署调解协议。",
    "settled_privately": "当事人已经自行和解。",
    "withdrawn": "申请人撤回调解申请。",
    "no_answer": "被申请人经邀请，未在答复期限内表示是否同意调解。",
    "other": "因其他原因，调解不能继续进行。",
}
RESULTS = {
    "unwilling": MediationResult.REFUSED,
    "withdrawn": MediationResult.REFUSED,
    "unreachable": MediationResult.UNREACHABLE,
}
TRIALS = frozenset({Step.SMALL_CLAIMS, Step.SIMPLIFIED, Step.ORDINARY})


def mediation_application(file: CaseFile, day: date) -> MediationApplication:
    """人民调解申请书, from the intake document."""
    owed = demand(file, day)
    manner = Manner(verb="请求", debtor="被申请人")
    return MediationApplication(
        applicant=claiming(file, "申请人"),
        respondents=blocks(file.respondents, "被申请人"),
        organisation=mediation_organisation(file.intake),
        contract=contract(file.intake),
        facts=paragraphs(file.intake.facts),
        requests=requests(owed, manner, file.debtors, file.guarantors),
        evidence=tuple(item.name for item in file.evidence),
        dated_on=day,
    )


def rights_notice(file: CaseFile, day: date) -> RightsNotice:
    """权利义务告知书; guarantee periods run on meanwhile, which is told where there are any."""
    return RightsNotice(
        case_no=file.case_no,
        recipients=names(file.parties),
        organisation=mediation_organisation(file.intake),
        mediator=mediator(file),
        guarantees=tuple(
            _guarantee_warning(file.intake, guarantee) for guarantee in file.intake.guarantees
        ),
        dated_on=day,
    )


def _guarantee_warning(intake: Intake, guarantee: Guarantee) -> GuaranteeWarning:
    period = compute("GUARANTEE", intake.contract.due_on, agreed_until=guarantee.until)
    return GuaranteeWarning(
        guarantor=guarantee.guarantor,
        kind=guarantee_kind(guarantee.kind),
        ends_on=period.value.due,
    )


def mediator_appointment(file: CaseFile, day: date) -> MediatorAppointment:
    """调解员指派书, to the mediator who is asked to take the case on (规则 10, 12)."""
    asked = file.the_last("mediator_appointed", "mediator_replaced")
    earlier = [
        event
        for event in file.events
        if event.kind in ("mediator_appointed", "mediator_replaced") and event.seq < asked.seq
    ]
    replaced = earlier[-1].facts["mediator"] if earlier else None
    return MediatorAppointment(
        case_no=file.case_no,
        mediator=official(file, asked.facts["mediator"]),
        chosen_by_parties=asked.facts.get("party_id") is not None,
        replaces=official(file, replaced) if replaced else None,
        organisation=mediation_organisation(file.intake),
        applicant=creditors(file),
        respondents=names(file.respondents),
        contract=contract(file.intake),
        answer_by=compute("MED_ACCEPT", day).value.due,
        dated_on=day,
    )


def mediator_disclosure(file: CaseFile, day: date) -> MediatorDisclosure:
    """调解员披露书: the interest in the mediator's words (商事调解条例 20)."""
    disclosed, presiding = file.the_last("conflict_disclosed"), mediator(file)
    if presiding is None:
        raise FactMissingError("assignment_accepted")
    stated = paragraphs(file.words_of(disclosed) or "")
    return MediatorDisclosure(
        case_no=file.case_no,
        mediator=presiding,
        organisation=mediation_organisation(file.intake),
        parties=names(file.parties),
        statements=stated or ("与本案或者本案当事人有利害关系，可能影响公正调解。",),
        dated_on=day,
    )


def session_record(file: CaseFile, day: date) -> SessionRecord:
    """调解笔录, in the mediator's words; it never leaves the mediation."""
    held = file.the_last("session_held")
    present = tuple(file.party(party_id) for party_id in held.facts["present"])
    presiding = mediator(file)
    if presiding is None:
        raise FactMissingError("assignment_accepted")
    return SessionRecord(
        case_no=file.case_no,
        number=sum(event.kind == "session_held" for event in file.events),
        held_on=day,
        started_at=None,
        ended_at=None,
        mode=MODES[held.facts["mode"]],
        place=_place(file, held),
        organisation=mediation_organisation(file.intake),
        mediator=presiding,
        recorder=recorder(file, held),
        attendees=tuple(Attendee(name=party.name, capacity=_capacity(party)) for party in present),
        absent=names(party for party in file.parties if party not in present),
        record=paragraphs(file.words_of(held) or ""),
        statements=(),
        undisputed_facts=(),
        disputed_points=(),
        outcome=_adjourned(held),
    )


def _place(file: CaseFile, held: Event) -> str | None:
    """Where the session was called to, if it was called."""
    called = file.last("session_convened")
    if called is None or called.facts["session_on"] != held.occurred_on.isoformat():
        return None
    return called.facts["place"]


def _adjourned(held: Event) -> str | None:
    """The day on which the session goes on."""
    later: str | None = held.facts.get("adjourned_to")
    return (
        f"本次调解未结束，定于{format_date(date.fromisoformat(later))}继续进行。" if later else None
    )


def _capacity(party: CaseParty) -> str:
    return {"claimant": "申请人", "guarantor": "被申请人（保证人）"}.get(party.side, "被申请人")


def undisputed_facts_record(file: CaseFile, day: date) -> UndisputedFactsRecord:
    """无争议事实记载, once every party has confirmed it."""
    facts, presiding = file.undisputed_facts, mediator(file)
    if facts is None or presiding is None:
        raise FactMissingError("undisputed_facts_confirmed")
    return UndisputedFactsRecord(
        case_no=file.case_no,
        applicant=creditors(file),
        respondents=names(file.respondents),
        organisation=mediation_organisation(file.intake),
        contract=contract(file.intake),
        mediator=presiding,
        facts=paragraphs(facts),
        confirmations=tuple(_confirmation(file, party) for party in file.parties),
        dated_on=day,
    )


def _confirmation(file: CaseFile, party: CaseParty) -> FactsConfirmation:
    """The last confirmation of a party; an earlier record's has been overtaken."""
    answers = [
        event
        for event in file.events
        if event.kind == "undisputed_facts_answered" and event.facts["party_id"] == party.party_id
    ]
    return FactsConfirmation(
        role=_capacity(party), party=party.name, confirmed_on=answers[-1].occurred_on
    )


def end_of_mediation_notice(file: CaseFile, day: date) -> EndOfMediationNotice:
    """终止调解书: the reason by its code, no word of what was said, and the roads open now."""
    reason: str = file.event.facts["reason"]
    return EndOfMediationNotice(
        case_no=file.case_no,
        applicant=creditors(file),
        respondents=names(file.respondents),
        organisation=mediation_organisation(file.intake),
        contract=contract(file.intake),
        accepted_on=file.the_last("mediation_opened").occurred_on,
        sessions=sum(event.kind == "session_held" for event in file.events),
        ended_on=day,
        reason=REASONS[reason],
        routes=_routes(file.intake, RESULTS.get(reason, MediationResult.FAILED), day),
        mediator=mediator(file),
    )


def _routes(intake: Intake, result: MediationResult, day: date) -> tuple[str, ...]:
    """What the law leaves open after the mediation (人民调解法 26)."""
    told = roads(intake, Situation.at_intake(intake, mediation=result, on=day))
    return (*(f"{road}；" for road in told[:-1]), f"{told[-1]}。")


def roads(intake: Intake, situation: Situation) -> tuple[str, ...]:
    """The roads to a forum that the law leaves open, in words; never none."""
    steps = route(situation).value.next
    told = dict.fromkeys(_road(step, intake, situation) for step in steps)
    return tuple(road for road in told if road) or ("依法申请仲裁或者向有管辖权的人民法院提起诉讼",)


def _road(step: Step, intake: Intake, situation: Situation) -> str | None:
    match step:
        case Step.ARBITRATION:
            return f"依照仲裁协议向{situation.institution}申请仲裁"
        case Step.ARBITRATION_AGREEMENT_OFFER:
            return "各方自愿另行订立或者补充仲裁协议，向选定的一家仲裁机构申请仲裁"
        case Step.PAYMENT_ORDER:
            return f"债权人向{venue(step, intake, situation).value.name}申请支付令"
        case Step.ENFORCEMENT:
            return "凭具有强制执行效力的公证债权文书，依法申请强制执行"
        case Step.CLAIM_DECLARATION:
            return "向破产管理人申报债权"
        case _ if step in TRIALS:
            return f"向{venue(step, intake, situation).value.name}提起诉讼"
        case _:
            return None


def confirmation_application(file: CaseFile, day: date) -> ConfirmationApplication:
    """司法确认申请书: all who signed the agreement apply together (民事诉讼法 205)."""
    settled, effective = file.settlement, file.the_last("agreement_effective")
    if settled is None:
        raise FactMissingError("settlement_recorded")
    terms = Terms.of(settled)
    organisation = mediation_organisation(file.intake)
    return ConfirmationApplication(
        applicants=blocks(file.parties, "申请人"),
        court=file.the_last("confirmation_applied").facts["court"],
        organisation=organisation,
        agreement_no=agreement_no(file),
        effective_on=effective.occurred_on,
        facts=(
            *paragraphs(file.intake.facts),
            f"经{organisation}主持调解，各申请人自愿达成调解协议并已全部签署。",
        ),
        terms=agreement_lines(file, terms),
        attachments=(
            f"{'商事' if is_commercial(file.intake) else '人民'}调解协议书原件；",
            f"{organisation}主持调解的证明；",
            "各申请人的身份证明和联系方式。",
        ),
        dated_on=day,
    )
