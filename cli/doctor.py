"""`jiefen doctor`: what is here, which version, where it came from, and what is missing."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from cli.output import print_json
from embedded.checkup import Finding, examine
from embedded.settings import Settings


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """检查各部件是否齐备；缺少必需部件时以 1 退出。"""
    findings = examine(Settings())
    complete = all(finding.is_there for finding in findings if finding.needed)
    if as_json:
        print_json({"ok": complete, "parts": [_data(finding) for finding in findings]})
    else:
        _print_table(findings)
    raise typer.Exit(0 if complete else 1)


def _data(finding: Finding) -> dict[str, object]:
    return {"ok": finding.is_there, **asdict(finding)}


def _print_table(findings: list[Finding]) -> None:
    console = Console(highlight=False, markup=False, emoji=False)
    table = Table("部件 Part", "状态 State", "版本 Version")
    table.add_column("来源 Origin", overflow="fold")
    for finding in findings:
        table.add_row(
            f"{finding.chinese_name}\n{finding.english_name}",
            _state(finding),
            finding.version,
            f"{finding.origin}\n{finding.location}".strip(),
        )
    console.print(table)
    for finding in findings:
        if finding.problem:
            console.print(f"\n{finding.chinese_name} {finding.english_name}")
            console.print(finding.problem, soft_wrap=True)


def _state(finding: Finding) -> str:
    if finding.is_there:
        return "正常 ok"
    return "缺少 missing" if finding.needed else "未装，可选\nabsent, optional"
