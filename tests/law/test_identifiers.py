"""Identifiers are told apart and their check digits caught out."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.identifiers import (
    Fault,
    IdentifierError,
    case_number,
    check,
    is_mobile,
    resident_identity,
    uscc_fault,
)
from tests.law.yaml_cases import cases

USCC = "91350100M000100Y43"


@cases("identifiers")
def test_a_value_is_told_for_what_it_is(case: dict[str, Any]) -> None:
    found = check(case["value"])
    assert (found.kind, found.valid) == (case["kind"], case["valid"])
    assert found.reason


@given(st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_no_single_wrong_character_passes_in_a_company_code(place: int, other: str) -> None:
    code = USCC[:place] + other + USCC[place + 1 :]
    assert uscc_fault(code) is (None if code == USCC else Fault.CHECKSUM)


@pytest.mark.parametrize("code", ["", USCC[:17], "91350100MI00100Y43", USCC.lower(), USCC + "0"])
def test_a_company_code_of_wrong_form_is_more_than_a_warning(code: str) -> None:
    assert uscc_fault(code) is Fault.FORMAT


def test_an_identity_number_tells_birth_date_and_sex() -> None:
    woman = resident_identity("11010519491231002X")
    man = resident_identity("34052419800101001X")
    assert (woman.birth_date, woman.sex) == (date(1949, 12, 31), "女")
    assert (man.birth_date, man.sex) == (date(1980, 1, 1), "男")


def test_nobody_is_born_in_the_future() -> None:
    number = "11010519491231002X"
    assert check(number, date(1949, 12, 31)).valid
    assert not check(number, date(1949, 12, 30)).valid


@given(st.integers(0, 16), st.integers(0, 9))
def test_no_single_wrong_digit_passes_in_an_identity_number(place: int, digit: int) -> None:
    number = "320205198503124616"
    changed = number[:place] + str(digit) + number[place + 1 :]
    if changed == number:
        assert resident_identity(changed)
    else:
        with pytest.raises(IdentifierError):
            resident_identity(changed)


def test_case_numbers_are_kept_with_full_width_brackets() -> None:
    assert case_number("(2026)苏0205民初123号") == "（2026）苏0205民初123号"
    assert case_number("（2026）苏02执异5号之一") == "（2026）苏02执异5号之一"


@pytest.mark.parametrize(
    "text", ["", "2026苏0205民初123号", "（2026）苏0205刑初1号", "（1826）苏02民初1号"]
)
def test_other_text_is_no_case_number(text: str) -> None:
    with pytest.raises(IdentifierError, match="不是人民法院案号"):
        case_number(text)


def test_mobile_numbers() -> None:
    assert is_mobile("13800000101")
    assert not is_mobile("0510-82700000")
    assert not is_mobile("１3800000101")
