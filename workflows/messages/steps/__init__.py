"""The register of steps: each Update of each workflow, who may take it, and its legal basis.

The API makes one route of each entry, the pages one button, the workflows one Update.
"""

from workflows.messages.steps.agency import AGENCY_STEPS
from workflows.messages.steps.arbitration import ARBITRATION_STEPS
from workflows.messages.steps.challenge import CHALLENGE_STEPS
from workflows.messages.steps.court import FILING_STEPS, SERVICE_STEPS, TRIAL_STEPS
from workflows.messages.steps.court_orders import CONFIRMATION_STEPS, PAYMENT_ORDER_STEPS
from workflows.messages.steps.desk import DESK_STEPS
from workflows.messages.steps.dispute import DISPUTE_STEPS
from workflows.messages.steps.enforcement import ENFORCEMENT_STEPS
from workflows.messages.steps.filing import PACKAGE_STEPS
from workflows.messages.steps.incidents import INCIDENT_STEPS
from workflows.messages.steps.intake import INTAKE_STEPS
from workflows.messages.steps.mediation import MEDIATION_STEPS
from workflows.messages.steps.performance import PERFORMANCE_STEPS
from workflows.messages.steps.standing import STANDING_STEPS
from workflows.messages.steps.step import BUREAU, Side, Stage, Step
from workflows.messages.steps.transfer import TRANSFER_STEPS

__all__ = ["BUREAU", "DESK", "STANDING", "STEPS", "Side", "Stage", "Step"]

STEPS: dict[str, Step] = {
    step.name: step
    for group in (
        DISPUTE_STEPS,
        INTAKE_STEPS,
        AGENCY_STEPS,
        MEDIATION_STEPS,
        ARBITRATION_STEPS,
        FILING_STEPS,
        SERVICE_STEPS,
        TRIAL_STEPS,
        CONFIRMATION_STEPS,
        PAYMENT_ORDER_STEPS,
        ENFORCEMENT_STEPS,
        PERFORMANCE_STEPS,
        PACKAGE_STEPS,
        CHALLENGE_STEPS,
        INCIDENT_STEPS,
        TRANSFER_STEPS,
        STANDING_STEPS,
        DESK_STEPS,
    )
    for step in group
}
"""Every step by its name."""

STANDING = frozenset(step.name for step in STANDING_STEPS)
"""The steps that a stage takes whatever it waits for."""

DESK = frozenset(step.name for step in DESK_STEPS)
"""The steps of the desk: they move no procedure, so that no reversal touches them."""
