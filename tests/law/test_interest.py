"""Late interest follows the agreement within its bounds, else the default for the type of debt."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.accrual import Rate, accrued
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


@given(
    st.integers(0, 10**8),
    st.decimals(0, 1, places=6),
    st.sampled_from(["year", "day"]),
    st.integers(0, 3000),
    st.integers(0, 3000),
)
def test_exact_interest_is_additive_over_adjoining_periods(
    base: int, share: Decimal, per: Any, one: int, other: int
) -> None:
    rate = Rate(share=share, per=per)
    assert accrued(base, rate, one) + accrued(base, rate, other) == accrued(base, rate, one + other)


@given(st.integers(0, 10**8), days, st.integers(1, 900), st.integers(1, 900))
def test_two_periods_computed_apart_differ_from_the_whole_by_a_fen_at_most(
    principal: int, start: date, one: int, other: int
) -> None:
    agreed = AgreedRate(rate=Decimal("0.12"), per="year")
    middle, end = start + timedelta(days=one), start + timedelta(days=one + other)

    def owed(first: date, last: date) -> int:
        return late_interest("lease", principal, first, last, agreed=agreed).value.total_fen

    apart = owed(start, middle - timedelta(days=1)) + owed(middle, end)
    assert abs(apart - owed(start, end)) <= 1


def test_a_row_shows_all_that_a_party_multiplies() -> None:
    interest = late_interest("sme_receivable", 10_000_000, date(2025, 9, 1), date(2026, 3, 1)).value
    [row] = interest.rows
    assert (row.from_date, row.to_date, row.days) == (date(2025, 9, 1), date(2026, 3, 1), 182)
    assert (row.base_fen, row.rate) == (10_000_000, Rate(share=Decimal("0.0005"), per="day"))
    assert row.fen == interest.total_fen == 910_000


def test_a_rate_agreed_for_a_day_stays_one_for_a_day() -> None:
    agreed = AgreedRate(rate=Decimal("0.0003"), per="day")
    late = late_interest("lease", 10000, date(2026, 1, 1), date(2026, 2, 1), agreed=agreed).value
    assert [row.rate.per for row in late.rows] == ["day"]


def excess_flags(kind: str, rate: str, start: date = date(2026, 1, 1)) -> list[str]:
    agreed = AgreedRate(rate=Decimal(rate), per="year")
    signed = date(2025, 6, 1)
    advice = late_interest(
        kind, 10000, start, date(2026, 2, 1), agreed=agreed, contract_signed_on=signed
    )
    return [flag for flag in advice.flags if "可能被认定为过分高于损失" in flag]


@pytest.mark.parametrize("kind", ["sale_of_goods", "lease"])
def test_a_penalty_more_than_thirty_percent_over_the_loss_is_flagged(kind: str) -> None:
    assert excess_flags(kind, "0.0390") == []
    [flag] = excess_flags(kind, "0.0391")
    assert "65" in flag
    assert "由债务人举证" in flag


def test_an_excessive_penalty_is_not_reduced_unasked() -> None:
    agreed = AgreedRate(rate=Decimal("0.365"), per="year")
    late = late_interest("lease", 10000, date(2026, 1, 1), date(2026, 1, 10), agreed=agreed).value
    assert late.total_fen == 100


def test_the_bounds_of_loans_take_the_place_of_the_warning() -> None:
    assert excess_flags("private_loan", "0.24") == []


def test_a_penalty_older_than_the_rates_is_computed_without_comparison() -> None:
    agreed = AgreedRate(rate=Decimal("0.12"), per="year")
    advice = late_interest("lease", 10000, date(2018, 1, 1), date(2018, 2, 1), agreed=agreed)
    assert any("未作比较" in flag for flag in advice.flags)


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
