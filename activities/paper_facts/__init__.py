"""What each paper says, built from the record of its case as it stood at an event."""

from collections.abc import Callable
from datetime import date

from activities.paper_facts import arbitration, court, enforcement, fees, mediation, performance
from activities.paper_facts.case_file import CaseFile
from templates.models import Piece

BUILDERS: dict[str, Callable[[CaseFile, date], Piece]] = {
    **mediation.BUILDERS,
    **arbitration.BUILDERS,
    **court.BUILDERS,
    **fees.BUILDERS,
    **enforcement.BUILDERS,
    **performance.BUILDERS,
}


def facts_of(kind: str, file: CaseFile, day: date) -> Piece:
    """The facts of a paper of this kind, written on that day."""
    return BUILDERS[kind](file, day)
