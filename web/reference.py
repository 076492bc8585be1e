"""The reference of the API: what it offers, each operation with its fields, and every problem.

Drawn from the API's own description by this system alone, so that it can be read where nothing
from elsewhere can be loaded.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from api.description import TAGS, operations
from api.examples import component
from api.problems import CATALOGUE, Problem
from web.rendering import PageRoute, page

router = APIRouter(prefix="/docs", route_class=PageRoute, include_in_schema=False)

_DEPTH = 4
"""How deep nested members are listed; what lies deeper is in the example."""


@dataclass(frozen=True)
class Member:
    """A member of a body or an answer: where it is, what it holds, whether it must be there."""

    path: str
    kind: str
    required: bool
    told: str


@dataclass(frozen=True)
class Operation:
    """An operation as the reference shows it."""

    name: str
    method: str
    path: str
    described: Mapping[str, Any]

    @property
    def title(self) -> str:
        """What it does, in a few words."""
        return self.described["summary"]

    @property
    def parameters(self) -> list[Mapping[str, Any]]:
        """What goes into the path, the query and the headers."""
        return self.described.get("parameters", [])


@router.get("")
def reference_page(request: Request) -> Response:
    """Every operation by its subject."""
    listed = list(_operations(request))
    subjects = [
        (told, [each for each in listed if subject in each.described["tags"]])
        for subject, told in TAGS.items()
    ]
    return page("reference.html", caller=None, subjects=subjects)


@router.get("/problems")
def problems_page() -> Response:
    """Every problem that an operation may answer with."""
    return page("problems.html", caller=None, problems=sorted(CATALOGUE.items()))


@router.get("/operations/{name}")
def operation_page(request: Request, name: str) -> Response:
    """One operation: what is sent, and what comes back."""
    operation = next((each for each in _operations(request) if each.name == name), None)
    if operation is None:
        raise Problem("not_found", "没有这项操作")
    schemas = _schemas(request)
    body = _json(operation.described.get("requestBody", {}))
    answers = [
        (status, answer.get("description", ""), list(_members(_json(answer)["schema"], schemas)))
        for status, answer in operation.described["responses"].items()
        if "$ref" not in answer and _json(answer)
    ]
    return page(
        "operation.html",
        caller=None,
        operation=operation,
        members=list(_members(body["schema"], schemas)) if body else [],
        example=json.dumps(body["example"], ensure_ascii=False, indent=2) if body else "",
        answers=answers,
        problems=[
            status for status, each in operation.described["responses"].items() if "$ref" in each
        ],
    )


def _description(request: Request) -> dict[str, Any]:
    return request.app.openapi()


def _schemas(request: Request) -> dict[str, Any]:
    return _description(request)["components"]["schemas"]


def _operations(request: Request) -> Iterator[Operation]:
    for path, method, described in operations(_description(request)):
        yield Operation(described["operationId"], method.upper(), path, described)


def _json(holder: Mapping[str, Any]) -> dict[str, Any]:
    return holder.get("content", {}).get("application/json", {})


def _members(
    schema: Mapping[str, Any], schemas: dict[str, Any], path: str = "", depth: int = 0
) -> Iterator[Member]:
    """The members of a schema, those of its members after each."""
    schema = _resolved(schema, schemas)
    if schema.get("type") == "array":
        yield from _members(schema.get("items", {}), schemas, f"{path}[]", depth)
        return
    if depth == _DEPTH:
        return
    required = schema.get("required", ())
    for name, member in schema.get("properties", {}).items():
        at = f"{path}.{name}" if path else name
        inner = _resolved(member, schemas)
        yield Member(at, _kind(member, schemas), name in required, _told(member, inner))
        yield from _members(inner, schemas, at, depth + 1)


def _resolved(schema: Mapping[str, Any], schemas: dict[str, Any]) -> Mapping[str, Any]:
    """The schema itself, or the one it refers to; of a choice with nothing, the other."""
    match schema:
        case {"$ref": str(reference)}:
            return component(reference, schemas)
        case {"anyOf": [first, {"type": "null"}]}:
            return _resolved(first, schemas)
        case _:
            return schema


def _kind(member: Mapping[str, Any], schemas: dict[str, Any]) -> str:
    schema = _resolved(member, schemas)
    match schema:
        case {"enum": values}:
            return " | ".join(map(str, values))
        case {"const": value}:
            return str(value)
        case {"type": "array", "items": items}:
            return f"[{_kind(items, schemas)}]"
        case {"type": "string", "format": str(form)}:
            return form
        case {"type": str(kind)}:
            return kind
        case {"oneOf": choices} | {"anyOf": choices}:
            return " | ".join(_kind(each, schemas) for each in choices)
        case _:
            return "object"


def _told(member: Mapping[str, Any], inner: Mapping[str, Any]) -> str:
    told = member.get("description") or inner.get("description") or ""
    return told.split("\n\n")[0]
