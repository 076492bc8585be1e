"""``jiefen law route``: which steps an intake document has open, and what bars the others."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cli.arguments import day
from cli.intake_document import read_document
from cli.output import basis_data, fail, print_grounds, print_json
from law.basis import Advice
from law.intake import intake_warnings
from law.routing import STEP_TITLES, MediationResult, Route, Situation
from law.routing import route as lawful_route


def route(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="受理文件（JSON）。")],
    mediation: Annotated[MediationResult | None, typer.Option(help="调解结果。")] = None,
    on: Annotated[
        str | None, typer.Option(help="调解终结或者协议生效之日，默认为提交之日。")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """查一件纠纷现在可以走哪些程序，其余的为什么不可以。"""
    intake = read_document(file, as_json=as_json)
    asked = _asked(on, intake.filed_on)
    advice = lawful_route(Situation.at_intake(intake, mediation, asked))
    if as_json:
        print_json(route_data(advice))
        return
    print_route(advice.value)
    print_grounds(advice.basis, advice.flags)
    for warning in intake_warnings(intake):
        typer.echo(f"提示：{warning.message}")


def _asked(text: str | None, filed_on: date) -> date:
    if text is None:
        return filed_on
    asked = day(text)
    if asked < filed_on:
        fail(f"日期{asked}早于提交之日{filed_on}")
    return asked


def route_data(advice: Advice[Route]) -> dict[str, object]:
    """A route as it appears in JSON."""
    return {
        "rows": list(advice.value.rows),
        "next": [step.value for step in advice.value.next],
        "blocked": [
            {"step": bar.step.value, "reason": bar.reason, "basis": basis_data(bar.basis)}
            for bar in advice.value.blocked
        ],
        "basis": basis_data(advice.basis),
        "flags": list(advice.flags),
        "rules_version": advice.rules_version,
    }


def print_route(way: Route) -> None:
    """What may be done and what may not, and why."""
    typer.echo("现在可以（首选在前）：")
    for place, step in enumerate(way.next, start=1):
        typer.echo(f"  {place}. {STEP_TITLES[step]}")
    typer.echo("现在不可以：")
    for bar in way.blocked:
        articles = "；".join(f"《{entry.law}》{entry.article}" for entry in bar.basis)
        typer.echo(f"  {STEP_TITLES[bar.step]}：{bar.reason}（{articles}）")
