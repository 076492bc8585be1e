"""The fields of a form, drawn from a JSON schema and the body it has so far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, cast

from web.forms.schemas import Kind, Schema, kind_of, plain
from web.labels import fields as labels
from web.language import gettext

HAPPENED = frozenset(
    {"learned_on", "notified_on", "outsider_knew_on", "paid_on", "served_on", "trigger", "taken_on"}
)
"""Days on which something has happened: never after today."""
AHEAD = frozenset({"adjourned_to", "closes_on", "declare_by", "on", "session_on"})
"""Days that something is set for: never before the step was open."""


class Option(NamedTuple):
    """A value that can be chosen, and what it is called."""

    code: str
    name: str


@dataclass(frozen=True)
class Setting:
    """What a form is filled in with: what is chosen from (by the member's name), the days between
    which acts can lie (open where they are empty), and what was wrong, by JSON pointer."""

    known: Mapping[str, Sequence[Option]]
    today: date | None
    since: date | None = None
    errors: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Field:
    """A field or a group of them.

    ``needed``: it may not be left empty. ``only`` is the kind of party that has it. ``rows`` are
    the fields of each row, one after the other.
    """

    pointer: str
    label: str
    hint: str
    kind: Kind
    needed: bool
    value: Any
    error: str
    options: Sequence[Option] = ()
    bounds: Mapping[str, str] = field(default_factory=dict[str, str])
    only: str = ""
    fields: Sequence["Field"] = ()
    rows: Sequence[Sequence["Field"]] = ()

    @property
    def ident(self) -> str:
        """The pointer as an element's id can hold it."""
        return self.pointer.replace("/", "-")

    @property
    def is_long(self) -> bool:
        """Whether it is more than a line or two of a form."""
        return self.kind is Kind.ROWS or any(each.is_long for each in self.fields)


def fields_of(
    schema: Schema,
    body: Mapping[str, Any],
    setting: Setting,
    owner: str,
    *,
    at: str = "",
    asked: bool = True,
) -> list[Field]:
    """The fields of an object; ``owner`` is the step or the member that it belongs to.

    ``asked``: the object itself has to be there, so that what it needs is needed.
    """
    schema = plain(schema)
    required = schema.get("required", ())
    return [
        _field(
            plain(member),
            body.get(name),
            setting,
            owner,
            name,
            at=at,
            needed=asked and name in required and not plain(member).get("nullable"),
            asked=asked,
            only=_only(schema, name),
        )
        for name, member in schema.get("properties", {}).items()
    ]


def _only(schema: Schema, name: str) -> str:
    holders = [kind for kind, names in schema.get("variants", {}).items() if name in names]
    return holders[0] if len(holders) == 1 else ""


def _field(
    schema: Schema,
    value: Any,
    setting: Setting,
    owner: str,
    name: str,
    *,
    at: str,
    needed: bool,
    asked: bool,
    only: str,
) -> Field:
    known = setting.known.get(f"{owner}.{name}", setting.known.get(name))
    kind = kind_of(schema, chosen=known is not None)
    pointer = f"{at}{name}"
    if value is None and asked and kind in (Kind.YES_NO, Kind.CHOICE):
        value = schema.get("default")
    inner: list[Field] = []
    rows: list[list[Field]] = []
    if kind is Kind.GROUP:
        members = cast(Mapping[str, Any], value or {})
        inner = fields_of(schema, members, setting, name, at=f"{pointer}/", asked=needed)
    if kind is Kind.ROWS:
        filled = cast(Sequence[Mapping[str, Any]], value or ([{}] if needed else []))
        rows = [
            fields_of(schema["items"], row, setting, name, at=f"{pointer}/{place}/", asked=False)
            for place, row in enumerate(filled)
        ]
    return Field(
        pointer=pointer,
        label=gettext(labels.field(owner, name)),
        hint=gettext(labels.hint(owner, name)),
        kind=kind,
        needed=needed,
        value=_shown(value, kind),
        error=_error(setting.errors, pointer, kind),
        options=_options(schema, known, owner, name, kind),
        bounds=_bounds(schema, setting, name, kind),
        only=only,
        fields=inner,
        rows=rows,
    )


def _shown(value: Any, kind: Kind) -> Any:
    match kind, value:
        case (Kind.CHOICES, list()):
            return [str(each) for each in cast(list[Any], value)]
        case (Kind.CHOICES, _):
            return []
        case (Kind.LINES, list()):
            return "\n".join(map(str, cast(list[Any], value)))
        case (Kind.YES_NO, bool()):
            return str(value).lower()
        case (_, None):
            return ""
        case _:
            return str(value)


def _options(
    schema: Schema, known: Sequence[Option] | None, owner: str, name: str, kind: Kind
) -> Sequence[Option]:
    if kind is Kind.YES_NO:
        return [Option("true", gettext("是")), Option("false", gettext("否"))]
    if known is not None or kind not in (Kind.CHOICE, Kind.CHOICES):
        return known or ()
    codes = schema.get("enum") or plain(schema["items"])["enum"]
    return [Option(str(code), gettext(labels.choice(owner, name, str(code)))) for code in codes]


def _bounds(schema: Schema, setting: Setting, name: str, kind: Kind) -> Mapping[str, str]:
    """What the browser itself can tell: the lawful days, lengths and numbers."""
    match kind:
        case Kind.DAY if name == "occurred_on":
            least = {"min": setting.since.isoformat()} if setting.since else {}
            return least | ({"max": setting.today.isoformat()} if setting.today else {})
        case Kind.DAY if name in HAPPENED and setting.today:
            return {"max": setting.today.isoformat()}
        case Kind.DAY if name in AHEAD and setting.since:
            return {"min": setting.since.isoformat()}
        case Kind.NUMBER:
            names = {"min": "minimum", "max": "maximum"}
        case Kind.TEXT | Kind.WORDS:
            names = {"maxlength": "maxLength"}
        case _:
            return {}
    return {bound: str(schema[name]) for bound, name in names.items() if name in schema}


def _error(errors: Mapping[str, str], pointer: str, kind: Kind) -> str:
    """What is wrong with a field; of what has fields of its own, only what is wrong as a whole."""
    if kind in (Kind.GROUP, Kind.ROWS):
        return errors.get(pointer, "")
    return next(
        (told for at, told in errors.items() if at == pointer or at.startswith(f"{pointer}/")), ""
    )


def every(fields: Sequence[Field]) -> Iterator[Field]:
    """The fields with all that they hold."""
    for each in fields:
        yield each
        yield from every(each.fields)
        for row in each.rows:
            yield from every(row)
