"""``jiefen law calendar``: the rest days of a year, and the notices an operator adds."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cli.arguments import today
from cli.operator_data import holidays, read_notice
from cli.output import basis_data, fail, print_grounds, print_json, print_pairs
from law.basis import Basis, cite
from law.calendar import PROVISIONAL, CalendarYear, Holiday, default_calendar, notice_of


class _ShowByDefault(TyperGroup):
    """``calendar 2026`` is short for ``calendar show 2026``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or args[0] not in (*self.commands, "--help"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


calendar_app = typer.Typer(cls=_ShowByDefault, help="查一年的休息日和调休上班日，收录放假安排。")


@calendar_app.command()
def show(
    year: Annotated[str | None, typer.Argument(metavar="YEAR", help="年份，默认今年。")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """列出一年的休息日和调休上班日，并说明放假安排是否已经公布。"""
    asked = today().year if year is None else _year(year)
    if as_json:
        print_json(_data(asked))
    else:
        _print_year(asked)


@calendar_app.command("import")
def import_notice(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="放假安排（TOML 或者 JSON）。")],
) -> None:
    """核对一年的放假安排并收录到数据目录，以后的期限按它计算。"""
    notice = read_notice(file)
    target = holidays() / f"{notice.year}.toml"
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_text(_toml(notice), encoding="utf-8")
    draft.replace(target)
    typer.echo(f"已收录{notice.year}年放假安排：{target}")
    typer.echo("正在运行的工作进程和接口重新启动后采用。")


def _year(text: str) -> int:
    if re.fullmatch(r"[1-9][0-9]{3}", text) is None:
        fail(f"年份“{text}”不正确：应为四位数字，例如2026（year_invalid）")
    return int(text)


def _data(year: int) -> dict[str, object]:
    notice, calendar = notice_of(year), default_calendar()
    return {
        "year": year,
        "published": notice is not None,
        "source": notice.source if notice else None,
        "holidays": [it.model_dump(mode="json") for it in notice.holidays] if notice else [],
        "rest_days": _iso(calendar.rest_days_of(year)),
        "makeup_workdays": _iso(calendar.makeup_workdays_of(year)),
        "basis": basis_data(_basis()),
        "flags": list(_flags(notice)),
    }


def _print_year(year: int) -> None:
    notice, calendar = notice_of(year), default_calendar()
    rest, makeup = calendar.rest_days_of(year), calendar.makeup_workdays_of(year)
    state = f"已公布，{notice.source}" if notice else "尚未公布或者未收录"
    print_pairs(((f"{year}年放假安排", state), ("休息日", f"{len(rest)}天，其中周末以外的：")))
    for day in rest:
        if day.weekday() < 5:
            typer.echo(f"  {day}{_name(day, notice)}")
    print_pairs((("调休上班日", "、".join(map(str, makeup)) or "无"),))
    print_grounds(_basis(), _flags(notice))


def _name(day: date, notice: CalendarYear | None) -> str:
    named = (holiday.name for holiday in (notice.holidays if notice else ()) if day in holiday.days)
    return "".join(f" {name}" for name in named)


def _basis() -> tuple[Basis, ...]:
    return cite("CC 203", "CPL 85")


def _flags(notice: CalendarYear | None) -> tuple[str, ...]:
    return () if notice else (PROVISIONAL,)


def _toml(notice: CalendarYear) -> str:
    """The notice in the shape of those that come with the law."""
    head = (
        f"year = {notice.year}",
        "published = true",
        f"source = {_string(notice.source)}",
        f"makeup_workdays = [{_days(notice.makeup_workdays)}]",
    )
    return "\n".join((*head, *map(_holiday_toml, notice.holidays))) + "\n"


def _holiday_toml(holiday: Holiday) -> str:
    return f"\n[[holidays]]\nname = {_string(holiday.name)}\ndays = [{_days(holiday.days)}]"


def _string(text: str) -> str:
    """A JSON string is a TOML string, except for the one control character JSON leaves bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _days(days: tuple[date, ...]) -> str:
    return ", ".join(_iso(days))


def _iso(days: tuple[date, ...]) -> list[str]:
    return [day.isoformat() for day in days]
