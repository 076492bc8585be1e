"""Deadlines follow from their trigger fact, name their articles and say what is uncertain."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.basis import cite
from law.calendar import Calendar, CalendarYear, default_calendar
from law.deadlines import compute, compute_term
from law.institutions import institution_rules
from law.terms import IfMissed, TermError, register, rule
from tests.law.yaml_cases import cases, entries

triggers = st.dates(date(2019, 1, 1), date(2026, 12, 31))
forward_codes = st.sampled_from([code for code, entry in register().items() if not entry.backward])


@cases("terms")
def test_a_term_ends(case: dict[str, Any]) -> None:
    lengths = {unit: case.get(unit) for unit in ("days", "working_days", "months", "years")}
    deadline = compute_term(case["from"], **lengths).value
    assert (deadline.raw, deadline.due) == (case["raw"], case["due"])
    assert deadline.provisional is case.get("provisional", False)


@cases("deadlines")
def test_a_registered_term_ends(case: dict[str, Any]) -> None:
    advice = compute(case["code"], case["trigger"])
    assert (advice.value.raw, advice.value.due) == (case["raw"], case["due"])
    assert advice.value.provisional is case.get("provisional", False)
    assert case["article"] in [basis.article for basis in advice.basis]


@cases("register")
def test_the_register_gives_the_term_and_the_articles_of_the_law(case: dict[str, Any]) -> None:
    entry = rule(case["case"])
    text = f"{entry.term.count}{entry.term.unit}" if entry.term else None
    assert (text, entry.backward) == (case["term"], case.get("backward", False))
    assert (entry.extension and entry.extension.longest) == case.get("longest_extension")
    assert entry.verified is case.get("verified", True)
    assert set(case["basis"]) <= set(entry.basis)


@pytest.mark.parametrize("table", ["register", "deadlines"])
def test_no_term_of_the_register_goes_untested(table: str) -> None:
    tested = {case.get("code", case["case"]) for case in entries(table)}
    assert tested == set(register())


@given(forward_codes, triggers)
def test_a_forward_deadline_is_no_rest_day_and_not_before_its_term(code: str, day: date) -> None:
    deadline = compute(code, day).value
    assert day < deadline.raw <= deadline.due
    assert default_calendar().is_working_day(deadline.due)


@given(triggers)
def test_a_backward_deadline_is_no_rest_day_and_not_after_its_term(day: date) -> None:
    deadline = compute("PRES_RENEW", day).value
    assert deadline.due <= deadline.raw < day
    assert default_calendar().is_working_day(deadline.due)


@given(forward_codes, triggers)
def test_a_deadline_in_2027_or_later_is_provisional_and_says_so(code: str, day: date) -> None:
    advice = compute(code, day)
    assert advice.value.provisional is (advice.value.due.year >= 2027)
    assert any("放假安排" in flag for flag in advice.flags) is advice.value.provisional


def test_every_entry_stands_on_articles_on_record() -> None:
    for entry in register().values():
        former = entry.former.basis if entry.former else ()
        assert cite(*entry.basis, *former)


def test_a_consequence_is_put_into_words_wherever_there_is_one() -> None:
    for entry in register().values():
        assert bool(entry.consequence) is (entry.if_missed is not IfMissed.NONE)


@pytest.mark.parametrize("institution", ["无锡仲裁委员会", "苏州仲裁委员会"])
def test_an_institution_sets_exactly_the_terms_the_law_leaves_open(institution: str) -> None:
    open_terms = {code for code, entry in register().items() if entry.term is None}
    assert open_terms == set(institution_rules(institution).terms)


@pytest.mark.parametrize("code", ["ARB_ANSWER", "ARB_TRIBUNAL", "ARB_AWARD"])
@pytest.mark.parametrize("institution", ["无锡仲裁委员会", "苏州仲裁委员会"])
def test_an_institutions_term_is_shown_as_unverified(code: str, institution: str) -> None:
    flags = compute(code, date(2026, 3, 2), institution=institution).flags
    assert any(f"未与{institution}现行规则核对" in flag for flag in flags)


def test_the_term_for_an_award_is_that_of_the_institution_named() -> None:
    at_wuxi = compute("ARB_AWARD", date(2026, 4, 1), institution="无锡仲裁委员会").value
    elsewhere = compute("ARB_AWARD", date(2026, 4, 1), institution="苏州仲裁委员会").value
    assert (at_wuxi.due, elsewhere.due) == (date(2026, 6, 1), date(2026, 8, 3))


@pytest.mark.parametrize("code", ["CONF_DECIDE", "MED_TERM_SELF"])
def test_a_term_nobody_verified_is_shown_as_such(code: str) -> None:
    assert any("尚未核实" in flag for flag in compute(code, date(2026, 3, 2)).flags)


def test_an_award_received_under_the_old_law_shows_both_terms() -> None:
    [flag] = compute("ARB_SETASIDE", date(2026, 2, 28)).flags
    assert "至2026-08-28" in flag
    assert "至2026-05-28" in flag
    assert compute("ARB_SETASIDE", date(2026, 3, 1)).flags == ()


def test_mediation_may_be_extended_by_consent() -> None:
    assert compute("MED_TERM_COURT_BEFORE", date(2026, 3, 2), extension=15).value.due == date(
        2026, 4, 16
    )


def test_a_trial_limit_is_extended_in_months() -> None:
    assert compute("TRIAL_SMALL", date(2026, 3, 2), extension=1).value.due == date(2026, 6, 2)


@pytest.mark.parametrize(
    ("code", "extension"), [("CONF_APPLY", 1), ("CONF_DECIDE", 11), ("MED_TERM_SELF", -1)]
)
def test_no_extension_that_the_law_does_not_allow(code: str, extension: int) -> None:
    with pytest.raises(TermError):
        compute(code, date(2026, 3, 2), extension=extension)


def test_an_agreed_guarantee_period_ends_on_its_day_even_a_rest_day() -> None:
    advice = compute("GUARANTEE", date(2026, 1, 15), agreed_until=date(2026, 10, 1))
    assert advice.value.due == date(2026, 10, 1)
    assert advice.flags


def test_a_guarantee_period_that_ends_with_the_debt_counts_as_not_agreed() -> None:
    advice = compute("GUARANTEE", date(2026, 1, 15), agreed_until=date(2026, 1, 15))
    assert advice.value.due == date(2026, 7, 15)


def test_a_statutory_term_cannot_be_agreed() -> None:
    with pytest.raises(TermError, match="不得约定"):
        compute("CONF_APPLY", date(2026, 3, 2), agreed_until=date(2026, 6, 1))


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(TermError, match="NOPE"):
        rule("NOPE")


def test_a_published_notice_settles_a_provisional_deadline() -> None:
    year = CalendarYear(year=2027, published=True, source="测试")
    deadline = compute("ARB_SETASIDE", date(2026, 11, 30), calendar=Calendar.of([year])).value
    assert (deadline.due, deadline.provisional) == (date(2027, 3, 1), False)


@pytest.mark.parametrize(
    "lengths", [{}, {"days": 0}, {"days": 1, "months": 1}, {"years": 9000}, {"days": 10**9}]
)
def test_a_length_that_makes_no_term_is_refused(lengths: dict[str, int]) -> None:
    with pytest.raises(TermError):
        compute_term(date(2026, 3, 2), **lengths)
