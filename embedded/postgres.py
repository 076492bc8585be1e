"""A private PostgreSQL from the installed binaries, for tests: quick, unsafe, gone afterwards."""

import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import psycopg
from psycopg import sql

from embedded import debian
from embedded.parts import (
    Environment,
    Found,
    MissingError,
    Part,
    Source,
    executable,
    from_path,
    output_of,
)

_USUAL_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
_ROLE = "jiefen"
_SECONDS_TO_START = 30
_SECONDS_TO_STOP = 20


class PostgresError(Exception):
    """The private PostgreSQL could not be set up or started; the message holds what it said."""


def _version(postgres: Path) -> str:
    match = re.search(r"\(PostgreSQL\) (\S+)", output_of(postgres, "--version"))
    if not match:
        raise MissingError(f"{postgres} 没有报告版本 tells no version")
    return match[1]


POSTGRES = Part(
    "PostgreSQL",
    "PostgreSQL",
    _version,
    ("Debian/Ubuntu: apt-get install postgresql", "macOS: brew install postgresql"),
)


def find(*, build: bool, environ: Environment = os.environ) -> Found:
    """The executable `postgres`, with `initdb` beside it: PATH, usual places, else by apt-get.

    Raises:
        NotFoundError: it is nowhere; the message lists what was tried and what to do.
    """
    return POSTGRES.find(_sources(environ, build))


def _sources(environ: Environment, build: bool) -> Iterator[Source]:
    yield Source("PATH", lambda: _complete(from_path(environ, "postgres")))
    yield Source("惯常位置 usual places", _in_usual_place)
    if build:
        yield Source("apt-get", _installed)


def _complete(postgres: Path) -> Path:
    executable(postgres.with_name("initdb"))
    return postgres


def _in_usual_place() -> Path:
    root = Path("/")
    folders = [folder for place in _USUAL_PLACES for folder in root.glob(place.removeprefix("/"))]
    for folder in sorted(folders, key=_release, reverse=True):
        if (folder / "postgres").is_file():
            return _complete(executable(folder / "postgres"))
    raise MissingError("没有 none there")


def _release(folder: Path) -> int:
    digits = re.search(r"\d+", str(folder))
    return int(digits[0]) if digits else 0


def _installed() -> Path:
    debian.install("postgresql")
    return _in_usual_place()


class PrivatePostgres:
    """One server on a free loopback port and a Unix socket, in a folder that goes with it.

    PostgreSQL refuses to run as root, so under root it runs as `postgres` or `nobody`. Nothing
    is flushed to disk: what it holds does not outlive a crash of the machine.

        with PrivatePostgres(postgres.find(build=False).path) as server:
            template = server.create_database("template_jiefen")
    """

    def __init__(self, executable: Path) -> None:
        self._postgres = executable
        self._account = _account()
        self._password = secrets.token_urlsafe(16)

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="jiefen-postgres-"))
        try:
            self._initialise()
            self._start()
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of a database on this server."""
        return f"postgresql+psycopg://{self._login}/{database}"

    def create_database(self, name: str, template: str | None = None) -> str:
        """Create a database, empty or as a copy of `template`, and answer its URL.

        The template must have no open connection while it is copied.
        """
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template or "template0")
        )
        with psycopg.connect(f"postgresql://{self._login}/postgres", autocommit=True) as connection:
            connection.execute(statement)
        return self.url(name)

    @property
    def _login(self) -> str:
        return f"{_ROLE}:{self._password}@127.0.0.1:{self._port}"

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _log(self) -> Path:
        return self._folder / "log"

    def _initialise(self) -> None:
        password_file = self._folder / "password"
        password_file.write_text(self._password, encoding="utf-8")
        if self._account:
            os.chown(self._folder, self._account.pw_uid, self._account.pw_gid)
            os.chown(password_file, self._account.pw_uid, self._account.pw_gid)
        initdb = self._popen(
            self._postgres.with_name("initdb"),
            *("--pgdata", self._data, "--username", _ROLE, "--pwfile", password_file),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"),
        )
        if initdb.wait():
            raise PostgresError(self._log.read_text(encoding="utf-8"))
        password_file.unlink()

    def _start(self) -> None:
        self._port = _free_port()
        self._server = self._popen(
            self._postgres,
            *("-D", self._data, "-k", self._folder, "-h", "127.0.0.1", "-p", str(self._port)),
            *("-F", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"),
        )
        deadline = time.monotonic() + _SECONDS_TO_START
        while not self._answers():
            if self._server.poll() is not None or time.monotonic() > deadline:
                self._stop()
                raise PostgresError(self._log.read_text(encoding="utf-8"))
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            psycopg.connect(f"postgresql://{self._login}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _stop(self) -> None:
        """Stop the server in its fast mode, which ends the sessions that are still open."""
        self._server.send_signal(signal.SIGINT)
        try:
            self._server.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait()

    def _popen(self, program: Path, *arguments: str | Path) -> subprocess.Popen[bytes]:
        account = self._account
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [program, *arguments],
                cwd=self._folder,
                user=account.pw_uid if account else None,
                group=account.pw_gid if account else None,
                extra_groups=[] if account else None,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # A Ctrl-C in the terminal is the owner's: it stops this server itself.
                start_new_session=True,
            )


def _account() -> pwd.struct_passwd | None:
    """The account to run as: this process's own, or under root one that is nobody's."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
