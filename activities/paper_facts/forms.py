"""On which form a paper of a case is drawn: the general one, or the one for its kind of dispute.

A court offers forms of its own for a private loan and a sale of goods, and an agreement reached
before a commercial mediator is no agreement of people's mediation. In the procedure each stands
for the general kind.
"""

from activities.paper_facts.case_file import CaseFile
from law.intake import Intake, MediatorType

_COMPLAINTS = {
    "private_loan": "loan_complaint",
    "sale_of_goods": "sale_complaint",
    "livestock_goods": "sale_complaint",
}
_COMMERCIAL = frozenset(
    {
        MediatorType.COMMERCIAL_LICENSED,
        MediatorType.COMMERCIAL_TRANSITION,
        MediatorType.CHAMBER_PUBLIC_INTEREST,
    }
)


def drawn_as(kind: str, file: CaseFile) -> str:
    """The kind whose form a paper of this kind is drawn on in this case."""
    if kind == "complaint":
        return _COMPLAINTS.get(file.intake.debt_type, kind)
    if kind == "mediation_agreement" and is_commercial(file.intake):
        return "commercial_mediation_agreement"
    return kind


def is_commercial(intake: Intake) -> bool:
    """Whether the mediation is a commercial one (商事调解条例 2)."""
    return intake.mediator_type in _COMMERCIAL
