"""Late interest: what a delay costs, agreed or by the law's default for the type of debt.

Amounts are fen, rates shares of one. Every day from the first day of delay to the last day counted
is charged, both included; how it adds up is told in ``law.accrual``.
"""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from law.accrual import Interest, Rate, Stretch, day_count, schedule
from law.basis import Advice, cite
from law.debt_types import debt_types
from law.lpr import lpr_flags, lpr_on, lpr_table
from law.lpr_table import LprRate
from law.money import MoneyError

_RULES = Path(__file__).parent / "parameters" / "late_interest.toml"


class InterestError(ValueError):
    """Interest that cannot be computed; the message is Chinese and meant for people."""


class AgreedRate(BaseModel):
    """A rate the parties agreed, as a share of one: 0.0003 per day, 0.12 per year."""

    model_config = ConfigDict(frozen=True)

    rate: Decimal = Field(ge=0)
    per: Literal["year", "month", "day"]

    @property
    def accruing(self) -> Rate:
        """The rate as it accrues; twelve months make a year."""
        if self.per == "day":
            return Rate(share=self.rate, per="day")
        return Rate(share=self.rate * (12 if self.per == "month" else 1), per="year")


class LateInterestRule(BaseModel):
    """How late interest on a type of debt is measured where nothing was agreed, and its bounds."""

    model_config = ConfigDict(frozen=True)

    measure: Literal["lpr_at_breach", "lpr_floating", "daily"]
    markup_percent: Decimal = Decimal(0)
    daily_percent: Decimal = Decimal(0)
    cap: int | None = None
    floor: int | None = None
    excess_percent: Decimal | None = None
    basis: tuple[str, ...]
    agreed_basis: tuple[str, ...]
    note: str = ""
    agreed_note: str = ""


class LateInterestRules(BaseModel):
    """The rules by the name that debt types give; ``other`` where no rule of its own holds."""

    model_config = ConfigDict(frozen=True)

    rules: dict[str, LateInterestRule]


class _Measured(BaseModel):
    stretches: tuple[Stretch, ...]
    basis: tuple[str, ...]
    flags: tuple[str, ...]


def late_interest(
    debt_type: str,
    principal_fen: int,
    start: date,
    until: date,
    *,
    agreed: AgreedRate | None = None,
    contract_signed_on: date | None = None,
) -> Advice[Interest]:
    """Late interest on a principal from ``start``, the first day of delay, to ``until``.

    An agreed rate is held to the bounds of its type of debt, for which ``contract_signed_on`` is
    needed; a flag tells of a penalty likely to be called excessive. Nothing is due where ``until``
    lies before ``start``. Raises ``InterestError`` where that date is missing, ``LprError`` for
    days before the first rate on record, ``MoneyError`` for a principal below zero.
    """
    if principal_fen < 0:
        raise MoneyError("金额不得为负数")
    rule = _rule(debt_type)
    if agreed is not None:
        measured = _by_agreement(rule, agreed, start, contract_signed_on)
    else:
        measured = _by_default(rule, start, until)
    return Advice(
        value=schedule(principal_fen, measured.stretches, until),
        basis=cite(*measured.basis),
        flags=measured.flags,
    )


def _rule(debt_type: str) -> LateInterestRule:
    debt = debt_types().get(debt_type)
    return _rules().rules[debt.late_interest if debt else "other"]


@cache
def _rules() -> LateInterestRules:
    return LateInterestRules.model_validate(tomllib.loads(_RULES.read_text(encoding="utf-8")))


def _by_default(rule: LateInterestRule, start: date, until: date) -> _Measured:
    if rule.measure == "daily":
        daily = Rate(share=rule.daily_percent / 100, per="day")
        stretches = (Stretch(since=start, rate=daily),)
        return _Measured(stretches=stretches, basis=rule.basis, flags=())
    rates, seen = (lpr_on(start),), start
    if rule.measure == "lpr_floating":
        rates, seen = (*rates, *_changes(start, until)), until
    markup = 1 + rule.markup_percent / 100
    return _Measured(
        stretches=tuple(
            Stretch(since=max(lpr.since, start), rate=Rate(share=lpr.annual * markup, per="year"))
            for lpr in rates
        ),
        basis=rule.basis,
        flags=(*lpr_flags(rates, seen), rule.note, day_count().note),
    )


def _changes(start: date, until: date) -> tuple[LprRate, ...]:
    return tuple(rate for rate in lpr_table().rates if start < rate.since <= until)


def _by_agreement(
    rule: LateInterestRule, agreed: AgreedRate, start: date, signed_on: date | None
) -> _Measured:
    rate = agreed.accruing
    flags = (rule.agreed_note,) if rule.agreed_note else ()
    if agreed.per != "day":
        flags += (day_count().note,)
    if rule.cap is not None or rule.floor is not None:
        if signed_on is None:
            raise InterestError("约定利率的上下限以合同成立日为准，须提供合同成立日")
        lpr = lpr_on(signed_on)
        rate, bounded = _bounded(rule, rate, lpr)
        flags += bounded + lpr_flags((lpr,), signed_on)
    flags += _excess(rule, rate, start)
    stretches = (Stretch(since=start, rate=rate),)
    return _Measured(stretches=stretches, basis=rule.agreed_basis, flags=flags)


def _bounded(rule: LateInterestRule, rate: Rate, lpr: LprRate) -> tuple[Rate, tuple[str, ...]]:
    if rule.cap is not None and rate.annual > rule.cap * lpr.annual:
        return Rate(share=rule.cap * lpr.annual, per="year"), (
            f"约定利率超过合同成立时一年期贷款市场报价利率的{rule.cap}倍，超过部分不予支持",
        )
    if rule.floor is not None and rate.annual < rule.floor * lpr.annual:
        return Rate(share=rule.floor * lpr.annual, per="year"), (
            "约定利率低于合同订立时一年期贷款市场报价利率，按该利率计",
        )
    return rate, ()


def _excess(rule: LateInterestRule, rate: Rate, start: date) -> tuple[str, ...]:
    """A warning that the penalty agreed is likely to be called excessive (合同编通则解释 64, 65).

    The court does not reduce it unasked, so the sum stays as agreed.
    """
    if rule.excess_percent is None:
        return ()
    if start < lpr_table().rates[0].since:
        return ("起算日没有利率记录，约定违约金是否过分高于损失未作比较",)
    lpr = lpr_on(start)
    if rate.annual <= lpr.annual * (1 + rule.excess_percent / 100):
        return ()
    burden, share = cite("CONTRACTS 64", "CONTRACTS 65")
    return (
        f"约定违约金超过以起算日一年期贷款市场报价利率{lpr.one_year}%计算的损失的"
        f"{rule.excess_percent}%，可能被认定为过分高于损失"
        f"（《{share.law}》{burden.article}、{share.article}）；"
        "请求减少的，由债务人举证",
        *lpr_flags((lpr,), start),
    )
