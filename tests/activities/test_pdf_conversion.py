"""What PDF conversion promises: one call for all that wait, and a bad paper fails alone.

The rules of calling are tested on a stand-in for LibreOffice that notes each call; the PDFs
themselves on the real one, all kinds of papers in one batch.
"""

import asyncio
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from activities.pdf_conversion import PdfConversionError, PdfConverter, PdfUnavailableError
from templates.rendering import render
from tests.templates.reading import text_of
from tests.templates.samples import SAMPLES
from tests.verapdf import not_pdf_a_2b

STAND_IN = """#!/bin/sh
papers=""
for word; do
    case $before in --outdir) out=$word ;; esac
    case $word in *.docx) papers="$papers $word" ;; esac
    before=$word
done
echo $papers >> "{log}"
if [ -p "{log}.started" ]; then echo started > "{log}.started"; fi
for paper in $papers; do
    if grep -q poison "$paper"; then exit 1; fi
    if grep -q endless "$paper"; then exec tail -f /dev/null; fi
    if ! grep -q ignored "$paper"; then cp "$paper" "$out/$(basename "$paper" .docx).pdf"; fi
done
"""

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "calls"


@pytest.fixture
def soffice(tmp_path: Path, log: Path) -> str:
    program = tmp_path / "soffice"
    program.write_text(STAND_IN.format(log=log))
    program.chmod(0o755)
    return str(program)


@pytest.fixture
def started(log: Path) -> Path:
    """A pipe that the stand-in writes to as it starts; reading it waits for that."""
    pipe = log.with_suffix(".started")
    os.mkfifo(pipe)
    return pipe


def wait_until(started: Path) -> None:
    """Wait for the stand-in's next start; later ones are not announced."""
    started.read_text()
    started.unlink()


def papers_per_call(log: Path) -> list[int]:
    return [len(line.split()) for line in log.read_text().splitlines()]


async def outcomes(converter: PdfConverter, *papers: bytes) -> list[bytes | BaseException]:
    return await asyncio.gather(
        *(converter.convert(paper) for paper in papers), return_exceptions=True
    )


async def test_papers_that_wait_go_in_one_call(soffice: str, log: Path) -> None:
    papers = [f"paper {number}".encode() for number in range(8)]
    async with PdfConverter(soffice, size=1) as converter:
        assert await outcomes(converter, *papers) == papers
    assert papers_per_call(log) == [8]


async def test_papers_that_come_while_busy_share_the_next_call(
    soffice: str, log: Path, started: Path
) -> None:
    async with PdfConverter(soffice, size=1) as converter:
        first = asyncio.create_task(converter.convert(b"first"))
        await asyncio.to_thread(wait_until, started)
        assert await outcomes(converter, b"second", b"third") == [b"second", b"third"]
        assert await first == b"first"
    assert papers_per_call(log) == [1, 2]


@pytest.mark.parametrize("fault", [b"poison", b"ignored"])
async def test_a_bad_paper_fails_alone(soffice: str, fault: bytes) -> None:
    async with PdfConverter(soffice, size=1) as converter:
        before, bad, after = await outcomes(converter, b"before", fault, b"after")
    assert (before, after) == (b"before", b"after")
    assert isinstance(bad, PdfConversionError)


async def test_a_paper_that_never_ends_is_given_up_alone(soffice: str) -> None:
    async with PdfConverter(soffice, time_limit=0.5, size=1) as converter:
        before, endless = await outcomes(converter, b"before", b"endless")
    assert before == b"before"
    assert isinstance(endless, PdfConversionError)


async def test_a_pool_shares_what_waits(soffice: str, log: Path) -> None:
    papers = [f"paper {number}".encode() for number in range(9)]
    async with PdfConverter(soffice, size=2) as converter:
        assert await outcomes(converter, *papers) == papers
    assert len(papers_per_call(log)) >= 2
    assert max(papers_per_call(log)) <= 5


async def test_one_of_a_pool_goes_on_while_another_hangs(soffice: str, started: Path) -> None:
    async with PdfConverter(soffice, size=2) as converter:
        hanging = asyncio.create_task(converter.convert(b"endless"))
        await asyncio.to_thread(wait_until, started)
        assert await outcomes(converter, b"second", b"third") == [b"second", b"third"]
        assert not hanging.done()
        hanging.cancel()


async def test_converter_goes_on_after_a_failure(soffice: str) -> None:
    async with PdfConverter(soffice, size=1) as converter:
        with pytest.raises(PdfConversionError):
            await converter.convert(b"poison")
        assert await converter.convert(b"next") == b"next"


async def test_closing_gives_up_what_waits(soffice: str, started: Path) -> None:
    async with PdfConverter(soffice, size=1) as converter:
        waiting = asyncio.create_task(converter.convert(b"endless"))
        await asyncio.to_thread(wait_until, started)
    with pytest.raises(asyncio.CancelledError):
        await waiting


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
async def test_a_corrupt_document_between_good_ones_fails_alone() -> None:
    good = render("appeal", SAMPLES["appeal"])
    async with PdfConverter(size=1) as converter:
        before, corrupt, after = await outcomes(converter, good, good[: len(good) // 3], good)
    assert isinstance(before, bytes)
    assert isinstance(after, bytes)
    assert before.startswith(b"%PDF-")
    assert after.startswith(b"%PDF-")
    assert isinstance(corrupt, PdfConversionError)


@needs_libreoffice
def test_every_kind_is_pdf_a_2b(printed: dict[str, bytes], tmp_path: Path) -> None:
    assert not_pdf_a_2b(tmp_path, printed) == []
