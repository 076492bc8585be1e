"""``jiefen law graph``: the routing table as a drawn page, or as data."""

from typing import Annotated

import typer

from cli.output import basis_data, print_json
from law.basis import cite
from law.routing import Step
from law.routing.graph import bars_to, page
from law.routing.rows import ROWS


def graph(as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False) -> None:
    """画出路径表：各行通向哪些程序，各程序因何不可以。"""
    if as_json:
        print_json({"rows": _rows(), "steps": _steps()})
    else:
        typer.echo(page(), nl=False)


def _rows() -> list[dict[str, object]]:
    return [
        {
            "row": row.name,
            "title": row.title,
            "leads": [step.value for step in row.leads],
            "basis": basis_data(cite(*row.articles)),
            "flags": list(row.flags),
        }
        for row in ROWS
    ]


def _steps() -> list[dict[str, object]]:
    return [
        {
            "step": step.value,
            "bars": [
                {"reason": bar.reason, "basis": basis_data(bar.basis)} for bar in bars_to(step)
            ],
        }
        for step in Step
        if step is not Step.MANUAL
    ]
