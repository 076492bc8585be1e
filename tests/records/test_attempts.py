"""Failures cost growing pauses that tell nobody who has an account and lock nobody out for good."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from records import attempts, sessions
from records.attempts import LONGEST_PAUSE, OF_ACCOUNT, OF_ADDRESS
from records.engine import connect, transaction
from records.sessions import REMEMBERED, Origin
from tests.api.small_app import account
from workflows.messages.common import Role

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
STRANGER, HOME = "198.51.100.9", "203.0.113.7"
NONE = timedelta()


@pytest.fixture
def user_id(engine: Engine) -> str:
    return account(engine, "wang", Role.CLERK).id


@pytest.fixture
def session(engine: Engine, user_id: str) -> Iterator[Session]:
    with transaction(engine) as session:
        yield session


def _fail(
    session: Session,
    times: int,
    username: str = "wang",
    address: str = STRANGER,
    now: datetime = NOW,
) -> list[timedelta]:
    """So many failures, each as soon as it may be tried; how long each had to wait."""
    waited: list[timedelta] = []
    for _ in range(times):
        wait = attempts.begin(session, username, address, now)
        if wait > NONE:
            now += wait
            assert attempts.begin(session, username, address, now) == NONE
        waited.append(wait)
    return waited


def test_a_few_failures_cost_nothing_and_then_the_pauses_double(session: Session) -> None:
    waited = [wait.total_seconds() for wait in _fail(session, 15)]
    assert waited == [0] * 5 + [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]


def test_what_is_tried_during_a_pause_is_not_tried_and_prolongs_nothing(session: Session) -> None:
    _fail(session, OF_ACCOUNT.free)
    assert attempts.begin(session, "wang", STRANGER, NOW).total_seconds() == 5
    later = NOW + timedelta(seconds=2)
    assert attempts.begin(session, "wang", STRANGER, later).total_seconds() == 3


def test_what_began_a_moment_earlier_need_not_wait(session: Session) -> None:
    assert attempts.begin(session, "wang", STRANGER, NOW) == NONE
    assert attempts.begin(session, "wang", STRANGER, NOW - timedelta(milliseconds=5)) == NONE


def test_a_name_that_nobody_has_is_treated_the_same(session: Session) -> None:
    assert _fail(session, 12, "nobody", "192.0.2.1") == _fail(session, 12, "wang", "192.0.2.2")


def test_neither_the_case_of_letters_nor_another_address_is_a_way_round(session: Session) -> None:
    _fail(session, OF_ACCOUNT.free)
    assert attempts.begin(session, " WANG", "192.0.2.2", NOW) > NONE


def test_a_stranger_does_not_lock_out_who_comes_from_where_he_has_been(
    session: Session, user_id: str
) -> None:
    sessions.start(session, user_id, Origin(HOME, ""), NOW)
    _fail(session, 30)
    assert attempts.begin(session, "wang", HOME, NOW) == NONE
    assert attempts.begin(session, "wang", STRANGER, NOW) > NONE
    assert _fail(session, 10, address=HOME)[-1] > NONE


def test_where_somebody_was_long_ago_is_forgotten(session: Session, user_id: str) -> None:
    sessions.start(session, user_id, Origin(HOME, ""), NOW)
    later = NOW + REMEMBERED
    _fail(session, OF_ACCOUNT.free, now=later)
    assert attempts.begin(session, "wang", HOME, later) > NONE


def test_every_pause_ends(session: Session) -> None:
    assert max(_fail(session, 200)) == LONGEST_PAUSE


def test_failures_on_many_accounts_count_for_the_address(session: Session) -> None:
    for number in range(OF_ADDRESS.free):
        assert attempts.begin(session, f"user{number}", STRANGER, NOW) == NONE
    assert attempts.begin(session, "one.more", STRANGER, NOW) > NONE
    assert attempts.begin(session, "one.more", HOME, NOW) == NONE


def test_what_succeeds_does_not_count(session: Session) -> None:
    for _ in range(3 * OF_ADDRESS.free):
        assert attempts.begin(session, "wang", HOME, NOW) == NONE
        attempts.take_back(session, "wang", HOME, NOW)


def test_a_success_that_is_only_half_the_way_gives_no_new_tries(session: Session) -> None:
    """Whoever knows the password guesses the second factor: right, wrong, right, wrong."""
    for _ in range(OF_ACCOUNT.free):
        assert attempts.begin(session, "wang", STRANGER, NOW) == NONE
        attempts.take_back(session, "wang", STRANGER, NOW)
        assert attempts.begin(session, "wang", STRANGER, NOW) == NONE
    assert attempts.begin(session, "wang", STRANGER, NOW) > NONE


def test_signing_in_begins_the_account_anew(session: Session) -> None:
    _fail(session, OF_ACCOUNT.free - 1)
    attempts.forget(session, "wang", STRANGER, NOW)
    assert max(_fail(session, OF_ACCOUNT.free)) == NONE


def test_a_day_without_failure_begins_anew(session: Session) -> None:
    _fail(session, 10)
    assert max(_fail(session, OF_ACCOUNT.free, now=NOW + timedelta(days=2))) == NONE


def test_pauses_outlive_the_process(database_url: str) -> None:
    for times in (OF_ACCOUNT.free, 0):
        engine = connect(database_url)
        with transaction(engine) as session:
            _fail(session, times)
            assert attempts.begin(session, "wang", STRANGER, NOW) > NONE
        engine.dispose()
