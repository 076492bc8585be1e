"""What is sent for an operation, and how its answer is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar
from urllib.parse import quote
from uuid import uuid4

import httpx
from pydantic import BaseModel, TypeAdapter
from pydantic_core import to_jsonable_python

Body = Mapping[str, Any]
"""A body that is sent as it is and judged by the server alone."""

KEY = "Idempotency-Key"

T = TypeVar("T")


@dataclass(frozen=True)
class Request:
    """A request: ``path`` begins with ``/``; members of ``query`` and ``headers`` that are
    ``None`` are left out. ``signed_in``: it is sent as whoever is signed in.
    """

    method: str
    path: str
    query: Mapping[str, Any] = field(default_factory=dict[str, Any])
    body: BaseModel | Body | None = None
    content: bytes | None = None
    headers: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    signed_in: bool = True

    @property
    def repeatable(self) -> bool:
        """Whether it does nothing twice when it is sent again."""
        return self.method not in ("POST", "PATCH") or bool(self.headers.get(KEY))

    def arguments(self) -> dict[str, Any]:
        """The same as arguments of httpx."""
        return {
            "params": in_json(present(self.query)) or None,
            "headers": present(self.headers),
            "json": None if self.body is None else in_json(self.body),
            "content": self.content,
        }


def part(value: object) -> str:
    """A value as a part of a path."""
    return quote(str(value), safe="")


def new_key() -> str:
    """An Idempotency-Key that nobody has used."""
    return uuid4().hex


def present(members: Mapping[str, Any]) -> dict[str, Any]:
    """The members that are there."""
    return {name: value for name, value in members.items() if value is not None}


def in_json(value: Any) -> Any:
    """A value as JSON has it; of a model only what it was given."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return to_jsonable_python(value)


def read(kind: type[T], answer: httpx.Response) -> T:
    """An answer as what the description says it is."""
    return _reader(kind).validate_json(answer.content)


@cache
def _reader(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)
