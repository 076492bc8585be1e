"""Performance: instalments fall due, payments come in, a default is noticed at once."""

from datetime import date, timedelta
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.appropriation import Receipt
    from law.basis import cite
    from workflows.acts import Ticket, update
    from workflows.amendments import Amendments
    from workflows.messages.common import Act, Message
    from workflows.messages.performance import (
        AnswerPayment,
        ClaimPayment,
        DecidePayment,
        ProposeAmendment,
        RecordPayment,
        SignAmendment,
    )
    from workflows.progress import Entry
    from workflows.reports import Credit, Outcome, PerformanceOpening
    from workflows.schedule import AMENDMENT_ANSWER, COMPLETION_ANSWER, INSTALMENT
    from workflows.stage import Phase
    from workflows.terms import Term


@workflow.defn(name="performance")
class Performance(Amendments):
    """The performance of an agreement or a title.

    An instalment due on a day may be paid until that day's end; it does not roll over a rest
    day, for it is a debt's due date and no term of procedure. A payment made in time and
    recorded late cures the default. Arrears paid late cure it too, unless the default has made
    the whole rest fall due.

    It is complete when the schedule and the interest that ran are paid and the creditor has said
    so, by recording or confirming the last payment or by its word (``confirm_completion``); what
    enforcement recovers the court has reckoned itself.
    """

    wakes_after = timedelta(seconds=20)

    @workflow.init
    def __init__(self, opening: PerformanceOpening) -> None:
        super().__init__(opening)
        self.completed = False
        self.paid_before = opening.paid_before

    record_payment = update("record_payment")
    claim_payment = update("claim_payment")
    confirm_payment = update("confirm_payment")
    contest_payment = update("contest_payment")
    decide_payment = update("decide_payment")
    propose_amendment = update("propose_amendment")
    sign_amendment = update("sign_amendment")
    confirm_completion = update("confirm_completion")

    @workflow.signal
    def credit(self, credit: Credit) -> None:
        """Money recovered in enforcement."""
        self._inbox.append(credit)

    @workflow.run
    async def run(self, opening: PerformanceOpening) -> None:
        """Wait for each instalment; end when everything is paid."""
        self.open_steps(self.opened_on)
        self.await_next_instalment()
        told = {"instalments", "acceleration", "title", "guarantors"}
        facts = opening.model_dump(mode="json", include=told)
        await self.commit(
            Entry("performance_opened", self.opened_on, facts=facts, stage="performance")
        )
        if len(opening.instalments) > 1:
            self.write("instalment_schedule", day=self.opened_on)
        await self.report(Outcome.OPENED, self.opened_on)
        await self.follow(self.beginning)

    async def beginning(self) -> Phase:
        """What was paid before the case came in counts from the day it was paid."""
        for payment in self.paid_before:
            receipt = Receipt(day=payment.day, fen=payment.amount)
            await self.receive(receipt, payment, "payment_recorded")
            await self.see_whether_complete()
        return self.standing if self.completed else self.paying

    async def paying(self) -> Phase:
        """An act, money recovered, or the end of a day that something was to happen by."""
        match await self.next_item():
            case Ticket() as act:
                await self.act_on(act)
            case Credit(amount=amount, day=day) as recovered:
                receipt = Receipt(day=day, fen=amount)
                await self.receive(receipt, recovered, "recovery_credited")
                await self.see_whether_complete(by_court=True)
            case Term() as ended:
                await self.term_ended(ended)
            case _:
                raise AssertionError("performance hears of payments only")
        return self.standing if self.completed else self.paying

    async def standing(self) -> Phase:
        """Paid; nothing is open here until the case lets the performance go."""
        await self.next_item()
        return self.standing

    async def term_ended(self, ended: Term) -> None:
        """An instalment's day is over, or the wait for somebody's answer."""
        match ended.code:
            case code if code == INSTALMENT:
                await self.fell_due(ended)
            case code if code == AMENDMENT_ANSWER:
                await self.lapsed(ended)
            case code if code == COMPLETION_ANSWER:
                await self.completion_unanswered(ended)
            case code:
                await self.unanswered(int(code.rpartition("@")[2]), ended.due)

    async def act_on(self, act: Ticket) -> None:
        """One act of a person."""
        match act.step, act.facts:
            case _, RecordPayment() as facts:
                await self.recorded(act, facts)
            case _, ClaimPayment() as facts:
                await self.claims_payment(act, facts)
            case "confirm_payment", AnswerPayment(payment=number):
                await self.confirmed(act, self.the_claim(number))
            case "contest_payment", AnswerPayment(payment=number):
                await self.contested(act, self.the_claim(number))
            case _, DecidePayment() as facts:
                await self.decided(act, facts, self.the_claim(facts.payment))
            case _, ProposeAmendment() as facts:
                await self.proposes(act, facts)
            case _, SignAmendment(signed=signed):
                await self.signs(act, signed=signed)
            case _:
                await self.completion_confirmed(act)
                return
        if act.answer is not None:
            await self.see_whether_complete()

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """A payment is answered once, decided after the creditor's time; a schedule lies ahead."""
        match facts:
            case RecordPayment(paid_by=str(payer)) if payer not in self.case.roster.respondents:
                raise self.refusal("unknown_party", "付款人非本案被申请人")
            case ClaimPayment(paid_on=paid_on) if paid_on > day:
                raise self.refusal("occurred_in_future", f"付款日期 {paid_on} 晚于 {day}")
            case ClaimPayment(paid_on=paid_on) if paid_on < self.opened_on:
                raise self.refusal("occurred_too_early", f"付款日期 {paid_on} 早于开始履行之日")
            case AnswerPayment(payment=number) | DecidePayment(payment=number):
                self.check_claim(step, number)
            case ProposeAmendment(instalments=parts) if parts[0].due_on < day:
                raise self.refusal("instalment_in_past", "变更后的首期到期日早于提出之日")
            case SignAmendment() if act.party_id not in self.unsigned:
                raise self.refusal("not_a_signatory", "您不是待签署人，或已经签署")
            case _:
                pass

    def check_claim(self, step: str, number: int) -> None:
        """Only a claimed payment that waits can be answered, only an open one decided."""
        claim = self.claim(number)
        if claim is None:
            raise self.refusal("unknown_payment", f"没有待答复的第 {number} 笔付款主张")
        if step == "decide_payment" and not claim.open:
            raise self.refusal("payment_not_open", "债权人的答复期尚未届满，也未否认收款")

    def open_steps(self, day: date) -> None:
        """What may be done as things stand."""
        steps = ["record_payment", "claim_payment"]
        if self.claims:
            steps += ["confirm_payment", "contest_payment"]
        if any(claim.open for claim in self.claims):
            steps.append("decide_payment")
        steps.append("sign_amendment" if self.proposal else "propose_amendment")
        if COMPLETION_ANSWER in self.terms or self.paid_unconfirmed():
            steps.append("confirm_completion")
        self.opens(*steps, since=min(day, self.today()))

    def paid_unconfirmed(self) -> bool:
        """The schedule is paid, but interest is left or the creditor has not spoken."""
        return self.balance() == 0 and (self.interest_left > 0 or not self.acknowledged)

    async def fell_due(self, due: Term) -> None:
        """The day of an instalment has ended and it is not paid: a default."""
        self.over |= {due.due}
        first, self.in_default = not self.in_default, True
        self.await_next_instalment()
        facts: dict[str, Any] = {
            "due_on": due.due.isoformat(),
            "overdue_fen": self.overdue(due.due),
            "accelerated": self.acceleration,
            "balance_fen": self.balance(),
        }
        if self.remitted_if_punctual:
            facts["revived_fen"] = self.revived()
        notices = self.told("instalment_missed", self.case.roster.everyone)
        await self.commit(
            Entry("instalment_missed", due.due, facts, basis=cite("CC 577"), notices=notices)
        )
        self.write("default_notice", day=due.due + timedelta(days=1))
        if first:
            await self.report(Outcome.DEFAULTED, due.due)

    async def see_whether_complete(self, *, by_court: bool = False) -> None:
        """With the schedule paid, all is done, or the creditor is asked for its word."""
        if self.balance() > 0 or self.completed:
            return
        if by_court or not self.paid_unconfirmed():
            await self.complete()
        elif COMPLETION_ANSWER not in self.terms:
            creditors = self.case.roster.claimants
            self.wait_for(COMPLETION_ANSWER, creditors, self.today())
            self.open_steps(self.today())
            notices = self.told("completion_asked", creditors)
            facts = {"interest_left_fen": self.interest_left}
            await self.commit(Entry("completion_asked", self.today(), facts, notices=notices))

    async def completion_confirmed(self, act: Ticket) -> None:
        """The creditor takes the debt as performed; what interest is left it remits."""
        self.met(COMPLETION_ANSWER)
        facts = {"remitted_fen": self.interest_left}
        basis = cite("CC 557", *(("CC 575",) if self.interest_left else ()))
        resolution = None if self.part else "paid"
        entry = Entry("completion_confirmed", act.day, facts, basis=basis, resolution=resolution)
        await self.commit(entry, act)
        self.interest_left, self.acknowledged = 0, True
        await self.complete()

    async def completion_unanswered(self, unanswered: Term) -> None:
        """Without an answer what is paid to the last fen is performed; interest is not remitted."""
        if self.interest_left == 0:
            await self.complete("债权人逾期未答复，以付款凭证认定履行完毕")
            return
        notices = (("clerk", "completion_unanswered"),)
        facts = {"interest_left_fen": self.interest_left}
        await self.commit(Entry("completion_unanswered", unanswered.due, facts, notices=notices))

    async def complete(self, *flags: str) -> None:
        """Everything is paid: the performance is certified."""
        day = max(day for day, _ in self.payments)
        self.drop(INSTALMENT, COMPLETION_ANSWER, AMENDMENT_ANSWER)
        self.drop(*(self.answer_code(claim.number) for claim in self.claims))
        self.steps = {}
        facts = {"interest_left_fen": self.interest_left} if self.interest_left else {}
        entry = Entry("performance_completed", day, facts, basis=cite("CC 557"), flags=flags)
        await self.commit(entry)
        confirmed = ["completion_certificate"] if self.acknowledged else []
        self.write("performance_record", *confirmed, day=self.today())
        self.completed = True
        await self.report(Outcome.PAID, day)
