"""The worklist: cases in one of several orders, a page at a time, and how many there are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, ScalarSelect, func, literal, tuple_, union_all
from sqlalchemy import select as select_columns
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from law.civil_time import civil_date
from law.intake import LIMIT_FEN
from records.cursors import BadCursor, decode, encode
from records.masking import mask_party
from records.tables import Case, Event, Party

COUNTED = 1_000
"""Up to so many cases are counted; beyond, it is told that there are more."""

Sort = Literal["due", "-due", "filed", "-filed", "amount", "-amount", "case_no", "-case_no"]
"""The orders of the list; a minus turns one round. Cases with nothing due come last in any."""
SORTS: tuple[Sort, ...] = get_args(Sort)

Stage = Literal[
    "submitted",
    "intake",
    "mediation",
    "arbitration",
    "court",
    "performance",
    "enforcement",
    "closed",
]
STAGES: tuple[Stage, ...] = get_args(Stage)

Bucket = Literal["overdue", "today", "within_3_days", "within_7_days", "later", "none"]
BUCKETS: tuple[Bucket, ...] = get_args(Bucket)


@dataclass(frozen=True)
class _Order:
    """The column a list is ordered by before the case number, and how a cursor's value is read."""

    column: Any
    read: Callable[[str], date | int | str]


def _fen(text: str) -> int:
    fen = int(text)
    if not 0 <= fen < LIMIT_FEN:
        raise ValueError("no case has this amount in dispute")
    return fen


_ORDERS = {
    "due": _Order(Case.next_due, date.fromisoformat),
    "filed": _Order(Case.filed_on, date.fromisoformat),
    "amount": _Order(Case.amount_fen, _fen),
    "case_no": _Order(Case.case_no, str),
}


@dataclass(frozen=True)
class WorklistRow:
    """A case in the worklist, its parties masked.

    ``reached`` is the legal day that a simulated case has reached in its own time; empty for a
    real one, whose day is everybody's.
    """

    case: Case
    claimants: tuple[str, ...]
    respondents: tuple[str, ...]
    reached: date | None = None


@dataclass(frozen=True)
class WorklistPage:
    """Rows of the worklist, and the cursor of the next page if there is one."""

    rows: tuple[WorklistRow, ...]
    next_cursor: str | None


@dataclass(frozen=True)
class Counts:
    """How many cases there are, in all, by stage and by when they are due.

    A number above ``COUNTED`` says no more than that there are more.
    """

    total: int
    stages: Mapping[str, int]
    due: Mapping[str, int]


Scopes = Sequence[ColumnElement[bool]]
"""The cases of a list, in parts that have none in common; the indices serve each for itself."""


def worklist(
    session: Session,
    scopes: Scopes,
    *where: ColumnElement[bool],
    sort: Sort = "due",
    limit: int = 50,
    cursor: str | None = None,
) -> WorklistPage:
    """The cases within ``scopes`` that meet every condition, in the order of ``sort``.

    A case whose place in the order does not change is given once, whatever becomes of others.
    Raises ``BadCursor`` for a cursor that is none, or one of another order.
    """
    last = _read(cursor, sort) if cursor is not None else None
    places = _dated(session, scopes, where, sort, last, limit + 1)
    if sort.endswith("due") and len(places) <= limit:
        places += _undated(session, scopes, where, sort, last, limit + 1 - len(places))
    shown = places[:limit]
    following = _cursor(sort, shown[-1]) if len(places) > limit else None
    return WorklistPage(rows_of(session, [case_no for _, case_no in shown]), following)


Place = tuple[Any, str]
"""Where a case stands in an order: the value it is ordered by, and its number."""


def _dated(
    session: Session,
    scopes: Scopes,
    where: Sequence[ColumnElement[bool]],
    sort: Sort,
    last: Place | None,
    limit: int,
) -> list[Place]:
    column, number = col(_ORDERS[sort.removeprefix("-")].column), col(Case.case_no)
    turned = sort.startswith("-")
    further: list[ColumnElement[bool]] = [column.is_not(None)]
    if last is not None and last[0] is None:
        return []
    if last is not None:
        place = tuple_(column, number)
        further.append(place < last if turned else place > last)
    found: list[Place] = []
    for scope in scopes:
        query = select(column, number).where(scope, *where, *further)
        order = (column.desc(), number.desc()) if turned else (column, number)
        rows = session.exec(query.order_by(*order).limit(limit))
        found += [(value, case_no) for value, case_no in rows]
    return sorted(found, reverse=turned)[:limit]


def _undated(
    session: Session,
    scopes: Scopes,
    where: Sequence[ColumnElement[bool]],
    sort: Sort,
    last: Place | None,
    limit: int,
) -> list[Place]:
    number, turned = col(Case.case_no), sort.startswith("-")
    further: list[ColumnElement[bool]] = [col(Case.next_due).is_(None)]
    if last is not None and last[0] is None:
        further.append(number < last[1] if turned else number > last[1])
    found: list[str] = []
    for scope in scopes:
        query = select(number).where(scope, *where, *further)
        order = number.desc() if turned else number
        found += session.exec(query.order_by(order).limit(limit))
    return [(None, case_no) for case_no in sorted(found, reverse=turned)[:limit]]


def _cursor(sort: Sort, place: Place) -> str:
    value, case_no = place
    return encode((sort, None if value is None else str(value), case_no))


def _read(cursor: str, sort: Sort) -> Place:
    of, value, case_no = decode(cursor, length=3)
    if of != sort or case_no is None or (value is None and not sort.endswith("due")):
        raise BadCursor
    try:
        return (None if value is None else _ORDERS[sort.removeprefix("-")].read(value)), case_no
    except ValueError:
        raise BadCursor from None


def counts(session: Session, scopes: Scopes, *where: ColumnElement[bool], today: date) -> Counts:
    """How many cases within ``scopes`` meet every condition.

    A few are counted one by one, many by the indices, each number up to its bound.
    """
    found: list[tuple[str, date | None]] = []
    for scope in scopes:
        query = select(Case.stage, col(Case.next_due)).where(scope, *where).limit(COUNTED + 1)
        found += session.exec(query).all()
    if len(found) <= COUNTED:
        due = Counter(_bucket(day, today) for _, day in found)
        return Counts(len(found), Counter(stage for stage, _ in found), due)
    stages = {stage: col(Case.stage) == stage for stage in STAGES}
    due = {bucket: _in_bucket(bucket, today) for bucket in BUCKETS}
    groups = {**stages, **due}
    numbers = [_bounded(scopes, [*where, group]).label(name) for name, group in groups.items()]
    counted = session.connection().execute(select_columns(*numbers)).mappings().one()
    return Counts(
        COUNTED + 1,
        {stage: counted[stage] for stage in stages},
        {bucket: counted[bucket] for bucket in due},
    )


def _bounded(scopes: Scopes, where: Sequence[ColumnElement[bool]]) -> ScalarSelect[int]:
    parts = [
        select(literal(1)).where(scope, *where).limit(COUNTED + 1).subquery().select()
        for scope in scopes
    ]
    return select(func.count()).select_from(union_all(*parts).subquery()).scalar_subquery()


def _bucket(due: date | None, today: date) -> Bucket:
    """When a case is due, as the list counts it."""
    if due is None:
        return "none"
    days = (due - today).days
    if days <= 0:
        return "today" if days == 0 else "overdue"
    return "within_3_days" if days <= 3 else "within_7_days" if days <= 7 else "later"


def _in_bucket(bucket: Bucket, today: date) -> ColumnElement[bool]:
    due = col(Case.next_due)
    day = {days: today + timedelta(days=days) for days in (3, 7)}
    match bucket:
        case "overdue":
            return due < today
        case "today":
            return due == today
        case "within_3_days":
            return (due > today) & (due <= day[3])
        case "within_7_days":
            return (due > day[3]) & (due <= day[7])
        case "later":
            return due > day[7]
        case "none":
            return due.is_(None)


def rows_of(session: Session, case_nos: Sequence[str]) -> tuple[WorklistRow, ...]:
    """These cases as rows of a list, in this order, with what a row shows of them."""
    query = select(Case).where(col(Case.case_no).in_(case_nos))
    columns: tuple[Any, ...] = (Case.intake, Case.route, Case.warnings)
    unread = (defer(column) for column in columns)
    cases = {case.case_no: case for case in session.exec(query.options(*unread))}
    parties = _parties(session, case_nos)
    reached = days_reached(session, [case.case_no for case in cases.values() if case.simulated])
    return tuple(
        WorklistRow(
            case=cases[case_no],
            claimants=_names(parties[case_no], claimant=True),
            respondents=_names(parties[case_no], claimant=False),
            reached=reached.get(case_no),
        )
        for case_no in case_nos
    )


def _parties(session: Session, case_nos: Iterable[str]) -> dict[str, list[Party]]:
    query = select(Party).where(col(Party.case_no).in_(case_nos)).order_by(col(Party.party_id))
    grouped: dict[str, list[Party]] = defaultdict(list)
    for party in session.exec(query):
        grouped[party.case_no].append(party)
    return grouped


def _names(parties: Iterable[Party], *, claimant: bool) -> tuple[str, ...]:
    return tuple(mask_party(party) for party in parties if (party.side == "claimant") is claimant)


def days_reached(session: Session, case_nos: Sequence[str]) -> dict[str, date]:
    """The legal day of each case's latest entry in the log."""
    if not case_nos:
        return {}
    latest = func.max(col(Event.recorded_at))
    query = select(Event.case_no, latest).where(col(Event.case_no).in_(case_nos))
    rows: Iterable[tuple[str, datetime]] = session.exec(query.group_by(col(Event.case_no)))
    return {case_no: civil_date(recorded_at) for case_no, recorded_at in rows}
