"""The loan prime rate (贷款市场报价利率) by the day it was published.

One table comes with the law. An operator may lay a newer one over it: ``use``.
"""

from datetime import date
from functools import cache
from pathlib import Path

from law.lpr_table import LprRate, LprTable, laid_over, read_toml

_SHIPPED = Path(__file__).parent / "parameters" / "lpr.toml"


class LprError(ValueError):
    """No rate on record for a day; the message is Chinese and meant for people."""


class _InUse:
    """The table of this process, where it is not the one that comes with the law."""

    table: LprTable | None = None


def use(own: LprTable | None) -> None:
    """Lay an operator's table over the one that comes with the law; None undoes it.

    Called once by whoever starts the process, before the first question.
    """
    _InUse.table = None if own is None else laid_over(_shipped(), own)


def lpr_table() -> LprTable:
    """The rates in use."""
    return _InUse.table or _shipped()


def lpr_on(day: date) -> LprRate:
    """The rate that held on a day; ``LprError`` before the first on record."""
    holding = [rate for rate in lpr_table().rates if rate.since <= day]
    if not holding:
        raise LprError(f"一年期贷款市场报价利率自{lpr_table().rates[0].since}起有记录")
    return holding[-1]


def lpr_flags(rates: tuple[LprRate, ...], until: date) -> tuple[str, ...]:
    """What of these rates, used up to ``until``, needs a person's eye."""
    flags = tuple(
        f"{rate.since}起的一年期贷款市场报价利率{rate.one_year}%尚未核实"
        for rate in rates
        if not rate.verified
    )
    known = lpr_table().known_until
    if rates and until > known:
        flags += (f"{known}以后的一年期贷款市场报价利率未核对，按最近一期计",)
    return flags


@cache
def _shipped() -> LprTable:
    return read_toml(_SHIPPED.read_text(encoding="utf-8"), _SHIPPED.name)
