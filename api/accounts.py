"""Accounts: the first one, and making more."""

from datetime import UTC, datetime
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from sqlmodel import Session

from api.caller import Caller, Database, Present, SignedIn, caller_of, seen_case
from api.problems import Problem
from api.sign_in import NO_CONTROLS
from records import users
from records.engine import reading, transaction
from records.signing_keys import current_key
from records.tables import Case
from workflows.messages.common import Role

Username = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9._@-]{1,63}$"),
]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=NO_CONTROLS),
]
Password = Annotated[str, Field(min_length=users.SHORTEST_PASSWORD, max_length=256)]

# Who may make accounts of which roles; an administrator may make any.
MAY_MAKE = {
    Role.ADMIN: frozenset(Role),
    Role.SUPERVISOR: frozenset({Role.PARTY, Role.MEDIATOR, Role.ARBITRATOR}),
    Role.CLERK: frozenset({Role.PARTY}),
}

router = APIRouter(prefix="/api/v1", tags=["accounts"])


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FirstAccount(_Body):
    """The administrator with whom an installation begins."""

    username: Username
    name: Name
    password: Password


class NewAccount(FirstAccount):
    """An account to be made. A party's, and no other, names its case and party.

    The account of a party's agent names the agent as well.
    """

    role: Role
    bureau: Name | None = None
    case_no: str | None = None
    party_id: str | None = None
    agent_id: str | None = None

    @model_validator(mode="after")
    def _bound(self) -> Self:
        bound = self.case_no is not None and self.party_id is not None
        free = self.case_no is None and self.party_id is None and self.agent_id is None
        if not (bound if self.role is Role.PARTY else free):
            raise ValueError("当事人账户须写明案号和当事人编号，其他账户不得写明")
        if self.role is Role.PARTY and self.bureau is not None:
            raise ValueError("当事人账户随案件所属的司法局，不得另行写明")
        return self


class Account(BaseModel):
    """An account as others see it."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    username: str
    name: str
    role: Role
    bureau: str | None
    case_no: str | None
    party_id: str | None
    agent_id: str | None
    disabled: bool
    created_at: datetime


class Accounts(BaseModel):
    """A page of accounts, and the cursor of the next one."""

    items: list[Account]
    next_cursor: str | None


@router.post("/setup", status_code=201, summary="初始设置：建立第一个管理员账户")
def set_up(body: FirstAccount, engine: Database) -> Account:
    """The first account; there is no second one to be had this way."""
    now = datetime.now(UTC)
    try:
        with transaction(engine) as session:
            user = users.create_first_admin(
                session, username=body.username, name=body.name, password=body.password, now=now
            )
            # Whoever is to trust what is proved here asks for the key before anything is.
            current_key(session, now)
    except users.AlreadySetUp:
        raise Problem("already_set_up") from None
    return Account.model_validate(user)


@router.post("/users", status_code=201, summary="建立账户")
def create_account(
    body: NewAccount,
    caller: SignedIn,
    engine: Database,
) -> Account:
    """An account of a role that the caller may make, within the caller's bureau."""
    if body.role not in MAY_MAKE[caller.role]:
        raise Problem("forbidden", "您不能建立该角色的账户")
    try:
        with transaction(engine) as session:
            user = users.create_user(
                session,
                username=body.username,
                name=body.name,
                password=body.password,
                role=body.role.value,
                bureau=_bureau(session, body, caller),
                case_no=body.case_no,
                party_id=body.party_id,
                agent_id=body.agent_id,
                now=datetime.now(UTC),
            )
    except users.UsernameTaken:
        raise Problem("username_taken", field="username") from None
    except users.UnknownParty:
        raise Problem("unknown_party", field="party_id") from None
    except users.UnknownAgent:
        raise Problem("unknown_agent", field="agent_id") from None
    return Account.model_validate(user)


def _bureau(session: Session, body: NewAccount, caller: Caller) -> str | None:
    """The bureau of a new account: its case's, else the one given within the caller's reach."""
    if body.case_no is not None:
        return _case_to_bind(session, caller, body.case_no).bureau
    if caller.bureau is None:
        return body.bureau
    if body.bureau not in (None, caller.bureau):
        raise Problem("forbidden", "您只能为本单位建立账户", field="bureau")
    return caller.bureau


def _case_to_bind(session: Session, caller: Caller, case_no: str) -> Case:
    if caller.role is not Role.ADMIN:
        return seen_case(session, caller, case_no)
    case = session.get(Case, case_no)
    if case is None:
        raise Problem("not_found", "没有该案件", field="case_no")
    return case


@router.get("/users", summary="账户列表")
def list_accounts(
    caller: SignedIn,
    engine: Database,
    role: Role | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: str | None = None,
) -> Accounts:
    """Accounts by user name, within the bureau; a clerk lists mediators or arbitrators only."""
    if caller.role is Role.CLERK and role not in (Role.MEDIATOR, Role.ARBITRATOR):
        raise Problem("forbidden", "书记员只能查询调解员或仲裁员", field="role")
    with reading(engine) as session:
        found, following = users.list_users(
            session,
            bureau=caller.bureau,
            role=role.value if role else None,
            limit=limit,
            cursor=cursor,
        )
    return Accounts(items=[Account.model_validate(user) for user in found], next_cursor=following)


@router.get("/me", summary="当前账户", response_model_exclude={"scopes"})
def me(presence: Present) -> Caller:
    """Whoever is calling."""
    return caller_of(presence.user)
