"""Requests that were sent under an idempotency key: who is at work on one, and its first answer."""

from datetime import datetime, timedelta

from sqlalchemy import Column, Index, LargeBinary, delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, SQLModel, col

from records.commands import KeyReused
from records.tables import instant

KEPT = timedelta(days=30)
"""How long a key is remembered."""
LEASE = timedelta(seconds=90)
"""How long an attempt may be at work: more than any request takes that still gets an answer."""


class AtWork(Exception):
    """An earlier request under this key has not been answered yet."""


class IdempotentRequest(SQLModel, table=True):
    """A request under a key; the key itself is not kept, ``id`` and ``content`` are made with it.

    ``attempt`` is who took it up last. ``answer`` is encrypted under the key, and empty as long as
    there is none.
    """

    __tablename__ = "idempotent_request"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (Index("requests_by_age", "begun_at"),)

    id: str = Field(primary_key=True)
    content: str
    attempt: str
    begun_at: datetime = Field(sa_column=instant())
    answer: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))


def begin(
    session: Session, ident: str, content: str, attempt: str, now: datetime
) -> IdempotentRequest:
    """Let an attempt take up a request, unless it has been answered.

    Raises ``KeyReused`` where the key came with another content, ``AtWork`` while another attempt
    may still answer. One that has been silent for longer than ``LEASE`` has died.
    """
    found = session.get(IdempotentRequest, ident, with_for_update=True)
    if found is None:
        return _first(session, ident, content, attempt, now)
    if found.begun_at < now - KEPT:
        found.content, found.answer = content, None
    elif found.content != content:
        raise KeyReused(ident)
    elif found.answer is not None:
        return found
    elif found.begun_at > now - LEASE:
        raise AtWork(ident)
    found.attempt, found.begun_at = attempt, now
    session.add(found)
    return found


def _first(
    session: Session, ident: str, content: str, attempt: str, now: datetime
) -> IdempotentRequest:
    """The key's first request; another that came between our look and our entry is at work."""
    fresh = IdempotentRequest(id=ident, content=content, attempt=attempt, begun_at=now)
    session.add(fresh)
    try:
        session.flush()
    except IntegrityError as error:
        raise AtWork(ident) from error
    return fresh


def end(session: Session, ident: str, attempt: str, answer: bytes | None) -> None:
    """An attempt is over: its answer is kept, or without one the key is free again.

    What a later attempt has taken up is left alone.
    """
    found = session.get(IdempotentRequest, ident, with_for_update=True)
    if found is None or found.attempt != attempt:
        return
    if answer is None:
        session.delete(found)
    else:
        found.answer = answer
        session.add(found)


def forget(session: Session, now: datetime) -> int:
    """Forget the keys that have been remembered for long enough; how many they were."""
    old = delete(IdempotentRequest).where(col(IdempotentRequest.begun_at) < now - KEPT)
    return session.exec(old).rowcount
