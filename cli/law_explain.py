"""``jiefen law explain``: the whole advice for an intake document."""

from pathlib import Path
from typing import Annotated

import typer

from cli.intake_document import read_document
from cli.law_debts import print_review, review_data
from cli.law_limitation import limitation_data, print_limitation
from cli.output import basis_data, print_grounds, print_json, print_pairs, print_table
from cli.route import print_route, route_data
from law.basis import Advice
from law.deadlines import Deadline
from law.explanation import Explanation, TrackFee
from law.explanation import explain as explained
from law.fees import FeeRange
from law.intake import Intake
from law.money import format_yuan, group_yuan
from law.routing import STEP_TITLES
from law.terms import rule

_COLUMNS = ("途径", "现在", "费用", "计入利息", "节省")
"""Fees in yuan: on the amount in dispute, with interest to the filing day, saved by no trial."""


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="受理文件（JSON）。")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """说明一件纠纷：受理范围、途径和理由、各途径的费用、期限、所缺证据、诉讼时效。"""
    intake = read_document(file, as_json=as_json)
    advice = explained(intake)
    if as_json:
        print_json(_data(advice, intake))
    else:
        _print(advice, intake)


def _data(advice: Advice[Explanation], intake: Intake) -> dict[str, object]:
    told = advice.value
    time = told.limitation
    return {
        "amount": format_yuan(told.amount),
        "interest": None if told.interest is None else format_yuan(told.interest),
        "scope": {
            "in_scope": told.in_scope,
            "warnings": [warning.model_dump(mode="json") for warning in told.warnings],
        },
        "route": route_data(told.route),
        "fees": [_fee_data(fee) for fee in told.fees],
        "deadlines": [_deadline_data(deadline) for deadline in told.deadlines],
        "evidence": review_data(told.evidence),
        "limitation": limitation_data(time, intake.filed_on, intake) if time else None,
        "basis": basis_data(advice.basis),
        "flags": list(advice.flags),
        "rules_version": advice.rules_version,
    }


def _fee_data(fee: TrackFee) -> dict[str, object]:
    return {
        "step": fee.step.value,
        "open": fee.open,
        "on_amount": _range_data(fee.on_amount),
        "with_interest": _range_data(fee.with_interest),
        "saving": format_yuan(fee.saving),
    }


def _range_data(fee: FeeRange) -> dict[str, str]:
    return {"low": format_yuan(fee.low), "high": format_yuan(fee.high)}


def _deadline_data(deadline: Deadline) -> dict[str, object]:
    return {**deadline.model_dump(mode="json"), "name": _name(deadline)}


def _name(deadline: Deadline) -> str:
    return rule(deadline.code).name if deadline.code else ""


def _print(advice: Advice[Explanation], intake: Intake) -> None:
    told = advice.value
    interest = "—" if told.interest is None else f"{group_yuan(told.interest)}元"
    print_pairs(
        (
            ("争议金额", f"{group_yuan(told.amount)}元"),
            ("截至提交之日的逾期利息", interest),
            ("受理范围", "属于" if told.in_scope else "不属于"),
        )
    )
    typer.echo("")
    print_route(told.route.value)
    typer.echo("")
    print_table(_COLUMNS, (_cells(fee) for fee in told.fees))
    typer.echo("")
    for deadline in told.deadlines:
        typer.echo(f"期限：{_name(deadline)}，至{deadline.due}")
    print_review(told.evidence.value)
    if told.limitation is not None:
        print_limitation(told.limitation.value, intake.filed_on)
    for warning in told.warnings:
        typer.echo(f"提示：{warning.message}")
    typer.echo("")
    print_grounds(advice.basis, advice.flags)


def _cells(fee: TrackFee) -> tuple[str, ...]:
    return (
        STEP_TITLES[fee.step],
        "可以" if fee.open else "不可以",
        _range(fee.on_amount),
        _range(fee.with_interest),
        group_yuan(fee.saving),
    )


def _range(fee: FeeRange) -> str:
    if fee.low == fee.high:
        return group_yuan(fee.low)
    return f"{group_yuan(fee.low)}至{group_yuan(fee.high)}"
