"""Reading a rendered paper back, and walking the texts of its facts."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, Literal, cast, get_args, get_origin
from xml.etree import ElementTree
from zipfile import ZipFile

from templates.models import Piece

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs_of(docx: bytes) -> list[str]:
    """The text of every paragraph, tables included; breaks within a paragraph as newlines."""
    with ZipFile(BytesIO(docx)) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    return ["".join(_words(paragraph)) for paragraph in document.iter(f"{_WORD}p")]


def text_of(docx: bytes) -> str:
    return "\n".join(paragraphs_of(docx))


def _words(paragraph: ElementTree.Element) -> Iterator[str]:
    for node in paragraph.iter():
        if node.tag == f"{_WORD}t":
            yield node.text or ""
        elif node.tag == f"{_WORD}br":
            yield "\n"


def change_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same facts with every free text changed; fixed words of the forms stay."""
    if type(value) is str:
        return change(value)
    if isinstance(value, tuple):
        return tuple(change_texts(item, change) for item in cast(tuple[Any, ...], value))
    if isinstance(value, Piece):
        fields = type(value).model_fields
        free = [
            name for name, field in fields.items() if get_origin(field.annotation) is not Literal
        ]
        return value.model_copy(
            update={name: change_texts(getattr(value, name), change) for name in free}
        )
    return value


def texts_of(value: Any) -> list[str]:
    """Every free text of the facts."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    change_texts(value, note)
    return found


def without_options(facts: Piece) -> Piece:
    """The facts with everything left out that the kind allows to leave out."""
    for name, field in type(facts).model_fields.items():
        if type(None) in get_args(field.annotation):
            facts = facts.model_copy(update={name: None})
        elif get_origin(field.annotation) is tuple and not field.metadata:
            facts = facts.model_copy(update={name: ()})
    return facts
