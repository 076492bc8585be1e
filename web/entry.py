"""Coming in and going out: the first account, signing in with one or two factors, signing out."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from pydantic import ValidationError
from sqlalchemy import Engine

from api import accounts, own_account
from api.caller import COOKIE, Database, present_in_browser
from api.origins import From
from api.own_account import FirstCode
from api.problems import Problem, problem_of
from api.sign_in import (
    Credentials,
    check_password,
    check_second_factor,
    owes_second_factor,
)
from records import attempts, sessions, users
from records.engine import reading, transaction
from records.sessions import Origin
from records.tables import User
from web.addresses import OwnForm, local_path
from web.rendering import PageRoute, page, see_other

router = APIRouter(route_class=PageRoute, include_in_schema=False)

Field = Annotated[str, Form()]


@router.get("/setup")
def setup_page(engine: Database) -> Response:
    """The form for the first account, as long as there is none."""
    with reading(engine) as session:
        if not users.first_run(session):
            return see_other("/sign-in")
    return _setup_form()


@router.post("/setup", dependencies=[OwnForm])
def set_up(
    request: Request,
    origin: From,
    engine: Database,
    username: Field = "",
    name: Field = "",
    password: Field = "",
) -> Response:
    """The first account is made, and signed in."""
    try:
        account = accounts.FirstAccount(username=username, name=name, password=password)
        accounts.set_up(account, engine)
    except ValidationError as error:
        return _setup_form(problem_of(error), name=name, username=username)
    now = datetime.now(UTC)
    user = check_password(engine, account.username, password, origin, now)
    return _let_in(request, engine, user, origin, now, "/examples")


@router.get("/sign-in")
def sign_in_page(request: Request, engine: Database, next: str = "/") -> Response:
    """The form for signing in."""
    with reading(engine) as session:
        if users.first_run(session):
            return see_other("/setup")
    return _sign_in_form(request, next)


@router.post("/sign-in", dependencies=[OwnForm])
def sign_in(
    request: Request,
    origin: From,
    engine: Database,
    username: Field = "",
    password: Field = "",
    next: Field = "/",
) -> Response:
    """A cookie for whoever knows the password, or the form for the second factor."""
    now = datetime.now(UTC)
    try:
        credentials = Credentials(username=username, password=password)
        user = check_password(engine, credentials.username, credentials.password, origin, now)
    except ValidationError:
        return _sign_in_form(request, next, username=username, refused=Problem("bad_credentials"))
    except Problem as refused:
        return _sign_in_form(request, next, username=username, refused=refused)
    if not owes_second_factor(engine, user):
        return _let_in(request, engine, user, origin, now, local_path(next))
    with transaction(engine) as session:
        half = sessions.start_half(session, user.id, now)
    return _code_form(next, half)


@router.post("/sign-in/code", dependencies=[OwnForm])
def sign_in_with_code(
    request: Request,
    origin: From,
    engine: Database,
    half: Field = "",
    code: Field = "",
    next: Field = "/",
) -> Response:
    """A cookie for whoever knew the password just now and has the second factor."""
    now = datetime.now(UTC)
    with reading(engine) as session:
        user_id = sessions.half_of(session, half, now)
        user = session.get(User, user_id) if user_id else None
    if user is None or user.disabled:
        return _sign_in_form(
            request, next, refused=Problem("unauthenticated", "时间已过，请重新登录")
        )
    try:
        check_second_factor(engine, user, FirstCode(code=code).code, origin, now)
    except ValidationError:
        return _code_form(next, half, Problem("second_factor_wrong"))
    except Problem as refused:
        return _code_form(next, half, refused)
    return _let_in(request, engine, user, origin, now, local_path(next))


@router.post("/sign-out", dependencies=[OwnForm])
def sign_out(request: Request, engine: Database) -> Response:
    """The session ends, and the cookie is taken back."""
    with suppress(Problem):
        own_account.sign_out(present_in_browser(request, engine), engine)
    answer = see_other("/sign-in")
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def _let_in(
    request: Request, engine: Engine, user: User, origin: Origin, now: datetime, onward: str
) -> Response:
    with transaction(engine) as session:
        attempts.forget(session, user.username, origin.address, now)
        _, cookie = sessions.start_in_browser(session, user.id, origin, now)
    answer = see_other(onward)
    remember(request, answer, cookie)
    return answer


def remember(request: Request, answer: Response, cookie: str) -> None:
    """The browser keeps a session in a cookie that no script and no other site can use."""
    answer.set_cookie(
        COOKIE,
        cookie,
        max_age=int(sessions.LONGEST.total_seconds()),
        path="/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def _setup_form(refused: Problem | None = None, *, name: str = "", username: str = "") -> Response:
    return page(
        "setup.html",
        problem=refused,
        caller=None,
        wrong=refused.extra["field"] if refused else None,
        name=name,
        username=username,
        shortest=users.SHORTEST_PASSWORD,
    )


def _sign_in_form(
    request: Request, onward: str, *, username: str = "", refused: Problem | None = None
) -> Response:
    providers = request.app.state.providers
    return _form("sign_in.html", refused, username=username, onward=onward, providers=providers)


def _code_form(onward: str, half: str, refused: Problem | None = None) -> Response:
    return _form("sign_in_code.html", refused, half=half, onward=onward)


def _form(template: str, refused: Problem | None, **shown: Any) -> Response:
    """A form, with why what was typed was not enough, and how long to wait where that is why."""
    answer = page(template, caller=None, problem=refused, **shown)
    if refused and (pause := refused.headers().get("Retry-After")):
        answer.headers["Retry-After"] = pause
    return answer
