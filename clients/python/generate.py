"""Makes what is generated of the client: ``python -m clients.python.generate``, from the root.

The models by datamodel-code-generator, the operations from the templates below, both from
docs/api/openapi.json.
"""

import json
import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

Schema = dict[str, Any]

ROOT = Path(__file__).parents[2]
DESCRIPTION = ROOT / "docs" / "api" / "openapi.json"
RUFF = ROOT / "pyproject.toml"
PACKAGE = Path(__file__).parent / "src" / "jiefen_client"
NOTICE = '''\
"""Made from the description of the API by ``make client``: not to be changed by hand."""
# ruff: noqa: E501'''

JSON = "application/json"
NO_CONTENT = "204"
KEY = "idempotency_key"
OF_STREAMS = ("last-event-id",)
"""Headers of the stream of events, which is followed by hand."""
INDENT = " " * 4
BOUNDS = ("minLength", "maxLength", "pattern", "minimum", "maximum", "minItems", "maxItems")
LISTED = ("items", "prefixItems")
OMITTED = ("example", "examples", "title")
REFERENCE = re.compile(r"#/components/schemas/(\w+)")
NULL: Schema = {"type": "null"}


def main() -> None:
    """Make the files anew."""
    write(PACKAGE)


def write(folder: Path) -> None:
    """Write ``models.py`` and ``operations.py`` into a folder."""
    description = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    schemas = description["components"]["schemas"]
    made = [Operation.of(*each, schemas) for each in _operations(description)]
    models, operations = folder / "models.py", folder / "operations.py"
    _write_models(_schemas(description), models)
    operations.write_text(_module(made), encoding="utf-8")
    for command in ("check", "--fix"), ("format",):
        _run("ruff", *command, "--quiet", "--config", RUFF, models, operations)


def _operations(description: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, methods in sorted(description["paths"].items()):
        for method, operation in methods.items():
            yield path, method, operation


# Models


def _schemas(description: Schema) -> Schema:
    """The schemas of everything that is sent or answered, each by the name of its class."""
    schemas: Schema = dict(description["components"]["schemas"])
    for _, _, operation in _operations(description):
        body = _json_body(operation)
        if body is not None and "$ref" not in body:
            name = _body_name(operation, body)
            assert schemas.setdefault(name, body) == body, f"two schemas are called {name}"
    spoken = json.dumps([_spoken(operation) for *_, operation in _operations(description)])
    referred = set(REFERENCE.findall(spoken + json.dumps(schemas)))
    return {
        name: tidied(schema)
        for name, schema in schemas.items()
        if name in referred or "enum" not in schema
    }


def _spoken(operation: Schema) -> list[Schema]:
    """What is sent and answered, apart from parameters."""
    return [operation.get("requestBody", {}), operation["responses"]]


def _json_body(operation: Schema) -> Schema | None:
    """The schema of an operation's JSON body; that of one which may be left out all the same."""
    content = operation.get("requestBody", {}).get("content", {})
    schema: Schema | None = content.get(JSON, {}).get("schema")
    if schema is not None and NULL in schema.get("anyOf", ()):
        return schema["anyOf"][0]
    return schema


def _body_name(operation: Schema, schema: Schema) -> str:
    """The class of a body: the one it refers to, or one named after a step."""
    if "$ref" in schema:
        return _referred(schema)
    title: str = schema["title"]
    if title != operation["operationId"]:
        return title
    return "".join(word.capitalize() for word in title.split("_"))


def _referred(schema: Schema) -> str:
    return schema["$ref"].rsplit("/", 1)[1]


def tidied(schema: Any, *, is_item: bool = False) -> Any:
    """A schema of which a class reads well: without titles, and what may be null in one piece.

    Texts and numbers in a list lose their bounds, which would make a class of each.
    """
    if isinstance(schema, list):
        return [tidied(each, is_item=is_item) for each in cast(list[Any], schema)]
    if not isinstance(schema, dict):
        return schema
    omitted = (*OMITTED, *BOUNDS) if is_item else OMITTED
    kept: Schema = {key: each for key, each in cast(Schema, schema).items() if key not in omitted}
    match kept:
        case {"anyOf": [{"type": str(kind), **rest}, {"type": "null"}]}:
            del kept["anyOf"]
            kept = rest | kept | {"type": [kind, "null"]}
            if "enum" in rest:
                kept["enum"] = [*rest["enum"], None]
        case _:
            pass
    if "properties" in kept:
        members = kept.pop("properties").items()
        return tidied(kept) | {"properties": {name: tidied(each) for name, each in members}}
    return {key: tidied(each, is_item=key in LISTED) for key, each in kept.items()}


def _write_models(schemas: Schema, target: Path) -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Jiefen", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "schemas.json"
        source.write_text(json.dumps(document), encoding="utf-8")
        _run(
            "datamodel_code_generator",
            *("--input", source, "--input-file-type", "openapi", "--output", target),
            *("--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11"),
            *("--formatters", "builtin", "--custom-file-header", NOTICE),
            *("--enum-field-as-literal", "all", "--collapse-root-models", "--strict-nullable"),
            *("--use-annotated", "--use-schema-description", "--use-field-description"),
            "--use-single-line-docstring",
            *("--type-mappings", "ipvanynetwork=string"),
        )


def _run(module: str, *arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True)


# Operations


@dataclass(frozen=True)
class Parameter:
    """A parameter in the path, the query or the headers, under its name in Python."""

    name: str
    sent_as: str
    place: str
    kind: str
    required: bool
    told: str

    @classmethod
    def of(cls, parameter: Schema, schemas: Schema) -> "Parameter":
        """The parameter of a description."""
        schema, sent_as = parameter["schema"], parameter["name"]
        told: str = parameter.get("description", "")
        if schema.get("default") not in (None, []):
            told = f"{told}（缺省 {schema['default']}）"
        return cls(
            name=sent_as.lower().replace("-", "_"),
            sent_as=sent_as,
            place=parameter["in"],
            kind=_kind(_resolved(schema, schemas)),
            required=parameter["required"],
            told=told,
        )

    @property
    def declared(self) -> str:
        """The parameter as a method declares it."""
        return f"{self.name}: {self.kind}" + ("" if self.required else " | None = None")


def _resolved(schema: Schema, schemas: Schema) -> Schema:
    """A parameter's schema with what it refers to in its place."""
    match schema:
        case {"$ref": _}:
            return schemas[_referred(schema)]
        case {"anyOf": [only, {"type": "null"}]}:
            return _resolved(only, schemas)
        case {"type": "array", "items": items}:
            return schema | {"items": _resolved(items, schemas)}
        case _:
            return schema


def _kind(schema: Schema) -> str:
    """The type of a parameter or an answer."""
    match schema:
        case {"$ref": _}:
            return f"models.{_referred(schema)}"
        case {"enum": [*choices]}:
            return f"Literal[{', '.join(map(repr, choices))}]"
        case {"type": "array", "items": items}:
            return f"list[{_kind(items)}]"
        case {"type": "object", "additionalProperties": {"type": _} as values}:
            return f"dict[str, {_kind(values)}]"
        case {"type": "string", "format": "date"}:
            return "date"
        case {"type": "string"}:
            return "str"
        case {"type": "integer"}:
            return "int"
        case {"type": "boolean"}:
            return "bool"
        case _:
            return "Any"


@dataclass(frozen=True)
class Operation:
    """An operation, with the types of what is sent and answered.

    ``body`` is the class of a JSON body, which is ``optional`` where nothing in it must be said;
    ``media_types`` are those of a file that is sent instead. An answer is ``bytes`` where it is a
    file.
    """

    name: str
    method: str
    path: str
    told: str
    parameters: tuple[Parameter, ...]
    body: str | None
    optional: bool
    media_types: tuple[str, ...]
    answer: str
    signed_in: bool
    refusals: tuple[str, ...]

    @classmethod
    def of(cls, path: str, method: str, operation: Schema, schemas: Schema) -> "Operation":
        """The operation of a description."""
        body = _json_body(operation)
        content = operation.get("requestBody", {}).get("content", {})
        granted, *_ = (status for status in operation["responses"] if status.startswith("2"))
        parameters = [
            Parameter.of(each, schemas)
            for each in operation.get("parameters", ())
            if each["name"] not in OF_STREAMS
        ]
        return cls(
            name=operation["operationId"],
            method=method.upper(),
            path=path,
            told=f"{operation['summary']}\n\n{operation['description']}",
            parameters=tuple(sorted(parameters, key=lambda each: path.find(f"{{{each.name}}}"))),
            body=None if body is None else _body_name(operation, body),
            optional=body is not None and not _whole(body, schemas).get("required"),
            media_types=tuple(sorted(content)) if body is None else (),
            answer=_answer(granted, operation["responses"][granted]),
            signed_in=bool(operation["security"]),
            refusals=tuple(status for status in operation["responses"] if status >= "4"),
        )

    @property
    def is_step(self) -> bool:
        """Whether it is a step of a case that is taken by its facts alone."""
        named = [each.name for each in self.parameters if each.place == "path"]
        step = self.answer == "models.StepAnswer" and self.method == "POST"
        return step and named == ["case_no"]

    def source(self) -> str:
        """The method of the client."""
        answered = {"None": "", "bytes": "return answer.content"}
        granted = answered.get(self.answer, f"return read({self.answer}, answer)")
        received = "answer = " if granted else ""
        lines = [
            f"async def {self.name}({', '.join(self._signature())}) -> {self.answer}:",
            textwrap.indent(self._docstring(), INDENT),
            f"{INDENT}{received}await self.send(Request({', '.join(self._request())}))",
            f"{INDENT}{granted}",
        ]
        return textwrap.indent("\n".join(lines), INDENT)

    def _signature(self) -> Iterator[str]:
        in_path = [each for each in self.parameters if each.place == "path"]
        others = [each for each in self.parameters if each.place != "path"]
        yield "self"
        yield from (each.declared for each in in_path)
        if self.body is not None:
            yield f"body: models.{self.body} | Body" + (" | None = None" if self.optional else "")
        if self.media_types:
            yield "content: bytes"
        if others or len(self.media_types) > 1:
            yield "*"
        if len(self.media_types) > 1:
            yield f"media_type: Literal[{', '.join(map(repr, self.media_types))}]"
        yield from (each.declared for each in others if each.required)
        yield from (each.declared for each in others if not each.required)

    def _request(self) -> Iterator[str]:
        path = re.sub(r"{(\w+)}", r"{part(\1)}", self.path)
        yield f'"{self.method}"'
        yield f'f"{path}"' if path != self.path else f'"{path}"'
        if query := self._members("query"):
            yield f"query={{{query}}}"
        if self.body is not None:
            yield "body=body"
        if self.media_types:
            yield "content=content"
        if headers := self._headers():
            yield f"headers={{{headers}}}"
        if not self.signed_in:
            yield "signed_in=False"

    def _members(self, place: str) -> str:
        """The parameters of a place as members of a dict."""
        return ", ".join(
            f'"{each.sent_as}": {each.name}{" or new_key()" * (each.name == KEY)}'
            for each in self.parameters
            if each.place == place
        )

    def _headers(self) -> str:
        told = {0: "", 1: f'"Content-Type": "{"".join(self.media_types)}"'}
        media_type = told.get(len(self.media_types), '"Content-Type": media_type')
        return ", ".join(filter(None, (media_type, self._members("header"))))

    def _docstring(self) -> str:
        arguments = [f"    {each.name}: {each.told}" for each in self.parameters if each.told]
        parts = [
            self.told,
            *(["\n".join(["Args:", *arguments])] if arguments else ()),
            f"Raises:\n    Problem: with status {', '.join(self.refusals)}",
        ]
        return '"""' + "\n\n".join(parts).replace("\\", "\\\\") + '\n"""'


def _whole(body: Schema, schemas: Schema) -> Schema:
    return schemas[_referred(body)] if "$ref" in body else body


def _answer(status: str, response: Schema) -> str:
    """The type of what an operation answers."""
    if status == NO_CONTENT:
        return "None"
    schema = response.get("content", {}).get(JSON, {}).get("schema")
    return _kind(schema) if schema else "bytes"


def _module(operations: Sequence[Operation]) -> str:
    steps = ", ".join(sorted(f'"{each.name}"' for each in operations if each.is_step))
    methods = "\n\n".join(each.source() for each in operations)
    return HEAD.format(notice=NOTICE, steps=steps) + methods + "\n"


HEAD = '''\
{notice}

from abc import ABC, abstractmethod
from datetime import date
from typing import Any, Literal

import httpx

from jiefen_client.exchange import Body, Request, new_key, part, read
from jiefen_client import models

STEPS = frozenset({{{steps}}})
"""The steps that a case is taken by, of which each is an operation."""


class Operations(ABC):
    """Every operation of the API, by its name."""

    @abstractmethod
    async def send(self, request: Request) -> httpx.Response:
        """The answer to a request that is granted."""

'''

if __name__ == "__main__":
    main()
