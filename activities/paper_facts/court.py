"""The facts of the papers for a court that go with or before the complaint."""

from collections.abc import Mapping
from datetime import date, timedelta

from activities.paper_facts.arbitration import arbitrating_guarantors
from activities.paper_facts.case_file import CaseFile, CaseParty, FactMissingError
from activities.paper_facts.demand import Demand, demand, listed
from activities.paper_facts.evidence import evidence
from activities.paper_facts.late_interest import LateInterest
from activities.paper_facts.people import (
    LITIGATION_AGENT,
    block,
    blocks,
    cause,
    claiming,
    creditors,
    names,
)
from activities.paper_facts.titles import court_case_no, court_of
from law.identifiers import is_mobile
from law.intake import Organisation
from records.tables import Event
from templates.models import Amount, SumItem, format_date, paragraphs, signatory
from templates.models_court import (
    AnnouncementRequest,
    ElectronicChannel,
    EvidenceList,
    PaymentOrderApplication,
    RepresentativeProof,
    ServiceAddressConfirmation,
    ServiceAttempt,
)

_FORUMS = ("suit_filed", "payment_order_applied", "arbitration_applied")
_DAY = timedelta(days=1)
_METHODS = {
    "in_person": "直接送达",
    "post": "邮寄送达",
    "electronic": "电子送达",
    "leave_behind": "留置送达",
}
_FAILURES = {
    "not_at_address": "受送达人不在该地址",
    "address_unknown": "地址不详",
    "refused_to_receive": "拒绝签收",
    "unclaimed": "逾期未领取，退回",
    "not_delivered": "未能投递，退回",
}


def payment_order_application(file: CaseFile, day: date) -> PaymentOrderApplication:
    """支付令申请书, against the debtors alone: it binds no guarantor (解释 434)."""
    owed = demand(file, day)
    late = owed.late if file.intake.claim.late_interest.agreed else None
    items = fixed_sums(owed, late)
    return PaymentOrderApplication(
        creditor=claiming(file, "申请人"),
        debtors=blocks(file.debtors, "被申请人"),
        court=file.the_last("payment_order_applied").facts["court"],
        items=items,
        total=Amount(fen=sum(item.amount.fen for item in items)),
        running_interest=running_on(late) if late else None,
        due_on=file.intake.contract.due_on,
        facts=paragraphs(file.intake.facts),
        evidence=listed(
            [
                f"{row.name}，证明{row.proves}"
                for group in evidence(file, "申请人")
                for row in group.rows
            ]
        ),
        attachments=listed(
            [f"申请书副本{len(file.debtors)}份", "申请人身份证明", "债权凭证和证据复印件"]
        ),
        dated_on=day,
    )


def fixed_sums(owed: Demand, late: LateInterest | None) -> tuple[SumItem, ...]:
    """The sums owed, with the late interest accrued so far as one of them.

    Interest belongs to a fixed sum only where the parties agreed it in writing (解释 428).
    """
    if late is None or not late.so_far:
        return owed.items()
    label = (
        f"{late.noun}（以{Amount(fen=late.base)}为基数，{late.rate}"
        f"自{format_date(late.start)}计至{format_date(late.until)}）"
    )
    return (*owed.items(), SumItem(label=label, amount=Amount(fen=late.so_far)))


def running_on(late: LateInterest) -> str:
    """The late interest that runs on after the day it has been counted to."""
    return (
        f"以{Amount(fen=late.base)}为基数，{late.rate}"
        f"自{format_date(late.until + _DAY)}起至实际付清之日止计算的{late.noun}"
    )


def representative_proof(file: CaseFile, day: date) -> RepresentativeProof:
    """法定代表人身份证明书 of a claimant that is an organisation (执行规定 18)."""
    claimant = file.claimant.details
    if not isinstance(claimant, Organisation):
        raise FactMissingError("legal_representative")
    return RepresentativeProof(
        organisation=claimant.name,
        uscc=claimant.uscc,
        address=claimant.address,
        phone=claimant.phone,
        representative=claimant.legal_representative.name,
        title=claimant.legal_representative.title,
        cause=cause(file.intake),
        dated_on=day,
    )


def evidence_list(file: CaseFile, day: date) -> EvidenceList:
    """证据清单 (证据规定 19), for the court or the institution the case goes to."""
    filed = file.the_last(*_FORUMS)
    role = "原告" if filed.kind == "suit_filed" else "申请人"
    opponents = _opponents(file, filed)
    return EvidenceList(
        forum=filed.facts["court"] if "court" in filed.facts else filed.facts["institution"],
        submitter=signatory(block(file.claimant, role)).model_copy(
            update={"name": creditors(file)}
        ),
        opponents=names(opponents),
        cause=cause(file.intake),
        groups=evidence(file, role),
        copies=len(opponents) + 1,
        dated_on=day,
    )


def _opponents(file: CaseFile, filed: Event) -> tuple[CaseParty, ...]:
    """Whom the claimant proceeds against in that forum."""
    match filed.kind:
        case "payment_order_applied":
            return file.debtors
        case "arbitration_applied":
            return (*file.debtors, *arbitrating_guarantors(file))
        case _:
            return file.respondents


def service_address_confirmation(file: CaseFile, day: date) -> ServiceAddressConfirmation:
    """送达地址确认书; electronic service only with consent (民事诉讼法 90)."""
    party = file.claimant.details
    receives = party.agent if party.agent and any("代收" in p for p in party.agent.powers) else None
    return ServiceAddressConfirmation(
        forum=file.the_last("suit_filed").facts["court"],
        cause=cause(file.intake),
        case_no=None,
        party=signatory(block(file.claimant, "原告")),
        recipient=party.name,
        address=party.address,
        postcode=None,
        phone=party.phone,
        agent=receives.name if receives else None,
        channels=_channels(file.claimant) if file.electronic(file.claimant) else (),
        dated_on=day,
    )


def _channels(party: CaseParty) -> tuple[ElectronicChannel, ...]:
    phone, email = party.details.phone, party.details.email
    by_phone = [ElectronicChannel(name="手机短信", address=phone)] if is_mobile(phone) else []
    by_email = [ElectronicChannel(name="电子邮箱", address=email)] if email else []
    return (*by_phone, *by_email)


def announcement_request(file: CaseFile, day: date) -> AnnouncementRequest:
    """公告送达申请书, for the respondents who cannot be found by any other way (95)."""
    filed = file.the_last("suit_filed")
    attempts = _attempts(file, filed)
    return AnnouncementRequest(
        applicant=claiming(file, "原告", LITIGATION_AGENT),
        addressees=blocks({party.party_id: party for party, _ in attempts}.values(), "被告"),
        court=court_of(file, filed.workflow_id),
        case_no=court_case_no(file, filed.workflow_id),
        cause=cause(file.intake),
        papers=("起诉状副本和证据副本；", "应诉通知书、举证通知书和开庭传票。"),
        facts=paragraphs(file.intake.facts),
        attempts=tuple(attempt for _, attempt in attempts),
        attachments=_proof_of_absence(file),
        dated_on=day,
    )


def _attempts(file: CaseFile, filed: Event) -> tuple[tuple[CaseParty, ServiceAttempt], ...]:
    """Each attempt to serve those to be served by announcement, or how they were found missing."""
    reports = {
        event.facts["party_id"]: event.occurred_on
        for event in file.events
        if event.kind == "respondent_unreachable"
    }
    asked = file.the_last("announcement_requested", workflow_id=filed.workflow_id)
    named = asked.facts.get("party_ids") or tuple(reports)
    missing = [party for party in file.respondents if party.party_id in named]
    return tuple(
        (party, attempt)
        for party in missing or file.debtors
        for attempt in _failed(file, filed, party) or (_missing(party, filed, reports),)
    )


def _failed(file: CaseFile, filed: Event, party: CaseParty) -> tuple[ServiceAttempt, ...]:
    """The attempts of the court that came to nothing."""
    return tuple(
        ServiceAttempt(
            made_on=event.occurred_on,
            mode=_METHODS[event.facts["method"]],
            outcome=_FAILURES[event.facts["reason"]],
        )
        for event in file.events
        if event.kind == "service_failed"
        and event.workflow_id == filed.workflow_id
        and party.party_id in event.facts["party_ids"]
    )


def _missing(party: CaseParty, filed: Event, reports: Mapping[str, date]) -> ServiceAttempt:
    """Reported missing in mediation; with no report not found by the filing."""
    mode = f"按已知的电话{party.details.phone}和住所联系"
    if party.party_id in reports:
        made_on = reports[party.party_id]
        return ServiceAttempt(made_on=made_on, mode=mode, outcome="无法取得联系")
    still = "截至起诉之日仍无法取得联系"
    return ServiceAttempt(made_on=filed.occurred_on, mode=mode, outcome=still)


def _proof_of_absence(file: CaseFile) -> tuple[str, ...]:
    proofs = [item.name for item in file.evidence if "下落" in item.proves]
    return listed(proofs or ["受送达人下落不明的证明材料"])
