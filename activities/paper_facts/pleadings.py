"""The papers by which a party answers, objects or applies in a procedure before a court.

What the party wrote goes into them as it stands; who files against whom, before which court and
for what comes from the record. Each is written only where its act came with words.
"""

from collections.abc import Sequence
from datetime import date

from activities.paper_facts.case_file import CaseFile, CaseParty, FactMissingError
from activities.paper_facts.demand import listed
from activities.paper_facts.people import LITIGATION_AGENT, block, blocks, cause
from activities.paper_facts.titles import court_above, court_case_no, court_of, title
from law.money import parse_yuan
from templates.models import Amount, paragraphs
from templates.models_court import Pleading

_RELIEF = {"defer": "缓交", "reduce": "减交", "waive": "免交"}
_DECISIONS = (
    "judgment_given",
    "suit_dismissed",
    "court_jurisdiction_upheld",
    "court_jurisdiction_declined",
)


def answer(file: CaseFile, day: date) -> Pleading:
    """民事答辩状 (民事诉讼法 128)."""
    said = f"就{_suit(file)}，答辩人收到起诉状副本后，提出以下答辩意见。"
    return _by_respondent(file, day, "答辩人", "被答辩人", said)


def jurisdiction_objection(file: CaseFile, day: date) -> Pleading:
    """管辖权异议书 (民事诉讼法 130)."""
    said = f"{_suit(file)}，贵院没有管辖权，请求裁定移送有管辖权的人民法院审理。"
    return _by_respondent(file, day, "异议人（被告）", "被异议人（原告）", said)


def payment_order_objection(file: CaseFile, day: date) -> Pleading:
    """支付令异议书 (民事诉讼法 227, 228)."""
    number = court_case_no(file, file.event.workflow_id)
    amount = file.event.facts.get("amount")
    part = f"就其中{Amount(fen=parse_yuan(amount))}" if amount else ""
    said = f"异议人收到贵院{number or ''}支付令，对债务{part}有异议，请求裁定终结督促程序。"
    return _by_respondent(file, day, "异议人（被申请人）", "申请人", said)


def appeal(file: CaseFile, day: date) -> Pleading:
    """民事上诉状 (民事诉讼法 171, 157), to the court above through the one that decided."""
    first = court_of(file, file.event.workflow_id)
    number = court_case_no(file, file.event.workflow_id)
    ruled = file.last(*_DECISIONS, workflow_id=file.event.workflow_id)
    kind = "民事判决" if ruled is not None and ruled.kind == "judgment_given" else "民事裁定"
    said = f"上诉人不服{first}{number or ''}{kind}，提出上诉，上诉的请求和理由如下。"
    filers = _filers(file)
    others = tuple(party for party in file.parties if party not in filers)
    return _pleading(file, day, (filers, "上诉人"), (others, "被上诉人"), said).model_copy(
        update={"court": court_above(first, day)}
    )


def fee_relief_application(file: CaseFile, day: date) -> Pleading:
    """缓减免诉讼费申请书 (诉讼费用交纳办法 44, 48)."""
    relief = _RELIEF[file.event.facts["relief"]]
    accepted = file.the_last("filing_accepted", workflow_id=file.event.workflow_id)
    fee = Amount(fen=accepted.facts["fee_fen"])
    said = f"{_suit(file)}，申请人交纳案件受理费{fee}确有困难，请求准予{relief}。"
    sides = (file.claimants, "申请人（原告）"), (file.respondents, "被告")
    return _pleading(file, day, *sides, said)


def revival_application(file: CaseFile, day: date) -> Pleading:
    """恢复执行申请书 (民事诉讼法 241, 265; 解释 517)."""
    number = court_case_no(file, file.event.workflow_id)
    said = f"请求贵院恢复{number or ''}案对{title(file)}的执行。"
    sides = (file.claimants, "申请执行人"), (file.respondents, "被执行人")
    return _pleading(file, day, *sides, said)


def _suit(file: CaseFile) -> str:
    number = court_case_no(file, file.event.workflow_id)
    return f"{cause(file.intake)}一案{f'（案号：{number}）' if number else ''}"


def _filers(file: CaseFile) -> tuple[CaseParty, ...]:
    """Who files: the party whose act it is, those named, else the debtors."""
    own = file.event.facts.get("party_id")
    named = file.event.facts.get("appellants") or ([own] if own else [])
    return tuple(file.party(each) for each in named) or file.debtors


def _by_respondent(file: CaseFile, day: date, role: str, other: str, said: str) -> Pleading:
    return _pleading(file, day, (_filers(file), role), (file.claimants, other), said)


def _pleading(
    file: CaseFile,
    day: date,
    filers: tuple[Sequence[CaseParty], str],
    others: tuple[Sequence[CaseParty], str],
    said: str,
) -> Pleading:
    words = file.words_of(file.event)
    if words is None:
        raise FactMissingError("words")
    (filer, *further), role = filers
    opponents, other = others
    return Pleading(
        filer=block(filer, role, LITIGATION_AGENT),
        others=blocks(further, role, LITIGATION_AGENT) + blocks(opponents, other),
        court=court_of(file, file.event.workflow_id),
        statement=said,
        facts=paragraphs(words),
        attachments=listed([f"副本{len(opponents)}份", "身份证明"]),
        dated_on=day,
    )
