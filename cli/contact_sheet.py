"""``jiefen papers contact-sheet``: every kind of paper on one picture, to be looked at."""

import asyncio
import re
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from activities.pdf_conversion import PdfConversionError, PdfConverter, PdfUnavailableError
from cli.output import fail
from embedded import poppler
from embedded.parts import NotFoundError
from embedded.settings import Settings
from templates.catalogue import CATALOGUE
from templates.rendering import render
from templates.samples import sample

_PGM = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s")
_RESOLUTION = 40
"""Dots an inch: enough to see a page's layout, not to read it."""
_COLUMNS = 12
_GAP = 8
_GREY = b"\xb0"


@dataclass(frozen=True)
class _Page:
    """A page drawn in grey, a byte a dot, row by row."""

    width: int
    height: int
    dots: bytes


def contact_sheet(
    out: Annotated[Path, typer.Option(help="写到此文件夹，文件名为 contact-sheet.png")] = Path(),
) -> None:
    """以示例事实制作全部文书，转换为 PDF，拼成一张图"""
    try:
        pdftoppm = poppler.find(build=False).path.with_name("pdftoppm")
        pdfs = asyncio.run(_pdfs())
    except (NotFoundError, PdfUnavailableError, PdfConversionError) as error:
        fail(str(error))
    pages = [page for pdf in pdfs for page in _drawn(pdftoppm, pdf)]
    out.mkdir(parents=True, exist_ok=True)
    target = out / "contact-sheet.png"
    target.write_bytes(_png(_sheet(pages)))
    typer.echo(f"已写入“{target}”：文书{len(pdfs)}种，共{len(pages)}页")


async def _pdfs() -> list[bytes]:
    """The samples of all kinds as PDFs, in the order of the catalogue."""
    soffice = Settings().soffice
    async with PdfConverter(str(soffice) if soffice else None) as converter:
        papers = [render(kind, sample(kind)) for kind in CATALOGUE]
        return await asyncio.gather(*(converter.convert(paper) for paper in papers))


def _drawn(pdftoppm: Path, pdf: bytes) -> Iterator[_Page]:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = [str(pdftoppm), "-gray", "-r", str(_RESOLUTION), file.name]
        pictures = subprocess.run(command, check=True, capture_output=True).stdout
    while pictures:
        header = _PGM.match(pictures)
        assert header is not None
        width, height = int(header[1]), int(header[2])
        end = header.end() + width * height
        yield _Page(width, height, pictures[header.end() : end])
        pictures = pictures[end:]


def _sheet(pages: list[_Page]) -> _Page:
    """The pages side by side, ``_COLUMNS`` a row."""
    width = max(page.width for page in pages) + _GAP
    height = max(page.height for page in pages) + _GAP
    columns = min(_COLUMNS, len(pages))
    lines = [
        bytearray(_GREY * (columns * width + _GAP))
        for _ in range(-(-len(pages) // columns) * height + _GAP)
    ]
    for number, page in enumerate(pages):
        row, column = divmod(number, columns)
        left = column * width + _GAP
        for line in range(page.height):
            dots = page.dots[line * page.width : (line + 1) * page.width]
            lines[row * height + _GAP + line][left : left + page.width] = dots
    return _Page(len(lines[0]), len(lines), b"".join(lines))


def _png(page: _Page) -> bytes:
    """The picture as PNG (ISO/IEC 15948): eight bits of grey a dot."""
    header = struct.pack(">IIBBBBB", page.width, page.height, 8, 0, 0, 0, 0)
    lines = (page.dots[at : at + page.width] for at in range(0, len(page.dots), page.width))
    dots = zlib.compress(b"".join(b"\0" + line for line in lines), 9)
    chunks = ((b"IHDR", header), (b"IDAT", dots), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)
