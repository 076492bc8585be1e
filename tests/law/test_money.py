"""Money is read strictly, shown plainly, and written in words that say the same amount."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.money import (
    MAX_YUAN,
    MoneyError,
    format_yuan,
    group_yuan,
    in_words,
    parse_yuan,
    round_half_up,
)
from tests.law.yaml_cases import cases

fen = st.one_of(
    st.integers(0, MAX_YUAN * 100),
    st.integers(0, 10**7),
    st.builds(lambda unit, power: unit * 10**power, st.integers(1, 9999), st.integers(0, 10)),
)


def read_words(words: str) -> int:
    """Fen of an amount in words, read by value alone: an oracle that knows no layout."""
    values = {"拾": 10, "佰": 100, "仟": 1000}
    total = section = digit = 0
    for character in words.removeprefix("人民币").removesuffix("整"):
        if character in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(character)
        elif character in values:
            section, digit = section + digit * values[character], 0
        elif character == "万":
            section, digit = (section + digit) * 10**4, 0
        elif character == "亿":
            total, section, digit = (section + digit) * 10**8, 0, 0
        elif character == "元":
            total, section, digit = (total + section + digit) * 100, 0, 0
        else:
            total, digit = total + digit * {"角": 10, "分": 1}[character], 0
    return total


@cases("amounts_in_words")
def test_amount_in_words(case: dict[str, Any]) -> None:
    assert in_words(parse_yuan(case["yuan"])) == case["words"]


@given(fen)
def test_words_say_the_amount(amount: int) -> None:
    assert read_words(in_words(amount)) == amount


@given(fen)
def test_words_never_repeat_or_trail_a_zero(amount: int) -> None:
    words = in_words(amount)
    assert "零零" not in words
    if amount >= 100:
        assert not any(f"零{unit}" in words for unit in "万亿元角分整")


@given(fen)
def test_a_formatted_amount_reads_back(amount: int) -> None:
    assert parse_yuan(format_yuan(amount)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.234",
        "1e5",
        "-1",
        "+1",
        "NaN",
        "Infinity",
        "1,000",
        "1.",
        ".5",
        " 1",
        "１",
        "一",
        "0x1",
    ],
)
def test_anything_but_a_plain_decimal_is_refused(text: str) -> None:
    with pytest.raises(MoneyError, match="格式不正确"):
        parse_yuan(text)


@pytest.mark.parametrize("text", ["1000000000000.01", "9" * 5000])
def test_amounts_above_the_limit_are_refused(text: str) -> None:
    with pytest.raises(MoneyError, match="不得超过"):
        parse_yuan(text)


def test_no_words_for_less_than_nothing() -> None:
    with pytest.raises(MoneyError, match="负数"):
        in_words(-1)


def test_amounts_are_grouped_for_people() -> None:
    assert group_yuan(18650000) == "186,500.00"
    assert group_yuan(5) == "0.05"
    assert group_yuan(-123456789) == "-1,234,567.89"


def test_halves_are_rounded_up() -> None:
    assert [round_half_up(Fraction(n, 2)) for n in (1, 2, 3, 5)] == [1, 1, 2, 3]
    assert round_half_up(Fraction(1249, 1000)) == 1
