"""The log: both chains hold what was written, and the database lets nobody change it."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from proof.digests import canonical, sha256, sm3
from records import ledger, schema
from records.engine import reading, transaction
from records.tables import Case, Event, Submission
from tests.api.small_app import NOW, a_case, happened

CASE = "JF2026-000001"


@pytest.fixture
def logged(engine: Engine) -> Engine:
    """A case with three events, the last of them with words."""
    with transaction(engine) as session:
        case = a_case(session, CASE)
        happened(session, case, "dispute_filed", amount="64610.00")
        happened(session, case, "intake_accepted")
        words = {"text": "已收到"}
        digest = sha256(canonical(words))
        session.add(
            Submission(id="s1", case_no=CASE, author="u", body=words, sha256=digest, created_at=NOW)
        )
        session.flush()
        happened(session, case, "answer_given", "s1")
    return engine


def read(session: Session) -> tuple[list[Event], Case]:
    return list(ledger.events_of(session, CASE)), session.get_one(Case, CASE)


def test_each_event_carries_the_digest_of_what_it_says_and_of_the_one_before(
    logged: Engine,
) -> None:
    with reading(logged) as session:
        events, case = read(session)
        ledger.verify(events, case)
    first = events[0]
    said: dict[str, Any] = {
        "case_no": CASE,
        "seq": 1,
        "key": "dispute_filed-0",
        "kind": "dispute_filed",
        "workflow_id": f"dispute/{CASE}",
        "occurred_on": "2026-03-02",
        "recorded_at": "2026-03-02T01:00:00+00:00",
        "actor": "first",
        "submission": None,
        "facts": {"amount": "64610.00"},
        "basis": [],
        "flags": [],
        "prev_hash": "",
    }
    assert (first.hash, first.sm3) == (sha256(canonical(said)), sm3(canonical(said)))
    assert (case.head, case.head_sm3) == (events[2].hash, events[2].sm3)


CHANGES: dict[str, Callable[[list[Event], Case], object]] = {
    "facts": lambda events, _: events[0].facts.update(amount="64610.01"),
    "actor": lambda events, _: setattr(events[1], "actor", "another"),
    "words": lambda events, _: setattr(events[2], "submission_sha256", "0" * 64),
    "sm3": lambda events, _: setattr(events[1], "sm3", "0" * 64),
    "order": lambda events, _: events.reverse(),
    "left out": lambda events, _: events.pop(1),
    "cut short": lambda events, _: events.pop(),
    "head": lambda _, case: setattr(case, "head_sm3", "0" * 64),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_log_that_was_changed_is_told(logged: Engine, change: str) -> None:
    with reading(logged) as session:
        events, case = read(session)
        CHANGES[change](events, case)
        with pytest.raises(ledger.ChainBroken), session.no_autoflush:
            ledger.verify(events, case)


@pytest.mark.parametrize("statement", ["UPDATE event SET kind = 'other'", "DELETE FROM event"])
def test_the_database_refuses_to_change_the_log(logged: Engine, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), logged.begin() as connection:
        connection.execute(sa.text(statement))
    with reading(logged) as session:
        ledger.verify(*read(session))


def test_a_log_from_before_the_second_chain_is_chained_by_it(logged: Engine) -> None:
    with reading(logged) as session:
        events, before = read(session)
    schema.downgrade(logged, "0007")
    schema.upgrade(logged)
    with reading(logged) as session:
        chained, case = read(session)
        assert [event.sm3 for event in chained[:2]] == [event.sm3 for event in events[:2]]
        assert (case.head, case.head_sm3) == (before.head, chained[2].sm3)
        assert chained[2].sm3 not in ("", events[2].sm3)
