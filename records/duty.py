"""Who is on duty: the accounts that a role means in a case on a day, and who stands in for whom."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlmodel import Session, col, or_, select

from records.assignments import last_mediator
from records.tables import Case, Delegation, User

MAY_BE_STOOD_IN_FOR = frozenset({"clerk", "supervisor", "ops"})
"""Mediators and arbitrators act in person: they are replaced, not stood in for."""


class CannotStandIn(ValueError):
    """An account that may not stand in for another; the message is Chinese, meant for people."""


def delegate(
    session: Session,
    absent: User,
    delegate_id: str,
    *,
    since: date,
    until: date,
    set_by: str,
    now: datetime,
) -> Delegation:
    """Let another stand in for an official; an earlier delegation gives way.

    ``until`` is the last day. Raises ``CannotStandIn``.
    """
    stand_in = session.get(User, delegate_id)
    if absent.role not in MAY_BE_STOOD_IN_FOR:
        raise CannotStandIn("调解员、仲裁员须亲自履职，不能履职的应当更换")
    if stand_in is None or stand_in.disabled or stand_in.id == absent.id:
        raise CannotStandIn("代行职务的须为另一可用账户")
    if stand_in.role != absent.role or stand_in.bureau not in (None, absent.bureau):
        raise CannotStandIn("代行职务的须为本单位同一角色的账户")
    return session.merge(
        Delegation(
            user_id=absent.id,
            delegate_id=delegate_id,
            since=since,
            until=until,
            set_by=set_by,
            set_at=now,
        )
    )


def stood_in_for(session: Session, user_id: str, on: date) -> Sequence[str]:
    """The accounts in whose place this one stands on a day."""
    query = select(Delegation.user_id).where(
        col(Delegation.delegate_id) == user_id,
        col(Delegation.since) <= on,
        col(Delegation.until) >= on,
    )
    return session.exec(query.order_by(col(Delegation.user_id))).all()


def on_duty(session: Session, case: Case, role: str, on: date) -> tuple[str, ...]:
    """The accounts that a role means in a case on a day, delegates in the place of the absent.

    The clerk is the assignee, the mediator the one asked last; where a case has neither, and for
    every other role, all accounts of the role in the case's bureau are meant.
    """
    return tuple(
        dict.fromkeys(present(session, user_id, on) for user_id in _meant(session, case, role))
    )


def _meant(session: Session, case: Case, role: str) -> Iterable[str]:
    match role:
        case "mediator":
            mediator = last_mediator(session, case.case_no)
            return (mediator,) if mediator else ()
        case "clerk" if case.assignee is not None:
            return (case.assignee,)
        case _:
            query = select(User.id).where(
                col(User.role) == role,
                col(User.disabled).is_(False),
                or_(col(User.bureau) == case.bureau, col(User.bureau).is_(None)),
            )
            return session.exec(query.order_by(col(User.username))).all()


def present(session: Session, user_id: str, on: date) -> str:
    """Who acts for an account on a day: itself, its delegate, or that one's; no circle of them."""
    passed: list[str] = []
    while user_id not in passed:
        passed.append(user_id)
        away = session.get(Delegation, user_id)
        if away is None or not away.since <= on <= away.until:
            return user_id
        user_id = away.delegate_id
    return passed[0]
