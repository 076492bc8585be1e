"""What an uploaded file is, told by its content alone, and whether it is harmless to open.

pypdf reads a PDF as a viewer does, with escaped names, object streams and broken tables, all of
which hide things from a search for bytes. Pillow reads the header of an image and checks that the
rest belongs to it. Neither draws anything.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, cast

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from api.problems import Problem

PDF = "application/pdf"
MEDIA_TYPES = {
    b"%PDF-": PDF,
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
"""The beginnings of files that are taken in."""
MOST_PIXELS = 90_000_000
"""A3 at 600 dots per inch, and some more; unpacked that is 360 MB."""
MOST_OBJECTS = 200_000
"""The most objects of a PDF that are looked through."""

_ACTIVE_KEYS = frozenset(
    {"/JS", "/AA", "/EF", "/EmbeddedFiles", "/JavaScript", "/RichMediaContent", "/XFA"}
)
_ACTIVE_KINDS = {
    "/S": {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition"},
    "/Subtype": {"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/Sound", "/3D"},
    "/Type": {"/EmbeddedFile"},
}
_OTHER_BEGINNINGS = (b"%pdf-", b"<html", b"<!doctype", b"<script", b"<?php")
_BEGINNING = 1024
"""Where a reader that is not strict still looks for the beginning of a file."""


def media_type_of(content: bytes) -> str:
    """PDF, JPEG or PNG; raises ``file_type_refused`` for anything else."""
    for beginning, media_type in MEDIA_TYPES.items():
        if content.startswith(beginning):
            return media_type
    raise Problem("file_type_refused", "文件须为 PDF、JPEG 或者 PNG")


def inspect(content: bytes) -> None:
    """Raise ``file_type_refused`` or ``file_refused`` for what should not be opened by anybody."""
    media_type = media_type_of(content)
    _one_format(content)
    if media_type == PDF:
        _inert(content)
    else:
        _drawable(content)


def _one_format(content: bytes) -> None:
    """A file of two types is refused: what it shows would depend on who reads it."""
    start = content[1:_BEGINNING].lower()
    if any(other in start for other in _OTHER_BEGINNINGS) or zipfile.is_zipfile(BytesIO(content)):
        raise Problem("file_refused", "文件同时是另一种格式")


def _drawable(content: bytes) -> None:
    """Whether a picture is whole and of a size that can be drawn."""
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
            width, height = image.size
            _check_pixels(width * height)
            image.verify()
    except Problem:
        raise
    except Image.DecompressionBombError:
        _check_pixels(MOST_PIXELS + 1)
    except Exception:  # a broken file breaks its reader in any way
        raise Problem("file_refused", "图片已损坏") from None


def _check_pixels(pixels: int) -> None:
    if pixels > MOST_PIXELS:
        raise Problem("file_refused", f"图片不得超过 {MOST_PIXELS // 10_000} 万像素")


def _inert(content: bytes) -> None:
    """Whether a PDF only shows something: nothing in it acts or brings further files along."""
    try:
        reader = PdfReader(BytesIO(content))
        # Statements of banks are often encrypted, though they open without a password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise Problem("file_refused", "PDF 不得设有打开密码")
        for found in _dictionaries(reader):
            _check_inert(found)
        len(reader.pages)
    except Problem:
        raise
    except Exception:  # a broken file breaks its reader in any way
        raise Problem("file_refused", "PDF 已损坏") from None


def _check_inert(found: DictionaryObject) -> None:
    if _ACTIVE_KEYS & found.keys() or any(
        str(found.get(key)) in kinds for key, kinds in _ACTIVE_KINDS.items()
    ):
        raise Problem("file_refused", "PDF 不得含有脚本、动作或者附件")
    if found.get("/Subtype") == "/Image":
        sides = (found.get("/Width"), found.get("/Height"))
        width, height = (side if isinstance(side, int) else 0 for side in sides)
        _check_pixels(width * height)


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached in a PDF."""
    seen = set[tuple[int, int]]()
    waiting: list[object] = [reader.trailer]
    count = 0
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            if (place := (found.idnum, found.generation)) in seen:
                continue
            seen.add(place)
            found = cast(object, found.get_object())
        if isinstance(found, DictionaryObject):
            yield found
            waiting.extend(cast(Any, found).values())
        elif isinstance(found, ArrayObject):
            waiting.extend(cast(list[object], found))
        count += 1
        if count > MOST_OBJECTS:
            raise Problem("file_refused", "PDF 过于复杂")
