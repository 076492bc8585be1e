"""Files of tables that a person hands to the command line: TOML, or JSON by the name's ending."""

import json
import tomllib
from pathlib import Path
from typing import NoReturn, cast

from pydantic import ValidationError

from cli.output import fail
from law.intake.problems import problems_of


def read_table(file: Path) -> dict[str, object]:
    """A file of tables, JSON by its name's ending and TOML otherwise."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        table: object = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
    except OSError:
        fail(f"无法读取文件“{file}”（file_unreadable）")
    except (ValueError, RecursionError):
        _not_a_table(file)
    if not isinstance(table, dict):
        _not_a_table(file)
    return cast("dict[str, object]", table)


def _not_a_table(file: Path) -> NoReturn:
    fail(f"“{file}”不是 TOML 或者 JSON 文件（file_malformed）")


def first_fault(error: ValidationError) -> str:
    """The first thing that is wrong with a table, in Chinese."""
    first = error.errors()[0]
    if first["type"] == "value_error" and "ctx" in first:
        return str(first["ctx"]["error"])
    problem = next(problems_of(error))
    return f"{problem.field}：{problem.message}"
