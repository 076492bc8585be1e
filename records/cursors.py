"""Cursors of paged lists: the place of a list's last row, opaque to whoever carries it."""

import base64
import json
from collections.abc import Sequence
from datetime import datetime

from pydantic import TypeAdapter

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


def encode_instant(at: datetime, ident: str) -> str:
    """The cursor for the rows after this one, in a list ordered by instant and id."""
    return encode((at.isoformat(), ident))


def decode_instant(cursor: str) -> tuple[datetime, str]:
    """The instant and the id a cursor stands for; raises ``BadCursor``."""
    at, ident = decode(cursor, length=2)
    try:
        instant = datetime.fromisoformat(at or "")
    except ValueError:
        raise BadCursor from None
    if ident is None or instant.tzinfo is None:
        raise BadCursor
    return instant, ident
