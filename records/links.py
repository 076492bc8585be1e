"""Links that are sent to one person: a token opens them, and codes sent to the address on record.

Tokens and codes are kept as digests only.
"""

import secrets
from datetime import datetime, timedelta
from math import ceil
from typing import TypeVar

from sqlmodel import Field, Session, SQLModel, col, select

from proof.digests import sha256
from records.tables import Instant

CODE_LIFE = timedelta(minutes=10)
CODES_IN_AN_HOUR = 5
TRIES = 5
"""Wrong answers to the identity check, or wrong codes, after which a link is dead."""

OPEN, USED, REVOKED = "open", "used", "revoked"


class PersonalLink(SQLModel):
    """A link to one person. ``state``: open, used or revoked; only an open one serves."""

    id: str = Field(primary_key=True)
    token_sha256: str
    created_at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    state: str = OPEN
    tries_left: int = TRIES
    code_sha256: str | None = None
    code_sent_at: datetime | None = Field(default=None, sa_type=Instant)
    codes_sent: int = 0
    codes_since: datetime | None = Field(default=None, sa_type=Instant)


Link = TypeVar("Link", bound=PersonalLink)


def digest(secret: str) -> str:
    """What is kept of a token or a code."""
    return sha256(secret.encode())


def new_token() -> str:
    """The secret part of a link's address: 43 characters."""
    return secrets.token_urlsafe(32)


def link_of(session: Session, kind: type[Link], token: str, now: datetime) -> Link | None:
    """The link of a token, open or used: neither revoked, nor expired, nor worn out."""
    query = select(kind).where(col(kind.token_sha256) == digest(token))
    link = session.exec(query.with_for_update()).first()
    if link is None or link.state == REVOKED or link.expires_at <= now or link.tries_left <= 0:
        return None
    return link


def new_code(session: Session, link: PersonalLink, now: datetime) -> str | None:
    """A code of six digits for a link; ``None`` where an hour has seen too many."""
    if codes_again_in(link, now) <= 0:
        link.codes_since, link.codes_sent = now, 0
    if link.codes_sent >= CODES_IN_AN_HOUR:
        return None
    code = f"{secrets.randbelow(1_000_000):06d}"
    link.code_sha256, link.code_sent_at = digest(f"{link.id}:{code}"), now
    link.codes_sent += 1
    session.add(link)
    return code


def codes_again_in(link: PersonalLink, now: datetime) -> int:
    """The seconds until the hour is over in which the codes of a link are counted."""
    if link.codes_since is None:
        return 0
    return ceil((link.codes_since + timedelta(hours=1) - now).total_seconds())


def has_fresh_code(link: PersonalLink, now: datetime) -> bool:
    """Whether the last code of a link is still good."""
    return link.code_sent_at is not None and now - link.code_sent_at < CODE_LIFE


def code_fits(session: Session, link: PersonalLink, code: str, now: datetime) -> bool:
    """Whether this is the link's code and still good; a wrong one costs a try."""
    expected = link.code_sha256 or ""
    if has_fresh_code(link, now) and secrets.compare_digest(expected, digest(f"{link.id}:{code}")):
        return True
    lose_a_try(session, link)
    return False


def lose_a_try(session: Session, link: PersonalLink) -> None:
    """One wrong answer more; the last one kills the link."""
    link.tries_left -= 1
    session.add(link)
