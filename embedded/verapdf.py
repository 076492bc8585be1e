"""veraPDF, by which tests judge whether a PDF is PDF/A-2b. It is a Java program."""

import os
from collections.abc import Iterator
from pathlib import Path

from embedded import maven
from embedded.cache import Cache, cache_root
from embedded.jar_program import JarProgram
from embedded.parts import Environment, Found, Part, Source

PINNED = maven.Pinned.read(Path(__file__).with_name("verapdf_jars.toml"))
PROGRAM = JarProgram("verapdf", PINNED)


def _version(_launcher: Path) -> str:
    return PINNED.version


VERAPDF = Part(
    "veraPDF（PDF/A 判定）",
    "veraPDF",
    _version,
    (
        "jiefen prepare --verapdf",
        "没有 Maven 时先安装：apt-get install maven（或 brew install maven）"
        "without Maven install it first: apt-get install maven (or brew install maven)",
    ),
)


def find(*, build: bool, environ: Environment = os.environ) -> Found:
    """The executable `verapdf` in the cache; with `build` its jars (19 MB) fetched by Maven.

    Raises:
        NotFoundError: it is not there; the message says what was tried and what to do.
    """
    return VERAPDF.find(_sources(environ, Cache(cache_root(environ)), build))


def _sources(environ: Environment, cache: Cache, build: bool) -> Iterator[Source]:
    yield Source("缓存 cache", lambda: PROGRAM.launcher(environ, cache, build=build))
    if build:
        yield Source("Maven Central", lambda: _fetched(environ, cache))


def _fetched(environ: Environment, cache: Cache) -> Path:
    return PROGRAM.fetched(
        environ,
        cache,
        f"正在用 Maven 下载 veraPDF（{len(PINNED.jars)} 个文件，约 19 MB）……",
        "Fetching veraPDF's jars with Maven.",
    )
