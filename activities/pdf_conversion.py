"""PDF by LibreOffice: few calls for all papers that wait, and PDF/A-2b for the archive.

Starting LibreOffice takes longer than converting ten papers with it, so a pool of them shares what
waits: requests that come in while all are busy go together into the next call of one. Each has a
profile of its own, which its first start has filled, and ends after its call, so that neither a
crash nor what LibreOffice does not give back outlives a batch. A call that fails is tried again
paper by paper: a paper that LibreOffice cannot read fails alone.
"""

import asyncio
import json
import math
import os
import shutil
import signal
import tempfile
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import templates

FONTS = Path(templates.__file__).with_name("fonts.conf")
"""Open fonts in place of the proprietary ones that the papers name."""

BATCH = 50
"""The most papers in one call."""

POOL_SIZE = 2
"""How many LibreOffices work side by side, unless an installation says otherwise."""

_PDF_A_2B = {"SelectPdfVersion": {"type": "long", "value": "2"}}
_FILTER = f"pdf:writer_pdf_Export:{json.dumps(_PDF_A_2B, separators=(',', ':'))}"
PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where LibreOffice may be when it is not on the path."""

_INSTALL = (
    "未找到 LibreOffice，暂时不能生成 PDF，.docx 文书不受影响。安装命令："
    "apt-get install -y libreoffice-writer fonts-noto-cjk（Debian、Ubuntu），"
    "或者 brew install --cask libreoffice（macOS）"
)


class PdfUnavailableError(RuntimeError):
    """LibreOffice is not installed; the message is Chinese and gives the command to install it."""

    def __init__(self) -> None:
        super().__init__(_INSTALL)


class PdfConversionError(RuntimeError):
    """LibreOffice made no PDF of a paper; the message is Chinese."""


def find_soffice(chosen: str | None = None) -> str:
    """The path of LibreOffice's program, or of the one chosen instead of the usual ones.

    Raises ``PdfUnavailableError`` where there is none.
    """
    for candidate in (chosen,) if chosen else ("soffice", "libreoffice", *PLACES):
        if found := shutil.which(candidate):
            return found
    raise PdfUnavailableError


@dataclass(frozen=True)
class _Request:
    docx: bytes
    answer: asyncio.Future[bytes]


class PdfConverter:
    """Turns .docx into PDF/A-2b with a pool of LibreOffices; used as an async context.

    ``time_limit`` is in seconds and holds for one call of LibreOffice, whatever its batch; ``size``
    is how many calls may run at a time.
    """

    def __init__(
        self, soffice: str | None = None, time_limit: float = 120, size: int = POOL_SIZE
    ) -> None:
        self._soffice = soffice
        self._time_limit = time_limit
        self._size = size
        self._waiting: list[_Request] = []
        self._profiles = [f"profile-{number}" for number in range(size)]
        self._serving: set[asyncio.Task[None]] = set()
        self._home = tempfile.TemporaryDirectory(prefix="jiefen-pdf-", ignore_cleanup_errors=True)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Stop every LibreOffice, give up what still waits and remove the profiles."""
        serving = list(self._serving)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        self._home.cleanup()

    async def convert(self, docx: bytes) -> bytes:
        """The PDF of a .docx.

        Raises ``PdfUnavailableError`` where LibreOffice is missing and ``PdfConversionError``
        where it makes no PDF of this paper within the time limit.
        """
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Request(docx, answer))
        if self._profiles:
            task = asyncio.create_task(self._serve(self._profiles.pop()))
            self._serving.add(task)
            task.add_done_callback(self._serving.discard)
        return await answer

    async def _serve(self, profile: str) -> None:
        """Answer all that wait, a batch at a time, until nobody does."""
        batch: list[_Request] = []
        try:
            while batch := self._next_batch():
                await self._answer(profile, batch)
        except BaseException as error:
            _fail([*batch, *self._waiting], error)
            self._waiting = []
            if not isinstance(error, Exception):
                raise
        finally:
            self._profiles.append(profile)

    def _next_batch(self) -> list[_Request]:
        """A share of what waits, so that the others of the pool have as much."""
        self._waiting = [request for request in self._waiting if not request.answer.done()]
        share = min(BATCH, math.ceil(len(self._waiting) / self._size))
        batch, self._waiting = self._waiting[:share], self._waiting[share:]
        return batch

    async def _answer(self, profile: str, batch: Sequence[_Request]) -> None:
        left = await self._try(profile, batch)
        if len(left) == len(batch) == 1:
            _fail(left, PdfConversionError("LibreOffice 未能将该文书转换为 PDF"))
            return
        for request in left:
            await self._answer(profile, [request])

    async def _try(self, profile: str, batch: Sequence[_Request]) -> list[_Request]:
        """Convert a batch in one call; returns the requests that got no PDF."""
        pdfs = await self._call(profile, [request.docx for request in batch])
        left: list[_Request] = []
        for request, pdf in zip(batch, pdfs, strict=True):
            if pdf is None:
                left.append(request)
            elif not request.answer.done():
                request.answer.set_result(pdf)
        return left

    async def _call(self, profile: str, papers: Sequence[bytes]) -> list[bytes | None]:
        """Run LibreOffice once over these papers; None where it made no PDF of one."""
        with tempfile.TemporaryDirectory(dir=self._home.name) as name:
            folder = Path(name)
            sources = [folder / f"{number}.docx" for number in range(len(papers))]
            for source, paper in zip(sources, papers, strict=True):
                source.write_bytes(paper)
            finished = await self._run(profile, folder, sources)
            return [_read(source.with_suffix(".pdf")) if finished else None for source in sources]

    async def _run(self, profile: str, folder: Path, sources: Sequence[Path]) -> bool:
        """Whether LibreOffice ended well and in time; it is killed where it is not done by then."""
        process = await asyncio.create_subprocess_exec(
            find_soffice(self._soffice),
            f"-env:UserInstallation={Path(self._home.name, profile).as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            _FILTER,
            "--outdir",
            str(folder),
            *map(str, sources),
            env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            start_new_session=True,
        )
        try:
            await asyncio.wait_for(process.wait(), self._time_limit)
        except TimeoutError:
            return False
        finally:
            await _kill(process)
        return process.returncode == 0


def _read(pdf: Path) -> bytes | None:
    return pdf.read_bytes() if pdf.exists() else None


def _fail(requests: Sequence[_Request], error: BaseException) -> None:
    for request in requests:
        if isinstance(error, asyncio.CancelledError):
            request.answer.cancel()
        elif not request.answer.done():
            request.answer.set_exception(error)


async def _kill(process: Process) -> None:
    """LibreOffice's program is the child of a launcher: end the whole group."""
    if process.returncode is None:
        os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
