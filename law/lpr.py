"""The one-year loan prime rate (一年期贷款市场报价利率), by the day it was published."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_RATES = Path(__file__).parent / "parameters" / "lpr.toml"


class LprError(ValueError):
    """No rate on record for a day; the message is Chinese and meant for people."""


class LprRate(BaseModel):
    """The rate from ``since`` until the next change, in percent a year."""

    model_config = ConfigDict(frozen=True)

    since: date
    percent: Decimal
    verified: bool = True

    @property
    def annual(self) -> Decimal:
        """The rate as a share of one: 3 % is 0.03."""
        return self.percent / 100


class LprTable(BaseModel):
    """Every change of the rate, in order, and the last day for which that was checked."""

    model_config = ConfigDict(frozen=True)

    source: str
    checked_until: date
    rates: tuple[LprRate, ...]


@cache
def lpr_table() -> LprTable:
    """The rates on record."""
    return LprTable.model_validate(tomllib.loads(_RATES.read_text(encoding="utf-8")))


def lpr_on(day: date) -> LprRate:
    """The rate that held on a day; ``LprError`` before the first on record."""
    holding = [rate for rate in lpr_table().rates if rate.since <= day]
    if not holding:
        raise LprError(f"一年期贷款市场报价利率自{lpr_table().rates[0].since}起有记录")
    return holding[-1]


def lpr_flags(rates: tuple[LprRate, ...], until: date) -> tuple[str, ...]:
    """What of these rates, used up to ``until``, needs a person's eye."""
    flags = tuple(
        f"{rate.since}起的一年期贷款市场报价利率{rate.percent}%尚未核实"
        for rate in rates
        if not rate.verified
    )
    checked = lpr_table().checked_until
    if rates and until > checked:
        flags += (f"{checked}以后的一年期贷款市场报价利率未核对，按最近一期计",)
    return flags
