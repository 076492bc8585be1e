"""Checking a template that somebody has edited in Word: which names in it no paper of the kind
has, which it no longer shows, and where.

A template is read as one line for each paragraph, so that what Jinja says of a line is said of a
place in the document.
"""

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from io import BytesIO
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from jinja2 import TemplateSyntaxError, nodes
from pydantic import BaseModel

from templates.catalogue import CATALOGUE
from templates.compiling import TEXT_PARTS, MalformedTemplateError, compiled, environment
from templates.rendering import house_template

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROW_TAG = re.compile(r"(\{[%{])-?tr (.*?[%}]\})")
_PARAGRAPH_TAG = re.compile(r"(\{[%{])-?p (.*?[%}]\})")
_CELL_OR_RUN_TAG = re.compile(r"(\{[%{])-?(?:tc|r) ")
_BRACKETS = (("{{", "}}"), ("{%", "%}"))
_SHOWN = 24


@dataclass(frozen=True)
class Fault:
    """What is wrong with a template. ``place`` of a missing name is that in the house's template.

    ``code``: ``variable_unknown``, ``variable_missing`` or ``template_malformed``.
    """

    code: str
    name: str
    place: str

    @property
    def message(self) -> str:
        """The fault in one Chinese sentence."""
        match self.code:
            case "variable_unknown":
                return f"{self.place}：没有名为“{self.name}”的变量"
            case "variable_missing":
                return f"缺少变量“{self.name}”（原模板中位于{self.place}）"
            case _:
                return f"{self.place}：{self.name}"


def check(kind: str, template: bytes) -> tuple[Fault, ...]:
    """What keeps a .docx from being a template of a kind; nothing where it may be used."""
    try:
        if unclosed := _unclosed(template):
            return unclosed
        uses = _uses(kind, template)
    except TemplateSyntaxError as error:
        return (Fault("template_malformed", str(error), _place(template, error.lineno)),)
    except (BadZipFile, ElementTree.ParseError, UnicodeDecodeError, KeyError):
        return (Fault("template_malformed", "不是 .docx 文件", "文件"),)
    shown = {use.name for use in uses if use.known}
    wrong = [Fault("variable_unknown", use.name, use.place) for use in uses if not use.known]
    wrong += [
        Fault("variable_missing", name, _in_house(kind).get(name, "模板"))
        for name in CATALOGUE[kind].model.model_fields
        if name not in shown
    ]
    return (*dict.fromkeys(wrong),) or _compile(template)


def _unclosed(template: bytes) -> tuple[Fault, ...]:
    """Tags that do not end in the paragraph they begin in, which no paper needs."""
    return tuple(
        Fault("template_malformed", "标记的括号没有在本段内成对", line.place)
        for line in _lines(template)
        if any(line.text.count(begin) != line.text.count(end) for begin, end in _BRACKETS)
    )


@cache
def _in_house(kind: str) -> dict[str, str]:
    """Where the house's template first shows each variable."""
    places: dict[str, str] = {}
    for use in _uses(kind, house_template(kind)):
        places.setdefault(use.name, use.place)
    return places


def _compile(template: bytes) -> tuple[Fault, ...]:
    """What only compiling finds, such as a filter that does not exist."""
    try:
        compiled(template)
    except MalformedTemplateError as error:
        return (Fault("template_malformed", str(error), "模板"),)
    return ()


# Places


@dataclass(frozen=True)
class _Line:
    text: str
    place: str


def _place(template: bytes, number: int) -> str:
    lines = _lines(template)
    return lines[number - 1].place if 0 < number <= len(lines) else "模板"


def _lines(template: bytes) -> list[_Line]:
    """The paragraphs of every part with text, tags of rows and paragraphs made plain."""
    lines: list[_Line] = []
    with ZipFile(BytesIO(template)) as archive:
        names = [name for name in archive.namelist() if name.startswith(TEXT_PARTS)]
        if "word/document.xml" not in names:
            raise KeyError("word/document.xml")
        for name in names:
            root = ElementTree.fromstring(archive.read(name))
            lines += _body(root) if name == "word/document.xml" else _margin(name, root)
    return lines


def _margin(name: str, root: ElementTree.Element) -> Iterator[_Line]:
    place = "页眉" if name.startswith("word/header") else "页脚"
    yield from (_Line(_plain(_text(each)), place) for each in root.iter(f"{_WORD}p"))


def _body(root: ElementTree.Element) -> Iterator[_Line]:
    paragraph = table = 0
    for block in _blocks(root[0]):
        if block.tag == f"{_WORD}tbl":
            table += 1
            yield from _table(block, f"表{table}")
        else:
            paragraph += 1
            text = _text(block)
            yield _Line(_plain(text), f"第{paragraph}段“{_short(text)}”")


def _blocks(parent: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Paragraphs and tables in their order, those within a content control as well."""
    for element in parent:
        if element.tag in (f"{_WORD}p", f"{_WORD}tbl"):
            yield element
        else:
            yield from _blocks(element)


def _table(table: ElementTree.Element, name: str) -> Iterator[_Line]:
    for number, row in enumerate(table.iter(f"{_WORD}tr"), start=1):
        cells = [
            (f"{name}第{number}行第{column}列", _text(paragraph))
            for column, cell in enumerate(row.iter(f"{_WORD}tc"), start=1)
            for paragraph in cell.iter(f"{_WORD}p")
        ]
        whole = [(place, match) for place, text in cells if (match := _ROW_TAG.search(text))]
        if whole:  # the tag stands for the whole row
            place, match = whole[0]
            yield _Line(f"{match[1]} {match[2]}", place)
            continue
        yield from (_Line(_plain(text), place) for place, text in cells)


def _text(paragraph: ElementTree.Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{_WORD}t"))


def _plain(text: str) -> str:
    if match := _PARAGRAPH_TAG.search(text):  # the tag stands for the whole paragraph
        return f"{match[1]} {match[2]}"
    straight = text.replace("“", '"').replace("”", '"') if "{" in text else text
    return _CELL_OR_RUN_TAG.sub(r"\1 ", straight)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


# Names


@dataclass(frozen=True)
class _Use:
    """A name that a template uses, whether papers of the kind have it, and where."""

    name: str
    known: bool
    place: str


def _uses(kind: str, template: bytes) -> list[_Use]:
    lines = _lines(template)
    tree = environment().parse("\n".join(line.text.replace("\n", " ") for line in lines))
    fields = get_type_hints(CATALOGUE[kind].model)
    reader = _Reader([line.place for line in lines])
    named = {name: fields[name] for name in CATALOGUE[kind].model.model_fields}
    reader.read(tree, named)
    return reader.uses


class _Reader:
    """Follows the names of a template to the fields they stand for, through loops and parts."""

    def __init__(self, places: list[str]) -> None:
        self._places = places
        self.uses: list[_Use] = []

    def read(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        """Note every name below a node; ``scope`` holds the type of each name in reach."""
        match node:
            case nodes.For():
                self._loop(node, scope)
            case nodes.Assign(target=nodes.Name() as target):
                scope[target.name] = self._type(node.node, scope)
            case nodes.Expr():
                self._type(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self.read(child, scope)

    def _loop(self, loop: nodes.For, scope: dict[str, Any]) -> None:
        inside = {**scope, "loop": Any}
        item = _item(self._type(loop.iter, scope))
        for target in loop.target.find_all(nodes.Name):
            inside[target.name] = Any
        if isinstance(loop.target, nodes.Name):
            inside[loop.target.name] = item
        for child in (*loop.body, *loop.else_):
            self.read(child, inside)

    def _type(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        """The type of an expression; ``Any`` where it cannot be told."""
        match node:
            case nodes.Name():
                self._note(node.name, node.name in scope, node.lineno)
                return scope.get(node.name, Any)
            case nodes.Getattr():
                owner = self._type(node.node, scope)
                found = _attribute(owner, node.attr)
                if found is None:
                    self._note(f"{_written(node.node)}.{node.attr}", False, node.lineno)
                return Any if found is None else found
            case _:
                for child in node.iter_child_nodes():
                    if isinstance(child, nodes.Expr):
                        self._type(child, scope)
                    else:
                        self.read(child, scope)
                return Any

    def _note(self, name: str, known: bool, line: int) -> None:
        self.uses.append(_Use(name, known, self._places[line - 1]))


def _written(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_written(node.node)}.{node.attr}"
        case _:
            return "…"


def _members(kind: Any) -> list[Any]:
    """The types a value may have, nothing left out but ``None``."""
    while hasattr(kind, "__metadata__"):
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType):
        return [each for one in get_args(kind) for each in _members(one)]
    return [] if kind is type(None) else [kind]


def _item(kind: Any) -> Any:
    """What a loop over a value gives; ``Any`` where it cannot be told."""
    found = [get_args(each)[0] for each in _members(kind) if get_origin(each) is tuple]
    return found[0] if found else Any


def _attribute(kind: Any, name: str) -> Any:
    """The type of a part of a value; ``None`` where a value of that type may have no such part."""
    members = _members(kind)
    found = [_of_one(each, name) for each in members]
    if not found or None in found:
        return None if found else Any
    return found[0]


def _of_one(kind: Any, name: str) -> Any:
    if kind is Any:
        return Any
    if name.startswith("_") or not isinstance(kind, type):
        return None
    if issubclass(kind, BaseModel) and name in kind.model_fields:
        return get_type_hints(kind)[name]
    if issubclass(kind, Enum) and name in ("name", "value"):
        return str
    owner = cast("type[object]", kind)
    found = getattr(owner, name, None)
    if isinstance(found, property) and found.fget is not None:
        return get_type_hints(found.fget).get("return", Any)
    if issubclass(owner, BaseModel):
        return None
    return Any if hasattr(owner, name) else None
