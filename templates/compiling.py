"""Compiling: the .docx of a template becomes parts that are ready to be rendered.

What is compiled is the template alone, in a sandbox; what somebody typed comes later and is data.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docxtpl import DocxTemplate  # pyright: ignore[reportMissingTypeStubs]
from jinja2 import StrictUndefined, Template, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from templates.models import PrintedPiece, format_date, format_minute

TEXT_PARTS = ("word/document", "word/header", "word/footer")
"""How the names of the parts begin that hold text."""

_LINE_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')


class MalformedTemplateError(ValueError):
    """A file is no .docx, or its tags do not make a template; the message is Chinese."""


class UnprintableValueError(TypeError):
    """A template prints a value that is neither words nor a number, a day or a printed piece."""


@dataclass(frozen=True)
class Compiled:
    """A template ready to render: the parts with text, and all others as they stand.

    ``names`` are the parts in their order, ``variables`` what it takes from its facts.
    """

    texts: dict[str, Template]
    others: dict[str, bytes]
    names: tuple[str, ...]
    variables: frozenset[str]


@lru_cache(maxsize=256)
def compiled(template: bytes) -> Compiled:
    """A template, compiled once. Raises ``MalformedTemplateError``."""
    try:
        with ZipFile(BytesIO(template)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return _compiled(parts)
    except (BadZipFile, UnicodeDecodeError):
        raise MalformedTemplateError("不是 .docx 文件") from None
    except TemplateError as error:
        raise MalformedTemplateError(f"模板标记有误：{error}") from None


def environment() -> ImmutableSandboxedEnvironment:
    """Where templates are compiled: sandboxed, escaping, and strict about what is missing."""
    return ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_printed
    )


def _compiled(parts: dict[str, bytes]) -> Compiled:
    surroundings = environment()
    texts: dict[str, Template] = {}
    variables: set[str] = set()
    for name in (name for name in parts if name.startswith(TEXT_PARTS)):
        source = _to_jinja(parts[name].decode("utf-8"))
        variables |= meta.find_undeclared_variables(surroundings.parse(source))
        texts[name] = surroundings.from_string(source)
    others = {name: content for name, content in parts.items() if name not in texts}
    return Compiled(texts, others, tuple(parts), frozenset(variables))


def _to_jinja(xml: str) -> str:
    """Word's XML with the tags that Word has split put together again."""
    patch: Callable[[str], str] = DocxTemplate(BytesIO()).patch_xml  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return patch(xml)


def _printed(value: object) -> object:
    """The words of a value; line breaks are kept as breaks within the paragraph."""
    if isinstance(value, datetime):
        return format_minute(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int | str | PrintedPiece) and not isinstance(value, bool):
        return _LINE_BREAK.join(escape(str(value)).split("\n"))
    raise UnprintableValueError(f"a template cannot print {type(value).__name__}")
