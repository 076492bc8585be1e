"""Which of the open steps is to be preferred."""

from law.routing.court import trial_order
from law.routing.situation import Situation
from law.routing.steps import Step


def preferred(situation: Situation, steps: frozenset[Step]) -> tuple[Step, ...]:
    """The open steps in order of preference; a person decides where none is open."""
    person = {Step.MANUAL} if _for_a_person(situation, steps) else set[Step]()
    return tuple(step for step in _order(situation) if step in steps | person)


def _for_a_person(situation: Situation, steps: frozenset[Step]) -> bool:
    """Nothing is open, or the validity of the arbitration agreement has to be decided first."""
    undecided = situation.forum_open and situation.validity_open and not situation.settled
    return undecided or not steps


def _order(situation: Situation) -> tuple[Step, ...]:
    return (
        Step.CLOSE,
        Step.CLAIM_DECLARATION,
        Step.MEDIATION,
        Step.ENFORCEMENT,
        Step.MANUAL,
        *_by_agreement(situation),
        *_in_court(situation),
    )


def _by_agreement(situation: Situation) -> tuple[Step, ...]:
    """Under an arbitration agreement an award is the surer title for a settlement."""
    arbitral = (Step.ARBITRATION, Step.ARBITRATION_AGREEMENT_OFFER)
    if situation.bound_to_arbitrate or situation.validity_open:
        return (*arbitral, Step.JUDICIAL_CONFIRMATION)
    return (Step.JUDICIAL_CONFIRMATION, *arbitral)


def _in_court(situation: Situation) -> tuple[Step, ...]:
    """A payment order falls to a mere objection: it comes first only where none is expected."""
    trial = trial_order(situation)
    if situation.undisputed or situation.agreement_defaulted:
        return (Step.PAYMENT_ORDER, *trial)
    return (*trial, Step.PAYMENT_ORDER)
