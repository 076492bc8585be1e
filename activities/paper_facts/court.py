"""The facts of the papers for a court: the complaint pack, the payment order, the announcement."""

from collections.abc import Callable
from datetime import date, timedelta

from activities.paper_facts.case_file import CaseFile, CaseParty
from activities.paper_facts.demand import (
    Demand,
    Manner,
    demand,
    listed,
    principal_label,
    requests,
    settlement_story,
)
from activities.paper_facts.evidence import evidence
from activities.paper_facts.people import LITIGATION_AGENT, block, blocks, cause, names
from activities.paper_facts.titles import court_case_no
from law.intake import ArbitrationKind, Intake
from templates.models import (
    Amount,
    Piece,
    Question,
    SumItem,
    Tick,
    format_date,
    paragraphs,
    signatory,
    yes_or_no,
)
from templates.models_court import (
    AnnouncementRequest,
    Complaint,
    ElectronicChannel,
    EvidenceList,
    PaymentOrderApplication,
    ServiceAddressConfirmation,
    ServiceAttempt,
)

MANNER = Manner(verb="判令", debtor="被告", costs="本案诉讼费用")
FORUMS = ("suit_filed", "payment_order_applied", "arbitration_applied")
_DAY = timedelta(days=1)


def complaint(file: CaseFile, day: date) -> Complaint:
    """民事起诉状 (民事诉讼法 124); nothing said in mediation enters it."""
    file = file.outside_mediation()
    owed = demand(file, day)
    guarantors = tuple(party for party in file.respondents if party.side == "guarantor")
    story = settlement_story(file)
    return Complaint(
        cause=cause(file.intake),
        plaintiff=block(file.claimant, "原告", LITIGATION_AGENT),
        defendants=blocks(file.respondents, "被告", LITIGATION_AGENT),
        court=file.the_last("suit_filed").facts["court"],
        claims=requests(owed, MANNER, file.debtors, guarantors),
        claim_elements=_claim_elements(owed, guarantors, day),
        forum_elements=_forum_elements(file.intake),
        fact_elements=_fact_elements(file.intake),
        facts=(*paragraphs(file.intake.facts), *((story,) if story else ())),
        evidence=evidence(file, "原告"),
        willingness=_willingness(),
        attachments=listed(
            [
                f"起诉状副本{len(file.respondents)}份",
                "证据清单及证据材料",
                "送达地址确认书",
                "原告身份证明",
            ]
        ),
        dated_on=day,
    )


def _claim_elements(
    owed: Demand, guarantors: tuple[CaseParty, ...], day: date
) -> tuple[Question, ...]:
    total = Amount(fen=owed.amount_in_dispute + owed.so_far)
    until_paid = owed.late is not None
    return (
        Question(label=owed.label, text=f"截至{format_date(day)}为{Amount(fen=owed.principal)}"),
        yes_or_no(
            "是否请求给付至实际清偿之日止", until_paid, owed.late.formula if owed.late else None
        ),
        yes_or_no("是否主张担保权利", bool(guarantors)),
        yes_or_no("是否主张实现债权的费用", owed.costs > 0),
        Question(label="标的总额", text=f"暂计至{format_date(day)}为{total}"),
    )


def _forum_elements(intake: Intake) -> tuple[Question, ...]:
    """The form asks for arbitration and court clauses; hiding one is no route."""
    clause = intake.contract.arbitration
    agreed = [text for text in (clause.text, intake.contract.jurisdiction_clause) if text]
    said = "；".join(f"合同约定“{text.rstrip('。')}”" for text in agreed) or None
    has_clause = clause.kind is not ArbitrationKind.NONE or bool(agreed)
    measure = intake.preservation
    taken = measure is not None and measure.pre_suit
    return (
        yes_or_no("有无仲裁、法院管辖约定", has_clause, said),
        yes_or_no(
            "是否已经诉前保全",
            taken,
            f"{measure.court}，{format_date(measure.taken_on)}" if measure and taken else None,
        ),
    )


def _fact_elements(intake: Intake) -> tuple[Question, ...]:
    contract = intake.contract
    number = f"（编号：{contract.number}）" if contract.number else ""
    due = format_date(contract.due_on)
    return (
        Question(
            label="合同签订情况",
            text=f"{format_date(contract.signed_on)}签订{contract.name}{number}",
        ),
        Question(label="履行期限", text=f"至{due}届满"),
        Question(
            label="尚欠款项",
            text=f"{principal_label(intake)}{Amount(fen=intake.claim.principal).full}",
        ),
        Question(label="逾期起始日", text=format_date(intake.claim.late_interest.start)),
    )


def _willingness() -> tuple[Question, ...]:
    ticks = tuple(
        Tick(label=label, chosen=label == "否")
        for label in ("是", "否", "暂不确定，想要了解更多内容")
    )
    return (
        yes_or_no("是否了解调解作为非诉讼纠纷解决方式", True),
        Question(label="是否考虑先行调解", ticks=ticks, text="已经调解组织调解，未能解决"),
    )


def payment_order_application(file: CaseFile, day: date) -> PaymentOrderApplication:
    """支付令申请书: a due and fixed sum; interest only where it is documented (解释 428)."""
    file = file.outside_mediation()
    owed = demand(file, day)
    items = owed.items()
    late = owed.late if file.intake.claim.late_interest.agreed else None
    if late is not None and late.so_far:
        label = f"{late.noun}（自{format_date(late.start)}计至{format_date(late.until)}）"
        items += (SumItem(label=label, amount=Amount(fen=late.so_far)),)
    return PaymentOrderApplication(
        creditor=block(file.claimant, "申请人"),
        debtors=blocks(file.debtors, "被申请人"),
        court=file.the_last("payment_order_applied").facts["court"],
        items=items,
        total=Amount(fen=sum(item.amount.fen for item in items)),
        running_interest=(
            f"以{Amount(fen=late.base)}为基数，{late.rate}"
            f"自{format_date(late.until + _DAY)}起至实际付清之日止的{late.noun}"
            if late
            else None
        ),
        due_on=file.intake.contract.due_on,
        facts=paragraphs(file.intake.facts),
        evidence=listed([item.name for item in file.evidence]),
        attachments=listed(
            [f"申请书副本{len(file.debtors)}份", "申请人身份证明", "证据复印件一套"]
        ),
        dated_on=day,
    )


def evidence_list(file: CaseFile, day: date) -> EvidenceList:
    """证据清单 (证据规定 19), for the court or the institution the case goes to."""
    filed = file.the_last(*FORUMS)
    in_court = filed.kind == "suit_filed"
    role = "原告" if in_court else "申请人"
    return EvidenceList(
        forum=filed.facts["court"] if "court" in filed.facts else filed.facts["institution"],
        submitter=signatory(block(file.claimant, role)),
        opponents=names(file.respondents),
        cause=cause(file.intake),
        groups=evidence(file, role),
        copies=len(file.respondents) + 1,
        dated_on=day,
    )


def service_address_confirmation(file: CaseFile, day: date) -> ServiceAddressConfirmation:
    """送达地址确认书; electronic service only with consent (民事诉讼法 90)."""
    party = file.claimant.details
    channels = [ElectronicChannel(name="手机短信", address=party.phone)]
    if party.email:
        channels.append(ElectronicChannel(name="电子邮箱", address=party.email))
    return ServiceAddressConfirmation(
        forum=file.the_last("suit_filed").facts["court"],
        cause=cause(file.intake),
        case_no=None,
        party=signatory(block(file.claimant, "原告")),
        recipient=party.name,
        address=party.address,
        postcode=None,
        phone=party.phone,
        agent=party.agent.name if party.agent else None,
        channels=tuple(channels) if file.intake.consents.e_service else (),
        dated_on=day,
    )


def announcement_request(file: CaseFile, day: date) -> AnnouncementRequest:
    """公告送达申请书: the respondent cannot be found by any other way (民事诉讼法 95)."""
    filed = file.the_last("suit_filed")
    missed = file.last("respondent_unreachable")
    tried_on = missed.occurred_on if missed else day
    return AnnouncementRequest(
        applicant=block(file.claimant, "原告", LITIGATION_AGENT),
        addressees=blocks(file.respondents, "被告"),
        court=filed.facts["court"],
        case_no=court_case_no(file, filed.workflow_id),
        cause=cause(file.intake),
        papers=("起诉状副本；", "应诉通知书、举证通知书和开庭传票。"),
        facts=(
            *paragraphs(file.intake.facts),
            f"经多种方式联系未果，{'、'.join(names(file.respondents))}现下落不明，"
            "采用其他方式无法送达。",
        ),
        attempts=tuple(
            ServiceAttempt(
                made_on=tried_on, mode=f"按登记电话{party.details.phone}联系", outcome="无法联系"
            )
            for party in file.respondents
        ),
        attachments=listed([item.name for item in file.evidence]),
        dated_on=day,
    )


BUILDERS: dict[str, Callable[[CaseFile, date], Piece]] = {
    "complaint": complaint,
    "payment_order_application": payment_order_application,
    "evidence_list": evidence_list,
    "service_address_confirmation": service_address_confirmation,
    "announcement_request": announcement_request,
}
