"""How the promise of 45 days is measured, in simulations and in the reports of the record alike.

A tally says how many cases took how many natural days from filing to the day they were resolved or
lawfully escalated; ``None`` stands for those that never were.
"""

import math
from collections.abc import Mapping
from statistics import fmean

PROMISE_DAYS = 45

Tally = Mapping[int | None, int]
Counted = Mapping[int, int]
"""A tally without cases that never came to an end."""


def kept(days: int | None, limit: int = PROMISE_DAYS) -> bool:
    """Whether a case that took so many natural days kept a promise of ``limit`` days."""
    return days is not None and days <= limit


def share_kept(tally: Tally) -> float:
    """The share of the cases, of at least one, that kept the promise: between 0 and 1."""
    total = sum(tally.values())
    return round(sum(cases for days, cases in tally.items() if kept(days)) / total, 4)


def mean_days(counted: Counted) -> float:
    """The mean of the days, of at least one case, to a tenth."""
    return round(fmean(counted, weights=counted.values()), 1)


def percentile(counted: Counted, percent: int) -> int:
    """The smallest number of days in which this percentage of the cases, or more, were done."""
    place = max(math.ceil(sum(counted.values()) * percent / 100), 1)
    for days in sorted(counted):
        place -= counted[days]
        if place <= 0:
            return days
    raise ValueError("a tally of no cases has no percentiles")
