"""The timeline of a case: each row lies where its days are."""

from datetime import date
from typing import Any

from records.tables import Case, Deadline, Event
from web.timeline import LEFT, WIDTH, Bar, Timeline, timeline_of

FILED, TODAY = date(2026, 3, 2), date(2026, 3, 20)


def _case(**more: Any) -> Case:
    return Case(**{"filed_on": FILED, "stage": "mediation", "closed_on": None} | more)


def _event(kind: str, day: date, workflow: str = "mediation/JF2026-000001") -> Event:
    return Event(kind=kind, occurred_on=day, workflow_id=workflow)


def _term(code: str, start: date, due: date, clock: str = "statutory") -> Deadline:
    return Deadline(code=code, trigger=start, due=due, clock=clock, state="running")


def _drawn(
    *deadlines: Deadline, events: tuple[Event, ...] = (), case: Case | None = None
) -> Timeline:
    drawn = timeline_of(case or _case(), deadlines, events, TODAY)
    assert drawn is not None
    return drawn


def _bar(drawn: Timeline, kind: str) -> Bar:
    [bar] = [each for each in drawn.bars if each.kind == kind]
    return bar


def test_nothing_is_drawn_before_anything_runs() -> None:
    assert timeline_of(_case(), [], [], TODAY) is None


def test_a_term_begins_and_ends_on_its_days() -> None:
    term = _bar(_drawn(_term("MED_TERM", date(2026, 3, 4), date(2026, 4, 3))), "legal")
    assert (term.starts, term.ends) == (date(2026, 3, 4), date(2026, 4, 3))
    assert LEFT < term.x < term.x + term.width < WIDTH


def test_the_stage_under_way_goes_on_to_today() -> None:
    drawn = _drawn(
        _term("MED_TERM", FILED, date(2026, 4, 3)), events=(_event("mediation_opened", FILED),)
    )
    real = _bar(drawn, "real")
    assert real.ends is None
    assert real.x <= drawn.today.x <= real.x + real.width


def test_a_stage_that_is_over_ends_with_its_last_act() -> None:
    events = (_event("mediation_opened", FILED), _event("mediation_ended", date(2026, 3, 9)))
    over = _drawn(events=events, case=_case(stage="court"))
    assert _bar(over, "real").ends == date(2026, 3, 9)


def test_pauses_and_warnings_are_shown_as_such() -> None:
    stood = (
        _event("service_clock_paused", date(2026, 3, 5), "dispute/JF2026-000001"),
        _event("service_clock_resumed", date(2026, 3, 10), "dispute/JF2026-000001"),
    )
    promise = [
        _term(f"SLA_TOTAL_{share}", FILED, due, "service")
        for share, due in ((80, date(2026, 4, 7)), (100, date(2026, 4, 16)))
    ]
    drawn = _drawn(*promise, events=stood)
    assert _bar(drawn, "pause").ends == date(2026, 3, 10)
    assert [mark.day for mark in drawn.warnings] == [date(2026, 4, 7)]
    assert _bar(drawn, "service").ends == date(2026, 4, 16)
