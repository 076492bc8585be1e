"""Money: integer fen inside, decimal strings in yuan at the edges, and amounts in words.

Amounts in words follow the rules for filling in bills (票据填写规定), which courts, banks and
arbitration institutions expect on papers that name a sum.
"""

import re
from fractions import Fraction
from typing import Annotated

from pydantic import Field

MAX_YUAN = 10**12
"""The largest amount, in yuan, that is read or written in words."""

_YUAN = re.compile(r"(?P<yuan>[0-9]+)(?:\.(?P<fen>[0-9]{1,2}))?")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_SECTIONS = ((10**8, "亿"), (10**4, "万"), (1, ""))


YuanText = Annotated[str, Field(pattern=r"^[0-9]{1,13}(\.[0-9]{1,2})?$", examples=["186500.00"])]
"""How an amount is written at the edges, for those who describe them: yuan as a decimal string."""


class MoneyError(ValueError):
    """An amount that cannot be read or written; the message is Chinese and meant for people."""


def parse_yuan(text: str) -> int:
    """Fen of a decimal string in yuan such as ``"186500.00"``.

    Raises ``MoneyError`` for signs, exponents, grouping, more than two decimals, anything that is
    not a plain decimal number, and amounts above ``MAX_YUAN``.
    """
    match = _YUAN.fullmatch(text)
    if match is None:
        raise MoneyError(f"金额“{text}”格式不正确：应为以元为单位的数字，最多两位小数")
    yuan = match["yuan"].lstrip("0")
    if len(yuan) > len(str(MAX_YUAN)):
        raise _too_large()
    fen = int(yuan or "0") * 100 + int((match["fen"] or "").ljust(2, "0"))
    return _within_limit(fen)


def format_yuan(fen: int) -> str:
    """The decimal string in yuan, always with two decimals: ``"186500.00"``."""
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    return f"{sign}{yuan}.{rest:02d}"


def group_yuan(fen: int) -> str:
    """The amount as people read it, in groups of three: ``"186,500.00"``."""
    yuan, _, rest = format_yuan(fen).partition(".")
    return f"{int(yuan):,}.{rest}" if fen >= 0 else f"-{group_yuan(-fen)}"


def round_half_up(amount: Fraction) -> int:
    """The nearest whole number, halves rounded up (四舍五入)."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def in_words(fen: int) -> str:
    """The amount in words for papers: 107000.53 yuan is 人民币壹拾万柒仟元零伍角叁分.

    Raises ``MoneyError`` for amounts below zero or above ``MAX_YUAN``.
    """
    if fen < 0:
        raise MoneyError("金额不得为负数")
    yuan, rest = divmod(_within_limit(fen), 100)
    return f"人民币{_yuan_words(yuan, rest)}{_jiao_fen_words(yuan, rest)}"


def _within_limit(fen: int) -> int:
    if fen > MAX_YUAN * 100:
        raise _too_large()
    return fen


def _too_large() -> MoneyError:
    return MoneyError(f"金额不得超过{MAX_YUAN:,}元")


def _yuan_words(yuan: int, rest: int) -> str:
    """The part up to 元; an amount below one yuan begins at its first unit that is not zero."""
    if yuan:
        return f"{_integer_words(yuan)}元"
    return "" if rest else "零元"


def _jiao_fen_words(yuan: int, rest: int) -> str:
    jiao, fen = divmod(rest, 10)
    if not rest:
        return "整"
    gap = "零" if yuan and (not jiao or yuan % 10 == 0) else ""
    words = f"{_DIGITS[jiao]}角" if jiao else ""
    return f"{gap}{words}{_DIGITS[fen]}分" if fen else f"{gap}{words}整"


def _integer_words(number: int) -> str:
    """A positive whole number in capital characters, one 零 for each run of inner zeros."""
    words, skipped = "", False
    for size, name in _SECTIONS:
        section, number = divmod(number, size)
        if not section:
            skipped = True
            continue
        gap = "零" if words and (skipped or section < 1000) else ""
        words += f"{gap}{_section_words(section)}{name}"
        skipped = False
    return words


def _section_words(section: int) -> str:
    """1 to 9999 in capital characters; 10,000 of 亿 is 壹万."""
    if section == 10_000:
        return "壹万"
    words, gap = "", ""
    for digit, place in zip(f"{section:04d}", _PLACES, strict=True):
        if digit == "0":
            gap = "零" if words else ""
        else:
            words += f"{gap}{_DIGITS[int(digit)]}{place}"
            gap = ""
    return words
