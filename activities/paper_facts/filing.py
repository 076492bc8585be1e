"""The facts of the index of a filing package."""

from datetime import date

from activities.paper_facts.case_file import CaseFile, CaseParty
from activities.paper_facts.evidence import evidence
from activities.paper_facts.forms import drawn_as
from activities.paper_facts.people import block, names
from law.filings import filing_requirements
from templates.catalogue import CATALOGUE
from templates.models import signatory
from templates.models_court import FiledEvidence, FiledPaper, FilingIndex

_TRIALS = frozenset({"small_claims", "simplified", "ordinary"})
_JOINT = "judicial_confirmation"


def filing_index(file: CaseFile, day: date) -> FilingIndex:
    """立案材料目录, after the event that orders the package and lists its papers."""
    ordered = file.the_last("package_ordered", "package_resubmitted").facts
    kind: str = ordered["filing"]
    required = filing_requirements()[kind]
    role = "原告" if kind in _TRIALS else "申请人"
    opponents = _opponents(file, kind)
    copies = len(opponents) + 1
    return FilingIndex(
        recipient=ordered["recipient"],
        filing=required.title,
        case_no=file.case_no,
        round=ordered["filing_round"],
        submitter=signatory(block(file.claimant, role)),
        opponents=names(opponents),
        papers=tuple(
            FiledPaper(title=CATALOGUE[drawn_as(paper, file)].title, copies=copies)
            for paper in (*ordered["papers"], *ordered["annexes"])
        ),
        evidence=_evidence(file, role) if "evidence_list" in ordered["papers"] else (),
        by_hand=required.by_hand,
        dated_on=day,
    )


def _evidence(file: CaseFile, role: str) -> tuple[FiledEvidence, ...]:
    return tuple(
        FiledEvidence(number=number, kind=row.kind.value, name=row.name, form=row.form)
        for group in evidence(file, role)
        for number, row in enumerate(group.rows, start=group.first_number)
    )


def _opponents(file: CaseFile, kind: str) -> tuple[CaseParty, ...]:
    """Whom copies go to: nobody where all apply together, no guarantor of a payment order."""
    if kind == _JOINT:
        return ()
    return file.debtors if kind == "payment_order" else file.respondents
