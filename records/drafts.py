"""Drafts of intake documents: each its owner's alone, and gone some days after the last change."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlmodel import Session, col, delete, select

from records.desk_tables import IntakeDraft

KEPT = timedelta(days=14)
"""How long a draft is kept after its last change."""


def begin(session: Session, owner: str, document: Mapping[str, Any], now: datetime) -> IntakeDraft:
    """A new draft."""
    draft = IntakeDraft(
        id=uuid4().hex,
        owner=owner,
        document=dict(document),
        request_key=uuid4().hex,
        changed_at=now,
    )
    session.add(draft)
    session.flush()
    return draft


def drafts_of(session: Session, owner: str) -> Sequence[IntakeDraft]:
    """The drafts of an account, the latest first."""
    query = select(IntakeDraft).where(col(IntakeDraft.owner) == owner)
    return session.exec(query.order_by(col(IntakeDraft.changed_at).desc())).all()


def own_draft(session: Session, owner: str, ident: str) -> IntakeDraft | None:
    """A draft, if it is this account's."""
    draft = session.get(IntakeDraft, ident)
    return draft if draft is not None and draft.owner == owner else None


def change(
    session: Session, draft: IntakeDraft, document: Mapping[str, Any], now: datetime
) -> IntakeDraft:
    """Write a draft down as it now is; what is submitted is then another request."""
    if draft.document != document:
        draft.request_key = uuid4().hex
    draft.document, draft.changed_at = dict(document), now
    session.add(draft)
    session.flush()
    return draft


def remove(session: Session, draft: IntakeDraft) -> None:
    """The draft has been submitted, or is not wanted."""
    session.delete(draft)
    session.flush()


def forget(session: Session, now: datetime) -> None:
    """Remove the drafts that nobody has changed for long."""
    session.exec(delete(IntakeDraft).where(col(IntakeDraft.changed_at) < now - KEPT))
