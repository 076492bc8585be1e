"""Fees are those of the tables, grow with the amount and do not jump at a bracket's edge."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.fees import (
    FeeEnding,
    FeeTable,
    arbitration_fee,
    court_fee,
    enforcement_fee,
    fee_after_payment_order,
    fee_table,
    halved_court_fee,
    payment_order_fee,
    preservation_fee,
    refund,
    refund_for_reduced_claim,
)
from law.money import MoneyError, format_yuan, parse_yuan
from tests.law.yaml_cases import cases, entries

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
        "half": ["13(1)", "15", "16", "206"],
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


@cases("fee_refunds")
def test_what_an_ending_gives_back(case: dict[str, Any]) -> None:
    given = refund(
        parse_yuan(case["paid"]), FeeEnding(case["ending"]), halved=case.get("halved", False)
    )
    assert format_yuan(given.value.fen) == case["refund"]
    assert given.value.at_discretion is case.get("at_discretion", False)
    assert case["article"] in [entry.article for entry in given.basis]


def test_every_ending_has_its_rule() -> None:
    assert {FeeEnding(case["ending"]) for case in entries("fee_refunds")} == set(FeeEnding)


@given(amounts, amounts, st.sampled_from(FeeEnding), st.booleans())
def test_a_refund_grows_with_the_fee_and_never_exceeds_it(
    one: int, other: int, ending: FeeEnding, halved: bool
) -> None:
    small, large = sorted((one, other))
    back = [refund(paid, ending, halved=halved).value.fen for paid in (small, large)]
    assert 0 <= back[0] <= back[1]
    assert back[0] <= small
    assert back[1] <= large


@given(amounts)
def test_withdrawal_leaves_the_court_what_the_simplified_procedure_costs(amount: int) -> None:
    paid = court_fee(amount).value
    kept = paid - refund(paid, FeeEnding.WITHDRAWN).value.fen
    assert abs(kept - halved_court_fee(amount).value) <= 1


def test_a_reduced_claim_pays_the_fee_of_what_is_left() -> None:
    back = refund_for_reduced_claim(court_fee(20_000_000).value, 10_000_000).value
    assert back.fen == 430_000 - 230_000
    assert refund_for_reduced_claim(115_000, 10_000_000, halved=True).value.fen == 0


def test_the_fee_of_a_payment_order_counts_towards_the_suit_it_becomes() -> None:
    assert fee_after_payment_order(230_000, 76_667).value == 153_333
    assert fee_after_payment_order(50_00, 60_00).value == 0


@pytest.mark.parametrize("ending", FeeEnding)
def test_no_refund_of_a_negative_fee(ending: FeeEnding) -> None:
    with pytest.raises(MoneyError, match="负数"):
        refund(-1, ending)
