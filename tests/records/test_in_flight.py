"""The cases in flight, their pauses, and what stands still."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from records.cursors import BadCursor
from records.engine import reading, transaction
from records.in_flight import Cell, Span, bars, bureaus, cells, spent_budgets
from records.pauses import Pause, pauses
from records.stuck import missed_terms, waiting_commands
from records.tables import Command
from tests.records.caseloads import LIANGXI, TODAY, XISHAN, filed, happens, term

ALL = {"bureau": None, "stage": None, "band": None, "limit": 10, "cursor": None}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_cases_are_counted_by_stage_and_by_age_in_natural_days(engine: Engine) -> None:
    with transaction(engine) as session:
        filed(session, 1, ago(15), stage="mediation")
        filed(session, 2, ago(16), stage="mediation")
        filed(session, 3, ago(45), stage="court", bureau=LIANGXI)
        filed(session, 4, ago(91), stage="court")
        filed(session, 5, ago(91), stage="closed", closed_on=TODAY)
    with reading(engine) as session:
        found = {(cell.stage, cell.band) for cell in cells(session, TODAY)}
        assert found == {
            *(("mediation", "d15"), ("mediation", "d30")),
            *(("court", "d45"), ("court", "over")),
        }
        assert cells(session, TODAY, LIANGXI) == [Cell("court", "d45", 1)]
        assert bureaus(session) == {XISHAN: 3, LIANGXI: 1}
        assert bureaus(session, "mediation") == {XISHAN: 2}


@pytest.mark.parametrize(
    ("band", "days"), [("d15", [15, 0]), ("d30", [30, 16]), ("over", [200, 91])]
)
def test_bars_are_of_the_age_asked_for(engine: Engine, band: str, days: list[int]) -> None:
    with transaction(engine) as session:
        for number, age in enumerate((0, 15, 16, 30, 31, 90, 91, 200), start=1):
            filed(session, number, ago(age), stage="court")
    with reading(engine) as session:
        found = bars(session, TODAY, **ALL | {"band": band}).bars
    assert [(TODAY - bar.filed_on).days for bar in found] == days


def test_pages_of_bars_show_each_case_once_the_oldest_first(engine: Engine) -> None:
    with transaction(engine) as session:
        for number in range(1, 8):
            filed(session, number, ago(number % 3), stage="court")
    seen: list[str] = []
    cursor = None
    for _ in range(3):
        with reading(engine) as session:
            page = bars(session, TODAY, **ALL | {"limit": 3, "cursor": cursor})
        seen += [bar.case_no for bar in page.bars]
        cursor = page.next_cursor
    assert cursor is None
    assert len(seen) == len(set(seen)) == 7
    assert seen[:2] == ["JF2026-000002", "JF2026-000005"]


def test_a_made_up_cursor_is_refused(engine: Engine) -> None:
    with reading(engine) as session, pytest.raises(BadCursor):
        bars(session, TODAY, **ALL | {"cursor": "made-up"})


def test_a_bar_goes_from_stage_to_stage_until_today(engine: Engine) -> None:
    with transaction(engine) as session:
        case = filed(session, 1, ago(50), 30, stage="performance")
        term(session, case, "SLA_INTAKE_100", ago(50), 3, "met")
        term(session, case, "SLA_MEDIATION_100", ago(48), 24, "met")
        term(session, case, "SLA_TOTAL_100", ago(50), 45, "met")
    with reading(engine) as session:
        [bar] = bars(session, TODAY, **ALL).bars
    assert bar.spans == (
        Span("intake", ago(50), ago(48)),
        Span("mediation", ago(48), ago(20)),
        Span("performance", ago(20), TODAY),
    )
    assert (bar.promise_due, bar.late) == (ago(5), False)


def test_a_case_without_service_stages_is_one_bar(engine: Engine) -> None:
    with transaction(engine) as session:
        filed(session, 1, ago(2), stage="submitted")
    with reading(engine) as session:
        [bar] = bars(session, TODAY, **ALL).bars
    assert bar.spans == (Span("submitted", ago(2), TODAY),)


def test_budgets_count_when_they_are_spent_and_the_case_is_in_flight(engine: Engine) -> None:
    with transaction(engine) as session:
        late = filed(session, 1, ago(60))
        term(session, late, "SLA_TOTAL_100", ago(60), 45, "ended")
        term(session, late, "SLA_TOTAL_80", ago(60), 36, "ended")
        term(session, late, "SLA_MEDIATION_100", ago(57), 24, "ended")
        over = filed(session, 2, ago(60), closed_on=TODAY)
        term(session, over, "SLA_TOTAL_100", ago(60), 45, "ended")
        term(session, filed(session, 3, ago(60)), "SLA_TOTAL_100", ago(60), 45, "met")
    with reading(engine) as session:
        assert spent_budgets(session) == {"SLA_TOTAL_100": 1, "SLA_MEDIATION_100": 1}
        assert spent_budgets(session, LIANGXI) == {}


def test_a_pause_holds_until_its_own_ground_falls_away(engine: Engine) -> None:
    with transaction(engine) as session:
        case = filed(session, 1, ago(60))
        happens(session, case, "service_clock_paused", ground="appraisal")
        happens(session, case, "service_clock_paused", ground="bankruptcy_stay")
        happens(session, case, "service_clock_resumed", ground="appraisal", days=0)
        closed = filed(session, 2, ago(60), closed_on=TODAY)
        happens(session, closed, "service_clock_paused", ground="appraisal")
    with reading(engine) as session:
        assert pauses(session) == [Pause(case.case_no, "bankruptcy_stay", date(2026, 3, 2))]
        assert pauses(session, LIANGXI) == []


def test_a_term_that_ended_unnoticed_is_told_but_not_one_of_a_simulation(engine: Engine) -> None:
    with transaction(engine) as session:
        case = filed(session, 1, ago(60))
        term(session, case, "ARB_ANSWER", ago(20), 15, "running")
        term(session, case, "ARB_EVIDENCE", ago(20), 20, "running")
        term(session, case, "ARB_PREPAY", ago(20), 15, "met")
        term(
            session, filed(session, 2, ago(60), simulated=True), "ARB_ANSWER", ago(20), 1, "running"
        )
    with reading(engine) as session:
        [missed] = missed_terms(session, TODAY, 10)
    assert (missed.code, missed.due, missed.case_no) == ("ARB_ANSWER", ago(5), case.case_no)


def test_a_command_is_stuck_after_five_minutes_without_an_answer(engine: Engine) -> None:
    now = datetime(2026, 6, 1, 4, 0, tzinfo=UTC)
    with transaction(engine) as session:
        for name, minutes, state in (
            ("a", 6, "pending"),
            ("b", 4, "pending"),
            ("c", 9, "answered"),
        ):
            session.add(
                Command(
                    id=name,
                    case_no="JF2026-000001",
                    workflow_id="dispute/JF2026-000001",
                    step="review_intake",
                    digest="",
                    act={},
                    facts={},
                    state=state,
                    created_at=now - timedelta(minutes=minutes),
                )
            )
    with reading(engine) as session:
        assert [command.id for command in waiting_commands(session, now, 10)] == ["a"]
