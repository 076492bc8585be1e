"""Limitation: from when it runs, what moves its end, and what its end means."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.basis import Advice
from law.calendar import default_calendar
from law.debt_types import debt_types
from law.intake import intake_warnings
from law.intake.limitation import LimitationFacts, claim_limitation
from law.limitation import (
    Effect,
    Limitation,
    LimitationEvent,
    LimitationEventKind,
    LimitationState,
    limitation,
)
from tests.law.disputes import read
from tests.law.yaml_cases import cases

DUE = date(2022, 6, 1)
PROCEDURES = [
    LimitationEventKind.MEDIATION,
    LimitationEventKind.SUIT,
    LimitationEventKind.EQUIVALENT,
]
INSTANT = [LimitationEventKind.DEMAND, LimitationEventKind.ACKNOWLEDGEMENT]


def event(kind: str, on: date, ended_on: date | None = None) -> LimitationEvent:
    return LimitationEvent(kind=LimitationEventKind(kind), on=on, ended_on=ended_on)


def asked(on: date, *events: LimitationEvent, due: date = DUE) -> Limitation:
    return limitation(due, on, events).value


def articles(advice: Advice[Any]) -> set[str]:
    return {f"{basis.law} {basis.article}" for basis in advice.basis}


@cases("limitation")
def test_limitation_stands(case: dict[str, Any]) -> None:
    events = [LimitationEvent.model_validate(it) for it in case.get("events", [])]
    advice = limitation(case["due_on"], case["on"], events, known_on=case.get("known_on"))
    assert (advice.value.state, advice.value.start) == (case["state"], case["start"])
    assert advice.value.due == case["ends"]
    assert [judged.effect for judged in advice.value.events] == case.get("effects", [])
    if "article" in case:
        assert case["article"] in articles(advice)


def test_its_end_is_a_defence_which_the_court_does_not_raise() -> None:
    advice = limitation(DUE, date(2025, 6, 4))
    assert advice.value.over
    assert {"民法典 192", "民法典 193"} <= articles(advice)
    assert any("不妨碍起诉" in flag for flag in advice.flags)


@pytest.mark.parametrize(
    ("left", "warning"), [(91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7)]
)
def test_people_are_warned_at_ninety_thirty_and_seven_days(left: int, warning: int | None) -> None:
    value = asked(date(2025, 6, 3) - timedelta(days=left))
    assert (value.days_left, value.warning) == (left, warning)
    assert [(value.due - day).days for day in value.warn_on] == [90, 30, 7]


@pytest.mark.parametrize("kind", PROCEDURES)
def test_a_procedure_that_lasts_is_not_outlasted_by_limitation(kind: str) -> None:
    advice = limitation(DUE, date(2027, 1, 4), [event(kind, date(2023, 3, 1))])
    assert advice.value.state is LimitationState.INTERRUPTED
    assert any("程序尚未终结" in flag for flag in advice.flags)


def test_an_event_after_the_day_asked_about_is_left_out() -> None:
    value = asked(date(2023, 1, 4), event("demand", date(2024, 1, 4)))
    assert (value.start, value.events[0].effect) == (DUE, Effect.NONE)


def test_an_event_that_did_nothing_says_why() -> None:
    value = asked(date(2026, 1, 5), event("demand", date(2025, 12, 1)))
    assert "已经届满" in value.events[0].reason


def test_the_twenty_years_are_neither_interrupted_nor_suspended_and_flagged_as_unread() -> None:
    demands = [event("demand", date(year, 1, 4)) for year in range(2006, 2026, 2)]
    advice = limitation(date(2005, 3, 1), date(2025, 2, 28), demands)
    assert advice.value.due == advice.value.long_stop == date(2025, 3, 3)
    assert any("第35条原文尚未核对" in flag for flag in advice.flags)


def test_limitation_that_began_under_the_two_years_of_the_former_law_is_flagged() -> None:
    assert any("二年" in flag for flag in limitation(date(2017, 9, 30), DUE).flags)
    assert not any("二年" in flag for flag in limitation(date(2017, 10, 1), DUE).flags)


def test_an_end_in_an_unpublished_year_is_provisional() -> None:
    advice = limitation(date(2024, 6, 3), date(2026, 11, 25))
    assert advice.value.provisional
    assert any("放假安排" in flag for flag in advice.flags)


@pytest.mark.parametrize(
    ("kind", "ended"), [("demand", date(2023, 2, 1)), ("suit", date(2022, 12, 31))]
)
def test_an_event_with_an_impossible_end_is_refused(kind: str, ended: date) -> None:
    with pytest.raises(ValueError, match="终结之日"):
        event(kind, date(2023, 1, 1), ended)


days = st.dates(date(2018, 1, 1), date(2026, 12, 31))
instants = st.builds(LimitationEvent, kind=st.sampled_from(INSTANT), on=days)


@given(days, days, st.lists(instants, max_size=5))
def test_no_event_brings_the_end_forward(
    due: date, on: date, events: list[LimitationEvent]
) -> None:
    assert limitation(due, on, events).value.due >= limitation(due, on).value.due


@given(days, days, st.lists(instants, max_size=5))
def test_the_order_in_which_events_are_told_changes_nothing(
    due: date, on: date, events: list[LimitationEvent]
) -> None:
    told, reversed_ = asked(on, *events, due=due), asked(on, *reversed(events), due=due)
    assert (told.due, told.state) == (reversed_.due, reversed_.state)


@given(days, days, days)
def test_the_end_is_a_working_day_three_years_from_the_start(
    due: date, on: date, demanded: date
) -> None:
    value = asked(on, event("demand", demanded), due=due)
    assert default_calendar().is_working_day(value.due)
    assert value.due >= value.start.replace(day=1, year=value.start.year + 3)


def test_filing_for_mediation_interrupts_limitation_of_the_claim() -> None:
    intake = read("01-goods-settled")
    value = claim_limitation(intake, intake.filed_on).value
    [filing] = value.events
    assert (filing.event.kind, filing.effect) == (LimitationEventKind.MEDIATION, Effect.INTERRUPTS)
    assert value.state is LimitationState.INTERRUPTED


def test_a_mediation_whose_end_is_told_lets_limitation_run_again() -> None:
    intake = read("01-goods-settled")
    ended = intake.filed_on + timedelta(days=20)
    facts = LimitationFacts(events=(event("mediation", intake.filed_on, ended),))
    value = claim_limitation(intake, ended, facts).value
    assert (value.state, value.start) == (LimitationState.RUNNING, ended)


def test_instalments_count_from_the_last_of_them() -> None:
    intake = read("01-goods-settled")
    last = intake.filed_on - timedelta(days=10)
    facts = LimitationFacts(instalments=(last, last - timedelta(days=90)))
    advice = claim_limitation(intake, intake.filed_on - timedelta(days=1), facts)
    assert advice.value.start == last
    assert "民法典 189" in articles(advice)


def test_what_is_special_to_the_kind_of_debt_is_told() -> None:
    intake = read("01-goods-settled").model_copy(update={"debt_type": "finance_lease"})
    advice = claim_limitation(intake, intake.filed_on)
    assert debt_types()["finance_lease"].limitation.note in advice.flags


def test_mediation_by_a_commercial_body_is_flagged_as_unsettled() -> None:
    intake = read("01-goods-settled").model_copy(update={"mediator_type": "commercial_licensed"})
    advice = claim_limitation(intake, intake.filed_on)
    assert any("尚无定论" in flag for flag in advice.flags)


def test_intake_and_limitation_agree_on_what_is_near() -> None:
    intake = read("01-goods-settled")
    for left in (90, 91):
        due = limitation(intake.contract.due_on, intake.filed_on).value.due
        filed = intake.model_copy(update={"filed_on": due - timedelta(days=left)})
        told = [it for it in intake_warnings(filed) if it.code == "limitation_near"]
        assert bool(told) is (left <= 90)
