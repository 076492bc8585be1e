"""Rendering: a kind of paper and its facts become the bytes of a .docx.

The same facts give the same bytes. A template is read and compiled once; after that only its text
parts are rendered, and the archive is written with fixed times and without compression, because
the output of a compressor differs between versions of its library.

What somebody typed is data: it is escaped, never compiled, and characters that no document can
hold, or that turn text around unseen, are refused.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from pydantic import BaseModel

from templates.catalogue import CATALOGUE
from templates.compiling import Compiled, compiled
from templates.models import Piece

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the text after them round, unseen."""


class UnprintableTextError(ValueError):
    """A text holds a character that a paper cannot show; the message is Chinese and names it."""


def render(kind: str, facts: Piece, template: bytes | None = None) -> bytes:
    """The .docx of a kind of paper with these facts, on the house's template or another.

    Raises ``UnprintableTextError`` where a text holds a control character, ``TypeError`` where
    the facts are not of the kind's model, and ``MalformedTemplateError``.
    """
    expected = CATALOGUE[kind].model
    if not isinstance(facts, expected):
        raise TypeError(f"{kind} takes {expected.__name__}, not {type(facts).__name__}")
    for text in _texts(facts):
        _refuse_unprintable(text)
    return _archive(compiled(template or house_template(kind)), dict(facts))


@cache
def house_template(kind: str) -> bytes:
    """The template that comes with this version for a kind."""
    return CATALOGUE[kind].template.read_bytes()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for _, field in value:
            yield from _texts(field)
    elif isinstance(value, tuple):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _texts(item)  # pyright: ignore[reportUnknownArgumentType]


def _refuse_unprintable(text: str) -> None:
    for character in text:
        if _unprintable(character):
            name = f"U+{ord(character):04X}"
            raise UnprintableTextError(f"文字中含有不可打印的控制字符（{name}），请删除后重试")


def _unprintable(character: str) -> bool:
    if character in "\n\t":
        return False
    category = unicodedata.category(character)
    noncharacter = ord(character) & 0xFFFE == 0xFFFE
    return category in ("Cc", "Cs") or noncharacter or character in BIDI_CONTROLS


def _archive(parts: Compiled, context: dict[str, object]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name in parts.names:
            template = parts.texts.get(name)
            content = template.render(context).encode() if template else parts.others[name]
            archive.writestr(_entry(name), content)
    return buffer.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.create_system = _UNIX
    return entry
