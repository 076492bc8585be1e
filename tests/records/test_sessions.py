"""A session goes on by its newest token only, and ends when it should."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from records import sessions
from records.engine import transaction
from records.identity_tables import RefreshToken, SignInSession
from records.sessions import GRACE, IDLE, LONGEST, REMEMBERED
from tests.api.small_app import ORIGIN, account
from workflows.messages.common import Role

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def user_id(engine: Engine) -> str:
    return account(engine, "wang", Role.CLERK).id


@pytest.fixture
def session(engine: Engine, user_id: str) -> Iterator[Session]:
    with transaction(engine) as session:
        yield session


def _next(session: Session, token: str, now: datetime) -> str | None:
    renewed = sessions.refresh(session, token, now)
    session.flush()
    return renewed[1] if renewed else None


def test_a_refresh_token_gives_the_next_one_once(session: Session, user_id: str) -> None:
    started, first = sessions.start(session, user_id, ORIGIN, NOW)
    renewed = sessions.refresh(session, first, NOW + GRACE)
    assert renewed is not None
    of, second = renewed
    assert of.id == started.id
    assert second != first
    third = _next(session, second, NOW + 2 * GRACE)
    assert third not in (None, first, second)


def test_a_used_token_that_comes_back_ends_the_session(session: Session, user_id: str) -> None:
    started, first = sessions.start(session, user_id, ORIGIN, NOW)
    second = _next(session, first, NOW)
    assert second is not None
    assert _next(session, first, NOW + GRACE) is None
    assert sessions.live(session, started.id, NOW + GRACE) is None
    assert _next(session, second, NOW + GRACE) is None


def test_two_at_once_are_given_the_same(session: Session, user_id: str) -> None:
    _, first = sessions.start(session, user_id, ORIGIN, NOW)
    assert _next(session, first, NOW) == _next(session, first, NOW + GRACE - SECOND) is not None


def test_a_copy_shown_soon_is_found_out_once_both_go_on(session: Session, user_id: str) -> None:
    started, first = sessions.start(session, user_id, ORIGIN, NOW)
    owners, thiefs = _next(session, first, NOW), _next(session, first, NOW + SECOND)
    assert owners == thiefs is not None
    assert _next(session, owners, NOW + SECOND)
    assert _next(session, first, NOW + 2 * SECOND) is None
    assert sessions.live(session, started.id, NOW + 2 * SECOND) is None


@pytest.mark.parametrize("token", ["", "x", "\x00", "é" * 50])
def test_what_is_no_token_opens_nothing(session: Session, user_id: str, token: str) -> None:
    sessions.start(session, user_id, ORIGIN, NOW)
    assert sessions.refresh(session, token, NOW) is None
    assert sessions.of_cookie(session, token, NOW) is None


def test_an_unused_session_ends(session: Session, user_id: str) -> None:
    started, first = sessions.start(session, user_id, ORIGIN, NOW)
    assert sessions.live(session, started.id, NOW + IDLE - SECOND)
    assert _next(session, first, NOW + IDLE) is None


def test_a_session_ends_however_much_it_is_used(session: Session, user_id: str) -> None:
    started, token = sessions.start(session, user_id, ORIGIN, NOW)
    now = NOW
    while now < NOW + LONGEST - IDLE:
        now += IDLE - SECOND
        following = _next(session, token, now)
        assert following is not None
        token = following
    assert _next(session, token, NOW + LONGEST) is None
    assert sessions.live(session, started.id, NOW + LONGEST) is None


def test_use_in_a_browser_keeps_a_session_going(session: Session, user_id: str) -> None:
    started, cookie = sessions.start_in_browser(session, user_id, ORIGIN, NOW)
    later = NOW + IDLE - SECOND
    found = sessions.of_cookie(session, cookie, later)
    assert found is not None
    assert sessions.is_to_be_touched(found, later)
    sessions.touch(session, found, later)
    session.expire_all()
    found = sessions.of_cookie(session, cookie, NOW + IDLE)
    assert found is not None
    assert found.id == started.id
    assert not sessions.is_to_be_touched(found, NOW + IDLE)
    assert sessions.of_cookie(session, cookie, later + IDLE) is None


def test_nothing_that_opens_a_session_is_kept(session: Session, user_id: str) -> None:
    _, token = sessions.start(session, user_id, ORIGIN, NOW)
    _, cookie = sessions.start_in_browser(session, user_id, ORIGIN, NOW)
    following = _next(session, token, NOW)
    kept = str(session.exec(select(SignInSession)).all() + session.exec(select(RefreshToken)).all())
    for secret in (token, cookie, following):
        assert secret is not None
        assert secret not in kept


def test_old_sessions_are_forgotten(session: Session, user_id: str) -> None:
    sessions.start(session, user_id, ORIGIN, NOW)
    again = NOW + LONGEST + REMEMBERED + SECOND
    kept, _ = sessions.start(session, user_id, ORIGIN, again)
    assert session.exec(select(SignInSession.id)).all() == [kept.id]
    assert session.exec(select(RefreshToken.session_id)).all() == [kept.id]


def test_half_a_sign_in_lasts_five_minutes_and_ends_with_the_sessions(
    session: Session, user_id: str
) -> None:
    half = sessions.start_half(session, user_id, NOW)
    assert sessions.half_of(session, half, NOW + timedelta(minutes=4)) == user_id
    assert sessions.half_of(session, half, NOW + timedelta(minutes=5)) is None
    assert sessions.half_of(session, "x", NOW) is None
    sessions.end_all(session, user_id, NOW)
    assert sessions.half_of(session, half, NOW) is None
