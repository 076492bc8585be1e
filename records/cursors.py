"""Cursors of paged lists: the place of a list's last row, opaque to whoever carries it."""

import base64
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from pydantic import TypeAdapter
from sqlalchemy.orm import Mapped
from sqlmodel import Session, or_
from sqlmodel.sql.expression import SelectOfScalar

Row = TypeVar("Row")

_PLACE = TypeAdapter(list[str | None])


class BadCursor(ValueError):
    """A cursor that no page of this list gave out."""


def encode(place: Sequence[str | None]) -> str:
    """The cursor for the rows after this place."""
    text = json.dumps(list(place), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str, *, length: int) -> list[str | None]:
    """The place a cursor stands for; raises ``BadCursor``."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        place = _PLACE.validate_json(base64.b64decode(padded, altchars=b"-_", validate=True))
    except ValueError:
        raise BadCursor from None
    if len(place) != length or not all((part or "").isprintable() for part in place):
        raise BadCursor
    return place


def _encode_instant(at: datetime, ident: str) -> str:
    """The cursor for the rows after this one, in a list ordered by instant and id."""
    return encode((at.isoformat(), ident))


def _decode_instant(cursor: str) -> tuple[datetime, str]:
    """The instant and the id a cursor stands for; raises ``BadCursor``."""
    at, ident = decode(cursor, length=2)
    try:
        instant = datetime.fromisoformat(at or "")
    except ValueError:
        raise BadCursor from None
    if ident is None or instant.tzinfo is None:
        raise BadCursor
    return instant, ident


def newest_first(
    session: Session,
    query: SelectOfScalar[Row],
    order: tuple[Mapped[datetime], Mapped[str]],
    place: Callable[[Row], tuple[datetime, str]],
    *,
    limit: int,
    cursor: str | None,
) -> tuple[Sequence[Row], str | None]:
    """A page of a list ordered by instant and id, and the cursor of the next one.

    ``order`` are the columns, ``place`` is what a row has in them. Raises ``BadCursor``.
    """
    at, ident = order
    if cursor is not None:
        last_at, last_ident = _decode_instant(cursor)
        query = query.where(or_(at < last_at, (at == last_at) & (ident < last_ident)))
    found = session.exec(query.order_by(at.desc(), ident.desc()).limit(limit + 1)).all()
    page = found[:limit]
    return page, _encode_instant(*place(page[-1])) if len(found) > limit else None
