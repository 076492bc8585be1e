"""The small types an intake document is made of: text, days, yuan, rates and telephone numbers.

What a person typed is data, so any character that a paper can show is welcome in a name; control
characters and marks that reorder text are not. Each refusal carries a stable code and a message
in Chinese for the person who has to correct it.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, StringConstraints
from pydantic import ValidationInfo as Info
from pydantic_core import PydanticCustomError

from law.money import MoneyError, YuanText, format_yuan, parse_yuan

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RATE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,10})?")
_MOBILE = r"1[3-9][0-9]{9}"
_LANDLINE = r"0[0-9]{2,3}-?[1-9][0-9]{6,7}(-[0-9]{1,6})?"
_SERVICE_LINE = r"[48]00-?[0-9]{3}-?[0-9]{4}"
_ABROAD = r"\+[1-9][0-9]{0,3}[ -]?[0-9][0-9 -]{4,17}"
_PHONE = re.compile(f"{_MOBILE}|{_LANDLINE}|{_SERVICE_LINE}|{_ABROAD}")
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\".]+(\.[^@\s<>\".]+)+")
_ACCOUNT = re.compile(r"[0-9][0-9 -]{5,38}[0-9]")
# Joiners that emoji and some scripts need; every other invisible format character is refused.
_JOINERS = "‌‍"
_MAX_AMOUNT_LENGTH = 20


@dataclass(frozen=True)
class Reading:
    """The day on which a document is read, and the day it was filed where that could be read."""

    today: date
    filed_on: date | None

    @property
    def latest(self) -> date:
        """The last day on which a fact that the document reports can have happened."""
        return min(self.today, self.filed_on or self.today)


def refusal(code: str, message: str, field: str = "") -> PydanticCustomError:
    """A refusal with its code; ``field`` names the field where the check spans several."""
    return PydanticCustomError("refused", "{text}", {"code": code, "text": message, "at": field})


def read_day(value: object) -> object:
    """A civil date from its ISO form; nothing else is taken for a date."""
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and _ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise refusal("date_format", "日期应为“年-月-日”格式，例如 2026-03-02")


def _drawable(character: str, *, lines: bool) -> bool:
    if character == "\n":
        return lines
    if ord(character) & 0xFFFE == 0xFFFE:
        return False
    category = unicodedata.category(character)
    if category == "Cf":
        return character in _JOINERS
    return category not in ("Cc", "Cs", "Zl", "Zp")


def _one_line(text: str) -> str:
    if not all(_drawable(character, lines=False) for character in text):
        raise refusal("control_character", "不得含有换行、控制字符或者改变文字方向的字符")
    return text


def _many_lines(text: str) -> str:
    text = text.replace("\r\n", "\n")
    if not all(_drawable(character, lines=True) for character in text):
        raise refusal("control_character", "不得含有控制字符或者改变文字方向的字符")
    return text


def _yuan(value: object) -> object:
    if not isinstance(value, str) or len(value) > _MAX_AMOUNT_LENGTH:
        raise refusal("amount_format", "金额应为字符串，以元为单位，例如 186500.00")
    if value.startswith("-"):
        raise refusal("amount_negative", "金额不得为负数")
    if re.fullmatch(r"[0-9]+\.[0-9]{3,}", value):
        raise refusal("amount_decimals", "金额最多两位小数")
    try:
        return parse_yuan(value)
    except MoneyError:
        raise refusal("amount_format", "金额应为以元为单位的数字，例如 186500.00") from None


def _rate(value: object) -> object:
    if not isinstance(value, str) or _RATE.fullmatch(value) is None:
        raise refusal("rate_format", "利率应为小数字符串，例如 0.12 表示百分之十二")
    rate = Decimal(value)
    if not 0 < rate <= 1:
        raise refusal("rate_out_of_range", "利率应大于 0 且不超过 1，例如 0.12 表示百分之十二")
    return rate


def _happened(day: date, info: Info) -> date:
    if isinstance(info.context, Reading) and day > info.context.latest:
        limit = "提交之日" if day <= info.context.today else "今日"
        raise refusal("date_in_future", f"日期 {day} 晚于{limit}，不是已经发生的事实")
    return day


def _phone(text: str) -> str:
    if _PHONE.fullmatch(text) is None:
        raise refusal("phone_format", "应为手机号码、带区号的固定电话或者以“+”开头的境外号码")
    return text


def _email(text: str) -> str:
    if _EMAIL.fullmatch(text) is None:
        raise refusal("email_format", "电子邮箱格式不正确")
    return text


def _account(text: str) -> str:
    if _ACCOUNT.fullmatch(text) is None:
        raise refusal("account_format", "银行账号应为数字")
    return text


_Trimmed = StringConstraints(strip_whitespace=True, min_length=1)

Name = Annotated[str, _Trimmed, StringConstraints(max_length=100), AfterValidator(_one_line)]
Line = Annotated[str, _Trimmed, StringConstraints(max_length=300), AfterValidator(_one_line)]
Clause = Annotated[str, _Trimmed, StringConstraints(max_length=2000), AfterValidator(_many_lines)]
Story = Annotated[str, _Trimmed, StringConstraints(max_length=10_000), AfterValidator(_many_lines)]
Phone = Annotated[str, _Trimmed, StringConstraints(max_length=30), AfterValidator(_phone)]
Email = Annotated[str, _Trimmed, StringConstraints(max_length=254), AfterValidator(_email)]
Account = Annotated[str, _Trimmed, StringConstraints(max_length=40), AfterValidator(_account)]

Day = Annotated[date, BeforeValidator(read_day)]
PastDay = Annotated[date, BeforeValidator(read_day), AfterValidator(_happened)]
"""A day on which something the document reports has happened: never after the filing."""

Yuan = Annotated[
    int,
    BeforeValidator(_yuan, json_schema_input_type=YuanText),
    PlainSerializer(format_yuan, return_type=YuanText),
]
"""An amount: a decimal string in yuan in the document, integer fen in the model."""

Rate = Annotated[Decimal, BeforeValidator(_rate), PlainSerializer(str, return_type=str)]
"""A rate as a fraction of one, exact: ``"0.0005"`` a day is five hundredths of a percent."""
