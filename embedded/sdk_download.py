"""The servers that the Temporal SDK downloads by itself, kept in the cache.

The SDK downloads a server only by starting it, so this runs apart, as
`python -m embedded.sdk_download dev|test FOLDER`, where a time limit can end it.
"""

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Literal

from temporalio.service import __version__ as sdk_version
from temporalio.testing import WorkflowEnvironment

from embedded.cache import Cache
from embedded.parts import MissingError, executable

Kind = Literal["dev", "test"]

SECONDS = 90
"""Long enough for some 100 MB on an office line; past that, building it is as quick."""


def cached(cache: Cache, kind: Kind) -> Path:
    """The server of that kind the SDK downloaded before.

    Raises:
        MissingError: it did not.
    """
    return executable(cache.folder(_name(kind)) / "server")


def download(cache: Cache, kind: Kind) -> Path:
    """Have the SDK download its server into the cache.

    Raises:
        MissingError: no answer from its site, or none within `SECONDS`.
    """
    cache.install(_name(kind), lambda folder: _download_into(folder, kind))
    return cached(cache, kind)


def _name(kind: Kind) -> str:
    return f"temporal-{kind}-server-of-sdk-{sdk_version}"


def _download_into(folder: Path, kind: Kind) -> None:
    command = [sys.executable, "-m", "embedded.sdk_download", kind, str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired as expired:
        raise MissingError(f"{SECONDS} 秒内未完成 not done in {SECONDS} seconds") from expired
    if done.returncode:
        raise MissingError((done.stderr.strip().splitlines() or ["?"])[-1])
    (downloaded,) = folder.iterdir()
    downloaded.rename(folder / "server")


async def _start_once(kind: str, folder: str) -> None:
    if kind == "dev":
        # Its signature names a generic type without arguments.
        environment = await WorkflowEnvironment.start_local(  # pyright: ignore[reportUnknownMemberType]
            download_dest_dir=folder
        )
    else:
        environment = await WorkflowEnvironment.start_time_skipping(download_dest_dir=folder)
    await environment.shutdown()


if __name__ == "__main__":
    asyncio.run(_start_once(*sys.argv[1:]))
