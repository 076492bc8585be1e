"""Fees of courts and arbitration institutions, from the bracket tables in the statutes.

All amounts are fen. Fees are computed exactly and rounded half up, once, to the fen; courts usually
charge whole yuan, so every fee is an estimate of the notice to come.
"""

import tomllib
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, Basis, cite
from law.money import MoneyError, round_half_up

_PARAMETERS = Path(__file__).parent / "parameters"
_TABLES = _PARAMETERS / "fees.toml"
_REFUNDS = _PARAMETERS / "fee_refunds.toml"
ESTIMATE = "诉讼费用为估算，人民法院通常取整到元，以交费通知为准"
RANGE = "仲裁费用为国家规定的受理费幅度，以仲裁机构的收费标准为准，处理费另计"


class Bracket(BaseModel):
    """What the part of an amount up to ``up_to`` yuan costs: a flat sum in yuan or a percentage."""

    model_config = ConfigDict(frozen=True)

    up_to: int | None = None
    flat: Decimal | None = None
    percent: Decimal = Decimal(0)


class FeeTariff(BaseModel):
    """A table of cumulative brackets, with the most it may come to in yuan."""

    model_config = ConfigDict(frozen=True)

    basis: tuple[str, ...]
    brackets: tuple[Bracket, ...]
    cap: Decimal | None = None


class FeeRange(BaseModel):
    """The lowest and the highest fee an institution may charge, in fen."""

    model_config = ConfigDict(frozen=True)

    low: int
    high: int


class FeeTable(BaseModel):
    """Every fee an amount in dispute may give rise to, in fen."""

    model_config = ConfigDict(frozen=True)

    amount: int
    court: int
    court_half: int
    payment_order: int
    preservation: int
    enforcement: int
    arbitration: FeeRange


def court_fee(amount_fen: int) -> Advice[int]:
    """The acceptance fee of a property case (诉讼费用交纳办法 13(1))."""
    return _fee("court", amount_fen)


def halved_court_fee(amount_fen: int) -> Advice[int]:
    """Half the acceptance fee: simplified procedure and small claims, court mediation, withdrawal.

    The fee is halved once even where several grounds meet (诉讼费用交纳办法 15, 16; 民事诉讼法解释
    206).
    """
    return _fee("court", amount_fen, Fraction(1, 2), "FEE 15", "FEE 16", "CPL-I 206")


def payment_order_fee(amount_fen: int) -> Advice[int]:
    """A third of the acceptance fee (诉讼费用交纳办法 14(3))."""
    return _fee("court", amount_fen, Fraction(1, 3), "FEE 14(3)")


def preservation_fee(amount_fen: int) -> Advice[int]:
    """The fee for preserving property of that value (诉讼费用交纳办法 14(2))."""
    return _fee("preservation", amount_fen)


def award_review_fee() -> Advice[int]:
    """The fee for setting aside an award or for a ruling on an arbitration agreement (14(5))."""
    return _fee("award_review", 1)


def enforcement_fee(amount_fen: int) -> Advice[int]:
    """The fee for enforcing that amount; the debtor bears it (诉讼费用交纳办法 14(1))."""
    return _fee("enforcement", amount_fen)


def arbitration_fee(amount_fen: int) -> Advice[FeeRange]:
    """The range of the arbitration acceptance fee (仲裁委员会仲裁收费办法, 附表)."""
    low = round_half_up(_charge(_tariffs()["arbitration_low"], amount_fen))
    high = round_half_up(_charge(_tariffs()["arbitration_high"], amount_fen))
    basis = cite(*_tariffs()["arbitration_low"].basis)
    return Advice(value=FeeRange(low=low, high=high), basis=basis, flags=(RANGE,))


def fee_table(amount_fen: int) -> Advice[FeeTable]:
    """All fees of an amount in dispute. Raises ``MoneyError`` unless the amount is above zero."""
    court, half = court_fee(amount_fen), halved_court_fee(amount_fen)
    payment_order, preservation = payment_order_fee(amount_fen), preservation_fee(amount_fen)
    enforcement, arbitration = enforcement_fee(amount_fen), arbitration_fee(amount_fen)
    parts = (court, half, payment_order, preservation, enforcement, arbitration)
    return Advice(
        value=FeeTable(
            amount=amount_fen,
            court=court.value,
            court_half=half.value,
            payment_order=payment_order.value,
            preservation=preservation.value,
            enforcement=enforcement.value,
            arbitration=arbitration.value,
        ),
        basis=_once(basis for part in parts for basis in part.basis),
        flags=(ESTIMATE, RANGE),
    )


class FeeEnding(StrEnum):
    """How a proceeding ends, as far as the fee paid for it beforehand turns on it."""

    WITHDRAWN = "withdrawn"
    COURT_MEDIATION = "court_mediation"
    SIMPLIFIED = "simplified"
    TOP_UP_UNPAID = "top_up_unpaid"
    NOT_ACCEPTED = "not_accepted"
    INADMISSIBLE = "inadmissible"
    REMITTED = "remitted"
    CRIME_REFERRED = "crime_referred"
    TERMINATED = "terminated"
    DECIDED = "decided"
    PAYMENT_ORDER_EFFECTIVE = "payment_order_effective"
    PAYMENT_ORDER_OBJECTED = "payment_order_objected"
    ARBITRATION_WITHDRAWN_BEFORE_TRIBUNAL = "arbitration_withdrawn_before_tribunal"
    ARBITRATION_WITHDRAWN_AFTER_TRIBUNAL = "arbitration_withdrawn_after_tribunal"
    ARBITRATION_CLAIMANT_ABSENT = "arbitration_claimant_absent"
    ARBITRATION_DECIDED = "arbitration_decided"


class Refund(BaseModel):
    """What of a fee goes back, in fen; ``at_discretion``: the institution may give back more."""

    model_config = ConfigDict(frozen=True)

    fen: int
    at_discretion: bool = False


class RefundRule(BaseModel):
    """What an ending does to the fee: the share that goes back; see ``fee_refunds.toml``."""

    model_config = ConfigDict(frozen=True)

    name: str
    share: Decimal
    halving: bool = False
    at_discretion: bool = False
    basis: tuple[str, ...]
    note: str = ""


def refund(paid_fen: int, ending: FeeEnding, *, halved: bool = False) -> Advice[Refund]:
    """What goes back of the fee paid for a proceeding that ends so, never more than was paid.

    ``halved``: the fee was charged by half from the first (simplified procedure), so it is not
    halved again (民事诉讼法解释 206). A court pays it back within fifteen days of its decision's
    taking effect (诉讼费用交纳办法 53): term ``FEE_REFUND``. Raises ``MoneyError`` for a fee below
    zero.
    """
    if paid_fen < 0:
        raise MoneyError("金额不得为负数")
    rule = _refunds()[ending]
    share = Fraction(0) if rule.halving and halved else Fraction(rule.share)
    fen = paid_fen - round_half_up(paid_fen * (1 - share))
    return Advice(
        value=Refund(fen=fen, at_discretion=rule.at_discretion),
        basis=cite(*rule.basis),
        flags=(rule.note,) if rule.note else (),
    )


def refund_for_reduced_claim(
    paid_fen: int, amount_fen: int, *, halved: bool = False
) -> Advice[Refund]:
    """What goes back where the claim is reduced to ``amount_fen`` before the inquiry ends.

    Later the party that reduces it bears the difference (诉讼费用交纳办法 21, 35).
    """
    due = (halved_court_fee if halved else court_fee)(amount_fen).value
    return Advice(value=Refund(fen=max(paid_fen - due, 0)), basis=cite("FEE 21"))


def fee_after_payment_order(court_fee_fen: int, paid_fen: int) -> Advice[int]:
    """What is still to be paid of the acceptance fee where a payment order becomes a suit.

    The fee paid for the payment order counts towards it (民事诉讼法解释 195: 补交); in a suit that
    the creditor brings apart from it the whole fee is paid and that one may be claimed
    (诉讼费用交纳办法 36).
    """
    if min(court_fee_fen, paid_fen) < 0:
        raise MoneyError("金额不得为负数")
    return Advice(value=max(court_fee_fen - paid_fen, 0), basis=cite("CPL-I 195", "FEE 36"))


def tariff_fee(tariff: str, amount_fen: int, divisor: int = 1) -> int:
    """The fee of a table of ``fees.toml``, or a half or a third of it, in fen."""
    return round_half_up(_charge(_tariffs()[tariff], amount_fen) / divisor)


@cache
def _refunds() -> dict[FeeEnding, RefundRule]:
    data = tomllib.loads(_REFUNDS.read_text(encoding="utf-8"))["endings"]
    return {FeeEnding(name): RefundRule.model_validate(rule) for name, rule in data.items()}


@cache
def _tariffs() -> dict[str, FeeTariff]:
    data = tomllib.loads(_TABLES.read_text(encoding="utf-8"))
    return {name: FeeTariff.model_validate(tariff) for name, tariff in data.items()}


def _fee(tariff: str, amount_fen: int, share: Fraction = Fraction(1), *basis: str) -> Advice[int]:
    table = _tariffs()[tariff]
    fee = round_half_up(_charge(table, amount_fen) * share)
    return Advice(value=fee, basis=cite(*table.basis, *basis), flags=(ESTIMATE,))


def _charge(tariff: FeeTariff, amount_fen: int) -> Fraction:
    """The exact fee in fen."""
    if amount_fen <= 0:
        raise MoneyError("金额须大于零")
    fee, floor = Fraction(0), 0
    for bracket in tariff.brackets:
        if amount_fen <= floor:
            break
        top = amount_fen if bracket.up_to is None else min(amount_fen, bracket.up_to * 100)
        fee += _part(bracket, top - floor)
        floor = top
    return fee if tariff.cap is None else min(fee, Fraction(tariff.cap) * 100)


def _part(bracket: Bracket, fen: int) -> Fraction:
    if bracket.flat is not None:
        return Fraction(bracket.flat) * 100
    return fen * Fraction(bracket.percent) / 100


def _once(bases: Iterable[Basis]) -> tuple[Basis, ...]:
    return tuple(dict.fromkeys(bases))
