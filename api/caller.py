"""Who calls, and what they may see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import ColumnElement, Engine, and_, false, or_, true
from sqlmodel import Session, col, select

from api import tokens
from api.problems import Problem
from records.assignments import assigned_to
from records.engine import reading
from records.tables import Case, User
from workflows.messages.common import Role

COOKIE = "jiefen_session"

_SAFE_METHODS = ("GET", "HEAD")


@dataclass(frozen=True)
class Caller:
    """Whoever a request comes from. ``bureau`` is empty for those who work for every bureau."""

    user_id: str
    username: str
    name: str
    role: Role
    bureau: str | None = None
    case_no: str | None = None
    party_id: str | None = None
    agent_id: str | None = None

    @property
    def runs_the_system(self) -> bool:
        """Who runs the system sees into no case, and lists cases without names."""
        return self.role in (Role.OPS, Role.ADMIN)

    @property
    def has_few(self) -> bool:
        """Mediators, arbitrators and parties have no more than the cases given to them."""
        return self.role in (Role.MEDIATOR, Role.ARBITRATOR, Role.PARTY)


def database(request: Request) -> Engine:
    """The engine of the running application."""
    engine: Engine = request.app.state.engine
    return engine


Database = Annotated[Engine, Depends(database)]


def signed_in(request: Request, engine: Database) -> Caller:
    """The caller that the request's token names; raises ``unauthenticated``."""
    token = _token(request)
    with reading(engine) as session:
        try:
            user = session.get(User, tokens.read(session, token))
        except tokens.TokenError:
            user = None
    if user is None or user.disabled:
        raise Problem("unauthenticated")
    return caller_of(user)


def _token(request: Request) -> str:
    """The bearer token; for what changes nothing, the pages' cookie serves as well.

    A browser sends cookies along with requests that other sites make up, so a cookie alone
    moves nothing.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    return request.cookies.get(COOKIE, "") if request.method in _SAFE_METHODS else ""


SignedIn = Annotated[Caller, Depends(signed_in)]


def require(*roles: Role) -> Callable[[Caller], Caller]:
    """A dependency: the caller, who must have one of these roles."""

    def check(caller: SignedIn) -> Caller:
        if caller.role not in roles:
            raise Problem("forbidden")
        return caller

    return check


def caller_of(user: User) -> Caller:
    """An account as a caller."""
    return Caller(
        user_id=user.id,
        username=user.username,
        name=user.name,
        role=Role(user.role),
        bureau=user.bureau,
        case_no=user.case_no,
        party_id=user.party_id,
        agent_id=user.agent_id,
    )


def visible(caller: Caller) -> ColumnElement[bool]:
    """The condition, on a case, that the caller may see what is in it.

    Clerks and supervisors see the cases of their bureau and those offered to it, mediators and
    arbitrators those given to them, parties their own. Who runs the system sees into none.
    """
    match caller.role:
        case Role.CLERK | Role.SUPERVISOR:
            return _of_bureau(caller)
        case Role.MEDIATOR | Role.ARBITRATOR:
            return assigned_to(caller.user_id)
        case Role.PARTY:
            return col(Case.case_no) == caller.case_no
        case Role.OPS | Role.ADMIN:
            return false()


def listed(caller: Caller) -> ColumnElement[bool]:
    """The condition, on a case, that it stands in the caller's lists, which name nobody in full."""
    if caller.runs_the_system:
        return _of_bureau(caller)
    return visible(caller)


def listed_apart(caller: Caller) -> tuple[ColumnElement[bool], ...]:
    """``listed`` in parts without a case in common: an index serves either, but not their union."""
    if caller.bureau is None or caller.has_few:
        return (listed(caller),)
    own = col(Case.bureau) == caller.bureau
    return own, and_(col(Case.offered_to) == caller.bureau, ~own)


def _of_bureau(caller: Caller) -> ColumnElement[bool]:
    if caller.bureau is None:
        return true()
    return or_(col(Case.bureau) == caller.bureau, col(Case.offered_to) == caller.bureau)


def may_see(session: Session, caller: Caller, case: Case) -> bool:
    """Whether the caller may see what is in this case."""
    query = select(Case.case_no).where(col(Case.case_no) == case.case_no, visible(caller))
    return session.exec(query).first() is not None


def seen_case(session: Session, caller: Caller, case_no: str) -> Case:
    """The case, if the caller may see it; raises ``not_found`` as for one that does not exist."""
    query = select(Case).where(col(Case.case_no) == case_no, visible(caller))
    case = session.exec(query).first()
    if case is None:
        raise Problem("not_found", "没有该案件，或者您无权查看")
    return case
