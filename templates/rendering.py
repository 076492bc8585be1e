"""Rendering: a kind of paper and its facts become the bytes of a .docx.

The same facts give the same bytes. A template is read and compiled once; after that only its text
parts are rendered, and the archive is written with fixed times and without compression, because
the output of a compressor differs between versions of its library.

What somebody typed is data: it is escaped, never compiled, and characters that no document can
hold, or that turn text around unseen, are refused.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from docxtpl import DocxTemplate  # pyright: ignore[reportMissingTypeStubs]
from jinja2 import StrictUndefined, Template, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape
from pydantic import BaseModel

from templates.catalogue import CATALOGUE
from templates.models import Piece, PrintedPiece, format_date, format_minute

_LINE_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_TEXT_PARTS = ("word/document", "word/header", "word/footer")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class UnprintableTextError(ValueError):
    """A text holds a character that a paper cannot show; the message is Chinese and names it."""


class UnprintableValueError(TypeError):
    """A template prints a value that is neither words nor a number, a day or a printed piece."""


@dataclass(frozen=True)
class _Compiled:
    """A template ready to render: the parts with text, and all others as they stand."""

    texts: dict[str, Template]
    others: dict[str, bytes]
    names: tuple[str, ...]
    variables: frozenset[str]


def render(kind: str, facts: Piece) -> bytes:
    """The .docx of a kind of paper with these facts.

    Raises ``UnprintableTextError`` where a text holds a control character, and ``TypeError`` where
    the facts are not of the kind's model.
    """
    expected = CATALOGUE[kind].model
    if not isinstance(facts, expected):
        raise TypeError(f"{kind} takes {expected.__name__}, not {type(facts).__name__}")
    for text in _texts(facts):
        _refuse_unprintable(text)
    return _archive(_compiled(kind), dict(facts))


def variables(kind: str) -> frozenset[str]:
    """The names that the template of a kind takes from its facts."""
    return _compiled(kind).variables


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
    return category in ("Cc", "Cs") or noncharacter or character in _BIDI_CONTROLS


def _printed(value: object) -> object:
    """The words of a value; line breaks are kept as breaks within the paragraph."""
    if isinstance(value, datetime):
        return format_minute(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int | str | PrintedPiece) and not isinstance(value, bool):
        return _LINE_BREAK.join(escape(str(value)).split("\n"))
    raise UnprintableValueError(f"a template cannot print {type(value).__name__}")


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_printed
    )


def _to_jinja(xml: str) -> str:
    """Word's XML with the tags that Word has split put together again."""
    patch: Callable[[str], str] = DocxTemplate(BytesIO()).patch_xml  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return patch(xml)


@cache
def _compiled(kind: str) -> _Compiled:
    path = CATALOGUE[kind].template
    environment = _environment()
    texts: dict[str, Template] = {}
    others: dict[str, bytes] = {}
    names: set[str] = set()
    with ZipFile(path) as archive:
        order = tuple(archive.namelist())
        for name in order:
            content = archive.read(name)
            if not name.startswith(_TEXT_PARTS):
                others[name] = content
                continue
            source = _to_jinja(content.decode("utf-8"))
            names |= meta.find_undeclared_variables(environment.parse(source))
            texts[name] = environment.from_string(source)
    return _Compiled(texts, others, order, frozenset(names))


def _archive(compiled: _Compiled, context: dict[str, object]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name in compiled.names:
            template = compiled.texts.get(name)
            content = template.render(context).encode() if template else compiled.others[name]
            archive.writestr(_entry(name), content)
    return buffer.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.create_system = _UNIX
    return entry
