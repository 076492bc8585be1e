"""Who calls, and what they may see."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import ColumnElement, Engine, and_, false, or_, true
from sqlmodel import Session, col, select

from api import tokens
from api.problems import Problem
from api.scopes import SCOPES_OF, Purpose, Scope, scope_of
from records import api_keys, entry_links, second_factors, sessions
from records.assignments import assigned_to
from records.engine import reading, transaction
from records.entry_tables import EntryLink
from records.identity_tables import SignInSession
from records.tables import Agent, Case, Party, User
from workflows.messages.common import Role

COOKIE = "jiefen_session"
PARTY_COOKIE = "jiefen_party"
"""The session of a party that came by a link: in a browser beside any account's."""

_SAFE_METHODS = ("GET", "HEAD")


@dataclass(frozen=True)
class Caller:
    """Whoever a request comes from. ``bureau`` is empty for those who work for every bureau.

    ``scopes`` limit who calls without an account: a system by its key, a party by a link.
    """

    user_id: str
    username: str
    name: str
    role: Role
    bureau: str | None = None
    case_no: str | None = None
    party_id: str | None = None
    agent_id: str | None = None
    scopes: frozenset[Scope] | None = None

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
    token = _bearer(request)
    if not token:
        if request.method in _SAFE_METHODS:
            return present_in_browser(request, engine)
        raise Problem("unauthenticated")
    if token.startswith((api_keys.PREFIX, entry_links.PREFIX)):
        raise Problem("scope_missing", "仅限本人的账户")
    now = datetime.now(UTC)
    with reading(engine) as session:
        try:
            return _presence(session, tokens.read(session, token, now))
        except tokens.TokenError:
            raise Problem("unauthenticated") from None


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


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


def signed_in(request: Request, engine: Engine) -> Caller:
    """The caller: an account that is signed in, a system by its key, a party that came by a link.

    Whoever has scopes must have the one that the route asks for: ``scope_missing``. Raises
    ``unauthenticated``, or ``second_factor_required`` for one who must enrol first.
    """
    caller = _caller(request, engine)
    if caller.scopes is not None:
        needed = scope_of(request.scope.get("route"), request.method)
        if needed is None or needed not in caller.scopes:
            raise Problem("scope_missing", scope=needed)
    return caller


def sending_form(request: Request, engine: Engine) -> Caller:
    """The account whose browser sends a form of a page, known by its cookie.

    The page itself checks that the form is one of ours. Raises what ``signed_in`` raises.
    """
    if _bearer(request):
        return signed_in(request, engine)
    return admitted(present_in_browser(request, engine))


def admitted(presence: Presence) -> Caller:
    """Whoever is present, as a caller; raises ``second_factor_required``."""
    if presence.lacks_second_factor:
        raise Problem("second_factor_required")
    return caller_of(presence.user)


def _caller(request: Request, engine: Engine) -> Caller:
    token = _bearer(request)
    if token.startswith(api_keys.PREFIX):
        return _system(request, engine, token)
    if not token and request.method in _SAFE_METHODS and COOKIE not in request.cookies:
        token = request.cookies.get(PARTY_COOKIE, "")
    if token.startswith(entry_links.PREFIX):
        return visiting(engine, token)
    return admitted(present(request, engine))


def _system(request: Request, engine: Engine, token: str) -> Caller:
    """The system whose key this is, and that it was used now."""
    now, address = datetime.now(UTC), request.client.host if request.client else ""
    with reading(engine) as session:
        key = api_keys.find(session, token, now)
    if key is None:
        raise Problem("unauthenticated")
    if not api_keys.may_come_from(key, address):
        raise Problem("address_refused", f"该密钥不得自 {address} 使用")
    if not api_keys.used_lately(key, now):
        with transaction(engine) as session:
            api_keys.note_use(session, key.id, address, now)
    return Caller(
        user_id=f"api-key-{key.id}",
        username=key.id,
        name=key.name,
        role=Role(key.role),
        bureau=key.bureau,
        scopes=frozenset(Scope(each) for each in key.scopes),
    )


def visiting(engine: Engine, token: str) -> Caller:
    """The party whose session this is; raises ``visit_over``."""
    with reading(engine) as session:
        link = entry_links.entered_by(session, token, datetime.now(UTC))
        if link is None:
            raise Problem("visit_over", "请重新打开收到的链接，或者联系经办人")
        return caller_by(session, link)


def caller_by(session: Session, link: EntryLink) -> Caller:
    """The party, or its agent, to whom a link was sent."""
    agent = session.get_one(Agent, (link.case_no, link.agent_id)) if link.agent_id else None
    party = session.get_one(Party, (link.case_no, link.party_id))
    return Caller(
        user_id=f"entry-link-{link.id}",
        username="",
        name=agent.details["name"] if agent else party.name,
        role=Role.PARTY,
        case_no=link.case_no,
        party_id=link.party_id,
        agent_id=link.agent_id,
        scopes=SCOPES_OF[Purpose(link.purpose)],
    )


def _found_caller(request: Request) -> Caller:
    """Whom the table of who may do what has let pass (``api.policy``)."""
    caller: Caller = request.state.caller
    return caller


SignedIn = Annotated[Caller, Depends(_found_caller)]


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
