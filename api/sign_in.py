"""Signing in and staying signed in: passwords, second factors, refresh tokens."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine

from api import tokens
from api.caller import Database
from api.origins import From
from api.problems import Problem
from records import attempts, second_factors, sessions, users
from records.engine import reading, transaction
from records.identity_tables import SignInSession
from records.sessions import Origin
from records.tables import User

router = APIRouter(prefix="/api/v1", tags=["identity"])

NO_CONTROLS = r"^[^\x00-\x1f]+$"

SecondFactorCode = Annotated[
    str,
    Field(
        min_length=1,
        max_length=64,
        pattern=NO_CONTROLS,
        description="动态验证码，或者一个恢复码",
    ),
]


class Credentials(BaseModel):
    """A user name, its password, and the code of an account with a second factor."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    username: Annotated[str, Field(min_length=1, max_length=64, pattern=NO_CONTROLS)]
    password: Annotated[str, Field(min_length=1, max_length=256)]
    code: SecondFactorCode | None = None


class Renewal(BaseModel):
    """A refresh token, to be exchanged for the next pair of tokens."""

    model_config = ConfigDict(extra="forbid")

    refresh_token: Annotated[str, Field(min_length=1, max_length=256)]


class Token(BaseModel):
    """An access token, and the refresh token by which the session goes on.

    ``expires_in`` is in seconds and of the access token; no token outlives ``session_expires_at``.
    """

    access_token: str
    token_type: str = "bearer"
    expires_in: int = int(tokens.LIFETIME.total_seconds())
    refresh_token: str
    session_expires_at: datetime


@router.post("/tokens", operation_id="sign_in", summary="登录，取得访问令牌")
def sign_in(body: Credentials, origin: From, engine: Database, response: Response) -> Token:
    """Tokens for whoever knows the password and, where there is one, has the second factor."""
    response.headers["Cache-Control"] = "no-store"
    now = datetime.now(UTC)
    user = check_password(engine, body.username, body.password, origin, now)
    if owes_second_factor(engine, user):
        if body.code is None:
            raise Problem("second_factor_needed")
        check_second_factor(engine, user, body.code, origin, now)
    with transaction(engine) as session:
        attempts.forget(session, user.username, origin.address, now)
        started, refresh_token = sessions.start(session, user.id, origin, now)
        access_token = tokens.issue(session, started, now)
    return _tokens(started, access_token, refresh_token)


@router.post("/tokens/refresh", operation_id="refresh_tokens", summary="更新访问令牌")
def refresh(body: Renewal, engine: Database, response: Response) -> Token:
    """The next pair of tokens. The refresh token is used up: shown again, it ends the session."""
    response.headers["Cache-Control"] = "no-store"
    now = datetime.now(UTC)
    with transaction(engine) as session:
        renewed = sessions.refresh(session, body.refresh_token, now)
        access_token = tokens.issue(session, renewed[0], now) if renewed else ""
    if renewed is None:
        raise Problem("refresh_token_invalid")
    return _tokens(renewed[0], access_token, renewed[1])


def check_password(
    engine: Engine, username: str, password: str, origin: Origin, now: datetime
) -> User:
    """The account that a name and a password open.

    Raises ``bad_credentials``, one for every way of not knowing them, or ``too_many_attempts``.
    """
    with counted(engine, username, origin, now):
        with reading(engine) as session:
            user = users.authenticate(session, username, password)
        if user is None:
            raise Problem("bad_credentials")
    return user


def owes_second_factor(engine: Engine, user: User) -> bool:
    """Whether the password of this account is not enough."""
    with reading(engine) as session:
        return second_factors.enrolled(session, user.id) is not None


def check_second_factor(
    engine: Engine, user: User, code: str, origin: Origin, now: datetime
) -> None:
    """Take a code of the account; raises ``second_factor_wrong`` or ``too_many_attempts``."""
    with counted(engine, user.username, origin, now):
        with transaction(engine) as session:
            accepted = second_factors.accepts(session, user.id, code, now)
        if not accepted:
            raise Problem("second_factor_wrong")


@contextmanager
def counted(engine: Engine, username: str, origin: Origin, now: datetime) -> Generator[None]:
    """An attempt to prove who one is, which counts as failed unless it ends without an exception.

    Raises ``too_many_attempts`` before anything is tried.
    """
    with transaction(engine) as session:
        wait = attempts.begin(session, username, origin.address, now)
    if wait > timedelta():
        seconds = ceil(wait.total_seconds())
        raise Problem("too_many_attempts", f"请在 {seconds} 秒后再试", retry_after=seconds)
    yield
    with transaction(engine) as session:
        attempts.take_back(session, username, origin.address, now)


def _tokens(started: SignInSession, access_token: str, refresh_token: str) -> Token:
    return Token(
        access_token=access_token,
        refresh_token=refresh_token,
        session_expires_at=started.expires_at,
    )
