"""Instalments of a debt, and the order in which a payment is set against it."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, cite
from law.calendar import add_months
from law.money import MoneyError


class Instalment(BaseModel):
    """One payment of a plan: its number from 1, the day it is due, and its amount in fen."""

    model_config = ConfigDict(frozen=True)

    number: int
    due: date
    fen: int


class Appropriation(BaseModel):
    """What a payment covers, in fen, and what of it is left over."""

    model_config = ConfigDict(frozen=True)

    costs: int
    interest: int
    principal: int
    surplus: int


class TitleAppropriation(BaseModel):
    """What a payment on a title covers, in fen; ``doubled`` is for delayed performance."""

    model_config = ConfigDict(frozen=True)

    costs: int
    interest: int
    principal: int
    doubled: int
    surplus: int


def equal_instalments(
    total_fen: int, count: int, first_due: date, every_months: int = 1
) -> tuple[Instalment, ...]:
    """A plan of equal payments that add up to the total; the last one carries the remainder.

    Due days are counted from the first, so one at a month's end does not drift. Raises
    ``MoneyError`` where the total does not give every instalment at least one fen.
    """
    if count < 1 or every_months < 1:
        raise MoneyError("分期的期数和间隔至少为1")
    if total_fen < count:
        raise MoneyError("分期总额须使每期至少一分")
    each = total_fen // count
    last = total_fen - each * (count - 1)
    return tuple(
        Instalment(
            number=number,
            due=add_months(first_due, every_months * (number - 1)),
            fen=last if number == count else each,
        )
        for number in range(1, count + 1)
    )


def appropriate(
    payment_fen: int, costs: int, interest: int, principal: int
) -> Advice[Appropriation]:
    """How a payment is set against a debt that nobody agreed another order for (民法典 561).

    Costs of realising the claim first, then interest, then principal; all amounts in fen.
    """
    if min(payment_fen, costs, interest, principal) < 0:
        raise MoneyError("金额不得为负数")
    left, covered = payment_fen, list[int]()
    for owed in (costs, interest, principal):
        covered.append(min(left, owed))
        left -= covered[-1]
    return Advice(
        value=Appropriation(
            costs=covered[0], interest=covered[1], principal=covered[2], surplus=left
        ),
        basis=cite("CC 561"),
    )


def appropriate_to_title(
    payment_fen: int, costs: int, interest: int, principal: int, doubled: int
) -> Advice[TitleAppropriation]:
    """How a payment is set against a title, unless the parties agreed another order; in fen.

    First what the title orders, in the order of the Civil Code, then the doubled part of interest
    for delayed performance (民法典 561; 迟延履行期间的债务利息解释 4).
    """
    if doubled < 0:
        raise MoneyError("金额不得为负数")
    ordered = appropriate(payment_fen, costs, interest, principal)
    paid = ordered.value
    covered = min(paid.surplus, doubled)
    return Advice(
        value=TitleAppropriation(
            costs=paid.costs,
            interest=paid.interest,
            principal=paid.principal,
            doubled=covered,
            surplus=paid.surplus - covered,
        ),
        basis=(*ordered.basis, *cite("DELAY 4")),
    )
