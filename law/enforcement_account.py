"""The account of an enforcement: what came in, what it was set against, what is still owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, Basis
from law.delayed_performance import delayed_performance_interest
from law.instalments import appropriate_to_title
from law.money import MoneyError


class EnforcementAccount(BaseModel):
    """Paid and still owed, in fen: the costs of enforcement, what the title orders, and the
    doubled part of interest for delayed performance, counted to the day of the account."""

    model_config = ConfigDict(frozen=True)

    costs_paid: int
    title_paid: int
    doubled_paid: int
    surplus: int
    costs_owed: int
    title_owed: int
    doubled_owed: int

    @property
    def settled(self) -> bool:
        """Nothing is owed any more."""
        return not (self.costs_owed or self.title_owed or self.doubled_owed)


@dataclass
class _Sum:
    last_day: date
    unpaid: int


def enforcement_account(
    owed: Sequence[tuple[date, int]],
    costs: int,
    receipts: Sequence[tuple[date, int]],
    until: date,
) -> Advice[EnforcementAccount]:
    """Set receipts against costs, then what the title orders, then the doubled part of interest.

    ``owed`` are the sums of the title with the last day for paying each; the oldest is covered
    first. The doubled part runs on what is unpaid of each sum from the day after its last day, up
    to ``until`` (民法典 561; 民事诉讼法 264; 迟延履行期间的债务利息解释 1-4). Raises
    ``MoneyError`` for a sum below zero.
    """
    if min([costs, *(fen for _, fen in (*owed, *receipts))], default=0) < 0:
        raise MoneyError("金额不得为负数")
    sums = [_Sum(last_day, fen) for last_day, fen in sorted(owed)]
    costs_paid = title_paid = doubled = doubled_paid = surplus = 0
    counted = min((each.last_day for each in sums), default=until)
    basis: dict[Basis, None] = {}
    flags: dict[str, None] = {}
    for day, fen in (*sorted(receipts), (max(until, counted), 0)):
        accrued = _accrue(sums, counted, day)
        doubled += accrued.value
        counted = max(counted, day)
        unpaid = sum(each.unpaid for each in sums)
        paid = appropriate_to_title(fen, costs - costs_paid, 0, unpaid, doubled - doubled_paid)
        _cover(sums, paid.value.principal)
        costs_paid += paid.value.costs
        title_paid += paid.value.principal
        doubled_paid += paid.value.doubled
        surplus += paid.value.surplus
        basis |= dict.fromkeys((*accrued.basis, *paid.basis))
        flags |= dict.fromkeys(accrued.flags)
    return Advice(
        value=EnforcementAccount(
            costs_paid=costs_paid,
            title_paid=title_paid,
            doubled_paid=doubled_paid,
            surplus=surplus,
            costs_owed=costs - costs_paid,
            title_owed=sum(each.unpaid for each in sums),
            doubled_owed=doubled - doubled_paid,
        ),
        basis=tuple(basis),
        flags=tuple(flags),
    )


def _accrue(sums: Sequence[_Sum], since: date, until: date) -> Advice[int]:
    """The doubled part that accrues on what is unpaid from the day after ``since``."""
    parts = [
        delayed_performance_interest(each.unpaid, max(each.last_day, since), until) for each in sums
    ]
    return Advice(
        value=sum(part.value.total_fen for part in parts),
        basis=tuple(dict.fromkeys(each for part in parts for each in part.basis)),
        flags=tuple(dict.fromkeys(flag for part in parts for flag in part.flags)),
    )


def _cover(sums: Sequence[_Sum], fen: int) -> None:
    """Set a payment against the oldest sums first."""
    for each in sums:
        covered = min(each.unpaid, fen)
        each.unpaid -= covered
        fen -= covered
