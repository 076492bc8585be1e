"""What a simulated caseload is like: the assumptions, and what they make of each case."""

from law.simulation.assumptions import Assumptions, AssumptionsError, load_assumptions
from law.simulation.dispute import synthetic_document
from law.simulation.fate import Fate

__all__ = [
    "Assumptions",
    "AssumptionsError",
    "Fate",
    "load_assumptions",
    "synthetic_document",
]
