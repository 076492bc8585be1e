"""A body of the API from what was typed into a form drawn from its schema.

What cannot be read stays as it was typed: the API says what is wrong with it, by its pointer.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from web.forms.schemas import Kind, Schema, kind_of, plain

MOST_ROWS = 200
_NOTHING: Mapping[Any, Callable[[], Any]] = {"array": list, "object": dict}
"""Made anew each time: a form may add to it."""


class Sent:
    """What came in a form: the values under each JSON pointer, without its leading ``#/``."""

    def __init__(self, items: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in items:
            self._values.setdefault(name, []).append(value)

    def all(self, pointer: str) -> list[str]:
        """What was typed or chosen there, nothing left empty."""
        return [value.strip() for value in self._values.get(pointer, ()) if value.strip()]

    def one(self, pointer: str) -> str:
        """The first value, or nothing."""
        return next(iter(self.all(pointer)), "")

    def rows(self, pointer: str) -> Sequence[int]:
        """The numbers of the rows under a pointer, in their order."""
        after = (
            name[len(pointer) + 1 :] for name in self._values if name.startswith(f"{pointer}/")
        )
        numbers = {each.partition("/")[0] for each in after}
        found = sorted(int(each) for each in numbers if each.isdecimal() and len(each) < 5)
        return found[:MOST_ROWS]


def body_of(schema: Schema, sent: Sent, known: Mapping[str, Any], at: str = "") -> dict[str, Any]:
    """The object that the form describes; what was left empty is left out of it.

    ``known`` names the members that are chosen from a list.
    """
    schema = plain(schema)
    body: dict[str, Any] = {}
    for name, member in schema.get("properties", {}).items():
        member = plain(member)
        value = _value(member, sent, known, f"{at}{name}", chosen=name in known)
        empty = value in (None, [], {})
        if empty and member.get("nullable") and name in schema.get("required", ()):
            body[name] = None
            continue
        if empty and name in schema.get("required", ()):
            value = _NOTHING.get(member.get("type"), lambda: None)()
        elif empty:
            value = None
        if value is not None:
            body[name] = value
    variants = schema.get("variants")
    if variants is not None and body.get("kind") in variants:
        return {name: body[name] for name in body if name in variants[body["kind"]]}
    return body


def _value(
    schema: Schema, sent: Sent, known: Mapping[str, Any], pointer: str, *, chosen: bool
) -> Any:
    match kind_of(schema, chosen=chosen):
        case Kind.GROUP:
            return body_of(schema, sent, known, f"{pointer}/")
        case Kind.ROWS:
            rows = (
                body_of(schema["items"], sent, known, f"{pointer}/{number}/")
                for number in sent.rows(pointer)
            )
            return [row for row in rows if row]
        case Kind.CHOICES:
            return sent.all(pointer)
        case Kind.LINES:
            lines = sent.one(pointer).splitlines()
            return [line.strip() for line in lines if line.strip()]
        case _:
            text = sent.one(pointer)
            return _scalar(schema, text) if text else None


def _scalar(schema: Schema, text: str) -> Any:
    match schema.get("type"):
        case "boolean" if text in ("true", "false"):
            return text == "true"
        case "integer" if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
        case _ if kind_of(schema, chosen=False) is Kind.YUAN:
            return unicodedata.normalize("NFKC", text).replace(",", "").removesuffix("元").strip()
        case _:
            return text
