"""``jiefen law limitation``: when limitation of a claim ends, and what has moved that day."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from cli.arguments import day, today
from cli.intake_document import read_document
from cli.output import basis_data, fail, print_grounds, print_json, print_pairs
from cli.tables import first_fault, read_table
from law.basis import Advice
from law.intake import Intake, Problem, intake_warnings
from law.intake.limitation import LimitationFacts, claim_limitation
from law.limitation import Effect, JudgedEvent, Limitation, LimitationEventKind, LimitationState
from law.terms import TermError

_STATES = {
    LimitationState.NOT_BEGUN: "尚未起算",
    LimitationState.RUNNING: "进行中",
    LimitationState.INTERRUPTED: "中断，程序尚未终结",
    LimitationState.SUSPENDED: "中止，障碍尚未消除",
    LimitationState.OVER: "已经届满，债务人可以提出时效抗辩",
}
_KINDS = {
    LimitationEventKind.DEMAND: "催收",
    LimitationEventKind.ACKNOWLEDGEMENT: "同意履行",
    LimitationEventKind.MEDIATION: "申请调解",
    LimitationEventKind.SUIT: "起诉或者申请仲裁",
    LimitationEventKind.EQUIVALENT: "与起诉同等的事项",
    LimitationEventKind.OBSTACLE: "障碍",
}
_EFFECTS = {
    Effect.INTERRUPTS: "中断",
    Effect.SUSPENDS: "中止",
    Effect.REVIVES: "抗辩权消灭",
    Effect.NONE: "无影响",
}
_RUNNING_BESIDE = frozenset({"guarantee_period", "preservation_lapses"})
"""Warnings of terms that run beside limitation and that mediation does not stop."""


def limitation(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="受理文件（JSON）。")],
    events: Annotated[
        Path | None,
        typer.Option(
            metavar="EVENTS",
            help="中断、中止事由（TOML 或者 JSON）：events、instalments、known_on。",
        ),
    ] = None,
    on: Annotated[str | None, typer.Option(help="所问之日，默认为今日。")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """查债权的诉讼时效何时届满，各项事由使它中断或者中止了没有。"""
    intake = read_document(file, as_json=as_json)
    asked = today() if on is None else day(on)
    try:
        advice = claim_limitation(intake, asked, _facts(events))
    except TermError as error:
        fail(f"{error}（limitation_uncountable）")
    if as_json:
        print_json(limitation_data(advice, asked, intake))
    else:
        print_limitation(advice.value, asked)
        print_grounds(advice.basis, advice.flags)
        for warning in _beside(intake):
            typer.echo(f"提示：{warning.message}")


def _facts(file: Path | None) -> LimitationFacts:
    if file is None:
        return LimitationFacts()
    try:
        return LimitationFacts.model_validate(read_table(file))
    except ValidationError as error:
        fail(f"“{file}”不是诉讼时效的事由：{first_fault(error)}（limitation_events_invalid）")


def limitation_data(advice: Advice[Limitation], on: date, intake: Intake) -> dict[str, object]:
    """Limitation as it appears in JSON."""
    value = advice.value
    return {
        "on": on.isoformat(),
        **value.model_dump(mode="json", exclude={"events"}),
        "over": value.over,
        "events": [_event_data(judged) for judged in value.events],
        "beside": [warning.model_dump(mode="json") for warning in _beside(intake)],
        "basis": basis_data(advice.basis),
        "flags": list(advice.flags),
    }


def _event_data(judged: JudgedEvent) -> dict[str, object]:
    data = judged.model_dump(mode="json")
    return data.pop("event") | data


def _beside(intake: Intake) -> list[Problem]:
    return [warning for warning in intake_warnings(intake) if warning.code in _RUNNING_BESIDE]


def print_limitation(value: Limitation, on: date) -> None:
    """When limitation ends, and what moved that day."""
    left = f"还有{value.days_left}天" if value.days_left >= 0 else f"已过{-value.days_left}天"
    print_pairs(
        (
            ("诉讼时效", f"{_STATES[value.state]}（{on}）"),
            ("起算", f"{value.start}"),
            ("届满", f"{value.due}，{left}"),
            ("最长保护至", f"{value.long_stop}"),
            ("提醒", "、".join(map(str, value.warn_on))),
        )
    )
    for judged in value.events:
        _print_event(judged)


def _print_event(judged: JudgedEvent) -> None:
    event = judged.event
    days = f"{event.on}" if event.ended_on is None else f"{event.on}至{event.ended_on}"
    typer.echo(f"  {days} {_KINDS[event.kind]}：{_EFFECTS[judged.effect]}（{judged.reason}）")
