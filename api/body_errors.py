"""Refused fields, told in Chinese: where each is, and what is wrong with it.

What the sender wrote is never repeated: it may hold a name or a number.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from law.basis import Basis
from law.intake import Problem as IntakeProblem

_PLACES = ("body", "query", "path", "header", "cookie")

_MESSAGES = {
    "bool": "应为 true 或 false",
    "date": "应为“年-月-日”格式的日期，例如 2026-03-02",
    "dict": "应为对象",
    "enum": "不在可选的取值之中",
    "extra": "没有这个字段",
    "greater": "数值过小",
    "int": "应为整数",
    "json": "请求正文不是有效的 JSON",
    "less": "数值过大",
    "list": "应为数组",
    "literal": "不在可选的取值之中",
    "missing": "缺少该字段",
    "model": "应为对象",
    "string": "应为文本",
    "string_pattern": "格式不正确",
    "string_too": "文本长度不符合要求",
    "too": "项数不符合要求",
    "tuple": "应为数组",
}


class BodyError(BaseModel):
    """A refused field: its dotted path, its JSON pointer, a code, and why."""

    field: str
    pointer: str
    place: str = "body"
    code: str
    detail: str
    basis: tuple[Basis, ...] | None = None


def body_errors(errors: Sequence[Any]) -> list[BodyError]:
    """The errors of a pydantic validation."""
    return [_told(error) for error in errors]


def intake_errors(problems: Iterable[IntakeProblem]) -> list[BodyError]:
    """The problems for which an intake document was refused."""
    return [
        BodyError(
            field=problem.field,
            pointer=_pointer(problem.field.split(".")),
            code=problem.code,
            detail=problem.message,
            basis=problem.basis,
        )
        for problem in problems
    ]


def _told(error: dict[str, Any]) -> BodyError:
    path = [str(part) for part in error["loc"]]
    place = path.pop(0) if path and path[0] in _PLACES else "body"
    if error["type"] == "json_invalid":
        path = []  # where the text breaks off is no field
    return BodyError(
        field=".".join(path),
        pointer=_pointer(path),
        place=place,
        code=error["type"],
        detail=_message(error),
    )


def _pointer(path: Sequence[str]) -> str:
    escaped = (part.replace("~", "~0").replace("/", "~1") for part in path if part)
    return "#" + "".join(f"/{part}" for part in escaped)


def _message(error: dict[str, Any]) -> str:
    """Our own rules say themselves, in Chinese, what is wrong; pydantic's are put into it."""
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    if error["type"] == "refused":
        return str(error["ctx"]["text"])
    words = error["type"].split("_")
    known = (_MESSAGES.get("_".join(words[:count])) for count in (2, 1))
    return next((message for message in known if message), "取值不正确")
