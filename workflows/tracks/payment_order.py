"""The payment order: issued unheard, enforceable unless the debtor objects in fifteen days."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from law.routing import Title
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.messages.court import RecordService
    from workflows.messages.court_orders import (
        EndPaymentOrder,
        ObjectionGround,
        OrderEnd,
        OrderToPay,
        PaymentOrderObjection,
    )
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term, of_all
    from workflows.tracks.phases import CourtStage
    from workflows.tracks.service import Service
    from workflows.tracks.settlement import SERVING

PART_VOID = "被异议的部分支付令失效，就该部分可以另行起诉"


class PaymentOrder(Service):
    """督促程序 (民事诉讼法 225–228): application, order, service, objection or effect.

    ``objected`` is the part of the sum that the debtor objects to, for which the order falls while
    it stands for the rest (解释 432). An objection taken back or rejected leaves the order as it
    was, and is not made again (解释 436, 437).
    """

    DECIDE = "PO_NOTICE"

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.ordered = 0
        self.issued_on = court.opened_on
        self.objected = 0
        self.objection_over = False

    async def filing(self) -> Phase:
        """The application goes to the basic court of the debtor's domicile (解释 23)."""
        court = self.court
        await self.run_decision_term(court.opened_on)
        await court.open_track("payment_order_applied", "CPL 225", "CPL-I 427")
        return self.acceptance

    async def accepted(self, act: Ticket) -> Phase:
        """Accepted: the order issues in fifteen days, or the application is rejected."""
        await self.court.start_term("PO_ISSUE", act.day)
        self.court.opens(
            "record_payment_order", "record_filing_refusal", "end_payment_order", since=act.day
        )
        await self.court.note(act, "filing_accepted")
        return self.order

    async def refused(self, act: Ticket) -> Phase:
        """Not accepted; there is no appeal, and the suit is open."""
        await self.court.leaves(act, "filing_refused", Outcome.NOT_ACCEPTED)
        return self.court.stand_by

    async def order(self) -> Phase:
        """Issued, or rejected."""
        match await self.court.take():
            case Ticket(facts=OrderToPay(amount=amount, costs=costs)) as act:
                self.ordered, self.issued_on = amount + costs, act.day
                self.court.met("PO_ISSUE")
                await self.court.start_term("PO_DELIVER", act.day, turns=True)
                self.serve_on(*self.court.case.roster.debtors)
                self.open_service(act.day)
                await self.court.note(act, "payment_order_issued")
                return self.service
            case Ticket(facts=EndPaymentOrder()) as act:
                return await self.ended_by_creditor(act)
            case Ticket() as act:
                await self.court.leaves(act, "payment_order_refused", Outcome.NOT_ACCEPTED)
                return self.court.stand_by
            case Term():
                return self.order

    async def ended_by_creditor(self, act: Ticket) -> Phase:
        """The creditor sues on the same debt, or withdraws: the order lapses (解释 430)."""
        await self.court.leaves(act, "payment_order_ended", Outcome.FILING_WITHDRAWN)
        return self.court.stand_by

    # Service

    def open_service(self, day: date) -> None:
        """Open service on who has not received the order, and objection for who has."""
        self.court.opens(
            *(SERVING if self.unserved else ()),
            *(("object_to_payment_order",) if self.receipts and not self.objection_over else ()),
            "end_payment_order",
            since=day,
        )

    async def service(self) -> Phase:
        """Undeliverable for thirty days the order lapses; never by announcement (解释 430)."""
        match await self.court.take():
            case Ticket(facts=RecordService(party_ids=named)) as act:
                return await self.delivered(act, self.receive(named, act.day))
            case Ticket(step="record_failed_service") as act:
                await self.service_failed(act)
            case Ticket(facts=EndPaymentOrder()) as act:
                return await self.ended_by_creditor(act)
            case Ticket() as act:
                return await self.objected_to(act)
            case Term() as unopposed if of_all(unopposed.code) == "PO_OBJECT":
                self.court.keep_late(unopposed, "object_to_payment_order")
                await self.court.note_end(unopposed)
            case Term() as undelivered:
                self.court.keep_late(undelivered, "record_service")
                await self.court.leaves(undelivered, "payment_order_lapsed", Outcome.LAPSED)
                return self.lapsed
        return self.service

    async def delivered(self, act: Ticket, parties: tuple[str, ...]) -> Phase:
        """From each debtor's receipt fifteen days run to pay or object in writing (227)."""
        await self.run_own_terms("PO_OBJECT", parties, act.day, turns=True)
        if not self.unserved:
            self.court.met("PO_DELIVER")
        self.open_service(act.day)
        entry = self.served("payment_order_served", act, parties)
        entry.forum = self.court.forum(live=True)
        await self.court.commit(entry, act)
        return self.service if self.unserved else self.objection

    async def lapsed(self) -> Phase:
        """Service in time, recorded late, brings the order back to life."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.lapsed
        return await self.court.resume(item, self.delivered_late, stay=self.lapsed)

    async def delivered_late(self, act: Ticket) -> Phase:
        """Whoever is still to be served then has the thirty days the order had."""
        assert isinstance(act.facts, RecordService)
        parties = self.receive(act.facts.party_ids, act.day)
        if self.unserved:
            await self.court.start_term("PO_DELIVER", self.issued_on, turns=True)
        return await self.delivered(act, parties)

    # Objection

    async def objection(self) -> Phase:
        """No objection in time: the order is a title in force (民事诉讼法 227)."""
        match await self.court.take():
            case Ticket(facts=EndPaymentOrder()) as act:
                return await self.ended_by_creditor(act)
            case Ticket() as act:
                return await self.objected_to(act)
            case Term() as unopposed:
                self.court.keep_late(unopposed, "object_to_payment_order")
                if self.own_terms("PO_OBJECT"):
                    await self.court.note_end(unopposed)
                    return self.objection
                return await self.effective(unopposed)

    async def objected_to(self, act: Ticket) -> Phase:
        """An objection in the debtor's own time: to the whole sum, or to a part of it."""
        await self.check_debtor(act)
        assert isinstance(act.facts, PaymentOrderObjection)
        if act.facts.amount is not None and act.facts.amount < self.ordered:
            self.objected = act.facts.amount
            await self.court.note(act, "payment_order_objected_in_part")
            self.write_objection(act)
            return self.service if self.unserved else self.objection
        return await self.objected_wholly(act)

    async def check_debtor(self, act: Ticket) -> None:
        """Each debtor objects in its own time, counted from its own receipt."""
        receipt = self.receipts.get(act.act.party_id or "", self.last_receipt)
        await self.court.check_in_time(act, "PO_OBJECT", receipt)

    async def objected_wholly(self, act: Ticket) -> Phase:
        """The objection ends the order; the court rules the procedure terminated (228)."""
        self.court.met(*self.own_terms("PO_OBJECT"))
        self.court.drop("PO_DELIVER")
        self.court.opens(
            "record_termination",
            "withdraw_objection",
            "record_objection_rejection",
            "end_payment_order",
            since=act.day,
        )
        forum = self.court.forum(live=True)
        await self.court.commit(Entry("payment_order_objected", act.day, forum=forum), act)
        self.write_objection(act)
        return self.termination

    def write_objection(self, act: Ticket) -> None:
        """The debtor's own words make the paper."""
        if act.act.submission:
            self.court.write("payment_order_objection", day=act.day)

    async def termination(self) -> Phase:
        """The ruling; until then an objection may be taken back or found to be none."""
        match await self.court.take():
            case Ticket(step="record_termination") as act:
                await self.court.start_term("PO_DECLINE_SUIT", act.day, turns=True)
                self.court.opens("decline_suit", since=act.day)
                await self.court.note(act, "payment_order_terminated")
                return self.conversion
            case Ticket(facts=EndPaymentOrder()) as act:
                return await self.ended_by_creditor(act)
            case Ticket() as act:
                return await self.objection_fell(act)
            case Term():
                return self.termination

    async def objection_fell(self, act: Ticket) -> Phase:
        """Taken back or rejected: the order takes effect when its time is over (解释 436, 437)."""
        self.objection_over = True
        for day in sorted(set(self.receipts.values())):
            parties = tuple(party for party, received in self.receipts.items() if received == day)
            await self.run_own_terms("PO_OBJECT", parties, day, turns=True)
        if self.unserved:
            await self.court.start_term("PO_DELIVER", self.issued_on, turns=True)
        self.open_service(act.day)
        withdrawn = act.step == "withdraw_objection"
        kind = "objection_withdrawn" if withdrawn else "objection_rejected"
        await self.court.note(act, kind)
        return self.service if self.unserved else self.objection

    async def conversion(self) -> Phase:
        """Silence turns the application into a suit (民事诉讼法 228; 解释 438, 439)."""
        match await self.court.take():
            case Ticket() as act:
                await self.court.leaves(act, "suit_declined", Outcome.SUIT_DECLINED)
            case Term() as silence:
                await self.court.leaves(
                    silence, "payment_order_converted", Outcome.CONVERTED, cite("CPL 228")
                )
        return self.court.stand_by

    # Effect

    async def effective(self, unopposed: Term) -> Phase:
        """A title for what nobody objected to."""
        self.court.steps = {}
        facts: dict[str, Any] = {"title": Title.PAYMENT_ORDER.value}
        if self.objected:
            facts |= {"objected_fen": self.objected, "ordered_fen": self.ordered - self.objected}
        entry = Entry(
            "payment_order_effective",
            unopposed.due,
            facts=facts,
            basis=cite("CPL 227"),
            flags=(PART_VOID,) if self.objected else (),
            forum=self.court.forum(live=False),
            resolution="title",
        )
        await self.court.commit(entry)
        await self.court.report(
            Outcome.TITLE,
            unopposed.due,
            title=Title.PAYMENT_ORDER,
            amount=self.ordered - self.objected,
        )
        return self.in_force

    async def in_force(self) -> Phase:
        """An objection made in time and recorded late still ends the order."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.in_force
        await self.check_debtor(item)
        return await self.court.resume(item, self.objected_wholly, stay=self.in_force)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Only a written objection to the debt itself is one (解释 436)."""
        match facts:
            case PaymentOrderObjection(written=False):
                raise self.court.refusal("objection_not_written", "异议须以书面提出，口头异议无效")
            case PaymentOrderObjection(ground=ground) if ground is not (
                ObjectionGround.DISPUTES_DEBT
            ):
                raise self.court.refusal(
                    "no_objection", "对债务本身没有异议，仅称无力清偿或者请求延期的，不构成异议"
                )
            case EndPaymentOrder(reason=OrderEnd.WITHDRAWN) if self.receipts:
                raise self.court.refusal("already_served", "债务人已经收到支付令，不能撤回申请")
            case _:
                super().check(step, act, facts, day)
