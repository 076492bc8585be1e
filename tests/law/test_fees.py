"""Fees are those of the tables, grow with the amount and do not jump at a bracket's edge."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.fees import (
    FeeTable,
    arbitration_fee,
    court_fee,
    enforcement_fee,
    fee_table,
    halved_court_fee,
    payment_order_fee,
    preservation_fee,
)
from law.money import MoneyError, format_yuan, parse_yuan
from tests.law.yaml_cases import cases

amounts = st.integers(1, 3 * 10**9)
EDGES = [1_000, 10_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000]


def figures(table: FeeTable) -> tuple[int, ...]:
    return (
        table.court,
        table.court_half,
        table.payment_order,
        table.preservation,
        table.enforcement,
        table.arbitration.low,
        table.arbitration.high,
    )


@cases("fees")
def test_fees_of_an_amount(case: dict[str, Any]) -> None:
    table = fee_table(parse_yuan(case["amount"])).value
    assert [format_yuan(fee) for fee in figures(table)] == [
        case["court"],
        case["half"],
        case["payment_order"],
        case["preservation"],
        case["enforcement"],
        *case["arbitration"],
    ]


@given(amounts, amounts)
def test_a_larger_amount_never_costs_less(one: int, other: int) -> None:
    small, large = sorted((one, other))
    pairs = zip(figures(fee_table(small).value), figures(fee_table(large).value), strict=True)
    assert all(less <= more for less, more in pairs)


@given(amounts)
def test_half_the_fee_is_half_of_it_and_a_third_a_third(amount: int) -> None:
    table = fee_table(amount).value
    assert abs(2 * table.court_half - table.court) <= 1
    assert abs(3 * table.payment_order - table.court) <= 2


@pytest.mark.parametrize("edge", EDGES)
def test_a_fen_more_at_a_brackets_edge_costs_at_most_a_fen(edge: int) -> None:
    at, after = fee_table(edge * 100).value, fee_table(edge * 100 + 1).value
    steps = [b - a for a, b in zip(figures(at), figures(after), strict=True)]
    assert all(0 <= step <= 1 for step in steps)


def test_each_fee_names_its_article() -> None:
    articles = {
        "court": court_fee(100).basis,
        "half": halved_court_fee(100).basis,
        "payment_order": payment_order_fee(100).basis,
        "preservation": preservation_fee(100).basis,
        "enforcement": enforcement_fee(100).basis,
    }
    assert {name: [entry.article for entry in basis] for name, basis in articles.items()} == {
        "court": ["13(1)"],
        "half": ["13(1)", "15", "16"],
        "payment_order": ["13(1)", "14(3)"],
        "preservation": ["14(2)"],
        "enforcement": ["14(1)"],
    }


def test_fees_are_shown_as_estimates() -> None:
    assert any("估算" in flag for flag in court_fee(100).flags)
    assert any("幅度" in flag for flag in arbitration_fee(100).flags)


@pytest.mark.parametrize("amount", [0, -1])
def test_no_fee_without_an_amount(amount: int) -> None:
    with pytest.raises(MoneyError, match="大于零"):
        fee_table(amount)
