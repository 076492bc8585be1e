"""The facts of the complaint (民事诉讼法 124), with the blocks of the element-style form."""

from datetime import date

from activities.paper_facts.case_file import CaseFile, CaseParty
from activities.paper_facts.demand import (
    COSTS,
    Demand,
    Manner,
    confirmed_facts,
    demand,
    listed,
    requests,
    settlement_story,
)
from activities.paper_facts.evidence import evidence
from activities.paper_facts.grounds import grounds
from activities.paper_facts.late_interest import rate, rate_basis
from activities.paper_facts.people import (
    LITIGATION_AGENT,
    blocks,
    cause,
    claiming,
    contract,
    creditors,
    guarantee_kind,
    mediation_organisation,
    names,
)
from law.deadlines import compute
from law.intake import ArbitrationKind, Intake
from templates.models import Amount, Question, Tick, format_date, paragraphs, yes_or_no
from templates.models_court import Complaint

MANNER = Manner(verb="判令", debtor="被告", costs="本案诉讼费用")
_TRACKS = {"small_claims": "小额诉讼程序", "simplified": "简易程序", "ordinary": "普通程序"}
_NO_BAR = {
    ArbitrationKind.ARBITRATE_OR_SUE: (
        "该约定既可仲裁又可起诉，仲裁协议无效（仲裁法司法解释第七条），贵院有权受理"
    ),
    ArbitrationKind.DEFECTIVE: (
        "该约定对仲裁机构没有约定或者约定不明，又未达成补充协议，仲裁协议无效，贵院有权受理"
    ),
}
"""Why a clause that speaks of arbitration does not bar the court."""
_SIDES = {
    "sale_of_goods": ("卖方", "买方"),
    "sme_receivable": ("卖方", "买方"),
    "private_loan": ("出借人", "借款人"),
    "financial_loan": ("贷款人", "借款人"),
    "construction_works": ("承包人", "发包人"),
    "lease": ("出租人", "承租人"),
    "equipment_lease": ("出租人", "承租人"),
    "processing": ("承揽人", "定作人"),
    "carriage": ("承运人", "托运人"),
}


def complaint(file: CaseFile, day: date) -> Complaint:
    """民事起诉状: claims that can be enforced as they stand, and every clause on the forum."""
    owed = demand(file, day)
    filed = file.the_last("suit_filed")
    return Complaint(
        cause=cause(file.intake),
        plaintiff=claiming(file, "原告", LITIGATION_AGENT),
        defendants=blocks(file.respondents, "被告", LITIGATION_AGENT),
        court=filed.facts["court"],
        claims=requests(owed, MANNER, file.debtors, file.guarantors),
        claim_elements=_claim_elements(owed, file.guarantors, day),
        forum_elements=_forum_elements(file.intake, filed.facts["track"]),
        fact_elements=_fact_elements(file, owed),
        facts=_facts(file),
        evidence=evidence(file, "原告"),
        willingness=_willingness(file),
        attachments=_attachments(file),
        dated_on=day,
    )


def _facts(file: CaseFile) -> tuple[str, ...]:
    stories = (settlement_story(file), _order_story(file))
    said = [*paragraphs(file.intake.facts), *confirmed_facts(file)]
    said += [story for story in stories if story]
    due = format_date(file.intake.contract.due_on)
    return (
        *said,
        f"案涉债务的履行期限已于{due}届满，被告未足额履行，已构成违约。"
        f"原告依照{grounds(rate_basis(file.intake))}的规定，提起诉讼，请求支持原告的诉讼请求。",
    )


def _order_story(file: CaseFile) -> str | None:
    """That an objection ended a payment order and the application went on as a suit (228)."""
    converted, objected = file.last("payment_order_converted"), file.last("payment_order_objected")
    if converted is None or objected is None:
        return None
    return (
        f"原告曾就本案债务申请支付令，被告于{format_date(objected.occurred_on)}提出书面异议，"
        "支付令失效，依照《中华人民共和国民事诉讼法》第二百二十八条转入诉讼程序。"
    )


def _claim_elements(
    owed: Demand, guarantors: tuple[CaseParty, ...], day: date
) -> tuple[Question, ...]:
    named = "、".join(names(guarantors)) or None
    total = Amount(fen=owed.amount_in_dispute + owed.so_far)
    return (
        Question(
            label=owed.label,
            text=f"截至{format_date(day)}，尚欠{Amount(fen=owed.principal).full}",
        ),
        *_late_elements(owed),
        yes_or_no("是否主张担保权利", bool(guarantors), named),
        yes_or_no(
            f"是否主张{COSTS}", owed.costs > 0, str(Amount(fen=owed.costs)) if owed.costs else None
        ),
        Question(label="诉讼费用", text="由被告负担"),
        Question(label="标的总额", text=f"暂计至{format_date(day)}为{total}"),
    )


def _late_elements(owed: Demand) -> tuple[Question, ...]:
    until_paid = yes_or_no("是否请求支付至实际清偿之日止", owed.late is not None)
    if owed.late is not None:
        said = "；".join(part for part in (owed.late.accrued, owed.late.formula) if part)
        return (Question(label=owed.late.noun, text=said), until_paid)
    if owed.fixed:
        return (Question(label=owed.fixed_noun, text=Amount(fen=owed.fixed).full), until_paid)
    return ()


def _forum_elements(intake: Intake, track: str) -> tuple[Question, ...]:
    """The form asks for arbitration and court clauses; hiding one is no route."""
    clause = intake.contract.arbitration
    agreed = [text for text in (clause.text, intake.contract.jurisdiction_clause) if text]
    parts = [f"合同约定：“{text.rstrip('。')}”" for text in dict.fromkeys(agreed)]
    parts += [_NO_BAR[clause.kind]] if clause.kind in _NO_BAR else []
    said = "；".join(parts) or None
    measure = intake.preservation
    taken = measure if measure is not None and measure.pre_suit else None
    ticks = tuple(Tick(label=label, chosen=key == track) for key, label in _TRACKS.items())
    return (
        yes_or_no(
            "有无仲裁、法院管辖约定",
            clause.kind is not ArbitrationKind.NONE or bool(agreed),
            said,
        ),
        yes_or_no(
            "是否已经诉前保全",
            taken is not None,
            f"{taken.court}，{format_date(taken.taken_on)}" if taken else None,
        ),
        Question(label="请求适用的程序", ticks=ticks),
    )


def _fact_elements(file: CaseFile, owed: Demand) -> tuple[Question, ...]:
    intake = file.intake
    creditor, debtor = _SIDES.get(intake.debt_type, ("债权人", "债务人"))
    agreed = intake.claim.late_interest.agreed is not None
    return (
        Question(label="合同签订情况", text=str(contract(intake))),
        Question(
            label="签订主体",
            text=f"{creditor}：{creditors(file)}；{debtor}：{'、'.join(names(file.debtors))}",
        ),
        Question(label="履行期限", text=f"{format_date(intake.contract.due_on)}届满"),
        Question(label="尚欠款项", text=f"{owed.label}{Amount(fen=owed.principal)}"),
        yes_or_no("是否约定利息或者违约金", agreed, rate(intake) if agreed else None),
        Question(
            label="逾期时间",
            text=f"自{format_date(intake.claim.late_interest.start)}起逾期",
        ),
        yes_or_no("是否有保证担保", bool(intake.guarantees), guarantees(intake)),
        Question(label="请求依据", text=f"合同约定；{grounds(rate_basis(intake))}"),
    )


def guarantees(intake: Intake) -> str | None:
    """Who guarantees how, and until when: as agreed, else six months (民法典 692)."""
    due = intake.contract.due_on
    told: list[str] = []
    for each in intake.guarantees:
        until = compute("GUARANTEE", due, agreed_until=each.until).value.due
        told.append(
            f"{each.guarantor}，{guarantee_kind(each.kind)}，保证期间至{format_date(until)}"
        )
    return "；".join(told) or None


def _willingness(file: CaseFile) -> tuple[Question, ...]:
    """Whether mediation was tried is no secret; what was said in it is."""
    tried = file.last("mediation_opened") is not None
    ticks = tuple(
        Tick(label=label, chosen=label == "否")
        for label in ("是", "否", "暂不确定，想要了解更多内容")
    )
    said = f"起诉前已经{mediation_organisation(file.intake)}调解" if tried else None
    return (
        yes_or_no("是否了解调解作为非诉讼纠纷解决方式", True),
        Question(label="是否考虑先行调解", ticks=ticks, text=said),
    )


def _attachments(file: CaseFile) -> tuple[str, ...]:
    copies = len(file.respondents)
    details = file.claimant.details
    identity = "身份证复印件" if details.kind == "person" else "营业执照和法定代表人身份证明"
    return listed(
        [
            f"起诉状副本{copies}份",
            f"证据清单和证据复印件{copies + 1}套",
            "送达地址确认书",
            f"原告{identity}",
            *(["授权委托书"] if details.agent else []),
        ]
    )
