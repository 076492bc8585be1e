"""The evidence of a case as the papers for a forum list it."""

from activities.paper_facts.case_file import CaseFile
from law.intake import EvidenceType
from templates.models import EvidenceGroup, EvidenceKind, EvidenceRow, group_evidence

KINDS = dict(zip(EvidenceType, EvidenceKind, strict=True))
"""Both list the eight kinds in the order of the law."""


def evidence(file: CaseFile, submitter: str) -> tuple[EvidenceGroup, ...]:
    """The evidence by its kind, as handed in by the party in this role."""
    return group_evidence(
        tuple(
            EvidenceRow(
                kind=KINDS[EvidenceType(item.type)],
                name=item.name,
                source=f"{submitter}提供",
                proves=item.proves,
                original=item.original,
            )
            for item in file.evidence
        )
    )
