"""The desk: the open cases that a clerk is in charge of, or that a mediator is asked to mediate."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, select

from records.assignments import assigned_to
from records.tables import Case, OpenStep


def in_charge(session: Session, user_id: str, scope: ColumnElement[bool]) -> Sequence[Case]:
    """The open cases within ``scope`` whose assignee is this account."""
    mine = col(Case.assignee) == user_id
    return _open(session, scope, mine)


def mediated(session: Session, user_id: str, scope: ColumnElement[bool]) -> Sequence[Case]:
    """The cases within ``scope`` whose mediation another mediator may now take over from him."""
    replaceable = exists().where(
        col(OpenStep.case_no) == col(Case.case_no),
        col(OpenStep.step) == "replace_mediator",
        col(OpenStep.late).is_(False),
    )
    return _open(session, scope, assigned_to(user_id) & replaceable)


def _open(
    session: Session, scope: ColumnElement[bool], which: ColumnElement[bool]
) -> Sequence[Case]:
    query = select(Case).where(scope, which, col(Case.closed_on).is_(None))
    return session.exec(query.order_by(col(Case.case_no))).all()
