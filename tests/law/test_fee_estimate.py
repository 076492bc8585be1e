"""The estimate of what each road costs, in both readings of the amount in dispute."""

from datetime import date
from typing import Any

import pytest

from law.fee_estimate import FeeEstimate, fee_estimate, fee_estimate_of, interest_run_to
from law.intake import read_intake
from law.money import MoneyError, format_yuan, parse_yuan
from tests.documents import varied
from tests.law.yaml_cases import cases

DAY = date(2026, 3, 2)


def sums(estimate: FeeEstimate, reading: int = 0) -> dict[str, str]:
    lines = estimate.readings[reading].lines
    return {line.code: format_yuan(line.fen) for line in lines}


@cases("fees")
def test_each_road_costs_what_the_tables_say(case: dict[str, Any]) -> None:
    lines = sums(fee_estimate(parse_yuan(case["amount"])).value)
    assert lines["ordinary"] == lines["second_instance"] == case["court"]
    assert lines["simplified"] == lines["counterclaim"] == case["half"]
    assert lines["payment_order"] == case["payment_order"]
    assert lines["preservation"] == case["preservation"]
    assert lines["enforcement"] == case["enforcement"]
    assert lines["arbitration"] == case["arbitration"][0]
    assert lines["set_aside"] == lines["arbitration_agreement"] == "400.00"
    assert lines["mediation"] == lines["judicial_confirmation"] == "0.00"


def test_a_range_shows_both_ends() -> None:
    lines = {line.code: line for line in fee_estimate(10_000_000).value.readings[0].lines}
    assert (lines["arbitration"].fen, lines["arbitration"].up_to) == (350_000, 455_000)
    assert (lines["jurisdiction_objection"].fen, lines["jurisdiction_objection"].up_to) == (
        5_000,
        10_000,
    )
    assert lines["ordinary"].up_to is None


def test_interest_run_to_the_filing_day_makes_a_second_reading() -> None:
    intake = read_intake(varied("01"), today=DAY)
    run = interest_run_to(intake, DAY)
    advice = fee_estimate_of(intake, DAY)
    stated, other = advice.value.readings
    assert run > 0
    assert other.amount_in_dispute == stated.amount_in_dispute + run
    assert sums(advice.value, 0)["ordinary"] != sums(advice.value, 1)["ordinary"]
    assert any("两种口径" in flag for flag in advice.flags)


def test_interest_stated_as_a_sum_leaves_one_reading() -> None:
    document = varied("01", claim__late_interest__fixed_sum="3000.00")
    [only] = fee_estimate_of(read_intake(document, today=DAY), DAY).value.readings
    assert only.amount_in_dispute == 18_650_000 + 300_000


def test_who_advances_and_who_bears_is_told_of_every_line() -> None:
    lines = fee_estimate(10_000_000).value.readings[0].lines
    assert all(line.advanced_by and line.borne_by and line.basis for line in lines)


@pytest.mark.parametrize(("amount", "interest"), [(0, 0), (100, -1)])
def test_no_estimate_without_an_amount(amount: int, interest: int) -> None:
    with pytest.raises(MoneyError):
        fee_estimate(amount, interest)
