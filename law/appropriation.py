"""How payments are set against a debt, and what is left of it on a day (民法典 560, 561).

A payment that does not cover everything goes to the costs of realising the claim, then to interest,
then to the principal, unless the parties agreed another order; under a title the doubled part of
interest for delayed performance comes last (迟延履行期间的债务利息解释 4). All amounts are fen.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, model_validator

from law.accrual import Interest
from law.basis import Advice, Basis, cite
from law.delayed_performance import delayed_performance_interest
from law.interest import AgreedRate, late_interest
from law.money import MoneyError

_DAY = timedelta(days=1)


class Head(StrEnum):
    """A head of a debt that the order of appropriation ranks."""

    COSTS = "costs"
    INTEREST = "interest"
    PRINCIPAL = "principal"


Order = tuple[Head, Head, Head]
STATUTORY_ORDER: Order = (Head.COSTS, Head.INTEREST, Head.PRINCIPAL)
ORDERS: dict[str, Order] = {
    "costs_first": STATUTORY_ORDER,
    "principal_first": (Head.PRINCIPAL, Head.INTEREST, Head.COSTS),
}
"""The orders that parties agree on when they settle."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Sums(_Part):
    """A sum by heads; ``doubled`` is the doubled part of interest for delayed performance."""

    costs: int = 0
    interest: int = 0
    principal: int = 0
    doubled: int = 0

    @property
    def total(self) -> int:
        """All heads together."""
        return self.costs + self.interest + self.principal + self.doubled


class Appropriation(_Part):
    """What a payment covers, and what of it is left over."""

    covered: Sums
    surplus: int


class LateTerms(_Part):
    """How late interest on a debt is measured; see ``law.interest.late_interest``."""

    debt_type: str
    agreed: AgreedRate | None = None
    contract_signed_on: date | None = None


class Due(_Part):
    """A part of the principal and the day by whose end it is to be paid."""

    due_on: date
    fen: int


class Debt(_Part):
    """What is to be paid under an agreement or a title.

    ``late`` is how late interest runs on what is not paid in time, empty where the title orders
    none; ``title_on`` the day a title took effect: what is late after it bears the doubled part.
    ``accelerated_on`` is the day whose missed instalment made the whole rest fall due.
    """

    dues: tuple[Due, ...]
    costs: int = 0
    order: Order = STATUTORY_ORDER
    late: LateTerms | None = None
    title_on: date | None = None
    accelerated_on: date | None = None

    @model_validator(mode="after")
    def _ranks_every_head(self) -> "Debt":
        if set(self.order) != set(Head):
            raise ValueError("抵充顺序须列明费用、利息、本金各一次")
        return self


class Receipt(_Part):
    """Money received on a day."""

    day: date
    fen: int


class AppropriatedReceipt(_Part):
    """A receipt and what it covered on its day."""

    day: date
    fen: int
    covered: Sums
    surplus: int


class Balance(_Part):
    """A debt at the end of a day: what is left of it, how much of the principal is overdue.

    ``unpaid_dues`` are the parts of the principal still to be paid, by their days.
    """

    on: date
    outstanding: Sums
    overdue: int
    unpaid_dues: tuple[Due, ...]
    receipts: tuple[AppropriatedReceipt, ...]


def appropriate(
    payment_fen: int, owed: Sums, order: Order = STATUTORY_ORDER
) -> Advice[Appropriation]:
    """How a payment is set against a debt: in the order given, the doubled part last.

    Raises ``MoneyError`` for a sum below zero.
    """
    if min(payment_fen, owed.costs, owed.interest, owed.principal, owed.doubled) < 0:
        raise MoneyError("金额不得为负数")
    left, covered = payment_fen, dict[str, int]()
    for head in (*(head.value for head in order), "doubled"):
        covered[head] = min(left, getattr(owed, head))
        left -= covered[head]
    basis = cite("CC 561", "DELAY 4") if owed.doubled else cite("CC 561")
    return Advice(value=Appropriation(covered=Sums(**covered), surplus=left), basis=basis)


def balance(debt: Debt, receipts: Iterable[Receipt], on: date) -> Advice[Balance]:
    """What is left of a debt at the end of a day, each receipt set against it on its own day.

    Receipts of later days are left out. Raises ``LprError`` where late interest begins before the
    first rate on record, ``InterestError`` where the day of the contract is needed and missing.
    """
    account = _Account(debt)
    told = [account.receive(each) for each in _in_order(receipts) if each.day <= on]
    account.accrue(on)
    return Advice(
        value=Balance(
            on=on,
            outstanding=account.owed,
            overdue=sum(due.fen for due in account.dues if account.due_day(due) <= on),
            unpaid_dues=tuple(due for due in account.dues if due.fen),
            receipts=tuple(told),
        ),
        basis=tuple(dict.fromkeys(account.basis)),
        flags=tuple(dict.fromkeys(account.flags)),
    )


def _in_order(receipts: Iterable[Receipt]) -> list[Receipt]:
    return sorted(receipts, key=lambda receipt: receipt.day)


class _Account:
    """A debt as its days and receipts go by."""

    def __init__(self, debt: Debt) -> None:
        self.debt = debt
        self.dues = sorted(debt.dues, key=lambda due: due.due_on)
        self.costs, self.interest, self.doubled = debt.costs, 0, 0
        self.through: date | None = None
        self.basis: list[Basis] = [*cite("CC 561")]
        self.flags: list[str] = []

    @property
    def owed(self) -> Sums:
        principal = sum(due.fen for due in self.dues)
        return Sums(
            costs=self.costs, interest=self.interest, principal=principal, doubled=self.doubled
        )

    def due_day(self, due: Due) -> date:
        """The last day on which a part may be paid in time."""
        called = self.debt.accelerated_on
        return min(due.due_on, called) if called else due.due_on

    def receive(self, receipt: Receipt) -> AppropriatedReceipt:
        self.accrue(receipt.day)
        advice = appropriate(receipt.fen, self.owed, self.debt.order)
        covered = advice.value.covered
        self.basis += advice.basis
        self.costs -= covered.costs
        self.interest -= covered.interest
        self.doubled -= covered.doubled
        self._pay_dues(covered.principal)
        return AppropriatedReceipt(
            day=receipt.day, fen=receipt.fen, covered=covered, surplus=advice.value.surplus
        )

    def _pay_dues(self, fen: int) -> None:
        """The part that fell due first is paid first (民法典 560)."""
        for place, due in enumerate(self.dues):
            paid = min(fen, due.fen)
            self.dues[place] = due.model_copy(update={"fen": due.fen - paid})
            fen -= paid

    def accrue(self, until: date) -> None:
        """Let interest run up to a day, that day included."""
        principal = Counter[date]()
        for due in self.dues:
            principal[self.due_day(due)] += due.fen
        for due_on, fen in principal.items():
            self._late_interest(fen, due_on, until)
        for due_on, fen in (principal + self._costs_due()).items():
            self._doubled(fen, due_on, until)
        self.through = max(until, self.through or until)

    def _costs_due(self) -> Counter[date]:
        """Costs are paid with the first part of the debt."""
        return Counter({self.due_day(self.dues[0]): self.costs}) if self.dues else Counter()

    def _late_interest(self, fen: int, due_on: date, until: date) -> None:
        late, start = self.debt.late, due_on + _DAY
        if late is None or not fen or start > until:
            return

        def run_to(day: date) -> Advice[Interest]:
            return late_interest(
                late.debt_type,
                fen,
                start,
                day,
                agreed=late.agreed,
                contract_signed_on=late.contract_signed_on,
            )

        self.interest += self._grown(run_to(until), run_to(self.through or due_on))

    def _doubled(self, fen: int, due_on: date, until: date) -> None:
        if self.debt.title_on is None:
            return
        last = max(due_on, self.debt.title_on)
        if last >= until:
            return
        whole = delayed_performance_interest(fen, last, until)
        self.doubled += self._grown(
            whole, delayed_performance_interest(fen, last, self.through or last)
        )

    def _grown(self, whole: Advice[Interest], before: Advice[Interest]) -> int:
        """What has come on top since the account was last drawn up, at the debt's own rate."""
        self.basis += whole.basis
        self.flags += whole.flags
        return whole.value.total_fen - before.value.total_fen


class OneDebt(_Part):
    """One of several debts to the same creditor, all in money.

    ``secured``: a guarantor answers for it; ``daily_burden``: what a day of it costs, in fen.
    """

    name: str
    fen: int
    due_on: date
    secured: bool = False
    daily_burden: int = 0


class Share(_Part):
    """What of a payment goes to one debt."""

    name: str
    fen: int


def appropriate_among(
    payment_fen: int, debts: Sequence[OneDebt], on: date, *, designated: str | None = None
) -> Advice[tuple[Share, ...]]:
    """How a payment is set against several debts (民法典 560).

    First the debt the debtor designates; then those due, the unsecured before the secured, the
    heavier before the lighter, the older before the younger, and equal ones in proportion. What is
    left after all debts goes to none. Raises ``MoneyError`` for a sum below zero.
    """
    if payment_fen < 0 or any(debt.fen < 0 for debt in debts):
        raise MoneyError("金额不得为负数")

    def rank(debt: OneDebt) -> tuple[bool, bool, bool, int, date]:
        chosen = debt.name == designated
        return (not chosen, debt.due_on > on, debt.secured, -debt.daily_burden, debt.due_on)

    shares, left = dict[str, int](), payment_fen
    for level in sorted({rank(debt) for debt in debts}):
        equal = [debt for debt in debts if rank(debt) == level]
        for share in _in_proportion(left, equal):
            shares[share.name] = share.fen
            left -= share.fen
    told = tuple(Share(name=debt.name, fen=shares[debt.name]) for debt in debts)
    return Advice(value=told, basis=cite("CC 560"))


def _in_proportion(payment_fen: int, debts: Sequence[OneDebt]) -> list[Share]:
    """A payment over equal debts; what does not divide goes to the first of them."""
    total, given = sum(debt.fen for debt in debts), 0
    payable, owed = min(payment_fen, total), 0
    shares: list[Share] = []
    for debt in debts:
        owed += debt.fen
        upto = payable * owed // total if total else 0
        shares.append(Share(name=debt.name, fen=upto - given))
        given = upto
    return shares
