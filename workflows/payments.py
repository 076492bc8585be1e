"""Payments: recorded by the creditor, or claimed by the debtor and answered."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.appropriation import AppropriatedReceipt, Balance, Receipt
    from law.basis import Basis, cite
    from workflows.acts import Ticket
    from workflows.messages.performance import (
        ClaimedPayment,
        ClaimPayment,
        DecidePayment,
        RecordPayment,
    )
    from workflows.progress import Entry
    from workflows.reports import Credit, Outcome, PerformanceOpening
    from workflows.schedule import PAYMENT_ANSWER, Schedule


class Payments(Schedule):
    """Each payment counts from the day it was made, whenever it comes on record.

    A payment the debtor claims waits for the creditor's answer; contested or unanswered, the clerk
    decides on the evidence. More than is owed is no payment of the debt: it is refused, or named
    as excess, which is to be given back.
    """

    def __init__(self, opening: PerformanceOpening) -> None:
        super().__init__(opening)
        self.part = opening.part
        self.claims: tuple[ClaimedPayment, ...] = ()
        self.claimed = 0
        self.interest_left = 0
        self.acknowledged = False

    def answer_code(self, number: int) -> str:
        """The term in which the creditor is to answer a claimed payment."""
        return f"{PAYMENT_ANSWER}@{number}"

    def claim(self, number: int) -> ClaimedPayment | None:
        """A claimed payment that has not been settled."""
        return next((each for each in self.claims if each.number == number), None)

    def the_claim(self, number: int) -> ClaimedPayment:
        """A claimed payment that was found to wait when its act was admitted."""
        claim = self.claim(number)
        assert claim is not None, "a claimed payment is settled once"
        return claim

    async def recorded(self, act: Ticket, facts: RecordPayment) -> None:
        """The creditor, or the bureau for it, records a payment."""
        more: dict[str, Any] = {"excess_fen": facts.excess} if facts.excess else {}
        receipt = Receipt(day=act.day, fen=facts.amount)
        await self.receive(receipt, act, "payment_recorded", paid_by=facts.paid_by, **more)

    async def claims_payment(self, act: Ticket, facts: ClaimPayment) -> None:
        """The debtor says it has paid: the creditor has some days to answer."""
        self.claimed += 1
        claim = ClaimedPayment(
            number=self.claimed,
            paid_on=facts.paid_on,
            amount=facts.amount,
            paid_by=act.act.party_id,
        )
        self.claims = (*self.claims, claim)
        creditors = self.case.roster.claimants
        self.wait_for(self.answer_code(claim.number), creditors, act.day)
        self.open_steps(act.day)
        notices = self.told("payment_claimed", creditors)
        entry = Entry("payment_claimed", act.day, {"payment": claim.number}, notices=notices)
        await self.commit(entry, act)

    async def confirmed(self, act: Ticket, claim: ClaimedPayment) -> None:
        """The creditor has received what the debtor claims to have paid."""
        await self.settle(claim, act, "payment_confirmed")

    async def contested(self, act: Ticket, claim: ClaimedPayment) -> None:
        """The creditor has not: the evidence decides."""
        self.met(self.answer_code(claim.number))
        self.open_claim(claim, act.day)
        notices = (("clerk", "payment_contested"),)
        await self.commit(Entry("payment_contested", act.day, notices=notices), act)

    async def unanswered(self, number: int, day: date) -> None:
        """The creditor has said nothing: the clerk may decide, or the creditor still answer."""
        self.open_claim(self.the_claim(number), day)
        notices = (("clerk", "payment_unanswered"),)
        await self.commit(Entry("payment_unanswered", day, {"payment": number}, notices=notices))

    async def decided(self, act: Ticket, facts: DecidePayment, claim: ClaimedPayment) -> None:
        """The clerk decides on the evidence whether a claimed payment was received."""
        if facts.received:
            await self.settle(claim, act, "payment_found")
            return
        self.close_claim(claim, act.day)
        notices = self.told("payment_not_found", self.case.roster.everyone)
        await self.commit(Entry("payment_not_found", act.day, notices=notices), act)

    async def settle(self, claim: ClaimedPayment, act: Ticket, kind: str) -> None:
        """A claimed payment counts from the day it was made."""
        receipt = Receipt(day=claim.paid_on, fen=claim.amount)
        more = {"paid_on": claim.paid_on.isoformat()}
        await self.receive(receipt, act, kind, claim=claim, paid_by=claim.paid_by, **more)

    def open_claim(self, claim: ClaimedPayment, day: date) -> None:
        """The clerk may decide from now on."""
        opened = claim.model_copy(update={"open": True})
        self.claims = tuple(opened if each.number == claim.number else each for each in self.claims)
        self.open_steps(day)

    def close_claim(self, claim: ClaimedPayment, day: date) -> None:
        """Nothing more is asked of a claimed payment."""
        self.claims = tuple(each for each in self.claims if each.number != claim.number)
        self.met(self.answer_code(claim.number))
        self.open_steps(day)

    async def receive(
        self,
        receipt: Receipt,
        by: Ticket | Credit,
        kind: str,
        *,
        claim: ClaimedPayment | None = None,
        paid_by: str | None = None,
        **more: Any,
    ) -> None:
        """Money has come in: it is set against the debt, and may cure a default."""
        act = by if isinstance(by, Ticket) else None
        advice = await self.advise(receipt)
        covered = _of(advice.value, receipt)
        if covered.surplus and act is not None:
            act.refusal = self.refusal(
                "overpayment", "付款超过所欠金额，超出部分应当作为待退还的多付款另行记录"
            )
            return
        counted = receipt.fen - covered.surplus
        self.payments = (*self.payments, (receipt.day, counted))
        self.interest_left = advice.value.outstanding.total if self.balance() == 0 else 0
        self.acknowledged = act is not None and act.act.party_id is not None
        cured = self.in_default and self.is_cured()
        if cured:
            self.in_default = False
        if claim is not None:
            self.close_claim(claim, receipt.day)
        self.await_next_instalment()
        self.open_steps(self.today())
        facts = more | self.payment_facts(counted, advice.value, covered, paid_by)
        entry = self.payment_entry(act.day if act else receipt.day, kind, facts | {"cured": cured})
        entry.flags += advice.flags
        entry.basis += advice.basis
        await self.commit(entry, act)
        self.write("payment_receipt", day=entry.day)
        await self.report(Outcome.RECEIVED, receipt.day, amount=self.balance())
        if cured:
            await self.report(Outcome.CURED, receipt.day)

    def payment_entry(self, day: date, kind: str, facts: dict[str, Any]) -> Entry:
        """A payment's event; the last one resolves the case."""
        whole = self.balance() == 0 and not self.part
        basis: tuple[Basis, ...] = cite("CC 561")
        if facts.get("paid_by") in self.case.roster.guarantors:
            basis += cite("CC 700")
        if facts.get("excess_fen"):
            basis += cite("CC 985")
        return Entry(
            kind,
            day,
            facts=facts,
            basis=basis,
            resolution="paid" if whole and not self.interest_left else None,
            notices=self.told("payment_received", self.case.roster.everyone),
        )

    def payment_facts(
        self, counted: int, left: Balance, covered: AppropriatedReceipt, paid_by: str | None
    ) -> dict[str, Any]:
        """What came in, what it was set against, and what remains."""
        facts: dict[str, Any] = {
            "received_fen": counted,
            "balance_fen": self.balance(),
            "appropriated": covered.covered.model_dump(),
            "outstanding": left.outstanding.model_dump(),
            "paid_by": paid_by,
        }
        if self.remitted_if_punctual:
            facts["revived_fen"] = self.revived()
        if covered.surplus:
            facts["excess_fen"] = covered.surplus
        return facts

    def open_steps(self, day: date) -> None:
        """Open what may be done now; the stage says what that is."""
        raise NotImplementedError


def _of(left: Balance, receipt: Receipt) -> AppropriatedReceipt:
    """How the receipt just put to the law was set against the debt: the last of its day."""
    return next(each for each in reversed(left.receipts) if each.day == receipt.day)
