"""Small claims limits are those in force on the day of filing."""

from datetime import date
from typing import Any

import pytest

from law.money import parse_yuan
from law.thresholds import ThresholdError, small_claims_limits
from tests.law.yaml_cases import cases


@cases("small_claims")
def test_limits_on_a_filing_day(case: dict[str, Any]) -> None:
    advice = small_claims_limits(case["filed_on"])
    assert advice.value.mandatory_fen == parse_yuan(case["mandatory"])
    assert advice.value.agreed_fen == parse_yuan(case["agreed"])
    assert advice.value.verified is case["verified"]
    assert bool(advice.flags) is not case["verified"]


def test_a_day_before_the_first_limits_is_refused_and_they_are_named() -> None:
    with pytest.raises(ThresholdError, match="2022-01-07"):
        small_claims_limits(date(2022, 1, 6))
