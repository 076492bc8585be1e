"""Sessions: who is signed in, since when, and how long yet.

A session ends when it is signed out, revoked, unused for ``IDLE`` or ``LONGEST`` old, whichever
comes first. An API's caller goes on with it by refresh tokens, a browser by its cookie.
"""

import hmac
import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, delete, select, update
from sqlmodel.sql.expression import SelectOfScalar

from proof.digests import sha256
from records.identity_tables import HalfSignIn, RefreshToken, SignInSession

logger = logging.getLogger(__name__)

IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)
GRACE = timedelta(seconds=30)
"""How long a used refresh token gives the same next one again: to a second tab, or to a caller whom
the answer did not reach. A thief gains nothing by it, since there is still one next one."""
REMEMBERED = timedelta(days=30)
"""How long a session is kept once it is over; its address is known as the account's meanwhile."""
TOUCHED_EVERY = timedelta(minutes=1)
HALF_WAY = timedelta(minutes=5)

_LONGEST_PROGRAM = 200


@dataclass(frozen=True)
class Origin:
    """Where a sign-in comes from: a network address, and what a program says it is."""

    address: str
    program: str


def start(
    session: Session, user_id: str, origin: Origin, now: datetime
) -> tuple[SignInSession, str]:
    """A new session of an account, and its first refresh token."""
    started = _start(session, user_id, origin, now)
    token = secrets.token_urlsafe(32)
    session.add(RefreshToken(digest=sha256(token.encode()), session_id=started.id))
    session.flush()
    return started, token


def start_in_browser(
    session: Session, user_id: str, origin: Origin, now: datetime
) -> tuple[SignInSession, str]:
    """A new session of an account, and its cookie."""
    session.exec(delete(HalfSignIn).where(col(HalfSignIn.user_id) == user_id))
    started = _start(session, user_id, origin, now)
    cookie = secrets.token_urlsafe(32)
    started.cookie_digest = sha256(cookie.encode())
    session.add(started)
    session.flush()
    return started, cookie


def _start(session: Session, user_id: str, origin: Origin, now: datetime) -> SignInSession:
    _forget_old(session, user_id, now)
    started = SignInSession(
        id=uuid4().hex,
        user_id=user_id,
        started_at=now,
        expires_at=now + LONGEST,
        used_at=now,
        address=origin.address,
        program=origin.program[:_LONGEST_PROGRAM],
        secret=secrets.token_urlsafe(32),
    )
    session.add(started)
    session.flush()
    return started


def refresh(session: Session, token: str, now: datetime) -> tuple[SignInSession, str] | None:
    """The session of a refresh token, and the next token; None where it opens nothing.

    A token that comes back after its use has been copied by somebody: nobody can tell the copy
    from the original, so the session ends (RFC 9700, 4.14).
    """
    query = select(RefreshToken).where(col(RefreshToken.digest) == sha256(token.encode()))
    shown = session.exec(query.with_for_update()).first()
    if shown is None or (of := live(session, shown.session_id, now)) is None:
        return None
    following = hmac.digest(of.secret.encode(), token.encode(), "sha256").hex()
    if shown.used_at is None:
        shown.used_at, of.used_at = now, now
        session.add_all(
            [shown, of, RefreshToken(digest=sha256(following.encode()), session_id=of.id)]
        )
        session.flush()
        return of, following
    after = session.get_one(RefreshToken, sha256(following.encode()))
    if now < shown.used_at + GRACE and after.used_at is None:
        return of, following
    end(session, of, now)
    logger.warning("a used refresh token came back: session %s has been ended", of.id)
    return None


def live(session: Session, session_id: str, now: datetime) -> SignInSession | None:
    """The session of this id, if it goes on."""
    return session.exec(_live(now).where(col(SignInSession.id) == session_id)).first()


def of_cookie(session: Session, cookie: str, now: datetime) -> SignInSession | None:
    """The session that a cookie opens, if it goes on."""
    digest = sha256(cookie.encode())
    return session.exec(_live(now).where(col(SignInSession.cookie_digest) == digest)).first()


def is_to_be_touched(found: SignInSession, now: datetime) -> bool:
    """Whether the use of a session is worth writing down again."""
    return found.used_at + TOUCHED_EVERY <= now


def touch(session: Session, found: SignInSession, now: datetime) -> None:
    """Write down that a session is in use, so that it does not end as an idle one."""
    used = update(SignInSession).where(col(SignInSession.id) == found.id).values(used_at=now)
    session.exec(used)


def sessions_of(session: Session, user_id: str, now: datetime) -> Sequence[SignInSession]:
    """The sessions of an account that go on, the one used last first."""
    query = _live(now).where(col(SignInSession.user_id) == user_id)
    return session.exec(query.order_by(col(SignInSession.used_at).desc())).all()


def end(session: Session, ending: SignInSession, now: datetime) -> None:
    """End a session, at once and everywhere."""
    ending.ended_at = now
    session.add(ending)


def end_all(session: Session, user_id: str, now: datetime, *, but: str | None = None) -> None:
    """End every session of an account, and what has been begun of one, except the one named."""
    session.exec(delete(HalfSignIn).where(col(HalfSignIn.user_id) == user_id))
    for each in sessions_of(session, user_id, now):
        if each.id != but:
            end(session, each, now)


def knows(session: Session, user_id: str, address: str, now: datetime) -> bool:
    """Whether an account has been signed in to from an address lately."""
    query = select(SignInSession.id).where(
        col(SignInSession.user_id) == user_id,
        col(SignInSession.address) == address,
        col(SignInSession.started_at) > now - REMEMBERED,
    )
    return session.exec(query.limit(1)).first() is not None


def start_half(session: Session, user_id: str, now: datetime) -> str:
    """What the form for the second factor carries: that the password was right."""
    session.exec(delete(HalfSignIn).where(col(HalfSignIn.expires_at) <= now))
    token = secrets.token_urlsafe(32)
    half = HalfSignIn(digest=sha256(token.encode()), user_id=user_id, expires_at=now + HALF_WAY)
    session.add(half)
    return token


def half_of(session: Session, token: str, now: datetime) -> str | None:
    """The account whose password was right, if that is not too long ago."""
    half = session.get(HalfSignIn, sha256(token.encode()))
    return half.user_id if half and now < half.expires_at else None


def _live(now: datetime) -> SelectOfScalar[SignInSession]:
    return select(SignInSession).where(_goes_on(now))


def _goes_on(now: datetime) -> ColumnElement[bool]:
    return and_(
        col(SignInSession.ended_at).is_(None),
        col(SignInSession.expires_at) > now,
        col(SignInSession.used_at) > now - IDLE,
    )


def _forget_old(session: Session, user_id: str, now: datetime) -> None:
    old = select(SignInSession.id).where(
        col(SignInSession.user_id) == user_id, col(SignInSession.expires_at) < now - REMEMBERED
    )
    session.exec(delete(RefreshToken).where(col(RefreshToken.session_id).in_(old)))
    session.exec(delete(SignInSession).where(col(SignInSession.id).in_(old)))
