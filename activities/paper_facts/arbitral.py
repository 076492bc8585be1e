"""The facts of what parties and arbitrators hand in while an arbitration is under way."""

from datetime import date

from activities.paper_facts.arbitration import bound
from activities.paper_facts.case_file import CaseFile, CaseParty
from activities.paper_facts.demand import listed
from activities.paper_facts.people import block, blocks, cause, names, official
from law.money import parse_yuan
from records.tables import Event
from templates.models import Amount, format_date, paragraphs
from templates.models_arbitration import ArbitratorDisclosure, PartyStatement

_GROUNDS = {
    "party_or_relative": "该仲裁员是本案当事人、代理人，或者其近亲属",
    "interest": "该仲裁员与本案有利害关系",
    "other_relation": "该仲裁员与本案当事人、代理人有其他关系，可能影响公正仲裁",
    "private_contact": "该仲裁员私自会见当事人、代理人，或者接受其请客送礼",
}
_ERRORS = {
    "clerical": "补正裁决书中的文字错误",
    "computation": "补正裁决书中的计算错误",
    "omission": "补正仲裁庭已经裁决但裁决书遗漏的事项",
}
NOTHING_TO_DISCLOSE = "本人没有可能导致当事人对独立性、公正性产生合理怀疑的情形。"


def answer(file: CaseFile, day: date) -> PartyStatement:
    """仲裁答辩书, in the respondent's own words (仲裁法 36)."""
    event = file.the_last("arbitration_answered")
    said = ("就申请人的仲裁请求、事实和理由提出答辩",)
    return _statement(file, event, day, said, "具体意见在开庭时陈述。", role="答辩人（被申请人）")


def counterclaim(file: CaseFile, day: date) -> PartyStatement:
    """仲裁反请求申请书, or the notice of a set-off (仲裁法 38; 民法典 568)."""
    event = file.the_last("counterclaim_filed")
    amount = Amount(fen=parse_yuan(event.facts["amount"])).full
    if event.facts["kind"] == "set_off":
        said = (f"以对申请人的债权{amount}与申请人的请求抵销",)
    else:
        said = (f"裁决申请人向被申请人支付{amount}", "反请求的仲裁费用由申请人承担")
    return _statement(file, event, day, said, "事实与理由在举证和开庭时说明。")


def selection(file: CaseFile, day: date) -> PartyStatement:
    """选定仲裁员函 (仲裁法 43)."""
    event = file.the_last("arbitrator_selected")
    said = [f"选定{official(file, event.facts['arbitrator'])}为本案仲裁员"]
    if event.facts["presiding"]:
        said.append(f"选定{official(file, event.facts['presiding'])}为首席仲裁员")
    return _statement(file, event, day, tuple(said), "请依法通知所选定的仲裁员。")


def challenge(file: CaseFile, day: date) -> PartyStatement:
    """仲裁员回避申请书, with the ground of the law (仲裁法 46, 47)."""
    event = file.the_last("arbitrator_challenged")
    said = (f"请求决定仲裁员{official(file, event.facts['arbitrator'])}回避",)
    ground = f"{_GROUNDS[event.facts['ground']]}。"
    learned: str | None = event.facts["learned_on"]
    known = f"申请人于{format_date(date.fromisoformat(learned))}知道该事由。" if learned else ""
    return _statement(file, event, day, said, "", first=ground + known)


def postponement(file: CaseFile, day: date) -> PartyStatement:
    """延期开庭申请书 (仲裁法 53)."""
    event = file.the_last("postponement_requested")
    on = date.fromisoformat(file.the_last("hearing_notified").facts["on"])
    said = (f"将原定于{format_date(on)}的开庭延期",)
    return _statement(file, event, day, said, "有正当理由不能按期到庭。")


def correction_request(file: CaseFile, day: date) -> PartyStatement:
    """补正裁决申请书 (仲裁法 69)."""
    event = file.the_last("award_correction_requested")
    said = (_ERRORS[event.facts["error"]],)
    return _statement(file, event, day, said, "请仲裁庭核对裁决书后补正。")


def disclosure(file: CaseFile, day: date) -> ArbitratorDisclosure:
    """仲裁员声明书 (仲裁法 45)."""
    event = file.the_last("arbitrator_disclosed")
    told = paragraphs(file.words_of(event) or "") if event.facts["circumstances"] else ()
    silent = "本人有应当披露的情形，另行书面说明。"
    nothing = silent if event.facts["circumstances"] else NOTHING_TO_DISCLOSE
    return ArbitratorDisclosure(
        arbitrator=official(file, event.facts["arbitrator"]),
        institution=_institution(file),
        file_no=_file_no(file),
        cause=cause(file.intake),
        claimants=names(file.claimants),
        respondents=names(bound(file)),
        statements=told or (nothing,),
        dated_on=day,
    )


def _statement(
    file: CaseFile,
    event: Event,
    day: date,
    said: tuple[str, ...],
    otherwise: str,
    *,
    first: str | None = None,
    role: str | None = None,
) -> PartyStatement:
    """A party's paper: what was typed with the act are its reasons, ``otherwise`` where nothing."""
    author = _author(file, event)
    claiming = author.side == "claimant"
    typed = paragraphs(file.words_of(event) or "")
    opponents = blocks(bound(file), "被申请人") if claiming else blocks(file.claimants, "申请人")
    return PartyStatement(
        author=block(author, role or ("申请人" if claiming else "被申请人")),
        opponents=opponents,
        institution=_institution(file),
        file_no=_file_no(file),
        cause=cause(file.intake),
        requests=listed(said),
        reasons=(*((first,) if first else ()), *(typed or ((otherwise,) if otherwise else ()))),
        dated_on=day,
    )


def _author(file: CaseFile, event: Event) -> CaseParty:
    """The party whose act it was; recorded for the respondents, the first of them."""
    party_id: str | None = event.facts.get("party_id")
    return file.party(party_id) if party_id else bound(file)[0]


def _institution(file: CaseFile) -> str:
    return file.the_last("arbitration_applied").facts["institution"]


def _file_no(file: CaseFile) -> str | None:
    accepted = file.last("arbitration_accepted")
    return accepted.facts["file_no"] if accepted else None
