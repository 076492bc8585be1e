"""Whether the evidence of a dispute is all there: what is listed, what is missing, what it proves.

Who claims must prove (民事诉讼法 67). The review compares the list of evidence with the checklist
of the type of debt by kind, name and what each item is said to prove. It reads no evidence: what a
piece is worth, the tribunal alone decides (证据规定 85).
"""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, cite, unread
from law.checklists import ChecklistItem, EvidenceType, checklist_items
from law.debt_types import debt_types
from law.intake import Evidence, Intake

_MUST, _SHOULD = 3, 1
"""What an item counts for: one without which the claim falls, one that supports it."""

_BASIS = (
    *("CPL 66", "CPL 67"),
    *("EVIDENCE 11", "EVIDENCE 14", "EVIDENCE 15", "EVIDENCE 85", "EVIDENCE 90"),
)

_RECORDINGS = (EvidenceType.ELECTRONIC, EvidenceType.AUDIO_VISUAL)


class PresentItem(BaseModel):
    """An item of the checklist and the names of the evidence that satisfies it."""

    model_config = ConfigDict(frozen=True)

    item: ChecklistItem
    required: bool
    evidence: tuple[str, ...]


class EvidenceReview(BaseModel):
    """How complete the evidence is.

    ``score`` goes from 0 to 100: the share of the checklist that is listed, where an item that
    must be there counts three times one that should be, rounded down so that 100 means that
    nothing is missing. ``missing_musts`` and ``missing_shoulds`` tell what each would prove.
    """

    model_config = ConfigDict(frozen=True)

    score: int
    present: tuple[PresentItem, ...]
    missing_musts: tuple[ChecklistItem, ...]
    missing_shoulds: tuple[ChecklistItem, ...]


def review(intake: Intake) -> Advice[EvidenceReview]:
    """The evidence of a dispute against the checklist of its debt; never fails on a valid intake.

    A guarantee and costs that are claimed have to be proved as well, whatever the debt. One piece
    of evidence may satisfy several items.
    """
    must, should = _musts(intake), debt_types()[intake.debt_type].should
    present = (*_present(must, intake, required=True), *_present(should, intake, required=False))
    found = {each.item.key for each in present}
    missing_musts = tuple(item for item in must if item.key not in found)
    cited = dict.fromkeys((*_BASIS, *(each for item in (*must, *should) for each in item.basis)))
    return Advice(
        value=EvidenceReview(
            score=_score(present, len(must), len(should)),
            present=present,
            missing_musts=missing_musts,
            missing_shoulds=tuple(item for item in should if item.key not in found),
        ),
        basis=cite(*cited),
        flags=(
            *_doubts(intake),
            "证据由系统按名称和证明内容比对，证明力须由人工审查",
            *unread(*cited),
        ),
    )


def _musts(intake: Intake) -> tuple[ChecklistItem, ...]:
    items = checklist_items()
    return (
        *debt_types()[intake.debt_type].must,
        *((items["guarantee"],) if intake.guarantees else ()),
        *((items["recovery_costs"],) if intake.claim.costs else ()),
    )


def _present(
    items: tuple[ChecklistItem, ...], intake: Intake, *, required: bool
) -> Iterator[PresentItem]:
    for item in items:
        names = tuple(each.name for each in intake.evidence if _satisfies(each, item))
        if names:
            yield PresentItem(item=item, required=required, evidence=names)


def _satisfies(evidence: Evidence, item: ChecklistItem) -> bool:
    if evidence.type not in item.types or any(word in evidence.name for word in item.not_names):
        return False
    return any(word in evidence.name for word in item.names) or any(
        word in evidence.proves for word in item.points
    )


def _score(present: tuple[PresentItem, ...], musts: int, shoulds: int) -> int:
    reached = sum(_MUST if each.required else _SHOULD for each in present)
    return 100 * reached // (_MUST * musts + _SHOULD * shoulds)


def _doubts(intake: Intake) -> Iterator[str]:
    """What is listed but cannot stand by itself (证据规定 11, 15, 90)."""
    for evidence in intake.evidence:
        if evidence.type is EvidenceType.PARTY_STATEMENT:
            yield f"“{evidence.name}”是当事人的陈述，不能单独作为认定事实的根据"
        elif not evidence.original and evidence.type in _RECORDINGS:
            yield f"“{evidence.name}”应当保存原始载体，以备核对"
        elif not evidence.original:
            yield f"“{evidence.name}”不是原件，无法与原件核对的不能单独作为认定事实的根据"
