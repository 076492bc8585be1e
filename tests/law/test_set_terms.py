"""A court sets terms within the bounds of the law."""

from datetime import date

import pytest

from law.set_terms import set_by_court
from law.terms import TermError


@pytest.mark.parametrize(
    ("procedure", "days"),
    [("ordinary", 15), ("simplified", 15), ("small_claims", 7), ("payment_order", 90)],
)
def test_days_within_the_bounds_are_counted_as_any_term(procedure: str, days: int) -> None:
    advice = set_by_court("COURT_EVIDENCE", date(2026, 3, 6), days, procedure)
    assert (advice.value.clock, advice.value.trigger) == ("court", date(2026, 3, 6))
    assert advice.value.due >= advice.value.raw


@pytest.mark.parametrize(
    ("procedure", "days"), [("ordinary", 14), ("simplified", 16), ("small_claims", 8)]
)
def test_days_outside_the_bounds_are_refused(procedure: str, days: int) -> None:
    with pytest.raises(TermError, match="举证期限不得"):
        set_by_court("COURT_EVIDENCE", date(2026, 3, 6), days, procedure)


def test_a_term_no_court_sets_is_refused_by_name() -> None:
    with pytest.raises(TermError, match="APPEAL_J"):
        set_by_court("APPEAL_J", date(2026, 3, 6), 15, "ordinary")
