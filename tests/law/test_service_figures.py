"""How the promise of 45 days is measured."""

from collections import Counter

import pytest

from law.service_figures import kept, mean_days, percentile, share_kept


@pytest.mark.parametrize(("days", "in_time"), [(0, True), (45, True), (46, False), (None, False)])
def test_the_promise_is_kept_within_45_natural_days(days: int | None, in_time: bool) -> None:
    assert kept(days) is in_time


def test_who_is_never_done_counts_as_not_in_time() -> None:
    assert share_kept(Counter({10: 2, 45: 1, 46: 1, None: 2})) == 0.5


def test_the_mean_weighs_each_number_of_days_by_its_cases() -> None:
    assert mean_days(Counter({10: 3, 50: 1})) == 20.0


@pytest.mark.parametrize(("percent", "days"), [(50, 2), (75, 3), (76, 9), (90, 9), (0, 1)])
def test_a_percentile_is_the_days_in_which_so_many_were_done(percent: int, days: int) -> None:
    assert percentile(Counter({1: 1, 2: 1, 3: 1, 9: 1}), percent) == days


def test_no_cases_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no cases"):
        percentile(Counter(), 50)
