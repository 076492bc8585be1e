"""Who calls, and what they may see."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import ColumnElement, Engine, false, or_, true
from sqlmodel import Session, col, select

from api import tokens
from api.problems import Problem
from records import second_factors, sessions
from records.assignments import assigned_to
from records.engine import reading, transaction
from records.identity_tables import SignInSession
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


def database(request: Request) -> Engine:
    """The engine of the running application."""
    engine: Engine = request.app.state.engine
    return engine


Database = Annotated[Engine, Depends(database)]


@dataclass(frozen=True)
class Presence:
    """Who is signed in, and by which session.

    ``lacks_second_factor``: the role must have one, and there is none yet.
    """

    user: User
    session: SignInSession
    lacks_second_factor: bool


def present(request: Request, engine: Engine) -> Presence:
    """Who is signed in by the bearer token; for what changes nothing, by the pages' cookie as well.

    A browser sends cookies along with requests that other sites make up, so a cookie alone
    moves nothing. Raises ``unauthenticated``.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        if request.method in _SAFE_METHODS:
            return present_in_browser(request, engine)
        raise Problem("unauthenticated")
    now = datetime.now(UTC)
    with reading(engine) as session:
        try:
            return _presence(session, tokens.read(session, token.strip(), now))
        except tokens.TokenError:
            raise Problem("unauthenticated") from None


def present_in_browser(request: Request, engine: Engine) -> Presence:
    """Who is signed in by the pages' cookie; raises ``unauthenticated``.

    Where something is to change, the form must be known to be one of ours.
    """
    now = datetime.now(UTC)
    with reading(engine) as session:
        found = sessions.of_cookie(session, request.cookies.get(COOKIE, ""), now)
        presence = _presence(session, found)
    if sessions.is_to_be_touched(presence.session, now):
        with transaction(engine) as session:
            sessions.touch(session, presence.session, now)
    return presence


def _presence(session: Session, found: SignInSession | None) -> Presence:
    user = session.get(User, found.user_id) if found else None
    if found is None or user is None or user.disabled:
        raise Problem("unauthenticated")
    return Presence(user, found, second_factors.is_missing(session, user))


def _found_present(request: Request) -> Presence:
    """Whom the table of who may do what has found signed in (``api.policy``)."""
    presence: Presence = request.state.presence
    return presence


Present = Annotated[Presence, Depends(_found_present)]


def signed_in(presence: Presence) -> Caller:
    """The caller; raises ``second_factor_required`` for one who must enrol first."""
    if presence.lacks_second_factor:
        raise Problem("second_factor_required")
    return caller_of(presence.user)


def _admitted(request: Request) -> Caller:
    """Whom the table of who may do what has let pass (``api.policy``)."""
    caller: Caller = request.state.caller
    return caller


SignedIn = Annotated[Caller, Depends(_admitted)]


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
