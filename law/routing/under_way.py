"""The situation of a dispute that was already under way when it came in."""

from typing import Any

from law.intake import Intake, UnderWay
from law.routing.situation import AwardState, Confirmation, MediationResult, Situation
from law.titles import AWARDS, Title


def taken_in(intake: Intake) -> Situation:
    """The situation at intake, with what had been done before as the document tells it."""
    situation = Situation.at_intake(intake)
    if intake.under_way is None:
        return situation
    return situation.model_copy(update=_changes(intake.under_way, situation))


def _changes(past: UnderWay, situation: Situation) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if past.mediation is not None:
        result = MediationResult(past.mediation.result)
        changes["mediation"] = result
        changes["respondent_unreachable"] = result is MediationResult.UNREACHABLE
    if (settled := past.settlement) is not None:
        full = settled.full
        changes["mediation"] = MediationResult.FULL if full else MediationResult.PARTIAL
        changes["agreement_effective_on"] = settled.effective_on
        if not full:
            changes["remaining_fen"] = max(situation.amount_fen - settled.total, 0)
    if past.title is not None:
        changes["title"] = past.title.kind
        if past.title.kind in AWARDS:
            changes["award"] = AwardState.IN_FORCE
        if past.title.kind is Title.CONFIRMATION_RULING:
            changes["confirmation"] = Confirmation.CONFIRMED
    return changes
