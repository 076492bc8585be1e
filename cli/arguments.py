"""What people type after a command, read or refused in one Chinese line."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from cli.output import fail
from law.civil_time import civil_date


def required(value: str | None, name: str) -> str:
    """The value; the command ends where it is missing."""
    if value is None:
        fail(f"缺少{name}")
    return value


def today() -> date:
    """The legal day it is now by the machine's clock."""
    return civil_date(datetime.now(UTC))


def day(text: str) -> date:
    """An existing day written 2026-01-20."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) is None:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        fail(f"日期“{text}”不正确：应为存在的日期，格式为2026-01-20")


def rate(text: str) -> Decimal:
    """A rate as a share of one, above zero and at most one: 0.12 is twelve percent."""
    if re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,10})?", text) is None:
        fail(f"利率“{text}”不正确：应为小数，例如0.12表示百分之十二")
    if not 0 < Decimal(text) <= 1:
        fail(f"利率“{text}”不正确：应大于0且不超过1，例如0.12表示百分之十二")
    return Decimal(text)
