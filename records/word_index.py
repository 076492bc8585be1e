"""The index over words: FTS5 on SQLite, GIN on PostgreSQL, over the same words (migration 0017)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    cast,
    column,
    func,
    inspect,
    literal_column,
    or_,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlmodel import Session, col

from records.list_tables import SearchDocument

NUMBER: ColumnElement[Any] = inspect(SearchDocument).columns["id"]
"""The number of a document; the newer the case, the higher."""
_FTS = table("search_index", column("rowid"), column("search_index"))


@dataclass(frozen=True)
class Matching:
    """The condition, on a document, that the index finds it, and the number it is ordered by."""

    condition: ColumnElement[bool]
    number: ColumnElement[Any]


def matching(session: Session, ways: Sequence[Sequence[str]]) -> Matching:
    """The documents that hold every word of at least one of these ways to be found."""
    if session.get_bind().dialect.name == "sqlite":
        wanted = " OR ".join(
            "(" + " AND ".join(f'"{word}"' for word in words) + ")" for words in ways
        )
        found = _FTS.c.search_index.op("MATCH", is_comparison=True)(wanted)
        # FTS5 gives its rows in the order of its own numbers, without sorting.
        return Matching(and_(_FTS.c.rowid == NUMBER, found), _FTS.c.rowid)
    # The index is on this very expression, so the blank is written out and no parameter.
    blank = literal_column("' '", TEXT)
    held = func.string_to_array(col(SearchDocument.bigrams), blank, type_=ARRAY(TEXT))
    return Matching(or_(*(held.contains(cast([*words], ARRAY(TEXT))) for words in ways)), NUMBER)
