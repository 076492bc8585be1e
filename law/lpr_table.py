"""A table of the loan prime rate (贷款市场报价利率): its form, checks, reading and writing.

The shipped table and one that an installation loads have the same form. TOML: ``source``, perhaps
``checked_until``, and ``rates``, each with ``date``, ``one_year`` and perhaps ``five_year``. CSV:
the columns date, one_year, five_year. Rates are decimal strings in percent a year.
"""

import csv
import io
import json
import re
import tomllib
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

HIGHEST = Decimal(24)
"""The highest rate, in percent a year, that is taken for a rate and not for a slip of the pen."""

_COLUMNS = ["date", "one_year", "five_year"]


class LprTableError(ValueError):
    """A table that cannot be taken; ``code`` is stable, the message Chinese and for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def _refusal(code: str, message: str) -> PydanticCustomError:
    """``code`` comes back as the type of the validation error."""
    return PydanticCustomError(code, message)  # pyright: ignore[reportArgumentType]


def _percent(value: object) -> object:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", value) is None:
        raise _refusal("lpr_rate_format", "利率应为以百分数计的小数字符串，例如 3.00")
    if Decimal(value) > HIGHEST:
        raise _refusal("lpr_rate_implausible", f"利率应在 0 至 {HIGHEST}（百分数）之间")
    return Decimal(value)


def _day(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _refusal("lpr_date_format", "日期应为存在的日期，格式为 2025-05-20")


Day = Annotated[date, BeforeValidator(_day)]
Percent = Annotated[Decimal, BeforeValidator(_percent)]


class LprRate(BaseModel):
    """The rates from the day of publication until the next, in percent a year."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    since: Day = Field(alias="date")
    one_year: Percent
    five_year: Percent | None = None
    verified: bool = True

    @property
    def annual(self) -> Decimal:
        """The one-year rate as a share of one: 3 % is 0.03."""
        return self.one_year / 100


class LprTable(BaseModel):
    """The rates in order of publication, with their source.

    ``checked_until`` is the last day for which the table was compared with the source; without
    it, the day of its last rate.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str = Field(min_length=1)
    checked_until: Day | None = None
    rates: tuple[LprRate, ...]

    @property
    def known_until(self) -> date:
        """The last day whose rate the table vouches for."""
        return self.checked_until or self.rates[-1].since

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.rates:
            raise _refusal("lpr_empty", "表中没有利率")
        for earlier, later in pairwise(self.rates):
            if later.since == earlier.since:
                raise _refusal("lpr_date_twice", f"日期{later.since}重复")
            if later.since < earlier.since:
                raise _refusal(
                    "lpr_dates_descend", f"日期应由早到晚：{later.since}排在{earlier.since}之后"
                )
        if self.known_until < self.rates[-1].since:
            raise _refusal("lpr_checked_too_early", "checked_until不得早于最后一期")
        return self


def read_toml(text: str, source: str) -> LprTable:
    """The table written as TOML; ``source`` holds where the text names none.

    Raises ``LprTableError``.
    """
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        raise LprTableError("lpr_not_toml", "不是正确的 TOML 文件") from None
    return _validated({"source": source, **data})


def read_csv(text: str, source: str) -> LprTable:
    """The table written as CSV with the columns date, one_year, five_year (which may be empty).

    Raises ``LprTableError``.
    """
    reader = csv.DictReader(io.StringIO(text), restkey="more")
    try:
        rows = list(reader)
    except csv.Error:
        raise LprTableError("lpr_not_csv", "不是正确的 CSV 文件") from None
    if reader.fieldnames != _COLUMNS:
        raise LprTableError("lpr_columns", f"首行应为 {','.join(_COLUMNS)}")
    rates = [{name: cell for name, cell in row.items() if cell} for row in rows]
    return _validated({"source": source, "rates": rates})


def to_toml(table: LprTable) -> str:
    """The table as ``read_toml`` reads it."""
    # A JSON string is a basic string of TOML as well, except that TOML wants DEL escaped.
    source = json.dumps(table.source, ensure_ascii=False).replace("\x7f", "\\u007f")
    lines = [f"source = {source}", f"checked_until = {table.known_until}", "rates = ["]
    lines += [f"    {{ {_entry(rate)} }}," for rate in table.rates]
    return "\n".join([*lines, "]", ""])


def laid_over(shipped: LprTable, own: LprTable) -> LprTable:
    """``own`` from its first day to the last it knows; before and after that, ``shipped``.

    Raises ``LprTableError`` where a month lies between the two that neither of them knows.
    """
    first, last = own.rates[0].since, own.known_until
    if _month(first) > _month(shipped.known_until) + 1:
        raise LprTableError(
            "lpr_gap", f"{shipped.known_until}至{first}之间没有记录，应从次月起连续"
        )
    before = [rate for rate in shipped.rates if rate.since < first]
    after = [rate for rate in shipped.rates if rate.since > last]
    rest = f"；其余各期：{shipped.source}" if before or after else ""
    return LprTable(
        source=own.source + rest,
        checked_until=max(shipped.known_until, own.known_until),
        rates=(*before, *own.rates, *after),
    )


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _entry(rate: LprRate) -> str:
    entry = f'date = {rate.since}, one_year = "{rate.one_year}"'
    if rate.five_year is not None:
        entry += f', five_year = "{rate.five_year}"'
    return entry if rate.verified else f"{entry}, verified = false"


def _validated(data: dict[str, object]) -> LprTable:
    try:
        return LprTable.model_validate(data)
    except ValidationError as error:
        problem = error.errors()[0]
    own = problem["type"].startswith("lpr_")
    code = problem["type"] if own else "lpr_form"
    message = problem["msg"] if own else "缺少、多余或者类型不正确"
    raise LprTableError(code, f"{_place(problem['loc'])}{message}")


def _place(loc: tuple[int | str, ...]) -> str:
    """第3期的one_year：, for people; empty for the table as a whole."""
    match loc:
        case ("rates", int() as index, *field):
            return f"第{index + 1}期{''.join(f'的{name}' for name in field)}："
        case (name, *_):
            return f"{name}："
        case _:
            return ""
