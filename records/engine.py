"""The database engine: SQLite by default, PostgreSQL by address."""

from collections.abc import Generator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event
from sqlmodel import Session

PATIENCE = timedelta(seconds=30)
"""How long a statement may take, or wait for another's lock."""
_CONNECT_SECONDS = 10

# SQLite lets one writer in at a time and makes the others sleep for ever longer; the writers of
# one process queue here instead, and are woken at once.
_writers: WeakKeyDictionary[Engine, Lock] = WeakKeyDictionary()


def connect(url: str, patience: timedelta = PATIENCE) -> Engine:
    """An engine for a database address such as ``sqlite:///var/jiefen.db``.

    A statement that takes longer than ``patience`` fails (``OperationalError``). Parameters never
    appear in its errors: they would carry names and numbers of parties.
    """
    if not url.startswith("sqlite"):
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
        milliseconds = int(patience.total_seconds() * 1000)
        return create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=10,
            connect_args={
                "connect_timeout": _CONNECT_SECONDS,
                "options": f"-c statement_timeout={milliseconds} -c lock_timeout={milliseconds}",
            },
        )
    Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, hide_parameters=True, connect_args={"timeout": patience.total_seconds()}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    _writers[engine] = Lock()
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where _begin_sqlite says
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later would fail on a busy database instead of
    # waiting its turn, so writers take the lock at once.
    reads = connection.get_execution_options().get("reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def transaction(engine: Engine) -> Generator[Session]:
    """A session that commits at the end, or leaves nothing behind."""
    turn = _writers.get(engine) or nullcontext()
    with turn, Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def reading(engine: Engine) -> Generator[Session]:
    """A session for reading: it sees one moment of the record and blocks no writer."""
    with Session(engine.execution_options(reads=True), expire_on_commit=False) as session:
        yield session
