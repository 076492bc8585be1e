"""The doubled part of interest for money not paid in the time a title gives (迟延履行利息).

It comes on top of the ordinary interest that the title itself orders (民事诉讼法 264).
"""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.accrual import Interest, Rate, Stretch, schedule
from law.basis import Advice, cite, unread
from law.money import MoneyError

_RULE = Path(__file__).parent / "parameters" / "delayed_performance.toml"


class DelayedPerformanceRule(BaseModel):
    """The doubled part in percent a day, its articles, and what to know with every answer."""

    model_config = ConfigDict(frozen=True)

    daily_percent: Decimal
    basis: tuple[str, ...]
    notes: tuple[str, ...]


def delayed_performance_interest(unpaid_fen: int, last_day: date, until: date) -> Advice[Interest]:
    """The doubled part on ``unpaid_fen`` from the day after ``last_day`` for performance.

    ``unpaid_fen`` is the money the title orders, still unpaid, without ordinary interest. Every
    day to ``until`` is charged, that day included; nothing is due where it is not past
    ``last_day``. Raises ``MoneyError`` for a sum below zero (民事诉讼法 264;
    迟延履行期间的债务利息解释 1–4).
    """
    if unpaid_fen < 0:
        raise MoneyError("金额不得为负数")
    rule = _rule()
    doubled = Rate(share=rule.daily_percent / 100, per="day")
    stretch = Stretch(since=last_day + timedelta(days=1), rate=doubled)
    return Advice(
        value=schedule(unpaid_fen, (stretch,), until),
        basis=cite(*rule.basis),
        flags=(*rule.notes, *unread(*rule.basis)),
    )


@cache
def _rule() -> DelayedPerformanceRule:
    return DelayedPerformanceRule.model_validate(tomllib.loads(_RULE.read_text(encoding="utf-8")))
