"""A table of the loan prime rate is checked when read, and an operator's is laid over the law's."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law import lpr
from law.lpr_table import LprTable, LprTableError, laid_over, read_csv, read_toml, to_toml

HEAD = "date,one_year,five_year\n"
NEWER = HEAD + "2026-08-20,3.00,3.50\n2026-09-21,2.90,\n"


@pytest.fixture(autouse=True)
def _only_the_laws_own() -> Iterator[None]:
    lpr.use(None)
    yield
    lpr.use(None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "lpr_columns"),
        ("date,one_year\n2026-08-20,3.00\n", "lpr_columns"),
        (HEAD, "lpr_empty"),
        (HEAD + "2026-08-20,3.00,\n2026-08-20,3.00,\n", "lpr_date_twice"),
        (HEAD + "2026-08-20,3.00,\n2026-07-20,3.00,\n", "lpr_dates_descend"),
        (HEAD + "2026-02-30,3.00,\n", "lpr_date_format"),
        (HEAD + "20260820,3.00,\n", "lpr_date_format"),
        (HEAD + "2026-08-20,3%,\n", "lpr_rate_format"),
        (HEAD + "2026-08-20,-1,\n", "lpr_rate_format"),
        (HEAD + "2026-08-20,24.01,\n", "lpr_rate_implausible"),
        (HEAD + "2026-08-20,3.00,300\n", "lpr_rate_implausible"),
        (HEAD + "2026-08-20,,\n", "lpr_form"),
        (HEAD + "2026-08-20,3.00,3.50,4\n", "lpr_form"),
    ],
)
def test_a_faulty_csv_is_refused_by_code(text: str, code: str) -> None:
    with pytest.raises(LprTableError) as refusal:
        read_csv(text, "a.csv")
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("rates = [", "lpr_not_toml"),
        ("", "lpr_form"),
        ("rates = 3", "lpr_form"),
        ("rates = [{date = 2026-08-20, one_year = 3.00}]", "lpr_rate_format"),
        ("rates = [{date = 20260820, one_year = '3.00'}]", "lpr_date_format"),
        ("rates = [{date = 2026-08-20T00:00:00, one_year = '3.00'}]", "lpr_date_format"),
        ("rates = [{date = 2026-08-20, one_year = '3.00', month = 8}]", "lpr_form"),
        (
            "checked_until = 2026-08-19\nrates = [{date = 2026-08-20, one_year = '3.00'}]",
            "lpr_checked_too_early",
        ),
    ],
)
def test_a_faulty_toml_is_refused_by_code(text: str, code: str) -> None:
    with pytest.raises(LprTableError) as refusal:
        read_toml(text, "a.toml")
    assert refusal.value.code == code


def test_a_refusal_names_the_entry_and_the_field() -> None:
    with pytest.raises(LprTableError, match="第2期的one_year"):
        read_csv(HEAD + "2026-07-20,3.00,\n2026-08-20,x,\n", "a.csv")


rates = st.decimals(0, 24, places=2)


@given(
    st.lists(st.tuples(st.dates(), rates, st.none() | rates), min_size=1, unique_by=lambda x: x[0]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
)
def test_a_table_written_is_read_back(
    entries: list[tuple[date, Decimal, Decimal | None]], source: str
) -> None:
    table = LprTable.model_validate(
        {
            "source": source,
            "rates": [
                {"date": day, "one_year": one, "five_year": five}
                for day, one, five in sorted(entries, key=lambda entry: entry[0])
            ],
        }
    )
    again = read_toml(to_toml(table), "another")
    assert (again.source, again.rates) == (table.source, table.rates)
    assert again.known_until == table.known_until


def test_an_operators_table_holds_from_its_first_day() -> None:
    lpr.use(read_csv(NEWER, "a.csv"))
    assert lpr.lpr_on(date(2026, 8, 19)).one_year == Decimal("3.00")
    assert lpr.lpr_on(date(2026, 9, 21)).one_year == Decimal("2.90")
    assert lpr.lpr_on(date(2019, 8, 20)).one_year == Decimal("4.25")


def test_what_the_operator_checked_is_no_longer_flagged() -> None:
    day = date(2026, 9, 20)
    assert lpr.lpr_flags((lpr.lpr_on(day),), day)
    lpr.use(read_csv(NEWER, "a.csv"))
    assert lpr.lpr_flags((lpr.lpr_on(day),), day) == ()


def test_an_older_operators_table_does_not_hide_newer_rates_of_the_law() -> None:
    lpr.use(read_csv(HEAD + "2024-10-21,3.10,\n", "a.csv"))
    assert lpr.lpr_on(date(2024, 10, 21)).verified
    assert lpr.lpr_on(date(2025, 5, 20)).one_year == Decimal("3.00")


def test_both_sources_are_named_where_both_are_used() -> None:
    lpr.use(read_csv(NEWER, "a.csv"))
    assert lpr.lpr_table().source.startswith("a.csv；其余各期：")


def test_a_month_that_neither_table_knows_is_refused() -> None:
    later = read_csv(HEAD + "2026-09-21,2.90,\n", "a.csv")
    with pytest.raises(LprTableError) as refusal:
        laid_over(lpr.lpr_table(), later)
    assert refusal.value.code == "lpr_gap"
