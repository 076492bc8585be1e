"""The facts of the papers beside the forum: preservation, challenges of an award or agreement."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from activities.paper_facts.agreement import term_lines
from activities.paper_facts.arbitration import agreement_place, bound, clause_text
from activities.paper_facts.case_file import CaseFile, CaseParty, FactMissingError
from activities.paper_facts.demand import listed
from activities.paper_facts.people import LITIGATION_AGENT, Block, block, blocks, claiming, names
from activities.paper_facts.schedule import Terms
from activities.paper_facts.titles import court_case_no, title, title_event
from law.deadlines import compute
from law.money import parse_yuan
from records.tables import Event
from templates.models import Amount, format_date, paragraphs
from templates.models_challenge import (
    NonEnforcementApplication,
    PreservationApplication,
    PreservationSecurity,
    SetAsideApplication,
    ValidityApplication,
)

_OCCASIONS = {
    "before_suit": "提起诉讼或者申请仲裁前",
    "during_suit": "诉讼中",
    "during_arbitration": "仲裁中",
    "before_enforcement": "法律文书生效后、进入执行程序前",
}
_PROPERTIES = {
    "bank_deposit": "银行存款及其他账户资金",
    "movable": "动产",
    "real_estate": "不动产",
    "other_right": "股权、债权等其他财产权",
}
_FORMS = {
    "cash": "现金担保",
    "property": "财产担保",
    "guarantee": "第三人保证",
    "insurance": "财产保全责任险",
    "bank_letter": "金融机构独立保函",
}
_SEE_EVIDENCE = "具体事实和理由见所附证据材料。"
_GROUNDS = {
    "no_agreement": "没有仲裁协议",
    "out_of_scope": "裁决的事项不属于仲裁协议的范围，或者仲裁机构无权仲裁",
    "tribunal_or_procedure": "仲裁庭的组成或者仲裁的程序违反法定程序",
    "forged_evidence": "裁决所根据的证据是伪造的",
    "withheld_evidence": "对方当事人隐瞒了足以影响公正裁决的证据",
    "arbitrator_misconduct": "仲裁员在仲裁该案时有索贿受贿、徇私舞弊、枉法裁决行为",
    "public_interest": "裁决违背社会公共利益",
}


def preservation_application(file: CaseFile, day: date) -> PreservationApplication:
    """财产保全申请书; in arbitration it goes to the court through the institution."""
    applied, asked = file.the_last("preservation_applied"), _asked(file)
    time: str = applied.facts["time"]
    in_arbitration = time == "during_arbitration"
    properties = tuple(_PROPERTIES[kind] for kind in asked.facts["properties"])
    titled = title(file) if time == "before_enforcement" else None
    return PreservationApplication(
        applicant=claiming(file, "申请人", LITIGATION_AGENT),
        respondents=blocks(file.respondents, "被申请人", LITIGATION_AGENT),
        court=applied.facts["court"],
        institution=(
            file.the_last("arbitration_applied").facts["institution"] if in_arbitration else None
        ),
        occasion=_OCCASIONS[time],
        title=titled,
        amount=_amount(asked),
        properties=listed(properties),
        leads=_words(file, asked) or ("具体财产线索另行提交。",),
        urgent=time == "before_suit" or asked.facts["urgent"],
        facts=paragraphs(file.intake.facts),
        security=_security(asked, time),
        fee=Amount(fen=applied.facts["fee_fen"]),
        attachments=_attachments(time),
        dated_on=day,
    )


def _asked(file: CaseFile) -> Event:
    return file.the_last("preservation_requested")


def _amount(asked: Event) -> Amount:
    return Amount(fen=parse_yuan(asked.facts["amount"]))


def _words(file: CaseFile, event: Event) -> tuple[str, ...]:
    return paragraphs(file.words_of(event) or "")


def _security(asked: Event, time: str) -> str:
    """The security given, or why none is (财产保全规定 1(5))."""
    given = parse_yuan(asked.facts["security"])
    if given:
        form = _FORMS[asked.facts["security_form"]]
        return f"申请人以{form}方式提供担保，担保数额为{Amount(fen=given).full}。"
    match time:
        case "before_suit":
            return "申请人将提供相当于请求保全数额的担保。"
        case "before_enforcement":
            return "法律文书已经生效，依法可以不要求提供担保。"
        case _:
            return "事实清楚，权利义务关系明确；人民法院责令提供担保的，申请人按要求提供。"


def _attachments(time: str) -> tuple[str, ...]:
    papers = ["申请人身份证明", "证据材料"]
    if time == "during_arbitration":
        papers = ["仲裁案件受理通知书", *papers]
    if time == "before_enforcement":
        papers = ["生效法律文书副本", *papers]
    return listed(papers)


def preservation_security(file: CaseFile, day: date) -> PreservationSecurity:
    """担保书 of the applicant itself; insurers and banks give their own."""
    given = file.the_last("preservation_applied", "preservation_security_given")
    with_application = given.kind == "preservation_applied"
    event = _asked(file) if with_application else given
    value = event.facts["security"] if with_application else event.facts["amount"]
    form = event.facts["security_form"] if with_application else event.facts["form"]
    cash = ("存入人民法院指定账户的款项。",) if form == "cash" else ("详见担保财产清单。",)
    return PreservationSecurity(
        guarantor=block(file.claimant, "担保人"),
        respondents=names(file.respondents),
        court=file.the_last("preservation_applied").facts["court"],
        amount=_amount(_asked(file)),
        form=_FORMS[form],
        value=Amount(fen=parse_yuan(value)),
        property=cash if with_application else (_words(file, event) or cash),
        attachments=listed(["担保财产权属证明和价值证明", "担保人身份证明"]),
        dated_on=day,
    )


def set_aside_application(file: CaseFile, day: date) -> SetAsideApplication:
    """撤销仲裁裁决申请书, by whichever party attacks the award."""
    applied, asked = file.the_last("set_aside_applied"), file.the_last("set_aside_requested")
    applicant = file.party(applied.facts["applicant"])
    received = date.fromisoformat(applied.facts["received_on"])
    return SetAsideApplication(
        applicant=block(applicant, "申请人", LITIGATION_AGENT),
        respondents=_against(file, applicant),
        court=applied.facts["court"],
        title=title(file),
        content=_content(file),
        received_on=received,
        apply_until=compute("ARB_SETASIDE", received).value.due,
        grounds=_grounds(applied),
        facts=_words(file, asked) or (_SEE_EVIDENCE,),
        fee=Amount(fen=applied.facts["fee_fen"]),
        attachments=listed(["裁决书正本或者经证明无误的副本", "申请人身份证明", "证据材料"]),
        dated_on=day,
    )


def non_enforcement_application(file: CaseFile, day: date) -> NonEnforcementApplication:
    """不予执行仲裁裁决申请书, by a respondent against whom the award is enforced."""
    applied = file.the_last("non_enforcement_applied")
    asked = file.the_last("non_enforcement_requested")
    noticed = file.the_last("enforcement_notice_issued")
    applicant, security = file.party(applied.facts["applicant"]), applied.facts["security_fen"]
    return NonEnforcementApplication(
        applicant=block(applicant, "申请人（被执行人）", LITIGATION_AGENT),
        respondents=blocks(file.claimants, "被申请人（申请执行人）", LITIGATION_AGENT),
        court=applied.facts["court"],
        enforcement_no=court_case_no(file, noticed.workflow_id),
        title=title(file),
        content=_content(file),
        grounds=_grounds(applied),
        facts=_words(file, asked) or (_SEE_EVIDENCE,),
        in_time=_in_time(file, noticed),
        security=Amount(fen=security) if security else None,
        attachments=listed(
            [
                "裁决书",
                "执行通知书",
                "申请人身份证明",
                "证据材料",
                *(["担保材料"] if security else []),
            ]
        ),
        dated_on=day,
    )


def _in_time(file: CaseFile, noticed: Event) -> str:
    """The term runs from the notice, and anew where an attack in it failed (仲裁裁决执行规定 8)."""
    accepted, ruled = file.last("set_aside_accepted"), file.last("set_aside_ruled")
    since, why = noticed.occurred_on, "收到执行通知书"
    if accepted and ruled and noticed.seq < accepted.seq < ruled.seq:
        since, why = ruled.occurred_on, "收到未予撤销该裁决的裁定，申请不予执行的期限重新计算"
    until = format_date(compute("ARB_NONENF", since).value.due)
    return f"申请人于{format_date(since)}{why}，至{until}届满，本申请在法定期限内提出。"


def validity_application(file: CaseFile, day: date) -> ValidityApplication:
    """确认仲裁协议效力申请书, by whichever party questions the agreement."""
    applied, asked = file.the_last("validity_ruling_applied"), file.the_last("validity_questioned")
    applicant = file.party(asked.facts["applicant"])
    return ValidityApplication(
        applicant=block(applicant, "申请人", LITIGATION_AGENT),
        respondents=_against(file, applicant),
        court=applied.facts["court"],
        agreement=agreement_place(file),
        clause=clause_text(file),
        pending=_pending(file),
        facts=_words(file, asked) or (_SEE_EVIDENCE,),
        fee=Amount(fen=applied.facts["fee_fen"]),
        attachments=listed(["仲裁协议正本或者经证明无误的副本", "申请人身份证明", "证据材料"]),
        dated_on=day,
    )


def _pending(file: CaseFile) -> str | None:
    """The arbitration under the agreement, which waits for the court (仲裁法 31)."""
    accepted = file.last("arbitration_accepted")
    if accepted is None:
        return None
    institution = file.the_last("arbitration_applied").facts["institution"]
    return f"{institution}{accepted.facts['file_no']}案"


def _against(file: CaseFile, applicant: CaseParty) -> tuple[Block, ...]:
    """The other side of an application; of guarantors only those whom the agreement binds."""
    others = bound(file) if applicant.side == "claimant" else file.claimants
    return blocks(others, "被申请人", LITIGATION_AGENT)


def _grounds(applied: Event) -> tuple[str, ...]:
    return listed([_GROUNDS[ground] for ground in applied.facts["grounds"]])


def _content(file: CaseFile) -> tuple[str, ...]:
    """What the award orders."""
    made = title_event(file)
    if made is None:
        raise FactMissingError("award_made")
    if "terms" in made.facts:
        return term_lines(file, Terms.of(made))
    one_sum = {"due_on": made.facts.get("perform_by"), "amount": made.facts.get("amount")}
    costs = Amount(fen=parse_yuan(made.facts.get("costs", "0")))
    borne = [f"负担仲裁费用{costs}"] if costs.fen else []
    return listed([*(_payment(part) for part in made.facts.get("instalments", [one_sum])), *borne])


def _payment(part: Mapping[str, Any]) -> str:
    """A sum that an award orders, and its day."""
    by = format_date(date.fromisoformat(part["due_on"]))
    return f"于{by}前（含当日）支付{Amount(fen=parse_yuan(part['amount'])).full}"
