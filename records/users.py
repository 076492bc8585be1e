"""Accounts: who may sign in, kept with nothing but an argon2 hash of the password."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from uuid import uuid4

from pwdlib import PasswordHash
from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from records.cursors import BadCursor, decode, encode
from records.tables import Agent, Party, User

SHORTEST_PASSWORD = 12

# The first account always has this id, so that the database itself lets only one be made.
FIRST_ACCOUNT = "first"


class UsernameTaken(Exception):
    """Another account has this name already."""


class AlreadySetUp(Exception):
    """There is an account, so the first one can no longer be made."""


class WeakPassword(ValueError):
    """A password shorter than ``SHORTEST_PASSWORD`` characters."""


class UnknownAgent(Exception):
    """The party has no such agent."""


class UnknownParty(Exception):
    """A party's account must be bound to a party that is on record."""


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _hash_of_nobody() -> str:
    return _hasher().hash(uuid4().hex)


def canonical(username: str) -> str:
    """A user name as it is kept: one name, whatever the case of its letters."""
    return username.strip().lower()


def _hash(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise WeakPassword(f"密码至少 {SHORTEST_PASSWORD} 个字符")
    return _hasher().hash(password)


def first_run(session: Session) -> bool:
    """Whether nobody has an account yet."""
    return session.exec(select(User.id).limit(1)).first() is None


def create_first_admin(
    session: Session, *, username: str, name: str, password: str, now: datetime
) -> User:
    """The first account, an administrator's; raises ``AlreadySetUp`` or ``WeakPassword``."""
    if not first_run(session):
        raise AlreadySetUp
    user = User(
        id=FIRST_ACCOUNT,
        username=canonical(username),
        name=name,
        password_hash=_hash(password),
        role="admin",
        created_at=now,
    )
    session.add(user)
    try:
        session.flush()
    except IntegrityError:
        raise AlreadySetUp from None
    return user


def create_user(
    session: Session,
    *,
    username: str,
    name: str,
    password: str,
    role: str,
    now: datetime,
    bureau: str | None = None,
    case_no: str | None = None,
    party_id: str | None = None,
    agent_id: str | None = None,
) -> User:
    """A new account; a party's, and only a party's, names its case and its party id.

    That of a party's agent names the agent too. Raises ``UsernameTaken``, ``WeakPassword``,
    ``UnknownParty`` or ``UnknownAgent``.
    """
    bound = None if role != "party" else session.get(Party, (case_no, party_id))
    if (role == "party") != (bound is not None) or (role != "party" and case_no is not None):
        raise UnknownParty
    if agent_id is not None:
        agent = session.get(Agent, (case_no, agent_id))
        if agent is None or agent.party_id != party_id:
            raise UnknownAgent
    user = User(
        id=uuid4().hex,
        username=canonical(username),
        name=name,
        password_hash=_hash(password),
        role=role,
        bureau=bureau,
        case_no=case_no,
        party_id=party_id,
        agent_id=agent_id,
        created_at=now,
    )
    session.add(user)
    try:
        session.flush()
    except IntegrityError:
        raise UsernameTaken from None
    return user


def find_by_username(session: Session, username: str) -> User | None:
    """The account of this name, whatever the case of its letters."""
    return session.exec(select(User).where(col(User.username) == canonical(username))).first()


def authenticate(session: Session, username: str, password: str) -> User | None:
    """The account that this name and password open, if they do.

    An unknown or disabled account takes as long to refuse as a wrong password.
    """
    user = find_by_username(session, username)
    genuine = _hasher().verify(password, user.password_hash if user else _hash_of_nobody())
    return user if user is not None and genuine and not user.disabled else None


def knows_password(user: User, password: str) -> bool:
    """Whether this is the account's password."""
    return _hasher().verify(password, user.password_hash)


def change_password(session: Session, user: User, password: str) -> None:
    """Give an account another password; raises ``WeakPassword``."""
    user.password_hash = _hash(password)
    session.add(user)


def users_of_case(session: Session, case_no: str) -> Sequence[User]:
    """The accounts bound to a case's parties, in the order of their party ids."""
    query = select(User).where(col(User.case_no) == case_no)
    return session.exec(query.order_by(col(User.party_id), col(User.username))).all()


def list_users(
    session: Session,
    *,
    bureau: str | None,
    role: str | None,
    limit: int,
    cursor: str | None,
) -> tuple[Sequence[User], str | None]:
    """Accounts by user name, and the cursor of the next page if there is one.

    With a ``bureau``: its own accounts, and the mediators and arbitrators who belong to none.
    Raises ``BadCursor``.
    """
    query = select(User).order_by(col(User.username)).limit(limit + 1)
    if bureau is not None:
        query = query.where(_within(bureau))
    if role is not None:
        query = query.where(col(User.role) == role)
    if cursor is not None:
        query = query.where(col(User.username) > _last_username(cursor))
    found = session.exec(query).all()
    page = found[:limit]
    return page, encode((page[-1].username,)) if len(found) > limit else None


def _within(bureau: str) -> ColumnElement[bool]:
    shared = and_(col(User.bureau).is_(None), col(User.role).in_(("mediator", "arbitrator")))
    return or_(col(User.bureau) == bureau, shared)


def _last_username(cursor: str) -> str:
    [username] = decode(cursor, length=1)
    if username is None:
        raise BadCursor
    return username
