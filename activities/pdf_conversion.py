"""PDF by LibreOffices that are kept running, and PDF/A-2b for the archive.

Starting LibreOffice takes longer than converting several papers with it, so each of a pool runs on
between papers. It stays because a document of its own is open; a paper is handed to it by another
call of the same program with the same profile, which finds the first one running, waits for its
answer and ends. Nothing but LibreOffice's own program is needed for that.

Each is given one paper at a time. One that dies under a paper is started anew for one more try, one
that is not done in time is ended, and each is started anew after so many papers, because it does
not give back all the memory it takes.
"""

import asyncio
import json
import os
import shutil
import signal
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import templates

FONTS = Path(templates.__file__).with_name("fonts.conf")
"""Open fonts in place of the proprietary ones that the papers name."""

POOL_SIZE = 2
"""How many LibreOffices work side by side, unless an installation says otherwise."""

PAPERS = 100
"""How many papers a LibreOffice is given before it is started anew."""

_TRIES = 2
"""How often a paper is tried under which LibreOffice dies, for it need not be the paper's doing."""

_START_LIMIT = 60.0
"""Seconds; a first start fills its profile."""

_LOOK = 0.02
"""Seconds between two looks at whether LibreOffice has opened its document."""

_GUARD = '{ "$@"; kill -KILL 0; } & read -r _; kill -KILL 0'
"""Runs a command and ends its process group with it, or when standard input is closed.

So nothing of the group outlives LibreOffice, nor LibreOffice the process that started it.
"""

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


class _DiedError(Exception):
    """LibreOffice ended under a paper, or as it started."""


class _Office:
    """One LibreOffice, with a folder of its own for its profile, its document and its papers."""

    def __init__(self, soffice: str | None, folder: Path, time_limit: float) -> None:
        self._soffice = soffice
        self._folder = folder
        self._time_limit = time_limit
        self._spawned: asyncio.Task[Process] | None = None
        self._papers = 0

    async def convert(self, docx: bytes) -> bytes:
        """The PDF of a paper; raises what ``PdfConverter.convert`` raises."""
        with suppress(TimeoutError):
            for _ in range(_TRIES):
                with suppress(_DiedError):
                    if pdf := await self._try(docx):
                        return pdf
                    break
        raise PdfConversionError("LibreOffice 未能将该文书转换为 PDF")

    async def stop(self) -> None:
        """End LibreOffice and all that belongs to it, and wait until it is gone."""
        spawned, self._spawned = self._spawned, None
        if spawned:
            process = await spawned
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.communicate()

    async def _try(self, docx: bytes) -> bytes | None:
        """The PDF, or None where LibreOffice makes none; it is stopped where it does not answer."""
        try:
            process = await asyncio.wait_for(self._running(), _START_LIMIT)
            return await asyncio.wait_for(self._ask(process, docx), self._time_limit)
        except BaseException:
            await self.stop()
            raise

    async def _running(self) -> Process:
        """LibreOffice, started anew where it has ended or has been given its papers."""
        if self._spawned and self._papers < PAPERS:
            process = await asyncio.shield(self._spawned)
            if process.returncode is None:
                return process
        await self.stop()
        return await self._start()

    async def _start(self) -> Process:
        """Start LibreOffice with a document that keeps it running, and wait until it is open."""
        kept = self._folder / "kept.txt"
        lock = kept.with_name(f".~lock.{kept.name}#")
        lock.unlink(missing_ok=True)
        kept.touch()
        command = ("sh", "-c", _GUARD, "sh", *self._command(), str(kept))
        spawning = asyncio.create_subprocess_exec(
            *command, env=self._env(), stdin=PIPE, stdout=DEVNULL, stderr=PIPE, process_group=0
        )
        self._spawned, self._papers = asyncio.create_task(spawning), 0
        process = await asyncio.shield(self._spawned)  # whoever gives up still has it to stop
        while not lock.exists():
            if process.returncode is not None:
                raise _DiedError
            await asyncio.sleep(_LOOK)
        return process

    async def _ask(self, process: Process, docx: bytes) -> bytes | None:
        """Hand a paper to a LibreOffice that runs; None where it made no PDF of it."""
        self._papers += 1
        with tempfile.TemporaryDirectory(dir=self._folder, ignore_cleanup_errors=True) as name:
            source = Path(name, "paper.docx")
            await asyncio.to_thread(source.write_bytes, docx)
            await self._call(process, "--convert-to", _FILTER, "--outdir", name, str(source))
            return await asyncio.to_thread(_read, source.with_suffix(".pdf"))

    async def _call(self, process: Process, *arguments: str) -> None:
        """Call the program with the running one's profile, in its group so as to end with it."""
        try:
            call = await asyncio.create_subprocess_exec(
                *self._command(),
                *arguments,
                env=self._env(),
                stdin=DEVNULL,
                stdout=DEVNULL,
                stderr=DEVNULL,
                process_group=process.pid,
            )
        except PermissionError:  # the group is no more
            raise _DiedError from None
        if await call.wait() != 0:
            raise _DiedError

    def _command(self) -> tuple[str, ...]:
        profile = self._folder / "profile"
        return (
            find_soffice(self._soffice),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
        )

    def _env(self) -> dict[str, str]:
        return {**os.environ, "FONTCONFIG_FILE": str(FONTS), "TMPDIR": str(self._folder)}


def _read(pdf: Path) -> bytes | None:
    return pdf.read_bytes() if pdf.exists() else None


class PdfConverter:
    """Turns .docx into PDF/A-2b with a pool of LibreOffices; used as an async context.

    A LibreOffice is started with the first paper that finds none free. ``time_limit`` is in seconds
    and holds for each paper, from when it is its turn; ``size`` is how many work at a time.
    """

    def __init__(
        self, soffice: str | None = None, time_limit: float = 30, size: int = POOL_SIZE
    ) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="jiefen-pdf-", ignore_cleanup_errors=True)
        self._offices = [
            _Office(soffice, Path(tempfile.mkdtemp(dir=self._home.name)), time_limit)
            for _ in range(size)
        ]
        self._free: asyncio.LifoQueue[_Office] = asyncio.LifoQueue()
        for office in self._offices:
            self._free.put_nowait(office)
        self._serving: set[asyncio.Task[bytes]] = set()

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
        """Give up what is not done, end every LibreOffice and remove what they left."""
        serving = list(self._serving)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        for office in self._offices:
            await office.stop()
        self._home.cleanup()

    async def convert(self, docx: bytes) -> bytes:
        """The PDF of a .docx.

        Raises ``PdfUnavailableError`` where LibreOffice is missing and ``PdfConversionError``
        where it makes no PDF of this paper within the time limit.
        """
        task = asyncio.create_task(self._serve(docx))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)
        return await task

    async def _serve(self, docx: bytes) -> bytes:
        office = await self._free.get()
        try:
            return await office.convert(docx)
        finally:
            self._free.put_nowait(office)
