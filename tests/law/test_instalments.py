"""Plans add up to the debt, and a payment covers costs, interest and principal in that order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.instalments import appropriate, appropriate_to_title, equal_instalments
from law.money import MoneyError

sums = st.integers(0, 10**9)


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


@given(sums, sums, sums, sums)
def test_a_payment_reaches_the_next_item_only_when_the_last_is_covered(
    payment: int, costs: int, interest: int, principal: int
) -> None:
    paid = appropriate(payment, costs, interest, principal).value
    assert paid.costs + paid.interest + paid.principal + paid.surplus == payment
    assert paid.interest == 0 or paid.costs == costs
    assert paid.principal == 0 or paid.interest == interest
    assert paid.surplus == 0 or paid.principal == principal
    assert paid.costs <= costs
    assert paid.interest <= interest
    assert paid.principal <= principal


def test_the_order_is_that_of_the_civil_code() -> None:
    [basis] = appropriate(100, 10, 20, 200).basis
    assert (basis.law, basis.article) == ("民法典", "561")


def test_a_negative_payment_is_refused() -> None:
    with pytest.raises(MoneyError, match="负数"):
        appropriate(-1, 0, 0, 0)


@given(sums, sums, sums, sums, sums)
def test_a_payment_on_a_title_reaches_the_doubled_part_last(
    payment: int, costs: int, interest: int, principal: int, doubled: int
) -> None:
    paid = appropriate_to_title(payment, costs, interest, principal, doubled).value
    covered = paid.costs + paid.interest + paid.principal
    assert covered + paid.doubled + paid.surplus == payment
    assert paid.doubled == 0 or covered == costs + interest + principal
    assert paid.surplus == 0 or paid.doubled == doubled
    assert paid.doubled <= doubled


def test_the_order_on_a_title_names_both_rules() -> None:
    basis = appropriate_to_title(100, 10, 20, 30, 40).basis
    assert [entry.article for entry in basis] == ["561", "4"]


def test_a_negative_doubled_part_is_refused() -> None:
    with pytest.raises(MoneyError, match="负数"):
        appropriate_to_title(1, 0, 0, 0, -1)
