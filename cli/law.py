"""``jiefen law``: fees, deadlines, amounts in words and identifiers, for people and for checks."""

import re
from typing import Annotated

import typer

from cli.arguments import day, required, today
from cli.law_basis import basis
from cli.output import basis_data, fail, print_grounds, print_json, print_pairs
from law.basis import Advice
from law.deadlines import Deadline, compute_term
from law.fees import FeeTable, fee_table
from law.identifiers import check
from law.money import MoneyError, format_yuan, group_yuan, in_words, parse_yuan
from law.terms import TermError

law_app = typer.Typer(help="查法律：途径、费用、期限、证据、利息、时效。", no_args_is_help=True)

# A value such as -5 is to be refused as an amount, in Chinese, and not as an unknown option.
_ANY_VALUE = {"ignore_unknown_options": True}

law_app.command("basis")(basis)

Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]
Count = Annotated[str | None, typer.Option(metavar="N", help="期间长度，四者择一。")]


@law_app.command()
def fees(
    amount: Annotated[str | None, typer.Option(help="争议金额（元）。")] = None,
    as_json: Json = False,
) -> None:
    """按争议金额计算诉讼费用和仲裁费用幅度。"""
    try:
        advice = fee_table(parse_yuan(required(amount, "--amount")))
    except MoneyError as error:
        fail(str(error))
    if as_json:
        print_json(_fees_data(advice))
    else:
        print_pairs(_fee_lines(advice.value))
        print_grounds(advice.basis, advice.flags)


@law_app.command()
def deadline(
    start: Annotated[str | None, typer.Option("--from", help="起算事实发生之日。")] = None,
    days: Count = None,
    working_days: Count = None,
    months: Count = None,
    years: Count = None,
    as_json: Json = False,
) -> None:
    """计算期间届满之日：当日不计入，末日为休息日的顺延。"""
    try:
        advice = compute_term(
            day(required(start, "--from")),
            days=_count(days, "--days"),
            working_days=_count(working_days, "--working-days"),
            months=_count(months, "--months"),
            years=_count(years, "--years"),
        )
    except TermError as error:
        fail(str(error))
    if as_json:
        print_json(_deadline_data(advice))
    else:
        print_pairs((("届满日", f"{advice.value.due}"), ("顺延前", f"{advice.value.raw}")))
        print_grounds(advice.basis, advice.flags)


@law_app.command(context_settings=_ANY_VALUE)
def amount(
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="金额（元）。")] = None,
    as_json: Json = False,
) -> None:
    """写出金额大写。"""
    try:
        fen = parse_yuan(required(value, "金额"))
    except MoneyError as error:
        fail(str(error))
    if as_json:
        print_json({"amount": format_yuan(fen), "words": in_words(fen)})
    else:
        typer.echo(in_words(fen))


@law_app.command(context_settings=_ANY_VALUE)
def check_id(
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="号码。")] = None,
    as_json: Json = False,
) -> None:
    """核对统一社会信用代码、公民身份号码、手机号码或者案号。"""
    identified = check(required(value, "号码"), today())
    if as_json:
        print_json(identified.model_dump())
    else:
        typer.echo(f"{'有效' if identified.valid else '无效'}：{identified.reason}")


def _count(text: str | None, name: str) -> int | None:
    if text is None:
        return None
    if re.fullmatch(r"[0-9]{1,9}", text) is None:
        fail(f"{name}的值“{text}”不正确：应为正整数")
    return int(text)


def _fees_data(advice: Advice[FeeTable]) -> dict[str, object]:
    table = advice.value
    return {
        "court": format_yuan(table.court),
        "court_half": format_yuan(table.court_half),
        "payment_order": format_yuan(table.payment_order),
        "preservation": format_yuan(table.preservation),
        "enforcement": format_yuan(table.enforcement),
        "arbitration": {
            "low": format_yuan(table.arbitration.low),
            "high": format_yuan(table.arbitration.high),
        },
        "basis": basis_data(advice.basis),
    }


def _fee_lines(table: FeeTable) -> tuple[tuple[str, str], ...]:
    low, high = group_yuan(table.arbitration.low), group_yuan(table.arbitration.high)
    return (
        ("争议金额", f"{group_yuan(table.amount)}元"),
        ("案件受理费", f"{group_yuan(table.court)}元"),
        ("减半受理费", f"{group_yuan(table.court_half)}元"),
        ("支付令申请费", f"{group_yuan(table.payment_order)}元"),
        ("保全申请费", f"{group_yuan(table.preservation)}元"),
        ("执行申请费", f"{group_yuan(table.enforcement)}元"),
        ("仲裁受理费", f"{low}至{high}元"),
    )


def _deadline_data(advice: Advice[Deadline]) -> dict[str, object]:
    return {
        "due": advice.value.due.isoformat(),
        "raw": advice.value.raw.isoformat(),
        "provisional": advice.value.provisional,
        "basis": basis_data(advice.basis),
    }
