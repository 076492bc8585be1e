"""Lawful routing: from the facts of a dispute to the steps that are open, and why.

Arbitration and court are alternatives, never stages of one another: without a valid agreement
there is no arbitration, with one there is no suit (仲裁法 4, 5).
"""

from law.routing.decision import route
from law.routing.situation import (
    AwardChallenge,
    AwardState,
    Confirmation,
    MediationResult,
    Offer,
    PaymentOrderEnd,
    Situation,
)
from law.routing.steps import STEP_TITLES, Blocked, Route, Step
from law.routing.under_way import taken_in
from law.titles import AGREED_AWARDS, AWARDS, Title

__all__ = [
    "AGREED_AWARDS",
    "AWARDS",
    "STEP_TITLES",
    "AwardChallenge",
    "AwardState",
    "Blocked",
    "Confirmation",
    "MediationResult",
    "Offer",
    "PaymentOrderEnd",
    "Route",
    "Situation",
    "Step",
    "Title",
    "route",
    "taken_in",
]
