"""Coming in and going out: the first account, signing in, signing out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api import accounts, tokens
from api.caller import COOKIE, Database
from api.problems import Problem, problem_of
from records import users
from records.engine import reading
from web.rendering import PageRoute, check_origin, local_path, page, see_other

router = APIRouter(route_class=PageRoute, include_in_schema=False)

Field = Annotated[str, Form()]
OwnForm = Depends(check_origin)


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
        problem = problem_of(RequestValidationError(error.errors()))
        return _setup_form(
            problem.extra["field"], status=problem.status, name=name, username=username
        )
    return _let_in(request, engine, username, password, "/")


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
    engine: Database,
    username: Field = "",
    password: Field = "",
    next: Field = "/",
) -> Response:
    """A cookie for whoever knows the password."""
    try:
        return _let_in(request, engine, username, password, local_path(next))
    except (Problem, ValidationError):
        return _sign_in_form(request, next, username=username, status=401)


@router.post("/sign-out", dependencies=[OwnForm])
def sign_out() -> Response:
    """The cookie is taken back."""
    answer = see_other("/sign-in")
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def _let_in(
    request: Request, engine: Database, username: str, password: str, onward: str
) -> Response:
    credentials = accounts.Credentials(username=username, password=password)
    answer = see_other(onward)
    remember(request, answer, accounts.sign_in(credentials, engine, answer).access_token)
    return answer


def remember(request: Request, answer: Response, token: str) -> None:
    """The browser keeps a token in a cookie that no script and no other site can use."""
    answer.set_cookie(
        COOKIE,
        token,
        max_age=int(tokens.LIFETIME.total_seconds()),
        path="/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def _setup_form(
    wrong: str | None = None, *, name: str = "", username: str = "", status: int = 200
) -> Response:
    return page(
        "setup.html",
        status=status,
        caller=None,
        wrong=wrong,
        name=name,
        username=username,
        shortest=users.SHORTEST_PASSWORD,
    )


def _sign_in_form(
    request: Request, onward: str, *, username: str = "", status: int = 200
) -> Response:
    return page(
        "sign_in.html",
        status=status,
        caller=None,
        refused=status != 200,
        username=username,
        onward=onward,
        providers=request.app.state.providers,
    )
