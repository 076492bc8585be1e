"""Instalments of a debt."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from law.calendar import add_months
from law.money import MoneyError


class Instalment(BaseModel):
    """One payment of a plan: its number from 1, the day it is due, and its amount in fen."""

    model_config = ConfigDict(frozen=True)

    number: int
    due: date
    fen: int


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
