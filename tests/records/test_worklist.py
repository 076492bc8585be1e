"""The worklist goes by due day, page by page, and leaves no case out."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, true
from sqlmodel import Session, delete

from records.cursors import BadCursor, encode
from records.engine import transaction
from records.tables import Case, Party
from records.worklist import worklist
from tests.api.small_app import a_case, happened

DAY = date(2026, 3, 20)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with transaction(engine) as session:
        yield session


def _in_pages(session: Session, size: int) -> list[Case]:
    cases: list[Case] = []
    cursor = None
    while True:
        page = worklist(session, true(), limit=size, cursor=cursor)
        cases += [row.case for row in page.rows]
        if page.next_cursor is None:
            return cases
        assert len(page.rows) == size
        cursor = page.next_cursor


@given(
    days=st.lists(st.none() | st.integers(0, 3), max_size=8),
    size=st.integers(1, 4),
)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_pages_of_any_size_show_every_case_once_and_in_order(
    session: Session, days: list[int | None], size: int
) -> None:
    session.exec(delete(Party))
    session.exec(delete(Case))
    for number, days_on in enumerate(days):
        due = None if days_on is None else DAY + timedelta(days=days_on)
        a_case(session, f"JF2026-{number:06d}", next_due=due)
    shown = _in_pages(session, size)
    assert [case.case_no for case in shown] == [
        case.case_no
        for case in sorted(
            shown, key=lambda case: (case.next_due is None, case.next_due or DAY, case.case_no)
        )
    ]
    assert len({case.case_no for case in shown}) == len(days)


def test_a_stage_and_a_day_narrow_it(session: Session) -> None:
    a_case(session, "JF2026-000001", next_due=DAY, stage="court")
    a_case(session, "JF2026-000002", next_due=DAY - timedelta(days=1), stage="court")
    a_case(session, "JF2026-000003", next_due=DAY - timedelta(days=1), stage="mediation")
    a_case(session, "JF2026-000004", stage="court")
    rows = worklist(session, true(), stage="court", due_before=DAY).rows
    assert [row.case.case_no for row in rows] == ["JF2026-000002"]


def test_natural_persons_are_masked(session: Session) -> None:
    case = a_case(session)
    [row] = worklist(session, true()).rows
    assert (row.claimants, row.respondents) == (("陈*",), ("李*",))
    party = session.get_one(Party, (case.case_no, "c1"))
    party.name, party.details = "无锡示例轴承有限公司", {"kind": "organisation"}
    session.flush()
    [row] = worklist(session, true()).rows
    assert row.claimants == ("无锡示例轴承有限公司",)


def test_a_simulated_case_shows_the_day_it_has_reached(session: Session) -> None:
    a_case(session, "JF2026-000001")
    happened(session, a_case(session, "JF2026-000002", simulated=True), "dispute_filed")
    session.flush()
    real, simulated = worklist(session, true()).rows
    assert real.reached is None
    assert simulated.reached == date(2026, 3, 2)


@pytest.mark.parametrize(
    "cursor",
    ["", "x", "e30", encode(("a",)), encode(("soon", "JF2026-000001")), encode((None, None, None))],
)
def test_a_made_up_cursor_is_refused(session: Session, cursor: str) -> None:
    with pytest.raises(BadCursor):
        worklist(session, true(), cursor=cursor)
