"""Money not paid in the time a title gives doubles its interest by a fixed rate a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.delayed_performance import delayed_performance_interest
from law.money import MoneyError

ENDS = date(2026, 3, 1)


def test_the_doubled_part_is_a_fixed_share_of_the_unpaid_money_a_day() -> None:
    interest = delayed_performance_interest(10_000_000, ENDS, date(2026, 3, 11)).value
    [row] = interest.rows
    assert (row.days, row.rate.per, f"{row.rate.share}") == (10, "day", "0.000175")
    assert interest.total_fen == 17_500


def test_it_runs_from_the_day_after_the_last_day_for_performance() -> None:
    [row] = delayed_performance_interest(10_000, ENDS, date(2026, 3, 2)).value.rows
    assert (row.from_date, row.to_date) == (date(2026, 3, 2), date(2026, 3, 2))


def test_who_pays_in_time_owes_none() -> None:
    assert delayed_performance_interest(10_000, ENDS, ENDS).value.total_fen == 0


@given(st.integers(0, 10**8), st.integers(0, 10**8))
def test_a_larger_sum_never_bears_less(one: int, other: int) -> None:
    small, large = sorted((one, other))
    until = date(2026, 12, 31)
    less = delayed_performance_interest(small, ENDS, until).value.total_fen
    assert less <= delayed_performance_interest(large, ENDS, until).value.total_fen


def test_it_rests_on_the_statute_and_its_interpretation() -> None:
    advice = delayed_performance_interest(10_000, ENDS, date(2026, 4, 1))
    assert [entry.article for entry in advice.basis] == ["264", "1", "2", "3", "4", "15"]


@pytest.mark.parametrize("told", ["不含一般债务利息", "先抵", "不再加倍", "口径尚未核实"])
def test_what_a_person_must_weigh_is_told(told: str) -> None:
    flags = delayed_performance_interest(10_000, ENDS, date(2026, 4, 1)).flags
    assert any(told in flag for flag in flags)


def test_a_negative_sum_is_refused() -> None:
    with pytest.raises(MoneyError, match="负数"):
        delayed_performance_interest(-1, ENDS, date(2026, 4, 1))
