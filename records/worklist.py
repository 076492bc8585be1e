"""The worklist: cases by the day their next term ends, a page at a time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, col, select

from law.civil_time import civil_date
from records.cursors import BadCursor, decode, encode
from records.masking import mask_party
from records.tables import Case, Event, Party


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


def worklist(
    session: Session,
    scope: ColumnElement[bool],
    *,
    stage: str | None = None,
    due_before: date | None = None,
    limit: int = 50,
    cursor: str | None = None,
) -> WorklistPage:
    """The cases within ``scope`` by next due day and number; those with nothing due come last.

    ``due_before`` leaves out that day itself. Raises ``BadCursor`` for a cursor that is none.
    """
    due, number = col(Case.next_due), col(Case.case_no)
    query = select(Case).where(scope)
    if stage is not None:
        query = query.where(col(Case.stage) == stage)
    if due_before is not None:
        query = query.where(due < due_before)
    if cursor is not None:
        query = query.where(_after(cursor))
    found = session.exec(query.order_by(due.asc().nulls_last(), number).limit(limit + 1)).all()
    cases = found[:limit]
    more = len(found) > limit
    return WorklistPage(_rows(session, cases), _cursor_of(cases[-1]) if more else None)


def _cursor_of(case: Case) -> str:
    return encode((case.next_due.isoformat() if case.next_due else None, case.case_no))


def _after(cursor: str) -> ColumnElement[bool]:
    due, number = col(Case.next_due), col(Case.case_no)
    last_due, last_no = decode(cursor, length=2)
    if last_due is None:
        return and_(due.is_(None), number > last_no)
    try:
        day = date.fromisoformat(last_due)
    except ValueError:
        raise BadCursor from None
    return or_(due > day, and_(due == day, number > last_no), due.is_(None))


def _rows(session: Session, cases: Sequence[Case]) -> tuple[WorklistRow, ...]:
    parties = _parties(session, [case.case_no for case in cases])
    reached = days_reached(session, [case.case_no for case in cases if case.simulated])
    return tuple(
        WorklistRow(
            case=case,
            claimants=_names(parties[case.case_no], claimant=True),
            respondents=_names(parties[case.case_no], claimant=False),
            reached=reached.get(case.case_no),
        )
        for case in cases
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
