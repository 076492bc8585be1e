"""Relief from fees: who may have which, on what ground, and what is left to pay."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.fee_relief import (
    Relief,
    ReliefError,
    ReliefGround,
    check_arbitration_relief,
    check_relief,
    relief_grounds,
    relieved_fee,
)
from law.money import MoneyError

fees = st.integers(0, 10**8)
reductions = st.decimals(30, Decimal("99.99"), places=2)


def test_every_ground_has_its_rule() -> None:
    assert set(relief_grounds()) == set(ReliefGround)


@pytest.mark.parametrize("ground", ReliefGround)
@pytest.mark.parametrize("relief", Relief)
def test_a_ground_gives_one_relief(ground: ReliefGround, relief: Relief) -> None:
    if relief_grounds()[ground].relief is relief:
        granted = check_relief(relief, ground, natural_person=True)
        assert granted.value.proof
        assert "44" in [entry.article for entry in granted.basis]
    else:
        with pytest.raises(ReliefError) as refused:
            check_relief(relief, ground, natural_person=True)
        assert refused.value.code == "ground_of_other_relief"


def test_only_a_natural_person_is_spared_the_whole_fee() -> None:
    with pytest.raises(ReliefError) as refused:
        check_relief(Relief.WAIVER, ReliefGround.WAIVER_NEEDED, natural_person=False)
    assert refused.value.code == "waiver_for_natural_persons"
    check_relief(Relief.REDUCTION, ReliefGround.REDUCTION_NEEDED, natural_person=False)


@given(fees, reductions)
def test_what_is_paid_deferred_and_remitted_makes_up_the_fee(fee: int, percent: Decimal) -> None:
    for relief in Relief:
        left = relieved_fee(fee, relief, reduction_percent=percent).value
        assert left.due_now + left.deferred + left.remitted == fee
        assert min(left.due_now, left.deferred, left.remitted) >= 0


def test_a_deferred_fee_is_owed_later_and_a_waived_one_never() -> None:
    assert relieved_fee(230_000, Relief.DEFERRAL).value.deferred == 230_000
    assert relieved_fee(230_000, Relief.WAIVER).value.remitted == 230_000
    reduced = relieved_fee(230_000, Relief.REDUCTION, reduction_percent=Decimal(30)).value
    assert (reduced.due_now, reduced.remitted) == (161_000, 69_000)


@pytest.mark.parametrize("percent", [None, Decimal("29.99"), Decimal(100)])
def test_a_reduction_is_thirty_percent_at_least(percent: Decimal | None) -> None:
    with pytest.raises(ReliefError) as refused:
        relieved_fee(230_000, Relief.REDUCTION, reduction_percent=percent)
    assert refused.value.code == "reduction_out_of_range"


def test_before_an_institution_a_fee_is_only_deferred() -> None:
    assert check_arbitration_relief(Relief.DEFERRAL).value is Relief.DEFERRAL
    with pytest.raises(ReliefError) as refused:
        check_arbitration_relief(Relief.REDUCTION)
    assert refused.value.code == "only_deferral_in_arbitration"


def test_no_relief_from_a_negative_fee() -> None:
    with pytest.raises(MoneyError, match="负数"):
        relieved_fee(-1, Relief.WAIVER)
