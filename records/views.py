"""Saved views of the worklist: one's own, and those that a supervisor shares in the bureau."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, or_, true
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from records.list_tables import SavedView


class NameTaken(Exception):
    """The owner has another view of this name."""


def views_for(
    session: Session, user_id: str, bureau: str | None, *, with_shared: bool
) -> Sequence[SavedView]:
    """One's own views and, ``with_shared``, those of the bureau, by name."""
    seen = col(SavedView.owner) == user_id
    if with_shared:
        seen = or_(seen, col(SavedView.shared) & _of(bureau))
    query = select(SavedView).where(seen)
    return session.exec(query.order_by(col(SavedView.name), col(SavedView.id))).all()


def _of(bureau: str | None) -> ColumnElement[bool]:
    if bureau is None:
        return true()
    return or_(col(SavedView.bureau) == bureau, col(SavedView.bureau).is_(None))


def save(
    session: Session,
    *,
    owner: str,
    bureau: str | None,
    body: dict[str, Any],
    now: datetime,
) -> SavedView:
    """Save a view; ``body`` has its name, filter, sort and shared. Raises ``NameTaken``."""
    view = SavedView(id=uuid4().hex, owner=owner, bureau=bureau, changed_at=now, **body)
    return _write(session, view)


def change(session: Session, view: SavedView, body: dict[str, Any], now: datetime) -> SavedView:
    """Give a view another name, filter, sort or readers; raises ``NameTaken``."""
    for name, value in body.items():
        setattr(view, name, value)
    view.version += 1
    view.changed_at = now
    return _write(session, view)


def _write(session: Session, view: SavedView) -> SavedView:
    session.add(view)
    try:
        session.flush()
    except IntegrityError:
        raise NameTaken from None
    return view
