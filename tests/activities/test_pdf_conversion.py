"""What PDF conversion promises: LibreOffice is kept running, and a bad paper fails alone."""

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from activities.pdf_conversion import PdfConversionError, PdfConverter, PdfUnavailableError
from templates.rendering import render
from tests.templates.reading import text_of
from tests.templates.samples import SAMPLES
from tests.verapdf import not_pdf_a_2b

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)

GOOD = render("appeal", SAMPLES["appeal"])
CORRUPT = GOOD[: len(GOOD) // 3]
TIME_LIMIT = 8
"""Seconds: many times what a good paper takes, and a small part of what an endless one does."""

USES_AND_WAITS = """
import asyncio, sys
from pathlib import Path
from activities.pdf_conversion import PdfConverter

async def use():
    async with PdfConverter(size=1) as converter:
        await converter.convert(Path(sys.argv[1]).read_bytes())
        print("made", flush=True)
        await asyncio.Event().wait()

asyncio.run(use())
"""


def paper_of(paragraphs: int) -> bytes:
    document, buffer = Document(), BytesIO()
    first = document.add_paragraph("一二三四五六七八九十")._element
    for _ in range(paragraphs):
        first.addnext(deepcopy(first))
    document.save(buffer)
    return buffer.getvalue()


LONG = paper_of(3_000)
"""Takes LibreOffice long enough to be caught at it."""

ENDLESS = paper_of(200_000)
"""Thousands of pages: LibreOffice is at it for minutes."""


def is_pdf(outcome: object) -> bool:
    return isinstance(outcome, bytes) and outcome.startswith(b"%PDF-")


async def outcomes(converter: PdfConverter, *papers: bytes) -> list[bytes | BaseException]:
    return await asyncio.gather(
        *(converter.convert(paper) for paper in papers), return_exceptions=True
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the converters of a test have their folders, by which their processes are known."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


class Processes:
    """The processes of the LibreOffices that have their profiles in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _with(self, *words: str) -> list[int]:
        listed = subprocess.run(
            ["ps", "-axww", "-o", "pid=,args="], capture_output=True, text=True, check=True
        )
        lines = [line for line in listed.stdout.splitlines() if str(self._folder) in line]
        return [int(line.split()[0]) for line in lines if all(word in line for word in words)]

    def all(self) -> list[int]:
        return self._with()

    def kept(self) -> list[int]:
        """Those that are kept running."""
        return self._with("soffice.bin", "kept.txt")

    async def at_work(self, after: int | None = None) -> int:
        """The one kept running, once it is at work on a paper; not the one that ran before it."""
        idle = [[], [after]]
        await until(lambda: bool(self._with("--convert-to")) and self.kept() not in idle)
        (kept,) = self.kept()
        return kept


async def until(condition: Callable[[], bool]) -> None:
    while not await asyncio.to_thread(condition):
        pass


@pytest.fixture
def processes(folder: Path) -> Processes:
    return Processes(folder)


@needs_libreoffice
async def test_libreoffice_runs_on_between_papers(processes: Processes) -> None:
    async with PdfConverter(size=1) as converter:
        assert is_pdf(await converter.convert(GOOD))
        first = processes.kept()
        assert is_pdf(await converter.convert(GOOD))
        assert processes.kept() == first != []


@needs_libreoffice
async def test_papers_at_the_same_time_are_shared_by_the_pool(processes: Processes) -> None:
    async with PdfConverter(size=2) as converter:
        assert all(map(is_pdf, await outcomes(converter, *[GOOD] * 5)))
        assert len(processes.kept()) == 2


@needs_libreoffice
async def test_libreoffice_is_started_anew_after_so_many_papers(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("activities.pdf_conversion.PAPERS", 2)
    seen: list[list[int]] = []
    async with PdfConverter(size=1) as converter:
        for _ in range(3):
            assert is_pdf(await converter.convert(GOOD))
            seen.append(processes.kept())
    first, second, third = seen
    assert first == second
    assert len(third) == 1
    assert third != second


@needs_libreoffice
async def test_a_corrupt_paper_between_good_ones_fails_alone(processes: Processes) -> None:
    async with PdfConverter(size=1) as converter:
        assert is_pdf(await converter.convert(GOOD))
        first = processes.kept()
        corrupt, after = await outcomes(converter, CORRUPT, GOOD)
        assert processes.kept() == first
    assert isinstance(corrupt, PdfConversionError)
    assert is_pdf(after)


@needs_libreoffice
async def test_an_endless_paper_is_given_up_alone() -> None:
    async with PdfConverter(time_limit=TIME_LIMIT, size=1) as converter:
        before, endless, after = await outcomes(converter, GOOD, ENDLESS, GOOD)
    assert isinstance(endless, PdfConversionError)
    assert is_pdf(before)
    assert is_pdf(after)


@needs_libreoffice
async def test_one_of_a_pool_goes_on_while_another_is_at_an_endless_paper(
    processes: Processes,
) -> None:
    async with PdfConverter(size=2) as converter:
        endless = asyncio.create_task(converter.convert(ENDLESS))
        await processes.at_work()
        assert all(map(is_pdf, await outcomes(converter, GOOD, GOOD)))
        assert not endless.done()
        endless.cancel()


@needs_libreoffice
async def test_a_paper_under_which_libreoffice_is_killed_is_tried_again(
    processes: Processes,
) -> None:
    async with PdfConverter(size=1) as converter:
        paper = asyncio.create_task(converter.convert(LONG))
        killed = await processes.at_work()
        os.kill(killed, signal.SIGKILL)
        assert is_pdf(await paper)
        assert killed not in processes.kept()


@needs_libreoffice
async def test_a_paper_under_which_libreoffice_dies_twice_fails_alone(
    processes: Processes,
) -> None:
    async with PdfConverter(size=1) as converter:
        deadly, after = (asyncio.create_task(converter.convert(each)) for each in (ENDLESS, GOOD))
        first = await processes.at_work()
        os.kill(first, signal.SIGKILL)
        os.kill(await processes.at_work(after=first), signal.SIGKILL)
        with pytest.raises(PdfConversionError):
            await deadly
        assert is_pdf(await after)


@needs_libreoffice
async def test_libreoffice_that_died_between_papers_is_started_anew(processes: Processes) -> None:
    async with PdfConverter(size=1) as converter:
        assert is_pdf(await converter.convert(GOOD))
        (kept,) = processes.kept()
        os.kill(kept, signal.SIGKILL)
        assert is_pdf(await converter.convert(GOOD))


@needs_libreoffice
async def test_a_paper_that_is_given_up_stops_its_libreoffice(processes: Processes) -> None:
    async with PdfConverter(size=1) as converter:
        endless = asyncio.create_task(converter.convert(ENDLESS))
        await processes.at_work()
        endless.cancel()
        with pytest.raises(asyncio.CancelledError):
            await endless
        assert processes.all() == []
        assert is_pdf(await converter.convert(GOOD))


@needs_libreoffice
async def test_closing_gives_up_what_waits_and_leaves_nothing(
    processes: Processes, folder: Path
) -> None:
    async with PdfConverter(size=1) as converter:
        papers = [asyncio.create_task(converter.convert(each)) for each in (ENDLESS, GOOD)]
        await processes.at_work()
    assert all(paper.cancelled() for paper in papers)
    assert processes.all() == []
    assert os.listdir(folder) == []


@needs_libreoffice
def test_libreoffice_does_not_outlive_a_killed_worker(processes: Processes, folder: Path) -> None:
    paper = folder / "paper.docx"
    paper.write_bytes(GOOD)
    worker = subprocess.Popen(
        [sys.executable, "-c", USES_AND_WAITS, str(paper)],
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
    )
    with worker:
        assert worker.stdout
        assert worker.stdout.readline() == b"made\n"
        assert len(processes.kept()) == 1
        worker.kill()
    asyncio.run(asyncio.wait_for(until(lambda: processes.all() == []), 30))


async def test_without_libreoffice_the_message_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("activities.pdf_conversion.PLACES", ())
    async with PdfConverter() as converter:
        with pytest.raises(PdfUnavailableError, match="apt-get install -y libreoffice-writer"):
            await converter.convert(b"paper")


async def convert_samples() -> dict[str, bytes]:
    async with PdfConverter() as converter:
        pdfs = await asyncio.gather(
            *(converter.convert(render(kind, facts)) for kind, facts in SAMPLES.items())
        )
    return dict(zip(SAMPLES, pdfs, strict=True))


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    """The PDFs of all kinds of papers."""
    return asyncio.run(convert_samples())


@pytest.fixture(scope="module")
def pdfs(printed: dict[str, bytes]) -> dict[str, PdfReader]:
    """All kinds of papers, ready to be read."""
    return {kind: PdfReader(BytesIO(pdf)) for kind, pdf in printed.items()}


def chinese(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\u4e00-\u9fff0-9]", text))


def fonts_of(reader: PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for reference in resources["/Font"].values():
            font = reference.get_object()
            yield font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font


@needs_libreoffice
@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_pdf_holds_the_whole_text_of_the_paper(kind: str, pdfs: dict[str, PdfReader]) -> None:
    printed = chinese("".join(page.extract_text() for page in pdfs[kind].pages))
    assert chinese(text_of(render(kind, SAMPLES[kind]))) - printed == Counter()


@needs_libreoffice
@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_pdf_embeds_every_font(kind: str, pdfs: dict[str, PdfReader]) -> None:
    descriptors = [font["/FontDescriptor"].get_object() for font in fonts_of(pdfs[kind])]
    assert descriptors
    assert all(any(key.startswith("/FontFile") for key in item) for item in descriptors)


@needs_libreoffice
@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_pdf_draws_chinese_with_chinese_fonts(kind: str, pdfs: dict[str, PdfReader]) -> None:
    names = " ".join(str(font["/BaseFont"]) for font in fonts_of(pdfs[kind]))
    assert "CJK" in names or "Song" in names


@needs_libreoffice
@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_pdf_has_a_sane_number_of_pages(kind: str, pdfs: dict[str, PdfReader]) -> None:
    assert 1 <= len(pdfs[kind].pages) <= 6


@needs_libreoffice
def test_every_kind_is_pdf_a_2b(printed: dict[str, bytes], tmp_path: Path) -> None:
    assert not_pdf_a_2b(tmp_path, printed) == []
