"""Plans add up to the debt."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.instalments import equal_instalments
from law.money import MoneyError


@given(st.integers(1, 10**9), st.integers(1, 60), st.integers(1, 12))
def test_instalments_add_up_and_differ_only_in_the_last(total: int, count: int, every: int) -> None:
    if total < count:
        total += count
    plan = equal_instalments(total, count, date(2026, 1, 31), every)
    assert sum(instalment.fen for instalment in plan) == total
    assert len({instalment.fen for instalment in plan[:-1]}) <= 1
    assert 0 <= plan[-1].fen - plan[0].fen < count
    assert [instalment.number for instalment in plan] == list(range(1, count + 1))


def test_due_days_do_not_drift_from_a_months_end() -> None:
    plan = equal_instalments(30000, 3, date(2026, 1, 31))
    assert [instalment.due for instalment in plan] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
    ]


@pytest.mark.parametrize(("total", "count", "every"), [(100, 0, 1), (2, 3, 1), (100, 2, 0)])
def test_a_plan_that_cannot_be_is_refused(total: int, count: int, every: int) -> None:
    with pytest.raises(MoneyError):
        equal_instalments(total, count, date(2026, 1, 31), every)
