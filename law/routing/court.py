"""Which of the three trial procedures a claim belongs to (民事诉讼法 160, 165, 166)."""

from enum import StrEnum

from law.basis import Advice
from law.routing.situation import Situation
from law.routing.steps import Step
from law.thresholds import SmallClaimsLimits, ThresholdError, small_claims_limits


class Size(StrEnum):
    """The amount in dispute against the limits of small claims."""

    MANDATORY = "mandatory"
    BY_AGREEMENT = "by_agreement"
    BEYOND = "beyond"


def limits(situation: Situation) -> Advice[SmallClaimsLimits] | None:
    """The limits for a suit filed on the day of the advice; None where none are on record."""
    try:
        return small_claims_limits(situation.on)
    except ThresholdError:
        return None


def size(situation: Situation) -> Size:
    """Where the amount in dispute stands; without limits on record no small claim is assumed."""
    advice = limits(situation)
    if advice is None or situation.at_stake_fen > advice.value.agreed_fen:
        return Size.BEYOND
    if situation.at_stake_fen <= advice.value.mandatory_fen:
        return Size.MANDATORY
    return Size.BY_AGREEMENT


def small_claims_excluded(situation: Situation) -> bool:
    """The claim is of a kind that small claims do not take, whatever its amount (166)."""
    return (
        situation.unreachable
        or situation.in_bankruptcy
        or situation.foreign_related
        or situation.appraisal_needed
        or situation.set_off_or_counterclaim
        or not situation.simple
    )


def small_claims_by_law(situation: Situation) -> bool:
    """Small claims is the procedure the law prescribes (165, first paragraph)."""
    return size(situation) is Size.MANDATORY and not small_claims_excluded(situation)


def simplified_by_law(situation: Situation) -> bool:
    """A simple case that is no mandatory small claim is tried by simplified procedure (160)."""
    plain = situation.simple and not (situation.unreachable or situation.in_bankruptcy)
    return plain and not small_claims_by_law(situation)


def trial_order(situation: Situation) -> tuple[Step, ...]:
    """The procedure that applies by law or by default first, then those open by agreement."""
    if small_claims_by_law(situation):
        return (Step.SMALL_CLAIMS, Step.SIMPLIFIED, Step.ORDINARY)
    if simplified_by_law(situation):
        return (Step.SIMPLIFIED, Step.SMALL_CLAIMS, Step.ORDINARY)
    return (Step.ORDINARY, Step.SIMPLIFIED, Step.SMALL_CLAIMS)
