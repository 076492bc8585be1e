"""Who has been given a case: its mediator, its recorder and its tribunal, as the log says."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from records.list_tables import NamedOfficial
from records.tables import Case, Event

_APPOINTED = ("mediator_appointed", "mediator_replaced")
_MEDIATOR = (*_APPOINTED, "assignment_declined")
_TRIBUNAL = ("tribunal_formed", "arbitrator_replaced")


def assigned_to(user_id: str) -> ColumnElement[bool]:
    """The condition, on a case, that this account is its mediator or sits in its tribunal.

    The last appointment counts; whoever has declined one is not assigned.
    """
    event = aliased(Event)
    given = or_(
        and_(
            col(event.kind).in_(_APPOINTED),
            col(event.facts)["mediator"].as_string() == user_id,
            _last_of(event, _MEDIATOR),
        ),
        and_(
            col(event.kind).in_(_TRIBUNAL),
            col(event.facts)["arbitrators"].as_string().contains(f'"{user_id}"', autoescape=True),
            _last_of(event, _TRIBUNAL),
        ),
    )
    mine = select(event.seq).where(col(event.case_no) == col(Case.case_no), given)
    named = select(NamedOfficial.case_no).where(col(NamedOfficial.user_id) == user_id)
    return and_(col(Case.case_no).in_(named), exists(mine.correlate(Case)))


def _last_of(event: type[Event], kinds: tuple[str, ...]) -> ColumnElement[bool]:
    later = aliased(Event)
    overtaken = select(later.seq).where(
        col(later.case_no) == col(event.case_no),
        col(later.seq) > col(event.seq),
        col(later.kind).in_(kinds),
    )
    return ~exists(overtaken.correlate(event))


def last_mediator(session: Session, case_no: str) -> str | None:
    """The mediator of a case who was asked last and has not declined."""
    query = (
        select(Event)
        .where(col(Event.case_no) == case_no, col(Event.kind).in_(_MEDIATOR))
        .order_by(col(Event.seq).desc())
    )
    last = session.exec(query).first()
    return last.facts.get("mediator") if last is not None else None


def mediator_at(session: Session, case_no: str, seq: int) -> str | None:
    """The mediator who had taken the case on by an event of it."""
    accepted = _last_until(session, case_no, seq, ("assignment_accepted",))
    return accepted.actor if accepted else None


def recorder_at(session: Session, case_no: str, seq: int, kind: str) -> str | None:
    """Who recorded the last event of a kind, unless the mediator did so himself."""
    recorded = _last_until(session, case_no, seq, (kind,))
    if recorded is None or recorded.actor == mediator_at(session, case_no, seq):
        return None
    return recorded.actor


def discloser_at(session: Session, case_no: str, seq: int) -> str | None:
    """The arbitrator who made the last disclosure by an event of a case (仲裁法 45)."""
    disclosed = _last_until(session, case_no, seq, ("arbitrator_disclosed",))
    return disclosed.facts["arbitrator"] if disclosed else None


def tribunal_at(session: Session, case_no: str, seq: int) -> Sequence[str]:
    """The tribunal as it sat at an event, its presiding arbitrator first (仲裁法 43)."""
    composed = _last_until(session, case_no, seq, _TRIBUNAL)
    return composed.facts["arbitrators"] if composed else ()


def _last_until(session: Session, case_no: str, seq: int, kinds: tuple[str, ...]) -> Event | None:
    query = (
        select(Event)
        .where(col(Event.case_no) == case_no, col(Event.seq) <= seq, col(Event.kind).in_(kinds))
        .order_by(col(Event.seq).desc())
    )
    return session.exec(query).first()
