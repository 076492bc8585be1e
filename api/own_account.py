"""One's own account: its sessions, its password, its second factor."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine

from api.caller import Database, Present
from api.origins import From
from api.problems import Problem
from api.sign_in import SecondFactorCode, counted
from records import second_factors, sessions, users
from records.engine import reading, transaction
from records.sessions import Origin
from records.tables import User

router = APIRouter(prefix="/api/v1/me", tags=["identity"])

Password = Annotated[str, Field(min_length=1, max_length=256)]
NewPassword = Annotated[str, Field(min_length=users.SHORTEST_PASSWORD, max_length=256)]
SessionId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SessionView(BaseModel):
    """A session of one's own; ``current`` is the one that asks."""

    session_id: str
    started_at: datetime
    used_at: datetime
    expires_at: datetime
    address: str
    program: str
    current: bool


class PasswordChange(_Body):
    """The password as it is and as it shall be."""

    current: Password
    new: NewPassword


class SecondFactorView(BaseModel):
    """Whether there is a second factor, whether the role asks for one, and the codes left."""

    enrolled_at: datetime | None
    required: bool
    recovery_codes_left: int


class Enrolment(_Body):
    """What it takes to begin: a session that somebody came upon is not enough."""

    password: Password


class NewSecret(BaseModel):
    """A TOTP secret (base32) and the address by which an authenticator takes it; shown once."""

    secret: str
    otpauth_uri: str


class FirstCode(_Body):
    """The first code of the authenticator."""

    code: SecondFactorCode


class RecoveryCodes(BaseModel):
    """Codes that stand in for a lost authenticator, each once; shown once."""

    recovery_codes: list[str]


class Removal(_Body):
    """What it takes to give up the second factor."""

    password: Password
    code: SecondFactorCode


@router.get("/sessions", operation_id="read_sessions", summary="本人的登录")
def read_sessions(presence: Present, engine: Database) -> list[SessionView]:
    """Where one is signed in, the session used last first."""
    with reading(engine) as session:
        found = sessions.sessions_of(session, presence.user.id, datetime.now(UTC))
    return [
        SessionView(
            session_id=each.id,
            current=each.id == presence.session.id,
            **each.model_dump(include=set(SessionView.model_fields)),
        )
        for each in found
    ]


@router.delete(
    "/sessions", operation_id="sign_out_everywhere", summary="退出全部登录", status_code=204
)
def sign_out_everywhere(presence: Present, engine: Database) -> None:
    """End every session of one's own, this one too."""
    with transaction(engine) as session:
        sessions.end_all(session, presence.user.id, datetime.now(UTC))


@router.delete("/sessions/current", operation_id="sign_out", summary="退出登录", status_code=204)
def sign_out(presence: Present, engine: Database) -> None:
    """End this session: its access token opens nothing from now on."""
    end_session(presence.session.id, presence, engine)


@router.delete(
    "/sessions/{session_id}", operation_id="end_session", summary="结束一处登录", status_code=204
)
def end_session(session_id: SessionId, presence: Present, engine: Database) -> None:
    """End a session of one's own; ``not_found`` for any other."""
    now = datetime.now(UTC)
    with transaction(engine) as session:
        found = sessions.live(session, session_id, now)
        if found is None or found.user_id != presence.user.id:
            raise Problem("not_found", "没有这处登录")
        sessions.end(session, found, now)


@router.put("/password", operation_id="change_password", summary="修改密码", status_code=204)
def change_password(
    body: PasswordChange, presence: Present, origin: From, engine: Database
) -> None:
    """Another password; every other session ends."""
    now = datetime.now(UTC)
    _check_own_password(engine, presence.user, body.current, origin, now, field="current")
    with transaction(engine) as session:
        user = session.get_one(User, presence.user.id)
        users.change_password(session, user, body.new)
        sessions.end_all(session, user.id, now, but=presence.session.id)


@router.get("/second-factor", operation_id="read_second_factor", summary="双重验证")
def read_second_factor(presence: Present, engine: Database) -> SecondFactorView:
    """Whether a second factor guards one's account."""
    with reading(engine) as session:
        factor = second_factors.enrolled(session, presence.user.id)
        return SecondFactorView(
            enrolled_at=factor.confirmed_at if factor else None,
            required=presence.user.role in second_factors.roles(session),
            recovery_codes_left=second_factors.recovery_codes_left(session, presence.user.id),
        )


@router.post("/second-factor", operation_id="begin_second_factor", summary="开始启用双重验证")
def begin_second_factor(
    body: Enrolment, presence: Present, origin: From, engine: Database, response: Response
) -> NewSecret:
    """A secret for the authenticator, in force once confirmed; asked for again, it is another."""
    now = datetime.now(UTC)
    _check_own_password(engine, presence.user, body.password, origin, now, field="password")
    response.headers["Cache-Control"] = "no-store"
    try:
        with transaction(engine) as session:
            totp = second_factors.begin(session, presence.user)
    except second_factors.AlreadyEnrolled:
        raise Problem("second_factor_enrolled") from None
    return NewSecret(secret=totp.secret, otpauth_uri=totp.provisioning_uri())


@router.post(
    "/second-factor/confirmation",
    operation_id="confirm_second_factor",
    summary="确认启用双重验证",
)
def confirm_second_factor(
    body: FirstCode, presence: Present, engine: Database, response: Response
) -> RecoveryCodes:
    """From now on signing in takes a code; every other session ends."""
    response.headers["Cache-Control"] = "no-store"
    now = datetime.now(UTC)
    try:
        with transaction(engine) as session:
            codes = second_factors.confirm(session, presence.user.id, body.code, now)
            if codes is not None:
                sessions.end_all(session, presence.user.id, now, but=presence.session.id)
    except second_factors.AlreadyEnrolled:
        raise Problem("second_factor_enrolled") from None
    if codes is None:
        raise Problem("code_wrong", field="code")
    return RecoveryCodes(recovery_codes=codes)


@router.post(
    "/second-factor/removal",
    operation_id="remove_second_factor",
    summary="停用双重验证",
    status_code=204,
)
def remove_second_factor(body: Removal, presence: Present, origin: From, engine: Database) -> None:
    """Give up the second factor, by the password and a code."""
    now = datetime.now(UTC)
    user = presence.user
    with reading(engine) as session:
        if second_factors.enrolled(session, user.id) is None:
            raise Problem("second_factor_missing")
    _check_own_password(engine, user, body.password, origin, now, field="password")
    with counted(engine, user.username, origin, now):
        with transaction(engine) as session:
            accepted = second_factors.accepts(session, user.id, body.code, now)
            if accepted:
                second_factors.remove(session, user.id)
        if not accepted:
            raise Problem("code_wrong", field="code")


def _check_own_password(
    engine: Engine, user: User, password: str, origin: Origin, now: datetime, *, field: str
) -> None:
    """Whoever has come upon a session of somebody's does not know the password."""
    with counted(engine, user.username, origin, now):
        if not users.knows_password(user, password):
            raise Problem("password_wrong", field=field)
