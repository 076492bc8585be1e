"""What an administrator or a supervisor does about the accounts of others."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session

from api.accounts import MAY_MAKE, Account
from api.caller import Caller, Database, SignedIn
from api.own_account import NewPassword
from api.problems import Problem
from records import second_factors, sessions, users
from records.engine import reading, transaction
from records.tables import User
from workflows.messages.common import Role

router = APIRouter(prefix="/api/v1", tags=["identity"])

UserId = Annotated[str, Path(pattern=r"^[A-Za-z0-9]{1,64}$")]


class PasswordReset(BaseModel):
    """A new password, for somebody who has lost the old one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    password: NewPassword


class SecondFactorRoles(BaseModel):
    """The roles whose accounts must have a second factor."""

    model_config = ConfigDict(extra="forbid")

    roles: list[Role]


@router.put("/users/{user_id}/suspension", operation_id="disable_account", summary="停用账户")
def disable_account(user_id: UserId, caller: SignedIn, engine: Database) -> Account:
    """Nobody signs in to the account any more, and whoever is signed in to it is not."""
    return _set_disabled(engine, caller, user_id, disabled=True)


@router.delete("/users/{user_id}/suspension", operation_id="enable_account", summary="恢复账户")
def enable_account(user_id: UserId, caller: SignedIn, engine: Database) -> Account:
    """The account may be signed in to again."""
    return _set_disabled(engine, caller, user_id, disabled=False)


@router.put(
    "/users/{user_id}/password",
    operation_id="reset_password",
    summary="重置密码",
    status_code=204,
)
def reset_password(
    user_id: UserId, body: PasswordReset, caller: SignedIn, engine: Database
) -> None:
    """Another password; every session of the account ends. Its second factor stands."""
    with transaction(engine) as session:
        user = _subordinate(session, caller, user_id)
        users.change_password(session, user, body.password)
        sessions.end_all(session, user.id, datetime.now(UTC))


@router.delete(
    "/users/{user_id}/second-factor",
    operation_id="reset_second_factor",
    summary="解除他人的双重验证",
    status_code=204,
)
def reset_second_factor(user_id: UserId, caller: SignedIn, engine: Database) -> None:
    """For whoever has lost authenticator and recovery codes; every session of the account ends."""
    with transaction(engine) as session:
        user = _subordinate(session, caller, user_id)
        second_factors.remove(session, user.id)
        sessions.end_all(session, user.id, datetime.now(UTC))


@router.get(
    "/second-factor-roles",
    operation_id="read_second_factor_roles",
    summary="须启用双重验证的角色",
)
def read_second_factor_roles(_caller: SignedIn, engine: Database) -> SecondFactorRoles:
    """The roles that must have a second factor."""
    with reading(engine) as session:
        return SecondFactorRoles(roles=[Role(each) for each in second_factors.roles(session)])


@router.put(
    "/second-factor-roles",
    operation_id="require_second_factor",
    summary="规定须启用双重验证的角色",
)
def require_second_factor(
    body: SecondFactorRoles, _caller: SignedIn, engine: Database
) -> SecondFactorRoles:
    """Require it of these roles alone. Who has none can do nothing but enrol, from now on."""
    with transaction(engine) as session:
        second_factors.require_of(session, frozenset(role.value for role in body.roles))
    return read_second_factor_roles(_caller, engine)


def _set_disabled(engine: Database, caller: Caller, user_id: str, *, disabled: bool) -> Account:
    with transaction(engine) as session:
        user = _subordinate(session, caller, user_id)
        user.disabled = disabled
        session.add(user)
        sessions.end_all(session, user.id, datetime.now(UTC))
        return Account.model_validate(user)


def _subordinate(session: Session, caller: Caller, user_id: str) -> User:
    """The account of somebody the caller is over: of a role that the caller may make, within the
    bureau, and not the own one; raises ``own_account`` or ``not_found``."""
    if user_id == caller.user_id:
        raise Problem("own_account")
    user = session.get(User, user_id)
    within = user is not None and caller.bureau in (None, user.bureau)
    if user is None or not within or Role(user.role) not in MAY_MAKE[caller.role]:
        raise Problem("not_found", "没有该账户，或者不归您管理")
    return user
