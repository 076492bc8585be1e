"""Relief from court fees: deferral, reduction and waiver (诉讼费用交纳办法 44-50).

A party asks for it in writing when it sues or appeals (48); a deferral is decided before the case
is registered (49). Amounts are fen. An arbitration institution may only let the fee be deferred
(仲裁委员会仲裁收费办法 6).
"""

import tomllib
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, cite
from law.money import MoneyError, round_half_up

_DATA = Path(__file__).parent / "parameters" / "fee_relief.toml"


class Relief(StrEnum):
    """What a party in hardship may be granted: to pay later, less, or nothing."""

    DEFERRAL = "deferral"
    REDUCTION = "reduction"
    WAIVER = "waiver"


class ReliefGround(StrEnum):
    """The grounds that a party to a money claim may have."""

    DISABLED_WITHOUT_INCOME = "disabled_without_income"
    SUBSISTENCE_AID = "subsistence_aid"
    WAIVER_NEEDED = "waiver_needed"
    DISASTER = "disaster"
    PREFERENTIAL_TREATMENT = "preferential_treatment"
    WELFARE_INSTITUTION = "welfare_institution"
    REDUCTION_NEEDED = "reduction_needed"
    LEGAL_AID = "legal_aid"
    DEFERRAL_NEEDED = "deferral_needed"


class GroundRule(BaseModel):
    """A ground: the relief it gives and the papers that prove it."""

    model_config = ConfigDict(frozen=True)

    name: str
    relief: Relief
    proof: tuple[str, ...]
    basis: tuple[str, ...]


class RelievedFee(BaseModel):
    """A fee after relief, in fen: what is paid now, what later, what not at all.

    The three make up the fee. Against a loser who is not in hardship it is whole again (50).
    """

    model_config = ConfigDict(frozen=True)

    relief: Relief
    due_now: int
    deferred: int
    remitted: int


class ReliefError(ValueError):
    """Relief that the law does not give: a stable code, and a Chinese reason for people."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class _Rules(BaseModel):
    model_config = ConfigDict(frozen=True)

    least_reduction_percent: Decimal
    grounds: dict[ReliefGround, GroundRule]


def relief_grounds() -> dict[ReliefGround, GroundRule]:
    """Every ground with the relief it gives."""
    return _rules().grounds


def check_relief(
    relief: Relief, ground: ReliefGround, *, natural_person: bool
) -> Advice[GroundRule]:
    """Whether a party may ask a court for this relief on this ground, and what proves it.

    Raises ``ReliefError``: ``waiver_for_natural_persons`` where an organisation asks for a waiver
    (诉讼费用交纳办法 44), ``ground_of_other_relief`` where the ground gives another relief (45-47).
    """
    rule = _rules().grounds[ground]
    if relief is Relief.WAIVER and not natural_person:
        raise ReliefError("waiver_for_natural_persons", "免交诉讼费用只适用于自然人")
    if rule.relief is not relief:
        raise ReliefError("ground_of_other_relief", f"“{rule.name}”不是所申请救助的法定情形")
    return Advice(value=rule, basis=cite("FEE 44", *rule.basis, "FEE 48"))


def relieved_fee(
    fee_fen: int, relief: Relief, *, reduction_percent: Decimal | None = None
) -> Advice[RelievedFee]:
    """What is left to pay of a fee once a court has granted relief.

    ``reduction_percent`` is the share a reduction takes off. Raises ``MoneyError`` for a fee below
    zero and ``ReliefError`` ``reduction_out_of_range`` for a reduction that is missing, below the
    least the law allows, or no mere reduction (诉讼费用交纳办法 46).
    """
    if fee_fen < 0:
        raise MoneyError("金额不得为负数")
    deferred = remitted = 0
    match relief:
        case Relief.DEFERRAL:
            deferred, basis = fee_fen, cite("FEE 47", "FEE 49")
        case Relief.WAIVER:
            remitted, basis = fee_fen, cite("FEE 44", "FEE 45")
        case Relief.REDUCTION:
            share = _reduction(reduction_percent)
            remitted, basis = round_half_up(fee_fen * share), cite("FEE 46")
    due_now = fee_fen - deferred - remitted
    fee = RelievedFee(relief=relief, due_now=due_now, deferred=deferred, remitted=remitted)
    return Advice(value=fee, basis=(*basis, *cite("FEE 50")))


def check_arbitration_relief(relief: Relief) -> Advice[Relief]:
    """Before an arbitration institution a fee can be deferred, with its leave, and no more.

    Raises ``ReliefError`` ``only_deferral_in_arbitration`` (仲裁委员会仲裁收费办法 6).
    """
    if relief is not Relief.DEFERRAL:
        raise ReliefError("only_deferral_in_arbitration", "仲裁费用确有困难的只能申请缓交")
    return Advice(value=relief, basis=cite("ARBFEE 6"))


def _reduction(percent: Decimal | None) -> Fraction:
    least = _rules().least_reduction_percent
    if percent is None or not least <= percent < 100:
        raise ReliefError("reduction_out_of_range", f"减交比例不得低于{least}%，也不得全部减交")
    return Fraction(percent) / 100


@cache
def _rules() -> _Rules:
    return _Rules.model_validate(tomllib.loads(_DATA.read_text(encoding="utf-8")))
