"""The worklist goes by due day, page by page, and leaves no case out."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, true
from sqlmodel import Session, col, delete

from records.cursors import BadCursor, encode
from records.engine import transaction
from records.tables import Case, Party
from records.worklist import COUNTED, SORTS, Sort, counts, worklist
from tests.api.small_app import a_case, happened

DAY = date(2026, 3, 20)
APART = (col(Case.bureau) == "甲", col(Case.bureau) != "甲")
"""Two parts of all cases, as a clerk's own and those offered to him are."""


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with transaction(engine) as session:
        yield session


def _in_pages(session: Session, size: int, sort: Sort, meanwhile: Callable[[], None]) -> list[Case]:
    cases: list[Case] = []
    cursor = None
    while True:
        page = worklist(session, APART, sort=sort, limit=size, cursor=cursor)
        cases += [row.case for row in page.rows]
        if page.next_cursor is None:
            return cases
        assert len(page.rows) == size
        cursor = page.next_cursor
        meanwhile()


KEYS = {
    "due": lambda case: case.next_due,
    "filed": lambda case: case.filed_on,
    "amount": lambda case: case.amount_fen,
    "case_no": lambda case: case.case_no,
}


@given(
    cases=st.lists(st.tuples(st.none() | st.integers(0, 3), st.integers(1, 3)), max_size=8),
    size=st.integers(1, 4),
    sort=st.sampled_from(SORTS),
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_pages_of_any_size_show_every_case_once_and_in_order(
    session: Session, cases: list[tuple[int | None, int]], size: int, sort: Sort
) -> None:
    session.exec(delete(Party))
    session.exec(delete(Case))
    for number, (days_on, amount) in enumerate(cases):
        due = None if days_on is None else DAY + timedelta(days=days_on)
        bureau = "甲" if number % 2 else "乙"
        case = a_case(session, f"JF2026-{number:06d}", bureau=bureau, next_due=due)
        case.amount_fen, case.filed_on = amount, DAY - timedelta(days=amount)
    arriving = iter(range(900_000, 900_003))

    def meanwhile() -> None:
        for number in islice(arriving, 1):
            a_case(session, f"JF2025-{number}", next_due=DAY, bureau="甲")

    shown = _in_pages(session, size, sort, meanwhile)
    there = [case for case in shown if case.case_no.startswith("JF2026")]
    key, turned = KEYS[sort.removeprefix("-")], sort.startswith("-")
    dated = sorted(
        (case for case in there if key(case) is not None),
        key=lambda case: (key(case), case.case_no),
        reverse=turned,
    )
    undated = sorted(
        (case for case in there if key(case) is None),
        key=lambda case: case.case_no,
        reverse=turned,
    )
    assert [case.case_no for case in there] == [case.case_no for case in (*dated, *undated)]
    assert len({case.case_no for case in there}) == len(there) == len(cases)


@pytest.mark.parametrize("cases", [12, COUNTED + 5])
def test_few_cases_and_many_are_counted_alike_up_to_the_bound(session: Session, cases: int) -> None:
    for number in range(cases):
        due = (None, DAY - timedelta(days=1), DAY, DAY + timedelta(days=7))[number % 4]
        stage = "court" if number % 3 else "mediation"
        a_case(session, f"JF2026-{number:06d}", next_due=due, stage=stage)
    counted = counts(session, APART, today=DAY)
    quarter = [len(range(first, cases, 4)) for first in range(4)]
    assert min(counted.total, COUNTED + 1) == min(cases, COUNTED + 1)
    assert {name: number for name, number in counted.stages.items() if number} == {
        "mediation": len(range(0, cases, 3)),
        "court": cases - len(range(0, cases, 3)),
    }
    assert {name: number for name, number in counted.due.items() if number} == dict(
        zip(("none", "overdue", "today", "within_7_days"), quarter, strict=True)
    )


def test_a_stage_and_a_day_narrow_it(session: Session) -> None:
    a_case(session, "JF2026-000001", next_due=DAY, stage="court")
    a_case(session, "JF2026-000002", next_due=DAY - timedelta(days=1), stage="court")
    a_case(session, "JF2026-000003", next_due=DAY - timedelta(days=1), stage="mediation")
    a_case(session, "JF2026-000004", stage="court")
    rows = worklist(session, [true()], col(Case.stage) == "court", col(Case.next_due) < DAY).rows
    assert [row.case.case_no for row in rows] == ["JF2026-000002"]


def test_natural_persons_are_masked(session: Session) -> None:
    case = a_case(session)
    [row] = worklist(session, [true()]).rows
    assert (row.claimants, row.respondents) == (("陈*",), ("李*",))
    party = session.get_one(Party, (case.case_no, "c1"))
    party.name, party.details = "无锡示例轴承有限公司", {"kind": "organisation"}
    session.flush()
    [row] = worklist(session, [true()]).rows
    assert row.claimants == ("无锡示例轴承有限公司",)


def test_a_simulated_case_shows_the_day_it_has_reached(session: Session) -> None:
    a_case(session, "JF2026-000001")
    happened(session, a_case(session, "JF2026-000002", simulated=True), "dispute_filed")
    session.flush()
    real, simulated = worklist(session, [true()]).rows
    assert real.reached is None
    assert simulated.reached == date(2026, 3, 2)


@pytest.mark.parametrize(
    "cursor",
    [
        *("", "x", "e30", encode(("a",)), encode(("due", "soon", "JF2026-000001"))),
        *(encode((None, None, None)), encode(("amount", "1", "JF2026-000001"))),
        encode(("due", None, None)),
    ],
)
def test_a_made_up_cursor_is_refused(session: Session, cursor: str) -> None:
    with pytest.raises(BadCursor):
        worklist(session, [true()], cursor=cursor)
