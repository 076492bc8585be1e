"""The virus scanner that uploads are shown to: clamd, by its INSTREAM command."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Protocol
from urllib.parse import urlsplit

from api.problems import Problem

PATIENCE = timedelta(seconds=30)
_CHUNK = 256 * 1024
_COMMAND = b"zINSTREAM\0"

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Antivirus(Protocol):
    """Looks for viruses in what is taken in."""

    async def check(self, content: bytes) -> None:
        """Raise ``file_infected``, or ``antivirus_unavailable`` where nobody could look."""
        ...


class Clamd:
    """clamd at ``tcp://host:port`` or ``unix:///path/of/its/socket``.

    Raises ``ValueError`` for any other address.
    """

    def __init__(self, address: str, patience: timedelta = PATIENCE) -> None:
        self._open = _opening(address)
        self._patience = patience.total_seconds()

    async def check(self, content: bytes) -> None:
        """Have a file searched; raises ``file_infected`` or ``antivirus_unavailable``."""
        try:
            async with asyncio.timeout(self._patience):
                verdict = await self._asked(content)
        except (OSError, EOFError, TimeoutError):
            verdict = ""
        if verdict.endswith(" FOUND"):
            raise Problem("file_infected", "文件含有病毒，没有接收")
        if not verdict.endswith(" OK"):
            raise Problem("antivirus_unavailable", "查毒程序没有应答，文件没有接收，请稍后再试")

    async def _asked(self, content: bytes) -> str:
        reader, writer = await self._open()
        try:
            writer.write(_COMMAND)
            for first in range(0, len(content), _CHUNK):
                chunk = content[first : first + _CHUNK]
                writer.write(len(chunk).to_bytes(4) + chunk)
                await writer.drain()
            writer.write(bytes(4))
            await writer.drain()
            return (await reader.readuntil(b"\0"))[:-1].decode(errors="replace")
        finally:
            writer.close()


def _opening(address: str) -> Callable[[], Awaitable[Streams]]:
    parts = urlsplit(address)
    match parts.scheme:
        case "unix" if parts.path:
            return lambda: asyncio.open_unix_connection(parts.path)
        case "tcp" if parts.hostname and parts.port:
            host, port = parts.hostname, parts.port
            return lambda: asyncio.open_connection(host, port)
        case _:
            raise ValueError("clamd is at tcp://host:port or unix:///path")
