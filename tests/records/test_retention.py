"""Papers are kept as long as they have to be, and held ones longer."""

from collections.abc import Generator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from law.retention import kept_until
from records.engine import transaction
from records.retention import closed_cases, dispose, hold_on, lift_hold, place_hold
from records.tables import Case, Paper
from tests.activities.recorded import RecordedCase, empty_record

CLOSED = date(2026, 5, 20)
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def record(tmp_path: Path) -> Generator[Engine]:
    with empty_record(tmp_path) as engine:
        yield engine


def closed_case(engine: Engine, number: str, *digests: str) -> str:
    """A closed case with a paper of each digest."""
    case_no = RecordedCase(engine, number).case_no
    with transaction(engine) as session:
        session.get_one(Case, case_no).closed_on = CLOSED
        for place, digest in enumerate(digests):
            session.add(
                Paper(
                    id=f"{case_no}-{place}",
                    case_no=case_no,
                    kind="complaint",
                    title="民事起诉状",
                    event_seq=place,
                    written_on=CLOSED,
                    facts={},
                    docx_sha256=digest,
                )
            )
    return case_no


def listed(engine: Engine) -> list[str]:
    with transaction(engine) as session:
        return [case.case_no for case in closed_cases(session)]


def test_the_period_is_shown_as_unverified() -> None:
    advice = kept_until(CLOSED)
    assert advice.value == date(2036, 5, 20)
    assert any("尚未核实" in flag for flag in advice.flags)


def test_an_open_case_is_not_disposed_of(record: Engine) -> None:
    RecordedCase(record, "01")
    closed = closed_case(record, "02", "a" * 64)
    assert listed(record) == [closed]


def test_a_held_case_is_kept_until_the_hold_is_lifted(record: Engine) -> None:
    case_no = closed_case(record, "01", "a" * 64)
    with transaction(record) as session:
        hold = place_hold(session, case_no, reason="审计", by="u1", now=NOW)
        assert place_hold(session, case_no, reason="再次", by="u2", now=NOW).id == hold.id
    assert listed(record) == []
    with transaction(record) as session:
        held = hold_on(session, case_no)
        assert held is not None
        assert lift_hold(session, held, by="u1", now=NOW).lifted_by == "u1"
    assert listed(record) == [case_no]


def test_what_another_paper_still_needs_is_not_removed(record: Engine) -> None:
    first = closed_case(record, "01", "a" * 64, "b" * 64)
    closed_case(record, "02", "b" * 64)
    with transaction(record) as session:
        assert dispose(session, first, NOW.date()) == {"a" * 64}
    assert first not in listed(record)
    with transaction(record) as session:
        assert session.get_one(Paper, f"{first}-0").docx_sha256 == "a" * 64
