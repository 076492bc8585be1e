"""Search: cases by number, names of parties and agents, contract number or facts.

The best kind of hit comes first, and within a kind the newest case.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, true
from sqlmodel import Session, col, select

from records.cursors import BadCursor, decode, encode
from records.list_tables import SearchDocument
from records.searchable import SHORTEST, Place, bureau_word, fold, words
from records.tables import Case
from records.word_index import NUMBER, Matching, matching

NARROWED = 2_000
"""A text narrows a list to so many cases at most, the newest in which it stands."""
_NUMBER = re.compile(r"JF[0-9]{4}(-[0-9]*)?")
_PAST_DIGITS = ":"
"""The character after the digits: numbers that begin alike come before their beginning and this."""
_BY_NUMBER = "number"
_LONGEST_ID = 18
_COLUMNS = {
    Place.NAMES: col(SearchDocument.names),
    Place.CONTRACTS: col(SearchDocument.contracts),
    Place.FACTS: col(SearchDocument.facts),
}


class TooShort(ValueError):
    """A text of fewer than two letters or digits, of which an index of pairs knows nothing."""


@dataclass(frozen=True)
class Reach:
    """The cases that are searched: those within ``scope``.

    ``indexed`` is whether they are so many that the index is asked, for ``bureau`` or, where that
    is empty, for all; the few cases of a mediator or a party are read one by one.
    """

    scope: ColumnElement[bool]
    indexed: bool
    bureau: str | None = None


@dataclass(frozen=True)
class Found:
    """Cases, the best first, and the cursor of the next page if there is one."""

    cases: tuple[Case, ...]
    next_cursor: str | None


def number_begun(text: str) -> str | None:
    """The case number, or the beginning of one, that a text is."""
    written = unicodedata.normalize("NFKC", text).strip().upper()
    return written if _NUMBER.fullmatch(written) else None


def folded(text: str) -> str:
    """A text as it is searched for; raises ``TooShort``."""
    plain = fold(text)
    if len(plain) < SHORTEST:
        raise TooShort
    return plain


def search(
    session: Session, reach: Reach, text: str, *, limit: int, cursor: str | None = None
) -> Found:
    """The cases in which a text stands; one that is a case number is sought among those only.

    A case is given once, for its best place. Raises ``TooShort`` and ``BadCursor``.
    """
    begun = number_begun(text)
    kinds: list[str] = [_BY_NUMBER] if begun else [*Place]
    first, last = _place(cursor, kinds) if cursor else (kinds[0], None)
    found: list[tuple[str, str, Case]] = []
    for kind in kinds[kinds.index(first) :]:
        more = limit + 1 - len(found)
        if begun:
            rows = _by_number(session, reach, begun, last, more)
        else:
            rows = _by_place(session, reach, Place(kind), folded(text), last, more)
        found += [(kind, number, case) for number, case in rows]
        last = None
        if len(found) > limit:
            break
    shown = found[:limit]
    following = encode(shown[-1][:2]) if len(found) > limit else None
    return Found(tuple(case for _, _, case in shown), following)


def _place(cursor: str, kinds: Sequence[str]) -> tuple[str, str]:
    kind, last = decode(cursor, length=2)
    if kind is None or kind not in kinds or last is None:
        raise BadCursor
    return kind, last


def containing(session: Session, reach: Reach, text: str) -> ColumnElement[bool]:
    """The condition, on a case, that a text stands in it; raises ``TooShort``.

    Of a text that stands in very many cases, the newest ``NARROWED`` are meant.
    """
    begun = number_begun(text)
    if begun:
        return _numbered(begun)
    plain = folded(text)
    found = _matching(session, reach, [*Place], plain)
    document = select(col(SearchDocument.case_no)).where(
        found.condition, or_(*(_holds(place, plain) for place in Place))
    )
    if not reach.indexed:
        few = select(Case.case_no).where(reach.scope)
        document = document.where(col(SearchDocument.case_no).in_(few))
    return col(Case.case_no).in_(document.order_by(found.number.desc()).limit(NARROWED))


def _by_number(
    session: Session, reach: Reach, begun: str, last: str | None, limit: int
) -> list[tuple[str, Case]]:
    number = col(Case.case_no)
    query = select(Case).where(reach.scope, _numbered(begun))
    if last is not None:
        query = query.where(number > last)
    return [(case.case_no, case) for case in session.exec(query.order_by(number).limit(limit))]


def _by_place(
    session: Session, reach: Reach, place: Place, plain: str, last: str | None, limit: int
) -> list[tuple[str, Case]]:
    """Cases that hold the text in this place and in none that ranks before it."""
    before = [*Place][: [*Place].index(place)]
    found = _matching(session, reach, [place], plain)
    query = (
        select(SearchDocument.id, Case)
        .where(found.condition, col(Case.case_no) == col(SearchDocument.case_no), reach.scope)
        .where(_holds(place, plain), *(~_holds(better, plain) for better in before))
    )
    if last is not None:
        query = query.where(found.number < _id(last))
    rows = session.exec(query.order_by(found.number.desc()).limit(limit))
    return [(str(number), case) for number, case in rows]


def _matching(session: Session, reach: Reach, places: Sequence[Place], plain: str) -> Matching:
    if not reach.indexed:
        return Matching(true(), NUMBER)
    within = [bureau_word(reach.bureau)] if reach.bureau else []
    return matching(session, [[*within, *words(place, plain)] for place in places])


def _holds(place: Place, plain: str) -> ColumnElement[bool]:
    return _COLUMNS[place].contains(plain)


def _numbered(begun: str) -> ColumnElement[bool]:
    number = col(Case.case_no)
    return and_(number >= begun, number < begun + _PAST_DIGITS)


def _id(last: str) -> int:
    if not (last.isascii() and last.isdigit() and len(last) <= _LONGEST_ID):
        raise BadCursor
    return int(last)
