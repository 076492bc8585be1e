"""What a JSON schema without references says, as far as forms ask for it."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, cast

from pydantic import TypeAdapter

from law.money import YuanText

Schema = Mapping[str, Any]


class Kind(StrEnum):
    """How a member is asked for."""

    TEXT = "text"
    WORDS = "words"
    LINES = "lines"
    DAY = "day"
    HOUR = "hour"
    YUAN = "yuan"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    GROUP = "group"
    ROWS = "rows"


_YUAN: str = TypeAdapter(YuanText).json_schema()["pattern"]
LONG = 500
"""From this length on a text is asked for in a box of several lines."""


def plain(schema: Schema) -> Schema:
    """The schema itself; of a choice with nothing, the other, and of several objects, their sum.

    Whatever a sum's ``kind`` leaves out is left out of the body (``web.forms.bodies``).
    """
    match schema:
        case {"anyOf": [*choices]}:
            choices = cast(Sequence[Schema], choices)
            told = next(each for each in choices if each.get("type") != "null")
            about = {name: value for name, value in schema.items() if name != "anyOf"}
            optional = any(each.get("type") == "null" for each in choices)
            return {**plain(told), **about, "nullable": optional}
        case {"oneOf": [*variants]}:
            return _sum_of(cast(Sequence[Schema], variants))
        case _:
            return schema


def _sum_of(variants: Sequence[Schema]) -> Schema:
    properties: dict[str, Any] = {"kind": {}}
    names: dict[str, frozenset[str]] = {}
    for variant in variants:
        properties |= variant["properties"]
        names[variant["properties"]["kind"]["const"]] = frozenset(variant["properties"])
    properties["kind"] = {"type": "string", "enum": list(names)}
    return {
        "type": "object",
        "properties": properties,
        "required": [
            name for name in properties if all(name in variant["required"] for variant in variants)
        ],
        "variants": names,
    }


def kind_of(schema: Schema, *, chosen: bool) -> Kind:
    """How what a plain schema describes is asked for; ``chosen`` from a list that is known."""
    match schema:
        case {"type": "array", "items": items}:
            inner = plain(items)
            if inner.get("type") == "object":
                return Kind.ROWS
            return Kind.CHOICES if chosen or "enum" in inner else Kind.LINES
        case {"type": "object"}:
            return Kind.GROUP
        case {"enum": _}:
            return Kind.CHOICE
        case {"type": "boolean"}:
            return Kind.YES_NO
        case _ if chosen:
            return Kind.CHOICE
        case {"type": "integer"}:
            return Kind.NUMBER
        case {"format": "date"}:
            return Kind.DAY
        case {"format": "time"}:
            return Kind.HOUR
        case {"pattern": str(pattern)} if pattern == _YUAN:
            return Kind.YUAN
        case _:
            return Kind.WORDS if schema.get("maxLength", 0) >= LONG else Kind.TEXT


def rows_in(schema: Schema, at: str = "") -> Iterator[str]:
    """The pointers of the members that have rows of their own; none of a row's."""
    for name, member in plain(schema).get("properties", {}).items():
        member = plain(member)
        kind = kind_of(member, chosen=False)
        if kind is Kind.ROWS:
            yield f"{at}{name}"
        if kind is Kind.GROUP:
            yield from rows_in(member, f"{at}{name}/")
