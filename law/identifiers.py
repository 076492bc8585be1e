"""Identifiers of parties and cases, with their check digits.

Unified social credit codes (统一社会信用代码, GB 32100-2015), resident identity numbers
(公民身份号码, GB 11643-1999), mobile numbers and court case numbers (人民法院案件案号规定).
"""

import re
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_RESIDENT_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_RESIDENT_CHECKS = "10X98765432"

# A year 19.. or 20.. at positions 7-10 tells an identity number from a company code, which may
# consist of digits alone too.
_RESIDENT_SHAPE = re.compile(r"[0-9]{6}(?:19|20)[0-9]{9}[0-9X]")
_USCC = re.compile(f"[{_USCC_ALPHABET}]{{18}}")
_USCC_SHAPE = re.compile(r"[0-9A-Z]{18}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_MOBILE_SHAPE = re.compile(r"1[0-9]{10}")
_CASE_NUMBER = re.compile(
    r"[（(]((?:19|20)[0-9]{2})[）)]"
    r"((?:最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云藏陕甘青宁新兵军][0-9]{0,4})"
    r"知?"
    r"(?:民诉前调|诉前调确|诉前调|民初|民终|民申|民再|民撤|民特监|民特|民督监|民督|民辖终|民辖"
    r"|财保|证保|执保|执恢|执异|执复|执监|执)"
    r"[1-9][0-9]*号(?:之[一二三四五六七八九十]+)?)"
)

Kind = Literal["uscc", "resident_id", "mobile", "case_number"]


class IdentifierError(ValueError):
    """An identifier that is not what it should be; the message is Chinese and meant for people."""


class Fault(StrEnum):
    """What is wrong with a code: its form, or only its check digit."""

    FORMAT = "format"
    CHECKSUM = "checksum"


class Identified(BaseModel):
    """What a value is, whether it is valid, and why or why not (in Chinese)."""

    model_config = ConfigDict(frozen=True)

    kind: Kind | None
    valid: bool
    reason: str


class ResidentIdentity(BaseModel):
    """What a resident identity number says of its holder."""

    model_config = ConfigDict(frozen=True)

    birth_date: date
    sex: Literal["男", "女"]


def check(value: str, on: date | None = None) -> Identified:
    """What kind of identifier a value is and whether it is valid.

    With ``on`` an identity number whose birth date lies after that day is invalid too.
    """
    text = value.strip().upper()
    if _RESIDENT_SHAPE.fullmatch(text):
        return _checked_resident(text, on)
    if _USCC_SHAPE.fullmatch(text):
        return _checked_uscc(text)
    if _MOBILE_SHAPE.fullmatch(text):
        valid = _MOBILE.fullmatch(text) is not None
        return _found("mobile", None if valid else "手机号码第二位应为3至9", "手机号码")
    if text.startswith(("（", "(")):
        valid = _CASE_NUMBER.fullmatch(text) is not None
        return _found("case_number", None if valid else "案号格式不正确", "人民法院案号")
    return Identified(
        kind=None,
        valid=False,
        reason="不是统一社会信用代码、公民身份号码、手机号码或者人民法院案号",
    )


def uscc_fault(code: str) -> Fault | None:
    """What is wrong with a unified social credit code, or None.

    Some genuine codes issued early fail their check digit, so that fault calls for a warning and
    not for a refusal.
    """
    if _USCC.fullmatch(code) is None:
        return Fault.FORMAT
    return None if code[17] == uscc_check(code) else Fault.CHECKSUM


def resident_identity(number: str, on: date | None = None) -> ResidentIdentity:
    """Birth date and sex of a valid resident identity number.

    Raises ``IdentifierError`` for a wrong form, an impossible birth date, one after ``on``, or a
    wrong check digit.
    """
    if _RESIDENT_SHAPE.fullmatch(number) is None:
        raise IdentifierError("公民身份号码应为17位数字加一位数字或X")
    birth_date = _birth_date(number)
    if on is not None and birth_date > on:
        raise IdentifierError("公民身份号码的出生日期在将来")
    if number[17] != resident_check(number):
        raise IdentifierError("公民身份号码校验位不正确")
    return ResidentIdentity(birth_date=birth_date, sex="男" if int(number[16]) % 2 else "女")


def is_mobile(number: str) -> bool:
    """Whether a number is a mainland mobile number."""
    return _MOBILE.fullmatch(number) is not None


def case_number(text: str) -> str:
    """A court case number with full-width brackets; ``IdentifierError`` if it is not one."""
    match = _CASE_NUMBER.fullmatch(text.strip())
    if match is None:
        raise IdentifierError(f"“{text}”不是人民法院案号，例如（2026）苏0205民初123号")
    return f"（{match[1]}）{match[2]}"


def _found(kind: Kind, fault: str | None, name: str) -> Identified:
    return Identified(kind=kind, valid=fault is None, reason=fault or f"符合{name}的规则")


def _checked_resident(text: str, on: date | None) -> Identified:
    try:
        resident_identity(text, on)
    except IdentifierError as error:
        return _found("resident_id", str(error), "公民身份号码")
    return _found("resident_id", None, "公民身份号码")


def _checked_uscc(text: str) -> Identified:
    reasons = {
        Fault.FORMAT: "统一社会信用代码不使用字母I、O、S、V、Z",
        Fault.CHECKSUM: "统一社会信用代码校验位不正确，请核对（少数早期代码确有此情形）",
    }
    fault = uscc_fault(text)
    return _found("uscc", reasons[fault] if fault else None, "统一社会信用代码")


def uscc_check(code: str) -> str:
    """The check digit of a unified social credit code, from its first 17 characters."""
    total = sum(
        _USCC_ALPHABET.index(character) * weight
        for character, weight in zip(code[:17], _USCC_WEIGHTS, strict=True)
    )
    return _USCC_ALPHABET[-total % 31]


def resident_check(number: str) -> str:
    """The check digit of a resident identity number, from its first 17 digits."""
    total = sum(
        int(digit) * weight for digit, weight in zip(number[:17], _RESIDENT_WEIGHTS, strict=True)
    )
    return _RESIDENT_CHECKS[total % 11]


def _birth_date(number: str) -> date:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise IdentifierError("公民身份号码的出生日期不存在") from None
