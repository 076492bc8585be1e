"""The evidence of a case as the papers for a forum list it."""

from activities.paper_facts.case_file import CaseFile
from law.intake import EvidenceType
from templates.models import EvidenceGroup, EvidenceKind, EvidenceRow, group_evidence

_KINDS = {
    EvidenceType.PARTY_STATEMENT: EvidenceKind.STATEMENT,
    EvidenceType.DOCUMENTARY: EvidenceKind.DOCUMENTARY,
    EvidenceType.PHYSICAL: EvidenceKind.PHYSICAL,
    EvidenceType.AUDIO_VISUAL: EvidenceKind.AUDIO_VISUAL,
    EvidenceType.ELECTRONIC: EvidenceKind.ELECTRONIC,
    EvidenceType.WITNESS_TESTIMONY: EvidenceKind.WITNESS,
    EvidenceType.EXPERT_OPINION: EvidenceKind.APPRAISAL,
    EvidenceType.INSPECTION_RECORD: EvidenceKind.INSPECTION,
}


def evidence(file: CaseFile, submitter: str) -> tuple[EvidenceGroup, ...]:
    """The evidence by its kind, as handed in by the party in this role.

    Whoever has listed none has at least his own statement (民事诉讼法 66).
    """
    rows = tuple(
        EvidenceRow(
            kind=_KINDS[EvidenceType(item.type)],
            name=item.name,
            source=f"{submitter}提供",
            proves=item.proves,
            original=item.original,
        )
        for item in file.evidence
    )
    return group_evidence(rows or (_statement(submitter),))


def _statement(submitter: str) -> EvidenceRow:
    return EvidenceRow(
        kind=EvidenceKind.STATEMENT,
        name=f"{submitter}的陈述",
        source=submitter,
        proves="纠纷的经过和欠款的事实",
        original=True,
    )
