"""Who has been given a case: its mediator and its tribunal, as the log says."""

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

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
    return exists(mine.correlate(Case))


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
