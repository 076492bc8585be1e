"""``jiefen law interest`` and ``delayed-interest``: interest with a schedule to check by hand."""

from datetime import date
from typing import Annotated, Literal

import typer

from cli.arguments import day, rate, required
from cli.output import basis_data, fail, print_grounds, print_json, print_pairs, print_table
from law.accrual import Interest, InterestRow, day_count
from law.basis import Advice
from law.debt_types import DebtType, debt_types
from law.delayed_performance import delayed_performance_interest
from law.interest import AgreedRate, InterestError, late_interest
from law.lpr import LprError
from law.money import MoneyError, format_yuan, group_yuan, parse_yuan

Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]
Per = Literal["year", "month", "day"]

_COLUMNS = ("起", "止", "天数", "基数（元）", "利率", "利息（元）")
_PER = {"year": "年", "day": "日"}


def interest(
    debt_type: Annotated[str | None, typer.Option(help="债务类型。")] = None,
    principal: Annotated[str | None, typer.Option(help="本金（元）。")] = None,
    start: Annotated[str | None, typer.Option("--from", help="逾期第一日。")] = None,
    until: Annotated[str | None, typer.Option("--to", help="计至之日（含当日）。")] = None,
    agreed_rate: Annotated[str | None, typer.Option(help="约定利率，如0.12。")] = None,
    per: Annotated[Per | None, typer.Option(help="约定利率按年、月或者日计。")] = None,
    signed_on: Annotated[str | None, typer.Option(help="合同成立日。")] = None,
    as_json: Json = False,
) -> None:
    """计算逾期利息，列出可以逐段核对的明细。"""
    kind = _debt_type(required(debt_type, "--debt-type"))
    first, last = _period(required(start, "--from"), required(until, "--to"))
    try:
        advice = late_interest(
            kind.key,
            parse_yuan(required(principal, "--principal")),
            first,
            last,
            agreed=_agreed(agreed_rate, per),
            contract_signed_on=None if signed_on is None else day(signed_on),
        )
    except (InterestError, LprError, MoneyError) as error:
        fail(str(error))
    _print("逾期利息", advice, as_json)


def delayed_interest(
    unpaid: Annotated[
        str | None, typer.Option(help="未清偿的金钱债务（元），不含一般债务利息。")
    ] = None,
    last_day: Annotated[str | None, typer.Option(help="履行期间的最后一日。")] = None,
    until: Annotated[str | None, typer.Option("--to", help="计至之日（含当日）。")] = None,
    as_json: Json = False,
) -> None:
    """计算迟延履行期间加倍部分的债务利息。"""
    ends, last = _period(required(last_day, "--last-day"), required(until, "--to"))
    try:
        advice = delayed_performance_interest(parse_yuan(required(unpaid, "--unpaid")), ends, last)
    except MoneyError as error:
        fail(str(error))
    _print("加倍部分债务利息", advice, as_json)


def _debt_type(key: str) -> DebtType:
    known = {name: kind for name, kind in debt_types().items() if kind.in_scope}
    if key not in known:
        listed = "、".join(f"{name}（{kind.title}）" for name, kind in known.items())
        fail(f"债务类型“{key}”不正确：应为{listed}之一")
    return known[key]


def _period(start: str, until: str) -> tuple[date, date]:
    first, last = day(start), day(until)
    if last < first:
        fail(f"计至之日{last}早于{first}")
    return first, last


def _agreed(agreed_rate: str | None, per: Per | None) -> AgreedRate | None:
    if agreed_rate is None and per is None:
        return None
    if per is None:
        fail("缺少--per")
    return AgreedRate(rate=rate(required(agreed_rate, "--agreed-rate")), per=per)


def _print(label: str, advice: Advice[Interest], as_json: bool) -> None:
    if as_json:
        print_json(_data(advice))
        return
    print_pairs(((label, f"{group_yuan(advice.value.total_fen)}元"),))
    print_table(_COLUMNS, (_cells(row) for row in advice.value.rows))
    print_pairs((("算法", _method(advice.value)),))
    print_grounds(advice.basis, advice.flags)


def _method(interest: Interest) -> str:
    yearly = any(row.rate.per == "year" for row in interest.rows)
    divisor = f" ÷ {day_count().days_in_year}" if yearly else ""
    return f"基数 × 利率 × 天数{divisor}，首尾两日均计入；合计四舍五入到分，各段相加等于合计"


def _cells(row: InterestRow) -> tuple[str, ...]:
    return (
        f"{row.from_date}",
        f"{row.to_date}",
        f"{row.days}",
        group_yuan(row.base_fen),
        f"{_PER[row.rate.per]}{(row.rate.share * 100).normalize():f}%",
        group_yuan(row.fen),
    )


def _data(advice: Advice[Interest]) -> dict[str, object]:
    return {
        "interest": format_yuan(advice.value.total_fen),
        "schedule": [
            {
                "from": f"{row.from_date}",
                "to": f"{row.to_date}",
                "days": row.days,
                "base": format_yuan(row.base_fen),
                "rate": f"{row.rate.share.normalize():f}",
                "per": row.rate.per,
                "interest": format_yuan(row.fen),
            }
            for row in advice.value.rows
        ],
        "basis": basis_data(advice.basis),
        "flags": list(advice.flags),
    }
