"""``jiefen law rates``: the loan prime rate on record, and the tables an operator adds."""

from pathlib import Path
from typing import Annotated

import typer

from cli.arguments import today
from cli.output import fail, print_json, print_pairs, print_table
from embedded.settings import Settings
from law import lpr
from law.lpr_table import LprRate, LprTable, LprTableError, read_csv, read_toml, to_toml

rates_app = typer.Typer(invoke_without_command=True)

_COLUMNS = ("公布日", "一年期（%）", "五年期以上（%）", "核实")
_READERS = {".toml": read_toml, ".csv": read_csv}


@rates_app.callback()
def rates(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """查贷款市场报价利率，收录新公布的利率。"""
    if context.invoked_subcommand is not None:
        return
    if as_json:
        print_json(_data(lpr.lpr_table()))
    else:
        _print_rates(lpr.lpr_table())


@rates_app.command("import")
def import_rates(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="利率表（TOML 或者 CSV）。")],
) -> None:
    """核对一份利率表并收录到数据目录，代替以前收录的；以后的利息按它计算。"""
    table = _read(file)
    if table.known_until > today():
        fail(f"“{file}”含有尚未到来的日期{table.known_until}（lpr_in_the_future）")
    if table.known_until < lpr.lpr_table().known_until:
        fail(
            f"“{file}”截至{table.known_until}，早于现有的{lpr.lpr_table().known_until}（lpr_not_newer）"
        )
    _follow(table, file)
    _write(table)
    span = f"{table.rates[0].since}至{table.known_until}，共{len(table.rates)}期"
    typer.echo(f"已收录贷款市场报价利率（{span}）：{_own_file()}")
    typer.echo("正在运行的工作进程和接口重新启动后采用。")


def hand_over_rates() -> None:
    """Have the law follow the operator's table; one that cannot be followed ends the command."""
    file = _own_file()
    if file.exists():
        _follow(_read(file), file)
    else:
        lpr.use(None)


def _own_file() -> Path:
    return Settings().home / "law" / "lpr.toml"


def _read(file: Path) -> LprTable:
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        fail(f"“{file}”应为 .toml 或者 .csv 文件（lpr_file_type）")
    try:
        return reader(file.read_text(encoding="utf-8-sig"), file.name)
    except LprTableError as error:
        fail(f"“{file}”：{error}（{error.code}）")
    except OSError:
        fail(f"无法读取文件“{file}”（file_unreadable）")
    except UnicodeDecodeError:
        fail(f"“{file}”不是 UTF-8 文本（file_malformed）")


def _follow(table: LprTable, file: Path) -> None:
    try:
        lpr.use(table)
    except LprTableError as error:
        fail(f"“{file}”：{error}（{error.code}）")


def _write(table: LprTable) -> None:
    target = _own_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_text(to_toml(table), encoding="utf-8")
    draft.replace(target)


def _print_rates(table: LprTable) -> None:
    print_pairs((("来源", table.source), ("最近一期", f"{table.known_until:%Y-%m}")))
    print_table(_COLUMNS, (_cells(rate) for rate in table.rates))


def _cells(rate: LprRate) -> tuple[str, ...]:
    five_year = "—" if rate.five_year is None else f"{rate.five_year}"
    return f"{rate.since}", f"{rate.one_year}", five_year, "是" if rate.verified else "否"


def _data(table: LprTable) -> dict[str, object]:
    return {
        "source": table.source,
        "last_month": f"{table.known_until:%Y-%m}",
        "rates": [
            {
                "date": f"{rate.since}",
                "one_year": f"{rate.one_year}",
                "five_year": None if rate.five_year is None else f"{rate.five_year}",
                "verified": rate.verified,
            }
            for rate in table.rates
        ],
    }
