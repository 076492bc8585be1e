"""What is to come in the cases of a desk: sessions, hearings, and the ends of terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from records.desk_tables import CalendarAddress
from records.tables import Case, Deadline, Event, User

SESSION, HEARING, TERM = "session", "hearing", "term"
_DAYS = {"session_convened": ("session_on", SESSION), "hearing_notified": ("on", HEARING)}
MOST_TERMS = 1_000


@dataclass(frozen=True)
class Appointment:
    """A day that something is set for. ``at`` is empty where the day counts as a whole.

    ``kind`` is session, hearing or term; ``code`` is the term's. Nothing here names a party.
    """

    day: date
    at: time | None
    case_no: str
    kind: str
    code: str = ""


def appointments(
    session: Session, scope: ColumnElement[bool], first: date, last: date, *, mediation: bool
) -> list[Appointment]:
    """What is set for these days in the open cases of a scope, in order.

    Without ``mediation`` nothing of one is told, not even when it sits (在线调解规则 18).
    """
    found = [
        *_sittings(session, scope, first, last, mediation=mediation),
        *_terms(session, scope, first, last, mediation=mediation),
    ]
    return sorted(found, key=lambda each: (each.day, each.at or time.max, each.case_no, each.code))


def _sittings(
    session: Session, scope: ColumnElement[bool], first: date, last: date, *, mediation: bool
) -> Iterator[Appointment]:
    kinds = [kind for kind in _DAYS if mediation or kind != "session_convened"]
    query = (
        select(Event)
        .join(Case, col(Case.case_no) == col(Event.case_no))
        .where(scope, col(Case.closed_on).is_(None), col(Event.kind).in_(kinds))
        .order_by(col(Event.case_no), col(Event.seq))
    )
    events = session.exec(query).all()
    undone = _reversed(session, events)
    standing = [event for event in events if (event.case_no, event.seq) not in undone]
    for place, event in enumerate(standing):
        name, kind = _DAYS[event.kind]
        day = date.fromisoformat(event.facts[name])
        if first <= day <= last and not _replaced(event, day, standing[place + 1 :]):
            starts: str | None = event.facts.get("starts_at")
            at = time.fromisoformat(starts) if starts else None
            yield Appointment(day, at, event.case_no, kind)


def _reversed(session: Session, events: Sequence[Event]) -> set[tuple[str, int]]:
    """Those that a supervisor has undone, by case and number."""
    cases = {event.case_no for event in events}
    query = select(Event).where(col(Event.kind) == "act_reversed", col(Event.case_no).in_(cases))
    return {(event.case_no, event.facts["event"]) for event in session.exec(query)}


def _replaced(event: Event, day: date, later: Sequence[Event]) -> bool:
    """Whether another day was set before this one had come."""
    following = next((each for each in later if each.workflow_id == event.workflow_id), None)
    return following is not None and following.kind == event.kind and following.occurred_on < day


def _terms(
    session: Session, scope: ColumnElement[bool], first: date, last: date, *, mediation: bool
) -> Iterator[Appointment]:
    query = (
        select(Deadline)
        .join(Case, col(Case.case_no) == col(Deadline.case_no))
        .where(scope, col(Deadline.state) == "running", col(Deadline.due).between(first, last))
        .order_by(col(Deadline.due))
        .limit(MOST_TERMS)
    )
    if not mediation:
        query = query.where(col(Deadline.workflow_id).not_like("mediation/%"))
    for term in session.exec(query):
        yield Appointment(term.due, None, term.case_no, TERM, term.code)


def give_address(session: Session, user_id: str, secret: str, now: datetime) -> None:
    """Let the calendar of an account be read at a secret address; an earlier one opens nothing."""
    take_address(session, user_id)
    session.add(CalendarAddress(user_id=user_id, sha256=_digest(secret), made_at=now))
    session.flush()


def take_address(session: Session, user_id: str) -> None:
    """From now on the calendar of an account is read at no address."""
    address = session.get(CalendarAddress, user_id)
    if address is not None:
        session.delete(address)
        session.flush()


def address_of(session: Session, user_id: str) -> CalendarAddress | None:
    """The address of an account's calendar, of which only the digest is known."""
    return session.get(CalendarAddress, user_id)


def owner_of(session: Session, secret: str) -> User | None:
    """Whose calendar is read at a secret address."""
    query = select(CalendarAddress).where(col(CalendarAddress.sha256) == _digest(secret))
    address = session.exec(query).first()
    user = session.get(User, address.user_id) if address else None
    return None if user is None or user.disabled else user


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
