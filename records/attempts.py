"""Attempts to sign in: growing pauses after wrong passwords and codes, by account and by address.

An attempt is counted before it is made and taken back when it succeeds, so that many at once are
no way round. Pauses end: nobody can be locked out for good. And a stranger's failures do not count
against whoever comes from an address from which the account has been signed in to before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, select

from proof.digests import sha256
from records.identity_tables import FailedAttempts
from records.sessions import knows
from records.users import canonical, find_by_username

FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=15)


@dataclass(frozen=True)
class Allowance:
    """How many failures cost no pause, and after what time without one all are forgotten."""

    free: int
    forgotten_after: timedelta

    def pause(self, count: int) -> timedelta:
        """The pause after so many failures: twice as long each time."""
        beyond = count - self.free
        return timedelta() if beyond < 0 else min(FIRST_PAUSE * 2 ** min(beyond, 30), LONGEST_PAUSE)


OF_ACCOUNT = Allowance(free=5, forgotten_after=timedelta(days=1))
OF_ADDRESS = Allowance(free=100, forgotten_after=timedelta(hours=1))
"""A whole office may come from one address."""


def begin(session: Session, username: str, address: str, now: datetime) -> timedelta:
    """Count an attempt; how long to wait instead, if it may not be made yet.

    It is the same for a name that no account has.
    """
    allowances = _allowances(session, username, address, now)
    rows = {key: _row(session, key, now) for key in sorted(allowances)}
    waits = [row.paused_until - now for row in rows.values() if row.paused_until]
    if (wait := max(waits, default=timedelta())) > timedelta():
        return wait
    for key, row in rows.items():
        forgotten = row.last_at + allowances[key].forgotten_after <= now
        row.count = 1 if forgotten else row.count + 1
        row.last_at = now
        pause = allowances[key].pause(row.count)
        row.paused_until = now + pause if pause else None
        session.add(row)
    return timedelta()


def take_back(session: Session, username: str, address: str, now: datetime) -> None:
    """What was attempted has succeeded: it counts no more."""
    for key in sorted(_allowances(session, username, address, now)):
        row = _row(session, key, now)
        row.count, row.paused_until = max(row.count - 1, 0), None
        session.add(row)


def forget(session: Session, username: str, address: str, now: datetime) -> None:
    """Whoever has signed in begins anew; the failures of the address stand."""
    session.exec(delete(FailedAttempts).where(col(FailedAttempts.last_at) <= now - _LONGEST_MEMORY))
    row = _row(session, _account_key(session, username, address, now), now)
    row.count, row.paused_until = 0, None
    session.add(row)


_LONGEST_MEMORY = max(OF_ACCOUNT.forgotten_after, OF_ADDRESS.forgotten_after)


def _allowances(
    session: Session, username: str, address: str, now: datetime
) -> Mapping[str, Allowance]:
    return {
        _account_key(session, username, address, now): OF_ACCOUNT,
        _key("address", address): OF_ADDRESS,
    }


def _account_key(session: Session, username: str, address: str, now: datetime) -> str:
    user = find_by_username(session, username)
    known = user is not None and knows(session, user.id, address, now)
    return _key("account", canonical(username), address if known else "")


def _key(*parts: str) -> str:
    return sha256("\0".join(parts).encode())


def _row(session: Session, key: str, now: datetime) -> FailedAttempts:
    """The row of a key, held until the transaction ends."""
    query = select(FailedAttempts).where(col(FailedAttempts.key) == key).with_for_update()
    if (row := session.exec(query).first()) is not None:
        return row
    try:
        with session.begin_nested():
            session.add(made := FailedAttempts(key=key, last_at=now))
    except IntegrityError:  # another process was first
        return session.exec(query).one()
    return made
