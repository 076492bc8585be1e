"""Late interest follows the agreement within its bounds, else the default for the type of debt."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.interest import AgreedRate, InterestError, late_interest
from law.lpr import LprError, lpr_on
from law.money import MoneyError, format_yuan, parse_yuan
from tests.law.yaml_cases import cases

days = st.dates(date(2019, 8, 20), date(2026, 7, 20))
debt_types = st.sampled_from(["sale_of_goods", "private_loan", "sme_receivable", "lease"])


@cases("late_interest")
def test_late_interest_on_a_debt(case: dict[str, Any]) -> None:
    agreed = AgreedRate.model_validate(case["agreed"]) if "agreed" in case else None
    advice = late_interest(
        case["debt_type"],
        parse_yuan(case["principal"]),
        case["start"],
        case["until"],
        agreed=agreed,
        contract_signed_on=case.get("contract_signed_on"),
    )
    rows = advice.value.rows
    assert [row.annual_rate for row in rows] == [Decimal(rate) for rate in case["rates"]]
    assert [row.days for row in rows] == case["days"]
    assert format_yuan(advice.value.total_fen) == case["total"]
    assert case["article"] in [basis.article for basis in advice.basis]


@given(debt_types, st.integers(0, 10**8), days, days)
def test_the_rows_cover_the_delay_and_add_up(kind: str, principal: int, a: date, b: date) -> None:
    start, until = sorted((a, b))
    interest = late_interest(kind, principal, start, until).value
    assert sum(row.fen for row in interest.rows) == interest.total_fen
    assert sum(row.days for row in interest.rows) == (until - start).days + 1
    assert (interest.rows[0].from_date, interest.rows[-1].to_date) == (start, until)


def test_nothing_is_due_before_the_delay_begins() -> None:
    interest = late_interest("lease", 10000, date(2026, 3, 2), date(2026, 3, 1)).value
    assert (interest.total_fen, interest.rows) == (0, ())


def test_the_markup_chosen_within_its_range_is_shown() -> None:
    advice = late_interest("sale_of_goods", 10000, date(2026, 3, 1), date(2026, 3, 2))
    assert any("百分之三十至五十" in flag for flag in advice.flags)


def test_a_rate_read_from_an_unverified_row_is_shown_as_such() -> None:
    advice = late_interest("lease", 10000, date(2025, 5, 1), date(2025, 6, 1))
    assert any("3.10%尚未核实" in flag for flag in advice.flags)


def test_a_floating_rate_past_the_last_check_is_shown_as_such() -> None:
    advice = late_interest("lease", 10000, date(2026, 7, 1), date(2026, 7, 21))
    assert any("2026-07-20以后" in flag for flag in advice.flags)


def test_a_bounded_rate_needs_the_day_of_the_contract() -> None:
    with pytest.raises(InterestError, match="合同成立日"):
        late_interest(
            "private_loan",
            10000,
            date(2026, 1, 1),
            date(2026, 2, 1),
            agreed=AgreedRate(rate=Decimal("0.12"), per="year"),
        )


def test_days_before_the_first_rate_are_refused() -> None:
    with pytest.raises(LprError, match="2019-08-20"):
        lpr_on(date(2019, 8, 19))


def test_a_negative_principal_is_refused() -> None:
    with pytest.raises(MoneyError, match="负数"):
        late_interest("lease", -1, date(2026, 1, 1), date(2026, 2, 1))


@pytest.mark.parametrize("kind", ["sale_of_goods", "private_loan", "sme_receivable", "lease"])
def test_every_rule_stands_on_articles_on_record(kind: str) -> None:
    agreed = AgreedRate(rate=Decimal("0.05"), per="year")
    start, until, signed = date(2026, 1, 1), date(2026, 2, 1), date(2025, 6, 1)
    by_agreement = late_interest(
        kind, 10000, start, until, agreed=agreed, contract_signed_on=signed
    )
    assert by_agreement.basis
    assert late_interest(kind, 10000, start, until).basis
