"""Late interest: what a delay costs, agreed or by the law's default for the type of debt.

Amounts are fen, rates shares of one a year. Every day from the first day of delay to the last day
counted is charged, both included. Sums are exact until the total is rounded half up to the fen;
the rows are rounded so that they add up to it.
"""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from law.basis import Advice, cite
from law.lpr import LprRate, lpr_flags, lpr_on, lpr_table
from law.money import MoneyError, round_half_up

_RULES = Path(__file__).parent / "parameters" / "late_interest.toml"


class InterestError(ValueError):
    """Interest that cannot be computed; the message is Chinese and meant for people."""


class AgreedRate(BaseModel):
    """A rate the parties agreed, as a share of one: 0.0003 per day, 0.12 per year."""

    model_config = ConfigDict(frozen=True)

    rate: Decimal = Field(ge=0)
    per: Literal["year", "month", "day"]


class InterestRow(BaseModel):
    """A stretch of days at one yearly rate, both days included, and its interest in fen."""

    model_config = ConfigDict(frozen=True)

    from_date: date
    to_date: date
    days: int
    annual_rate: Decimal
    fen: int


class Interest(BaseModel):
    """Late interest in fen with the schedule it adds up from."""

    model_config = ConfigDict(frozen=True)

    total_fen: int
    rows: tuple[InterestRow, ...]


class LateInterestRule(BaseModel):
    """How late interest on a type of debt is measured where nothing was agreed, and its bounds."""

    model_config = ConfigDict(frozen=True)

    measure: Literal["lpr_at_breach", "lpr_floating", "daily"]
    markup_percent: Decimal = Decimal(0)
    daily_percent: Decimal = Decimal(0)
    cap: int | None = None
    floor: int | None = None
    basis: tuple[str, ...]
    agreed_basis: tuple[str, ...]
    note: str = ""
    agreed_note: str = ""


class LateInterestRules(BaseModel):
    """The rules by debt type; ``other`` holds for every type not named."""

    model_config = ConfigDict(frozen=True)

    days_in_year: int
    days_in_year_note: str
    rules: dict[str, LateInterestRule]


class _Stretch(BaseModel):
    """A rate and the first day it is charged."""

    since: date
    annual: Decimal


class _Measured(BaseModel):
    stretches: tuple[_Stretch, ...]
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
    needed. Nothing is due where ``until`` lies before ``start``. Raises ``InterestError`` where
    that date is missing, ``LprError`` for days before the first rate on record, ``MoneyError`` for
    a principal below zero.
    """
    if principal_fen < 0:
        raise MoneyError("金额不得为负数")
    rule = _rules().rules.get(debt_type, _rules().rules["other"])
    if agreed is not None:
        measured = _by_agreement(rule, agreed, start, contract_signed_on)
    else:
        measured = _by_default(rule, start, until)
    return Advice(
        value=_schedule(principal_fen, measured.stretches, until),
        basis=cite(*measured.basis),
        flags=measured.flags,
    )


@cache
def _rules() -> LateInterestRules:
    return LateInterestRules.model_validate(tomllib.loads(_RULES.read_text(encoding="utf-8")))


def _by_default(rule: LateInterestRule, start: date, until: date) -> _Measured:
    if rule.measure == "daily":
        annual = rule.daily_percent / 100 * _rules().days_in_year
        return _Measured(
            stretches=(_Stretch(since=start, annual=annual),), basis=rule.basis, flags=()
        )
    rates, seen = (lpr_on(start),), start
    if rule.measure == "lpr_floating":
        rates, seen = (*rates, *_changes(start, until)), until
    markup = 1 + rule.markup_percent / 100
    return _Measured(
        stretches=tuple(
            _Stretch(since=max(rate.since, start), annual=rate.annual * markup) for rate in rates
        ),
        basis=rule.basis,
        flags=(*lpr_flags(rates, seen), rule.note, _rules().days_in_year_note),
    )


def _changes(start: date, until: date) -> tuple[LprRate, ...]:
    return tuple(rate for rate in lpr_table().rates if start < rate.since <= until)


def _by_agreement(
    rule: LateInterestRule, agreed: AgreedRate, start: date, signed_on: date | None
) -> _Measured:
    annual = agreed.rate * {"year": 1, "month": 12, "day": _rules().days_in_year}[agreed.per]
    flags = (rule.agreed_note,) if rule.agreed_note else ()
    if agreed.per != "day":
        flags += (_rules().days_in_year_note,)
    if rule.cap is not None or rule.floor is not None:
        if signed_on is None:
            raise InterestError("约定利率的上下限以合同成立日为准，须提供合同成立日")
        lpr = lpr_on(signed_on)
        annual, bounded = _bounded(rule, annual, lpr)
        flags += bounded + lpr_flags((lpr,), signed_on)
    stretches = (_Stretch(since=start, annual=annual),)
    return _Measured(stretches=stretches, basis=rule.agreed_basis, flags=flags)


def _bounded(
    rule: LateInterestRule, annual: Decimal, lpr: LprRate
) -> tuple[Decimal, tuple[str, ...]]:
    if rule.cap is not None and annual > rule.cap * lpr.annual:
        return rule.cap * lpr.annual, (
            f"约定利率超过合同成立时一年期贷款市场报价利率的{rule.cap}倍，超过部分不予支持",
        )
    if rule.floor is not None and annual < rule.floor * lpr.annual:
        return rule.floor * lpr.annual, (
            "约定利率低于合同订立时一年期贷款市场报价利率，按该利率计",
        )
    return annual, ()


def _schedule(principal_fen: int, stretches: tuple[_Stretch, ...], until: date) -> Interest:
    exact, charged = Fraction(0), 0
    rows: list[InterestRow] = []
    ends = [*(stretch.since - timedelta(days=1) for stretch in stretches[1:]), until]
    for stretch, end in zip(stretches, ends, strict=True):
        days = (end - stretch.since).days + 1
        if days < 1:
            break
        exact += Fraction(stretch.annual) * principal_fen * days / _rules().days_in_year
        fen = round_half_up(exact) - charged
        charged += fen
        rows.append(
            InterestRow(
                from_date=stretch.since,
                to_date=end,
                days=days,
                annual_rate=stretch.annual,
                fen=fen,
            )
        )
    return Interest(total_fen=charged, rows=tuple(rows))
