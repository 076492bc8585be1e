"""What `jiefen doctor` looks at: each part, its version, where it came from. Builds nothing."""

import asyncio
import os
import platform
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from temporalio.api.workflowservice.v1 import GetSystemInfoRequest
from temporalio.service import RPCError

from embedded import dev_server, fonts, java, libreoffice, test_server
from embedded.cache import Cache, cache_root
from embedded.parts import Found, NotFoundError, WrongPathError
from embedded.settings import Settings
from embedded.temporal_client import TemporalUnreachableError, connect

_SECONDS_TO_ANSWER = 5


@dataclass(frozen=True)
class Finding:
    """One part as it was found: `problem` is empty where it is there."""

    chinese_name: str
    english_name: str
    needed: bool
    version: str = ""
    origin: str = ""
    location: str = ""
    problem: str = ""

    @property
    def is_there(self) -> bool:
        return not self.problem


def examine(settings: Settings) -> list[Finding]:
    """All parts of an installation.

    The embedded Temporal servers are needed unless TEMPORAL_ADDRESS names another one.
    """
    embedded = not settings.has_own_temporal
    return [
        _python(),
        _database(settings),
        _dev_server() if embedded else _own_temporal(settings),
        _part("Temporal 测试服务器", "Temporal test server", embedded, _find_test_server),
        _part("Java", "Java", False, _find_java),
        _part("LibreOffice", "LibreOffice", True, _find_libreoffice),
        _part("中文字体", "Chinese fonts", True, _find_fonts),
    ]


def _find_test_server() -> Found:
    return test_server.find(build=False)


def _find_java() -> Found:
    return java.find(os.environ, Cache(cache_root(os.environ)), build=False)


def _find_libreoffice() -> Found:
    return libreoffice.find(build=False)


def _find_fonts() -> Found:
    return fonts.find(build=False)


def _part(chinese: str, english: str, needed: bool, find: Callable[[], Found]) -> Finding:
    try:
        found = find()
    except (NotFoundError, WrongPathError) as error:
        return Finding(chinese, english, needed, problem=str(error))
    return Finding(chinese, english, needed, found.version, found.origin, str(found.path))


def _python() -> Finding:
    return Finding(
        "Python", "Python", True, platform.python_version(), platform.python_implementation()
    )


def _dev_server() -> Finding:
    return _part(
        "Temporal 开发服务器", "Temporal dev server", True, lambda: dev_server.find(build=False)
    )


def _own_temporal(settings: Settings) -> Finding:
    names = ("Temporal 服务器", "Temporal server", True)
    origin = "TEMPORAL_ADDRESS"
    try:
        version = asyncio.run(asyncio.wait_for(_server_version(settings), _SECONDS_TO_ANSWER))
    except (TemporalUnreachableError, RPCError, TimeoutError) as error:
        reason = f"没有应答 no answer: {error or type(error).__name__}"
        return Finding(*names, "", origin, settings.temporal_address, problem=reason)
    return Finding(*names, version, origin, settings.temporal_address)


async def _server_version(settings: Settings) -> str:
    client = await connect(settings)
    info = await client.workflow_service.get_system_info(GetSystemInfoRequest())
    return info.server_version


def _database(settings: Settings) -> Finding:
    url = make_url(settings.database_url)
    return _sqlite(url) if url.get_backend_name() == "sqlite" else _database_server(url)


def _sqlite(url: URL) -> Finding:
    """SQLite's file, or before the first start the folder that will hold it."""
    file = Path(url.database or "")
    place = next(path for path in (file, *file.absolute().parents) if path.exists())
    problem = "" if os.access(place, os.W_OK) else f"{place} 不可写 is not writable"
    origin = "已有 there" if file.is_file() else "首次启动时建立 made at the first start"
    return Finding(
        "数据库", "Database (SQLite)", True, sqlite3.sqlite_version, origin, str(file), problem
    )


def _database_server(url: URL) -> Finding:
    names = ("数据库", f"Database ({url.get_backend_name()})", True)
    origin = "JIEFEN_DATABASE_URL"
    location = url.render_as_string(hide_password=True)
    engine = create_engine(url, connect_args={"connect_timeout": _SECONDS_TO_ANSWER})
    try:
        return Finding(*names, _engine_version(engine), origin, location)
    except SQLAlchemyError as error:
        reason = f"无法连接 cannot be reached: {error.__cause__ or type(error).__name__}"
        return Finding(*names, "", origin, location, problem=reason)
    finally:
        engine.dispose()


def _engine_version(engine: Engine) -> str:
    with engine.connect() as connection:
        numbers = connection.dialect.server_version_info or ()
    return ".".join(str(number) for number in numbers)
