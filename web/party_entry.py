"""How a party without an account comes in and goes out: its link, and the code."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Form, Request, Response
from pydantic import ValidationError

from api.caller import PARTY_COOKIE, Database
from api.entry_links import (
    Entry,
    EntryCode,
    enter_by_link,
    entry_view,
)
from api.entry_links import (
    send_entry_code as send,
)
from api.party_entry import PURPOSES
from api.problems import Problem, problem_of
from api.signings import Token
from records import entry_links
from records.engine import transaction
from web.addresses import OwnForm
from web.language import gettext
from web.rendering import PageRoute, page, see_other

router = APIRouter(route_class=PageRoute, include_in_schema=False)

Field = Annotated[str, Form()]


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


@router.post("/party/leave", dependencies=[OwnForm])
def leave(request: Request, engine: Database) -> Response:
    """The session is over, and its cookie is taken back."""
    with transaction(engine) as session:
        entry_links.leave(session, request.cookies.get(PARTY_COOKIE, ""))
    answer = page("left.html", caller=None)
    answer.delete_cookie(PARTY_COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def _entry(
    token: Token, entry: Entry, refused: Problem | ValidationError | None = None
) -> Response:
    """The page of a link as it stands now, with why the last thing done on it was refused."""
    now = datetime.now(UTC)
    view = entry_view(entry.visit(token, now), now)
    return page(
        "enter.html",
        caller=None,
        token=token,
        entry=view,
        purpose=gettext(PURPOSES[view.purpose]),
        problem=problem_of(refused) if refused else None,
    )
