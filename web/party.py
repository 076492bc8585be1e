"""The pages of a party without an account: its link, the code, and what it was invited for."""

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, BackgroundTasks, Depends, Form, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.caller import PARTY_COOKIE, Caller, Database, seen_case, visiting
from api.commands import CommandPath, Wish
from api.entry_links import (
    Entry,
    EntryCode,
    create_own_signing_link,
    enter_by_link,
    entry_view,
)
from api.entry_links import (
    send_entry_code as send,
)
from api.party_entry import PURPOSES
from api.problems import Problem, problem_of
from api.scopes import Scope
from api.signings import Desk, RoundId, Token, round_of, signings_for
from records import entry_links
from records.cases import steps_of
from records.engine import reading, transaction
from records.signing_rounds import OPEN
from records.tables import Paper, Party
from web.addresses import OwnForm
from web.language import gettext
from web.rendering import PageRoute, page, see_other
from workflows.messages.mediation import AnswerInvitation
from workflows.messages.steps import STEPS

router = APIRouter(route_class=PageRoute, include_in_schema=False)

Field = Annotated[str, Form()]
ANSWER = STEPS["answer_invitation"]


def visitor(request: Request, engine: Database) -> Caller:
    """The party whose session this browser has; raises ``visit_over``.

    Forms are taken by this cookie, which no other site can send, from this site's pages alone.
    """
    return visiting(engine, request.cookies.get(PARTY_COOKIE, ""))


Visitor = Annotated[Caller, Depends(visitor)]


@router.get("/enter/{token}")
def entry_page(token: Token, entry: Entry) -> Response:
    """What a link is for, and the next thing to do."""
    return _entry(token, entry)


@router.post("/enter/{token}/code", dependencies=[OwnForm])
def send_entry_code(token: Token, entry: Entry, after: BackgroundTasks) -> Response:
    """A one-time code to the address on record."""
    try:
        send(token, entry, after)
    except Problem as problem:
        return _entry(token, entry, problem)
    return see_other(f"/enter/{token}#code")


@router.post("/enter/{token}/session", dependencies=[OwnForm])
def enter(
    request: Request, token: Token, entry: Entry, after: BackgroundTasks, code: Field = ""
) -> Response:
    """The party is let in."""
    answer = see_other("/party")
    try:
        entered = enter_by_link(token, EntryCode(code=code.strip()), entry, after, answer)
    except (Problem, ValidationError) as error:
        return _entry(token, entry, error)
    answer.set_cookie(
        PARTY_COOKIE,
        entered.access_token,
        max_age=entered.expires_in,
        path="/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.get("/party")
def party_page(caller: Visitor, engine: Database) -> Response:
    """What the party was invited for, and what it can do about it now."""
    return _party(caller, engine)


@router.post("/party/answer", dependencies=[OwnForm])
async def answer_invitation(
    request: Request, caller: Visitor, engine: Database, consents: Field = ""
) -> Response:
    """The party consents to mediation, or refuses it (人民调解法 17)."""
    _check(caller, Scope.CASES_WRITE)
    if consents not in ("yes", "no"):
        refused = Problem("invalid_body", "请选择同意或者不同意", field="consents")
        return _party(caller, engine, refused)
    path: CommandPath = request.app.state.commands
    wish = Wish(caller.case_no or "", ANSWER, AnswerInvitation(consents=consents == "yes"))
    try:
        await path.take_once(wish, caller, f"{ANSWER.name}-{consents}")
    except Problem as problem:
        return _party(caller, engine, problem)
    return see_other("/party")


@router.post("/party/signings/{round_id}", dependencies=[OwnForm])
def go_to_sign(
    request: Request, round_id: RoundId, caller: Visitor, desk: Desk, engine: Database
) -> Response:
    """On to signing a paper, by a link of its own."""
    _check(caller, Scope.PAPERS_WRITE)
    with reading(engine) as session:
        case = seen_case(session, caller, caller.case_no or "")
    round_ = round_of(case, round_id, engine)
    invited = create_own_signing_link(request, round_, caller, desk, engine)
    return see_other(urlsplit(invited.link).path)


@router.post("/party/leave", dependencies=[OwnForm])
def leave(request: Request, engine: Database) -> Response:
    """The session is over, and its cookie is taken back."""
    with transaction(engine) as session:
        entry_links.leave(session, request.cookies.get(PARTY_COOKIE, ""))
    answer = page("left.html", caller=None)
    answer.delete_cookie(PARTY_COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def _check(caller: Caller, scope: Scope) -> None:
    """What a party does here is what its link was for."""
    if scope not in (caller.scopes or ()):
        raise Problem("scope_missing", "您收到的链接不能用于此事，请联系经办人", scope=scope)


def _entry(
    token: Token, entry: Entry, refused: Problem | ValidationError | None = None
) -> Response:
    """The page of a link as it stands now, with why the last thing done on it was refused."""
    if isinstance(refused, ValidationError):
        refused = problem_of(RequestValidationError(refused.errors()))
    now = datetime.now(UTC)
    view = entry_view(entry.visit(token, now), now)
    return page(
        "enter.html",
        status=refused.status if refused else 200,
        caller=None,
        token=token,
        entry=view,
        purpose=gettext(PURPOSES[view.purpose]),
        problem=refused,
    )


def _party(caller: Caller, engine: Database, refused: Problem | None = None) -> Response:
    scopes = caller.scopes or frozenset()
    with reading(engine) as session:
        case = seen_case(session, caller, caller.case_no or "")
        side = session.get_one(Party, (case.case_no, caller.party_id)).side
        open_steps = {mark.step for mark in steps_of(session, case.case_no) if not mark.late}
        waiting = [
            (each.round_id, session.get_one(Paper, each.paper_id).title)
            for each in signings_for(engine, case.case_no, caller)
            if any(p.signer == caller.party_id and p.state == OPEN for p in each.places)
        ]
    return page(
        "party.html",
        status=refused.status if refused else 200,
        caller=caller,
        case=case,
        may_answer=Scope.CASES_WRITE in scopes,
        asked=ANSWER.name in open_steps and side != "claimant",
        may_sign=Scope.PAPERS_WRITE in scopes,
        waiting=waiting,
        problem=refused,
    )
