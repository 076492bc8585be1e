"""The operator's own law data, in ``JIEFEN_HOME/law``: read here, followed by the law."""

import json
import tomllib
from pathlib import Path
from typing import NoReturn, cast

from pydantic import ValidationError

from cli.law_rates import hand_over_rates
from cli.output import fail
from embedded.settings import Settings
from law import calendar
from law.calendar import CalendarYear, worked_fixed_holidays
from law.intake.problems import problems_of


def hand_over() -> None:
    """Give the law the operator's tables; a file that cannot be read ends the command."""
    calendar.use(read_notice(path) for path in sorted(holidays().glob("*.toml")))
    hand_over_rates()


def holidays() -> Path:
    """The folder of the operator's holiday notices, one file a year."""
    return Settings().home / "law" / "holidays"


def read_notice(file: Path) -> CalendarYear:
    """A published holiday notice in TOML or JSON; anything else ends the command in Chinese."""
    try:
        notice = CalendarYear.model_validate(read_table(file))
    except ValidationError as error:
        fail(f"“{file}”不是一年的放假安排：{_told(error)}（calendar_invalid）")
    if not notice.published:
        fail(f"“{file}”尚未公布（published = false），不采用（calendar_not_published）")
    if not notice.source.strip():
        fail(f"“{file}”没有写明来源（source）（calendar_source_missing）")
    if worked := worked_fixed_holidays(notice):
        days = "、".join(map(str, worked))
        fail(f"“{file}”不完整：法定节假日{days}未列为休息日（calendar_incomplete）")
    return notice


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


def _told(error: ValidationError) -> str:
    [first, *_] = error.errors()
    if first["type"] == "value_error":
        return str(first["ctx"]["error"]) if "ctx" in first else first["msg"]
    problem = next(problems_of(error))
    return f"{problem.field}：{problem.message}"
