"""What comes in by enforcement covers costs, then the title, then the doubled interest."""

from datetime import date

import pytest

from law.enforcement_account import enforcement_account
from law.money import MoneyError

DUE = date(2026, 5, 8)


def test_receipts_cover_the_costs_first_then_the_title_then_the_doubled_interest() -> None:
    account = enforcement_account(
        [(DUE, 6_000_000)], 83_000, [(date(2026, 6, 7), 6_083_000)], date(2026, 6, 7)
    ).value
    # 60,000 yuan x 0.0175 % x 30 days
    assert (account.costs_paid, account.title_paid, account.doubled_paid) == (83_000, 6_000_000, 0)
    assert (account.title_owed, account.doubled_owed) == (0, 31_500)
    assert not account.settled


def test_the_doubled_interest_runs_only_on_what_is_unpaid() -> None:
    receipts = [(date(2026, 5, 18), 2_000_000), (date(2026, 5, 28), 4_024_500)]
    account = enforcement_account([(DUE, 6_000_000)], 0, receipts, date(2026, 8, 1)).value
    # ten days on 60,000 yuan and ten on 40,000
    assert (account.doubled_paid, account.surplus) == (10_500 + 7_000, 7_000)
    assert account.settled


def test_each_instalment_is_late_from_its_own_day() -> None:
    owed = [(date(2026, 5, 31), 1_000_000), (date(2026, 6, 30), 1_000_000)]
    account = enforcement_account(owed, 0, [], date(2026, 7, 10)).value
    assert account.doubled_owed == 7_000 + 1_750


def test_a_payment_before_the_last_day_carries_no_doubled_interest() -> None:
    account = enforcement_account([(DUE, 100)], 0, [(date(2026, 5, 1), 100)], DUE).value
    assert account.settled


def test_a_sum_below_zero_is_refused() -> None:
    with pytest.raises(MoneyError):
        enforcement_account([(DUE, 100)], -1, [], DUE)
