"""The account of an enforcement: what came in, what it was set against, what is still owed."""

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from law.appropriation import Debt, Due, Receipt, balance
from law.basis import Advice
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


def enforcement_account(
    owed: Sequence[tuple[date, int]],
    costs: int,
    receipts: Sequence[tuple[date, int]],
    until: date,
) -> Advice[EnforcementAccount]:
    """Set receipts against the costs of enforcement, then the title, then the doubled interest.

    ``owed`` are the sums of the title with the last day for paying each; the oldest is covered
    first. The doubled part runs on what is unpaid of each sum from the day after its last day, up
    to ``until`` (民法典 561; 民事诉讼法 264; 迟延履行期间的债务利息解释 1-4). Raises
    ``MoneyError`` for a sum below zero.
    """
    if min([costs, *(fen for _, fen in (*owed, *receipts))], default=0) < 0:
        raise MoneyError("金额不得为负数")
    costs_owed, net = costs, list[Receipt]()
    for day, fen in sorted(receipts):
        paid = min(fen, costs_owed)
        costs_owed -= paid
        net.append(Receipt(day=day, fen=fen - paid))
    debt = Debt(
        dues=tuple(Due(due_on=last_day, fen=fen) for last_day, fen in owed),
        title_on=min((last_day for last_day, _ in owed), default=until),
    )
    left = balance(debt, net, max([until, *(day for day, _ in receipts)]))
    covered = [receipt.covered for receipt in left.value.receipts]
    return Advice(
        value=EnforcementAccount(
            costs_paid=costs - costs_owed,
            title_paid=sum(each.principal for each in covered),
            doubled_paid=sum(each.doubled for each in covered),
            surplus=sum(receipt.surplus for receipt in left.value.receipts),
            costs_owed=costs_owed,
            title_owed=left.value.outstanding.principal,
            doubled_owed=left.value.outstanding.doubled,
        ),
        basis=left.basis,
        flags=left.flags,
    )
