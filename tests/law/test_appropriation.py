"""Payments are set against a debt in the order of the law, to the fen and never twice."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from law.appropriation import (
    STATUTORY_ORDER,
    Debt,
    Due,
    Head,
    LateTerms,
    OneDebt,
    Order,
    Receipt,
    Sums,
    appropriate,
    appropriate_among,
    balance,
)
from law.interest import AgreedRate, late_interest
from law.money import MoneyError

START = date(2026, 3, 1)
AGREED = LateTerms(
    debt_type="service_contract", agreed=AgreedRate(rate=Decimal("0.0005"), per="day")
)
fen = st.integers(0, 10**8)
days = st.integers(0, 200).map(lambda count: START + timedelta(days=count))
owed = st.builds(Sums, costs=fen, interest=fen, principal=fen, doubled=fen)
orders = st.sampled_from(list(permutations(Head)))
late = st.none() | st.just(LateTerms(debt_type="sale_of_goods"))
debts = st.builds(
    Debt,
    dues=st.lists(st.builds(Due, due_on=days, fen=fen), min_size=1, max_size=4).map(tuple),
    costs=fen,
    order=orders,
    late=late,
    title_on=st.none() | days,
    accelerated_on=st.none() | days,
)
receipts = st.lists(st.builds(Receipt, day=days, fen=fen), max_size=5)


@given(fen, owed, orders)
def test_a_payment_reaches_the_next_head_only_when_the_last_is_covered(
    payment: int, debt: Sums, order: Order
) -> None:
    paid = appropriate(payment, debt, order).value
    assert paid.covered.total + paid.surplus == payment
    ranked = [*(head.value for head in order), "doubled"]
    for before, after in pairwise(ranked):
        assert getattr(paid.covered, after) == 0 or getattr(paid.covered, before) == getattr(
            debt, before
        )
    assert paid.surplus == 0 or paid.covered == debt
    assert all(0 <= getattr(paid.covered, head) <= getattr(debt, head) for head in ranked)


def test_the_order_is_that_of_the_civil_code_and_the_doubled_part_comes_last() -> None:
    paid = appropriate(65, Sums(costs=10, interest=20, principal=30, doubled=40))
    assert paid.value.covered == Sums(costs=10, interest=20, principal=30, doubled=5)
    assert [entry.article for entry in paid.basis] == ["561", "4"]


def test_another_order_agreed_on_comes_before_the_laws() -> None:
    order = (Head.PRINCIPAL, Head.INTEREST, Head.COSTS)
    paid = appropriate(40, Sums(costs=10, interest=20, principal=30), order).value
    assert paid.covered == Sums(principal=30, interest=10)


def test_an_order_ranks_every_head_once() -> None:
    twice = (Head.COSTS, Head.COSTS, Head.PRINCIPAL)
    with pytest.raises(ValidationError, match="各一次"):
        Debt(dues=(Due(due_on=START, fen=1),), order=twice)


@given(debts, receipts, days)
def test_what_is_received_is_covered_or_left_over_and_nothing_is_owed_below_zero(
    debt: Debt, paid: list[Receipt], on: date
) -> None:
    drawn = balance(debt, paid, on).value
    counted = [each for each in paid if each.day <= on]
    assert sum(each.fen for each in drawn.receipts) == sum(each.fen for each in counted)
    assert all(each.covered.total + each.surplus == each.fen for each in drawn.receipts)
    left = drawn.outstanding
    assert min(left.costs, left.interest, left.principal, left.doubled) >= 0
    covered = sum(each.covered.principal for each in drawn.receipts)
    assert covered + left.principal == sum(due.fen for due in debt.dues)
    assert left.principal == sum(due.fen for due in drawn.unpaid_dues)
    assert drawn.overdue <= left.principal


@given(debts, receipts, days, st.integers(1, 60))
def test_without_a_payment_a_debt_never_shrinks(
    debt: Debt, paid: list[Receipt], on: date, more: int
) -> None:
    counted = [each for each in paid if each.day <= on]
    now = balance(debt, counted, on).value.outstanding
    then = balance(debt, counted, on + timedelta(days=more)).value.outstanding
    assert then.total >= now.total
    assert then.principal == now.principal


@given(fen, days)
def test_paid_by_its_day_a_debt_bears_no_interest(sum_: int, due_on: date) -> None:
    debt = Debt(
        dues=(Due(due_on=due_on, fen=sum_),),
        late=LateTerms(debt_type="sale_of_goods"),
        title_on=START,
    )
    left = balance(debt, [Receipt(day=due_on, fen=sum_)], due_on + timedelta(days=99)).value
    assert left.outstanding.total == 0


def test_late_interest_runs_from_the_day_after_at_the_rate_agreed() -> None:
    debt = Debt(dues=(Due(due_on=date(2026, 3, 20), fen=10_000_000),), late=AGREED)
    left = balance(debt, [], date(2026, 3, 30)).value
    assert left.outstanding.interest == 50_000
    assert left.overdue == 10_000_000


def test_a_late_payment_goes_to_the_interest_first_and_the_rest_bears_on() -> None:
    """100,000.00 late ten days at 0.05 %: of 40,000 paid 500 is interest, 39,500 principal."""
    debt = Debt(dues=(Due(due_on=date(2026, 3, 20), fen=10_000_000),), late=AGREED)
    paid = [Receipt(day=date(2026, 3, 30), fen=4_000_000)]
    drawn = balance(debt, paid, date(2026, 4, 9)).value
    assert drawn.receipts[0].covered == Sums(interest=50_000, principal=3_950_000)
    assert drawn.outstanding == Sums(principal=6_050_000, interest=30_250)


def test_a_later_payment_does_not_change_the_rate_that_held_at_the_breach() -> None:
    debt = Debt(
        dues=(Due(due_on=date(2026, 3, 20), fen=10_000_000),),
        late=LateTerms(debt_type="sale_of_goods"),
    )
    paid = [Receipt(day=date(2026, 4, 20), fen=0)]
    in_two = balance(debt, paid, date(2026, 6, 20)).value.outstanding.interest
    whole = late_interest("sale_of_goods", 10_000_000, date(2026, 3, 21), date(2026, 6, 20))
    assert in_two == whole.value.total_fen


def test_under_a_title_the_doubled_part_runs_on_costs_and_principal() -> None:
    debt = Debt(
        dues=(Due(due_on=date(2026, 7, 15), fen=6_282_000),),
        costs=65_000,
        title_on=date(2026, 6, 30),
    )
    left = balance(debt, [], date(2026, 7, 25)).value.outstanding
    assert left.doubled == 11_107  # 63,470 × 0.0175 % × 10 days
    assert left.interest == 0


def test_before_the_title_nothing_is_doubled() -> None:
    debt = Debt(dues=(Due(due_on=date(2026, 3, 20), fen=10_000_000),), title_on=date(2026, 4, 1))
    assert balance(debt, [], date(2026, 4, 1)).value.outstanding.doubled == 0
    assert balance(debt, [], date(2026, 4, 2)).value.outstanding.doubled == 1_750


def test_what_is_accelerated_is_late_from_the_missed_day() -> None:
    dues = (Due(due_on=date(2026, 3, 20), fen=100), Due(due_on=date(2026, 4, 3), fen=50))
    before = balance(Debt(dues=dues), [], date(2026, 3, 25)).value
    called = balance(Debt(dues=dues, accelerated_on=date(2026, 3, 20)), [], date(2026, 3, 25)).value
    assert (before.overdue, called.overdue) == (100, 150)


def test_several_debts_are_paid_as_the_debtor_says_then_by_the_law() -> None:
    debts = (
        OneDebt(name="later", fen=100, due_on=date(2026, 5, 1)),
        OneDebt(name="secured", fen=100, due_on=date(2026, 1, 1), secured=True),
        OneDebt(name="light", fen=100, due_on=date(2026, 1, 1), daily_burden=1),
        OneDebt(name="heavy", fen=100, due_on=date(2026, 2, 1), daily_burden=2),
    )
    on = date(2026, 3, 1)

    def order(payment: int, designated: str | None = None) -> list[str]:
        shares = appropriate_among(payment, debts, on, designated=designated).value
        return [share.name for share in shares if share.fen]

    assert order(100) == ["heavy"]
    assert order(200) == ["light", "heavy"]
    assert order(300) == ["secured", "light", "heavy"]
    assert order(100, "later") == ["later"]


def test_equal_debts_are_paid_in_proportion() -> None:
    debts = tuple(
        OneDebt(name=name, fen=fen, due_on=START) for name, fen in (("a", 100), ("b", 200))
    )
    shares = appropriate_among(100, debts, START + timedelta(days=9)).value
    assert [share.fen for share in shares] == [33, 67]


@given(
    fen, st.lists(st.builds(OneDebt, name=st.uuids().map(str), fen=fen, due_on=days), max_size=5)
)
def test_a_payment_among_debts_is_all_given_out_and_no_debt_gets_more_than_it_is(
    payment: int, several: list[OneDebt]
) -> None:
    shares = appropriate_among(payment, several, START).value
    assert sum(share.fen for share in shares) == min(payment, sum(debt.fen for debt in several))
    assert all(0 <= share.fen <= debt.fen for share, debt in zip(shares, several, strict=True))


def test_negative_sums_are_refused() -> None:
    with pytest.raises(MoneyError):
        appropriate(-1, Sums())
    with pytest.raises(MoneyError):
        appropriate(1, Sums(doubled=-1))
    with pytest.raises(MoneyError):
        appropriate_among(-1, (), START)


def test_the_statutory_order_is_costs_interest_principal() -> None:
    assert STATUTORY_ORDER == (Head.COSTS, Head.INTEREST, Head.PRINCIPAL)
