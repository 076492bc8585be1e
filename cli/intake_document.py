"""Reading an intake document from a file, as intake itself would take it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import typer

from cli.arguments import today
from cli.output import fail, print_json
from law.intake import Intake, IntakeRefused, Problem, read_intake


def read_document(file: Path, *, as_json: bool) -> Intake:
    """The document in a file; one that intake would refuse ends the command with exit code 1.

    The refusal names each field and its rule, on stderr for people and as JSON for machines.
    """
    try:
        return read_intake(read_object(file), today=today())
    except IntakeRefused as refused:
        if as_json:
            problems = [problem.model_dump(mode="json") for problem in refused.problems]
            print_json({"problems": problems})
        _tell(refused.problems)
        raise typer.Exit(code=1) from None


def read_object(file: Path) -> dict[str, object]:
    """The JSON object in a file; anything else ends the command."""
    try:
        document: object = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError:
        fail(f"无法读取文件“{file}”")
    except (ValueError, RecursionError):
        fail(f"“{file}”不是 JSON 文件")
    if not isinstance(document, dict):
        fail(f"“{file}”的内容应为一个 JSON 对象")
    return cast("dict[str, object]", document)


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        typer.echo(f"{problem.field}：{problem.message}（{problem.code}）", err=True)
