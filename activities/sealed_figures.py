"""Comparing sealed figures: what does not cross is told to nobody."""

from sqlalchemy import Engine

from activities.signatures import COMPARE_SEALED, SealedAnswer, SealedQuestion
from activities.uninterrupted import uninterrupted
from records.engine import reading
from records.sealed_figures import compare


class SealedFigures:
    """The local activity that alone sees what was handed in sealed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @uninterrupted(COMPARE_SEALED)
    def compare_sealed(self, question: SealedQuestion) -> SealedAnswer:
        """Whether the respondent would pay what the claimant would take, and then the sum."""
        with reading(self._engine) as session:
            crossed = compare(session, question.minimum, question.maximum)
        if crossed is None:
            return SealedAnswer(crossed=False)
        asked, offered = crossed
        sums = {
            "midpoint": (asked + offered) // 2,
            "claimant_figure": asked,
            "respondent_figure": offered,
        }
        return SealedAnswer(crossed=True, fen=sums[question.rule])
