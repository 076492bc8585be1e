"""The cases in flight: how many there are by stage and age, and each as a bar of its stages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, case, func, select, tuple_
from sqlmodel import Session, col

from records.cursors import BadCursor, decode, encode
from records.ops_tables import BUDGET_SPENT, IN_FLIGHT, STAGE_BEGINS, STAGE_TERMS
from records.tables import Case, Deadline

OLDEST = {"d15": 15, "d30": 30, "d45": 45, "d60": 60, "d90": 90}
"""The ages by band, each up to so many natural days since filing; the last band has no end."""
BANDS = (*OLDEST, "over")
PROMISE = "SLA_TOTAL_100"


@dataclass(frozen=True)
class Cell:
    """How many cases of a stage are of an age."""

    stage: str
    band: str
    cases: int


@dataclass(frozen=True)
class Span:
    """The days that a case was in a stage, from the first to the last; both may be one day."""

    stage: str
    begin: date
    end: date


@dataclass(frozen=True)
class Bar:
    """A case in flight: its stages until today, and the day on which the 45 days end.

    ``promise_due`` is empty while the promise is not on record. ``late``: it has been broken.
    """

    case_no: str
    bureau: str
    stage: str
    filed_on: date
    promise_due: date | None
    late: bool
    next_due: date | None
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Bars:
    """A page of bars, the oldest case first, and the cursor of the next page."""

    bars: tuple[Bar, ...]
    next_cursor: str | None


def cells(session: Session, today: date, bureau: str | None = None) -> list[Cell]:
    """The cases in flight by stage and age; those of one bureau if it is named."""
    band = case(
        *(
            (col(Case.filed_on) >= today - timedelta(days=days), name)
            for name, days in OLDEST.items()
        ),
        else_=BANDS[-1],
    ).label("band")
    query = select(col(Case.stage), band, func.count()).where(IN_FLIGHT, *_of(bureau))
    rows = session.connection().execute(query.group_by(col(Case.stage), band))
    return [Cell(stage, name, number) for stage, name, number in rows]


def bureaus(session: Session, stage: str | None = None) -> dict[str, int]:
    """The cases in flight of each bureau, the largest first; those of one stage if it is named."""
    query = select(col(Case.bureau), func.count()).where(IN_FLIGHT)
    if stage is not None:
        query = query.where(col(Case.stage) == stage)
    # By stage as well, in the order of the index of cases in flight: it alone is read.
    rows = session.connection().execute(query.group_by(col(Case.stage), col(Case.bureau)))
    found: Counter[str] = Counter()
    for bureau, cases in rows:
        found[bureau] += cases
    return dict(sorted(found.items(), key=lambda row: (-row[1], row[0])))


def spent_budgets(session: Session, bureau: str | None = None) -> dict[str, int]:
    """How many cases in flight have used up a budget, by the code of its term."""
    flying = select(col(Case.case_no)).where(IN_FLIGHT, *_of(bureau))
    query = (
        select(col(Deadline.code), func.count(col(Deadline.case_no).distinct()))
        .where(BUDGET_SPENT, col(Deadline.case_no).in_(flying))
        .group_by(col(Deadline.code))
    )
    return dict(session.connection().execute(query).all())


def bars(
    session: Session,
    today: date,
    *,
    bureau: str | None,
    stage: str | None,
    band: str | None,
    limit: int,
    cursor: str | None,
) -> Bars:
    """A page of the cases in flight that are asked for; raises ``BadCursor``."""
    order = (col(Case.filed_on), col(Case.case_no))
    # The places first, which the index alone tells; then what is shown, of the few on the page.
    query = select(*order).where(IN_FLIGHT, *_of(bureau), *_aged(band, today))
    if stage is not None:
        query = query.where(col(Case.stage) == stage)
    if cursor is not None:
        query = query.where(tuple_(*order) > _place(cursor))
    ordered = query.order_by(*order).limit(limit + 1)
    places = session.connection().execute(ordered).all()
    page = places[:limit]
    shown = _bars(session, [case_no for _, case_no in page], today)
    following = (str(page[-1][0]), page[-1][1]) if len(places) > limit else None
    return Bars(shown, encode(following) if following else None)


def _bars(session: Session, case_nos: Sequence[str], today: date) -> tuple[Bar, ...]:
    query = select(
        col(Case.case_no),
        col(Case.bureau),
        col(Case.stage),
        col(Case.filed_on),
        col(Case.resolved_on),
        col(Case.next_due),
    ).where(col(Case.case_no).in_(case_nos))
    rows = {row[0]: row for row in session.connection().execute(query)}
    begins, promises = _begins(session, case_nos), _promises(session, case_nos)
    return tuple(
        _bar(rows[case_no], begins.get(case_no, ()), promises.get(case_no), today)
        for case_no in case_nos
    )


def _of(bureau: str | None) -> tuple[ColumnElement[bool], ...]:
    return () if bureau is None else (col(Case.bureau) == bureau,)


def _aged(band: str | None, today: date) -> tuple[ColumnElement[bool], ...]:
    if band is None:
        return ()
    place = BANDS.index(band)
    younger = BANDS[place - 1] if place else None
    conditions: list[ColumnElement[bool]] = []
    if younger is not None:
        conditions.append(col(Case.filed_on) < today - timedelta(days=OLDEST[younger]))
    if band in OLDEST:
        conditions.append(col(Case.filed_on) >= today - timedelta(days=OLDEST[band]))
    return tuple(conditions)


def _place(cursor: str) -> tuple[date, str]:
    filed_on, case_no = decode(cursor, length=2)
    try:
        return date.fromisoformat(filed_on or ""), case_no or ""
    except ValueError:
        raise BadCursor from None


def _begins(session: Session, case_nos: Sequence[str]) -> dict[str, list[tuple[date, str]]]:
    """When each case entered which stages, in this order."""
    query = select(col(Deadline.case_no), col(Deadline.trigger), col(Deadline.code)).where(
        STAGE_BEGINS, col(Deadline.case_no).in_(case_nos)
    )
    places = list(STAGE_TERMS)
    found: dict[str, list[tuple[date, str]]] = {}
    rows = session.connection().execute(query)
    for case_no, trigger, code in sorted(rows, key=lambda row: (row[1], places.index(row[2]))):
        found.setdefault(case_no, []).append((trigger, STAGE_TERMS[code]))
    return found


def _promises(session: Session, case_nos: Sequence[str]) -> dict[str, tuple[date, str]]:
    query = select(col(Deadline.case_no), col(Deadline.due), col(Deadline.state)).where(
        col(Deadline.case_no).in_(case_nos), col(Deadline.code) == PROMISE
    )
    rows = session.connection().execute(query)
    return {case_no: (due, state) for case_no, due, state in rows}


def _bar(
    row: tuple[str, str, str, date, date | None, date | None],
    begins: Sequence[tuple[date, str]],
    promise: tuple[date, str] | None,
    today: date,
) -> Bar:
    case_no, bureau, stage, filed_on, resolved_on, next_due = row
    reached = max(today, filed_on)
    # What a stage of the service level is not in goes by the stage the case is in now.
    marks = [*begins] or [(filed_on, stage)]
    if resolved_on is not None:
        marks.append((resolved_on, stage))
    ends = [begin for begin, _ in marks[1:]] + [reached]
    return Bar(
        case_no=case_no,
        bureau=bureau,
        stage=stage,
        filed_on=filed_on,
        promise_due=promise[0] if promise else None,
        late=promise is not None and promise[1] == "ended",
        next_due=next_due,
        spans=tuple(
            Span(name, begin, max(begin, end))
            for (begin, name), end in zip(marks, ends, strict=True)
        ),
    )
