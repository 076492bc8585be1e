"""A small application on a database file of its own, with accounts and cases to try it on."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from pyotp.totp import TOTP
from sqlalchemy import Engine
from sqlmodel import Session
from temporalio.client import Client

from activities.paper_store import PaperStore
from api import account_control, accounts, own_account, policy, problems, sign_in, tokens
from api.app import create_app
from notices.transports.transports import Transports
from records import ledger, schema, second_factors, sessions, users
from records.engine import connect, transaction
from records.sessions import Origin
from records.tables import Case, Event, Party, User
from signing.authority import AuthorityMissingError
from signing.pades import Signing
from workflows.messages.common import Role

PASSWORD = "correct horse battery"
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ORIGIN = Origin("203.0.113.7", "a test")


def no_signing() -> Signing:
    """What signs papers where nobody has set up an authority."""
    raise AuthorityMissingError


def database_at(folder: Path) -> Engine:
    """A new database file with every table."""
    engine = connect(f"sqlite:///{folder / 'jiefen.db'}")
    schema.upgrade(engine)
    return engine


def whole_app(
    engine: Engine, client: Client, folder: Path, *, today: Callable[[], date | None], **more: Any
) -> FastAPI:
    """The whole application, with nothing to sign papers by; ``more`` is as ``create_app`` says."""
    return create_app(
        engine,
        client,
        PaperStore(folder),
        task_queue="none",
        today=today,
        signing=no_signing,
        messages=Transports.spooled(folder / "messages"),
        **more,
    )


def app_on(engine: Engine) -> FastAPI:
    """An application with the routes of accounts and of signing in, and nothing else."""
    app = FastAPI()
    app.state.engine = engine
    app.state.providers = ()
    app.state.transports = Transports.spooled(Path())
    policy.enforce(app, policy.OPERATIONS)
    problems.install(app)
    for resource in (sign_in, own_account, accounts, account_control):
        app.include_router(resource.router)
    return app


def account(
    engine: Engine, username: str, role: Role, password: str = PASSWORD, **more: Any
) -> User:
    """A new account."""
    with transaction(engine) as session:
        return users.create_user(
            session,
            username=username,
            name=more.pop("name", username),
            password=password,
            role=role.value,
            now=NOW,
            **more,
        )


def enrolled(engine: Engine, username: str) -> TOTP:
    """The authenticator of an account, which has taken no code that is good now."""
    long_ago = datetime.now(UTC) - timedelta(days=1)
    with transaction(engine) as session:
        user = users.find_by_username(session, username)
        assert user is not None
        totp = second_factors.begin(session, user)
        assert second_factors.confirm(session, user.id, totp.at(long_ago), long_ago)
    return totp


def bearer(engine: Engine, user: User) -> dict[str, str]:
    """The header with which an account calls, in a session of its own."""
    now = datetime.now(UTC)
    with transaction(engine) as session:
        started, _ = sessions.start(session, user.id, ORIGIN, now)
        token = tokens.issue(session, started, now)
    return {"Authorization": f"Bearer {token}"}


def cookie(engine: Engine, user: User) -> str:
    """The pages' cookie of an account that is signed in there."""
    with transaction(engine) as session:
        _, value = sessions.start_in_browser(session, user.id, ORIGIN, datetime.now(UTC))
    return value


def a_case(
    session: Session,
    case_no: str = "JF2026-000001",
    *,
    bureau: str = "无锡市锡山区司法局",
    next_due: date | None = None,
    **more: Any,
) -> Case:
    """A case of 陈甲 against 李乙."""
    case = Case(
        case_no=case_no,
        bureau=bureau,
        debt_type="private_loan",
        amount_fen=6_461_000,
        filed_on=date(2026, 3, 2),
        intake={},
        intake_sha256="0" * 64,
        submitted_by="first",
        created_at=NOW,
        next_due=next_due,
        **more,
    )
    session.add(case)
    session.flush()
    for party_id, side, name in (("c1", "claimant", "陈甲"), ("r1", "respondent", "李乙")):
        session.add(
            Party(
                case_no=case_no,
                party_id=party_id,
                side=side,
                name=name,
                number=f"{case_no}-{party_id}",
                details={"name": name},
            )
        )
    session.flush()
    return case


def happened(
    session: Session, case: Case, kind: str, submission: str | None = None, /, **facts: Any
) -> Event:
    """An event in a case's log."""
    return ledger.append(session, case, event_of(case, kind, submission, **facts))


def event_of(case: Case, kind: str, submission: str | None = None, /, **facts: Any) -> Event:
    """An event that may be written into a case's log."""
    return Event(
        case_no=case.case_no,
        seq=0,
        key=f"{kind}-{case.events}",
        kind=kind,
        workflow_id=f"dispute/{case.case_no}",
        occurred_on=date(2026, 3, 2),
        recorded_at=NOW,
        actor="first",
        submission=submission,
        facts=facts,
        basis=[],
        flags=[],
        prev_hash="",
        hash="",
    )
