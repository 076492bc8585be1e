"""The Temporal dev server: one executable, `temporal`, found or built.

Versions of its module after 1.5.1 carry a `replace` and so cannot be built by `go install`.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from embedded import go, sdk_download
from embedded.cache import Cache, cache_root
from embedded.parts import (
    Environment,
    Found,
    MissingError,
    NotFoundError,
    Part,
    Source,
    executable,
    from_path,
    from_variable,
    output_of,
)
from embedded.progress import say

VERSION = "1.5.1"
_MODULE = "github.com/temporalio/cli"
_FOLDER = f"temporal-cli-{VERSION}"


def _version(temporal: Path) -> str:
    told = output_of(temporal, "--version")
    match = re.search(r"version (.+)", told)
    if not match:
        raise MissingError(f"{temporal} 不是 Temporal CLI is not the Temporal CLI")
    return match[1]


DEV_SERVER = Part(
    "Temporal 开发服务器",
    "The Temporal dev server",
    _version,
    (
        "jiefen prepare --dev-server（用 Go 编译，仅一次 builds it with Go, once）",
        "安装 Temporal CLI 并放在 PATH 中，或设 TEMPORAL_CLI_PATH "
        "install the Temporal CLI on PATH, or set TEMPORAL_CLI_PATH",
        "已有服务器则设 TEMPORAL_ADDRESS=主机:端口 "
        "or set TEMPORAL_ADDRESS=host:port to use a server of your own",
    ),
)


def find(*, build: bool, environ: Environment = os.environ) -> Found:
    """The executable `temporal`, whose `server start-dev` is the server.

    Looked for in TEMPORAL_CLI_PATH, PATH and the cache; with `build` also downloaded by the SDK
    or built by Go, some 3 to 5 minutes on two cores, once.

    Raises:
        NotFoundError: it is nowhere; the message lists what was tried and what to do.
        WrongPathError: TEMPORAL_CLI_PATH names no executable.
    """
    cache = Cache(cache_root(environ))
    return DEV_SERVER.find(_sources(environ, cache, build))


def _sources(environ: Environment, cache: Cache, build: bool) -> Iterator[Source]:
    yield Source("TEMPORAL_CLI_PATH", lambda: from_variable(environ, "TEMPORAL_CLI_PATH"))
    yield Source("PATH", lambda: from_path(environ, "temporal"))
    yield Source("缓存 cache", lambda: _in(cache.folder(_FOLDER)))
    yield Source("缓存 cache (SDK)", lambda: sdk_download.cached(cache, "dev"))
    if build:
        yield Source("SDK 下载 download", lambda: _downloaded(cache))
        yield Source("go install", lambda: _built(environ, cache))


def _in(folder: Path) -> Path:
    return executable(folder / "temporal")


def _downloaded(cache: Cache) -> Path:
    say("正在由 SDK 下载 Temporal 开发服务器……", "The SDK downloads the Temporal dev server.")
    return sdk_download.download(cache, "dev")


def _built(environ: Environment, cache: Cache) -> Path:
    try:
        toolchain = go.find(environ, cache)
    except NotFoundError as error:
        raise MissingError(f"没有 Go no Go toolchain ({'; '.join(error.tried)})") from error
    say(
        f"正在用 Go {toolchain.version} 编译 Temporal 开发服务器（仅一次，约 1300 个包）……",
        f"Building the Temporal dev server {VERSION} with Go, once: 1300 packages, 3-5 minutes.",
    )
    return _in(cache.install(_FOLDER, lambda folder: _build(toolchain.path, folder)))


def _build(toolchain: Path, folder: Path) -> None:
    # Built from the module, the command would call itself 0.0.0-DEV.
    stamp = f"-s -w -X {_MODULE}/temporalcli.Version={VERSION}"
    go.install(toolchain, f"{_MODULE}/cmd/temporal@v{VERSION}", stamp, folder)
