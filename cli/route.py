"""``jiefen law route``: which steps an intake document has open, and what bars the others."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from cli.output import basis_data, fail, print_grounds, print_json
from law.basis import Advice
from law.civil_time import civil_date
from law.intake import Intake, IntakeRefused, Problem, intake_warnings, read_intake
from law.routing import MediationResult, Route, Situation, Step
from law.routing import route as lawful_route

_STEPS = {
    Step.MEDIATION: "调解",
    Step.JUDICIAL_CONFIRMATION: "申请司法确认",
    Step.ARBITRATION: "申请仲裁",
    Step.ARBITRATION_AGREEMENT_OFFER: "提议签订仲裁协议",
    Step.PAYMENT_ORDER: "申请支付令",
    Step.SMALL_CLAIMS: "起诉（小额诉讼程序）",
    Step.SIMPLIFIED: "起诉（简易程序）",
    Step.ORDINARY: "起诉（普通程序）",
    Step.ENFORCEMENT: "申请执行",
    Step.CLAIM_DECLARATION: "申报债权",
    Step.CLOSE: "结案",
    Step.MANUAL: "人工处理",
}


def route(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="受理文件（JSON）。")],
    mediation: Annotated[MediationResult | None, typer.Option(help="调解结果。")] = None,
    on: Annotated[
        str | None, typer.Option(help="调解终结或者协议生效之日，默认为提交之日。")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """查一件纠纷现在可以走哪些程序，其余的为什么不可以。"""
    intake = _taken(_document(file), as_json)
    day = _day(on, intake.filed_on)
    advice = lawful_route(Situation.at_intake(intake, mediation, day))
    if as_json:
        print_json(_data(advice))
        return
    _print_route(advice)
    for warning in intake_warnings(intake):
        typer.echo(f"提示：{warning.message}")


def _document(file: Path) -> dict[str, object]:
    try:
        document: object = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError:
        fail(f"无法读取文件“{file}”")
    except (ValueError, RecursionError):
        fail(f"“{file}”不是 JSON 文件")
    if not isinstance(document, dict):
        fail(f"“{file}”的内容应为一个 JSON 对象")
    return cast("dict[str, object]", document)


def _taken(document: dict[str, object], as_json: bool) -> Intake:
    """The document as intake takes it; a refusal ends with exit code 1."""
    try:
        return read_intake(document, today=civil_date(datetime.now(UTC)))
    except IntakeRefused as refused:
        if as_json:
            problems = [problem.model_dump(mode="json") for problem in refused.problems]
            print_json({"problems": problems})
        _tell(refused.problems)
        raise typer.Exit(code=1) from None


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        typer.echo(f"{problem.field}：{problem.message}（{problem.code}）", err=True)


def _day(text: str | None, filed_on: date) -> date:
    if text is None:
        return filed_on
    try:
        day = date.fromisoformat(text)
    except ValueError:
        fail(f"日期“{text}”不正确：应为存在的日期，格式为2026-01-20")
    if day < filed_on:
        fail(f"日期{day}早于提交之日{filed_on}")
    return day


def _data(advice: Advice[Route]) -> dict[str, object]:
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


def _print_route(advice: Advice[Route]) -> None:
    typer.echo("现在可以（首选在前）：")
    for place, step in enumerate(advice.value.next, start=1):
        typer.echo(f"  {place}. {_STEPS[step]}")
    typer.echo("现在不可以：")
    for bar in advice.value.blocked:
        articles = "；".join(f"《{entry.law}》{entry.article}" for entry in bar.basis)
        typer.echo(f"  {_STEPS[bar.step]}：{bar.reason}（{articles}）")
    print_grounds(advice.basis, advice.flags)
