"""The estimate of what each road of a dispute costs, who advances it and who bears it.

Courts differ on whether interest run to the day of filing belongs to the amount in dispute, so
both readings stand beside each other. All amounts are fen.
"""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, Basis, cite
from law.fees import ESTIMATE, RANGE, tariff_fee
from law.intake import Intake
from law.interest import AgreedRate, late_interest
from law.lpr import LprError
from law.money import MoneyError

_LINES = Path(__file__).parent / "parameters" / "fee_lines.toml"
AS_STATED = "本金、费用和以固定数额主张的利息"
WITH_INTEREST = "另计算至起诉之日的利息"
_UNSETTLED = "继续计算的利息是否计入标的额，各地法院做法不一，尚未核实，两种口径并列"


class FeeLineRule(BaseModel):
    """A line of the estimate as data; see ``fee_lines.toml``."""

    model_config = ConfigDict(frozen=True)

    code: str
    item: str
    tariff: str | None = None
    tariff_up_to: str | None = None
    divisor: int = 1
    flat: Decimal | None = None
    flat_up_to: Decimal | None = None
    advanced_by: str
    borne_by: str
    basis: tuple[str, ...]


class FeeLine(BaseModel):
    """What one thing costs; ``up_to`` is the highest where it is a range."""

    model_config = ConfigDict(frozen=True)

    code: str
    item: str
    fen: int
    up_to: int | None = None
    advanced_by: str
    borne_by: str
    basis: tuple[Basis, ...]


class FeeReading(BaseModel):
    """The lines of one reading of the amount in dispute."""

    model_config = ConfigDict(frozen=True)

    reading: str
    amount_in_dispute: int
    lines: tuple[FeeLine, ...]


class FeeEstimate(BaseModel):
    """The readings: as stated and, where interest runs, with what has run to the filing day."""

    model_config = ConfigDict(frozen=True)

    readings: tuple[FeeReading, ...]


def fee_estimate(amount_fen: int, interest_fen: int = 0) -> Advice[FeeEstimate]:
    """What each road costs on an amount in dispute, and on it with ``interest_fen`` added.

    Raises ``MoneyError`` unless the amount is above zero and the interest not below it.
    """
    if interest_fen < 0:
        raise MoneyError("金额不得为负数")
    readings = [_reading(AS_STATED, amount_fen)]
    if interest_fen:
        readings.append(_reading(WITH_INTEREST, amount_fen + interest_fen))
    bases = (each for line in readings[0].lines for each in line.basis)
    return Advice(
        value=FeeEstimate(readings=tuple(readings)),
        basis=tuple(dict.fromkeys(bases)),
        flags=(ESTIMATE, RANGE, *([_UNSETTLED] if interest_fen else [])),
    )


def fee_estimate_of(intake: Intake, day: date) -> Advice[FeeEstimate]:
    """The estimate for a case as it was filed, interest counted up to ``day``."""
    return fee_estimate(intake.claim.amount_in_dispute, interest_run_to(intake, day))


def interest_run_to(intake: Intake, day: date) -> int:
    """Late interest on the principal that has run up to a day, in fen.

    0 where it is stated as a sum, has not begun, or no rate on record tells.
    """
    late = intake.claim.late_interest
    if late.fixed_sum is not None or late.start > day:
        return 0
    agreed = AgreedRate(rate=late.agreed.rate, per=late.agreed.per) if late.agreed else None
    try:
        return late_interest(
            intake.debt_type,
            intake.claim.principal,
            late.start,
            day,
            agreed=agreed,
            contract_signed_on=intake.contract.signed_on,
        ).value.total_fen
    except LprError:
        return 0


def _reading(name: str, amount_fen: int) -> FeeReading:
    lines = tuple(_line(rule, amount_fen) for rule in _rules())
    return FeeReading(reading=name, amount_in_dispute=amount_fen, lines=lines)


def _line(rule: FeeLineRule, amount_fen: int) -> FeeLine:
    return FeeLine(
        code=rule.code,
        item=rule.item,
        fen=_sum(rule.tariff, rule.flat, rule.divisor, amount_fen) or 0,
        up_to=_sum(rule.tariff_up_to, rule.flat_up_to, rule.divisor, amount_fen),
        advanced_by=rule.advanced_by,
        borne_by=rule.borne_by,
        basis=cite(*rule.basis),
    )


def _sum(tariff: str | None, flat: Decimal | None, divisor: int, amount_fen: int) -> int | None:
    if tariff is not None:
        return tariff_fee(tariff, amount_fen, divisor)
    return None if flat is None else int(flat * 100)


@cache
def _rules() -> tuple[FeeLineRule, ...]:
    lines = tomllib.loads(_LINES.read_text(encoding="utf-8"))["lines"]
    return tuple(FeeLineRule.model_validate(line) for line in lines)
