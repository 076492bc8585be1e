"""A code of the authenticator is good once, near its time; a recovery code is good once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pyotp.totp import TOTP
from sqlalchemy import Engine
from sqlmodel import Session, select

from records import second_factors
from records.engine import transaction
from records.identity_tables import RecoveryCode
from records.second_factors import AlreadyEnrolled
from records.tables import User
from tests.api.small_app import account
from workflows.messages.common import Role

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
STEP = timedelta(seconds=30)


@pytest.fixture
def user(engine: Engine) -> User:
    return account(engine, "wang", Role.CLERK)


@pytest.fixture
def session(engine: Engine, user: User) -> Iterator[Session]:
    with transaction(engine) as session:
        yield session


def _enrol(session: Session, user: User, now: datetime = NOW - 10 * STEP) -> tuple[TOTP, list[str]]:
    totp = second_factors.begin(session, user)
    codes = second_factors.confirm(session, user.id, totp.at(now), now)
    assert codes is not None
    return totp, codes


def _accepts(session: Session, user: User, code: str, now: datetime = NOW) -> bool:
    return second_factors.accepts(session, user.id, code, now)


def test_it_is_in_force_once_a_code_has_confirmed_it(session: Session, user: User) -> None:
    totp = second_factors.begin(session, user)
    assert second_factors.enrolled(session, user.id) is None
    assert not _accepts(session, user, totp.at(NOW))
    assert second_factors.confirm(session, user.id, "000000", NOW) is None
    assert second_factors.confirm(session, user.id, totp.at(NOW), NOW)
    assert second_factors.enrolled(session, user.id) is not None


def test_the_secret_of_the_last_beginning_counts(session: Session, user: User) -> None:
    first, second = second_factors.begin(session, user), second_factors.begin(session, user)
    assert second_factors.confirm(session, user.id, first.at(NOW), NOW) is None
    assert second_factors.confirm(session, user.id, second.at(NOW), NOW)


def test_one_in_force_is_not_replaced(session: Session, user: User) -> None:
    totp, _ = _enrol(session, user)
    with pytest.raises(AlreadyEnrolled):
        second_factors.begin(session, user)
    with pytest.raises(AlreadyEnrolled):
        second_factors.confirm(session, user.id, totp.at(NOW), NOW)


def test_a_code_is_not_taken_twice(session: Session, user: User) -> None:
    totp, _ = _enrol(session, user)
    assert _accepts(session, user, totp.at(NOW))
    assert not _accepts(session, user, totp.at(NOW))
    assert not _accepts(session, user, totp.at(NOW), NOW + STEP)
    assert _accepts(session, user, totp.at(NOW + STEP), NOW + STEP)


def test_the_code_that_confirmed_it_is_used(session: Session, user: User) -> None:
    totp, _ = _enrol(session, user, NOW)
    assert not _accepts(session, user, totp.at(NOW))


def test_a_code_before_one_that_was_taken_is_refused(session: Session, user: User) -> None:
    totp, _ = _enrol(session, user)
    assert _accepts(session, user, totp.at(NOW + STEP))
    assert not _accepts(session, user, totp.at(NOW))


@pytest.mark.parametrize(("steps", "taken"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_the_clocks_may_differ_by_half_a_minute(
    session: Session, user: User, steps: int, taken: bool
) -> None:
    totp, _ = _enrol(session, user)
    assert _accepts(session, user, totp.at(NOW + steps * STEP)) is taken


def test_a_code_may_be_typed_with_blanks(session: Session, user: User) -> None:
    totp, codes = _enrol(session, user)
    code = totp.at(NOW)
    assert _accepts(session, user, f" {code[:3]} {code[3:]} ")
    assert _accepts(session, user, codes[0].replace("-", "").upper())


def test_a_recovery_code_is_good_once(session: Session, user: User) -> None:
    _, codes = _enrol(session, user)
    assert len(set(codes)) == second_factors.recovery_codes_left(session, user.id) == 10
    assert _accepts(session, user, codes[3])
    assert not _accepts(session, user, codes[3])
    assert second_factors.recovery_codes_left(session, user.id) == 9


def test_a_recovery_code_is_of_one_account(session: Session, user: User, engine: Engine) -> None:
    other = User(id="u2", username="li", name="", password_hash="", role="clerk", created_at=NOW)
    session.add(other)
    session.flush()
    _, codes = _enrol(session, user)
    _enrol(session, other)
    assert not _accepts(session, other, codes[0])


def test_recovery_codes_are_not_kept(session: Session, user: User) -> None:
    _, codes = _enrol(session, user)
    kept = str(session.exec(select(RecoveryCode)).all())
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def test_given_up_it_leaves_nothing(session: Session, user: User) -> None:
    totp, codes = _enrol(session, user)
    second_factors.remove(session, user.id)
    assert not _accepts(session, user, totp.at(NOW))
    assert not _accepts(session, user, codes[0])
    _, again = _enrol(session, user, NOW)
    assert not set(again) & set(codes)


def test_it_is_missing_where_the_role_asks_for_it(session: Session, user: User) -> None:
    assert not second_factors.is_missing(session, user)
    second_factors.require_of(session, frozenset({"clerk", "admin"}))
    assert second_factors.is_missing(session, user)
    _enrol(session, user)
    assert not second_factors.is_missing(session, user)
    second_factors.require_of(session, frozenset({"admin"}))
    assert second_factors.roles(session) == ["admin"]
