"""The payment order: issued unheard, enforceable unless the debtor objects in fifteen days."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from law.routing import Title
    from workflows.acts import Ticket
    from workflows.messages.court import OrderToPay
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.phases import CourtStage


class PaymentOrder:
    """督促程序 (民事诉讼法 225–228): application, order, service, objection or effect."""

    def __init__(self, court: CourtStage) -> None:
        self.court = court
        self.ordered = 0

    async def filing(self) -> Phase:
        """The application goes to the basic court of the debtor's domicile (解释 23)."""
        court = self.court
        await court.start_term("PO_NOTICE", court.opened_on)
        court.opens("record_filing_acceptance", "record_filing_refusal", since=court.opened_on)
        await court.open_track("payment_order_applied", "CPL 225", "CPL-I 427")
        return self.acceptance

    async def acceptance(self) -> Phase:
        """The court says within five days whether it accepts."""
        match await self.court.take():
            case Ticket(step="record_filing_acceptance") as act:
                self.court.met("PO_NOTICE")
                await self.court.start_term("PO_ISSUE", act.day)
                self.court.opens("record_payment_order", "record_filing_refusal", since=act.day)
                await self.court.commit(Entry("filing_accepted", act.day), act)
                return self.order
            case Ticket() as act:
                await self.court.leaves(act, "filing_refused", Outcome.NOT_ACCEPTED)
                return self.court.stand_by
            case Term():
                return self.acceptance

    async def order(self) -> Phase:
        """The order issues in fifteen days; undeliverable for thirty, it lapses (解释 430)."""
        match await self.court.take():
            case Ticket(facts=OrderToPay(amount=amount, costs=costs)) as act:
                self.ordered = amount + costs
                self.court.met("PO_ISSUE")
                await self.court.start_term("PO_DELIVER", act.day, turns=True)
                self.court.opens("record_service", since=act.day)
                await self.court.commit(Entry("payment_order_issued", act.day), act)
                return self.service
            case Ticket() as act:
                await self.court.leaves(act, "payment_order_refused", Outcome.NOT_ACCEPTED)
                return self.court.stand_by
            case Term():
                return self.order

    async def service(self) -> Phase:
        """Served on the debtor, the fifteen days for an objection run."""
        match await self.court.take():
            case Ticket() as act:
                self.court.met("PO_DELIVER")
                return await self.served(act)
            case Term() as undelivered:
                self.court.keep_late(undelivered, "record_service")
                await self.court.leaves(undelivered, "payment_order_lapsed", Outcome.LAPSED)
                return self.lapsed

    async def served(self, act: Ticket) -> Phase:
        """Only a written objection counts; "cannot pay yet" is none (解释 436)."""
        await self.court.start_term("PO_OBJECT", act.day, turns=True)
        self.court.opens("object_to_payment_order", since=act.day)
        forum = self.court.forum(live=True)
        await self.court.commit(Entry("payment_order_served", act.day, forum=forum), act)
        return self.objection

    async def lapsed(self) -> Phase:
        """Service in time, recorded late, brings the order back to life."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.lapsed
        return await self.court.resume(item, self.served, stay=self.lapsed)

    async def objection(self) -> Phase:
        """No objection in time: the order is a title in force (民事诉讼法 227)."""
        match await self.court.take():
            case Ticket() as act:
                return await self.objected(act)
            case Term() as unopposed:
                self.court.keep_late(unopposed, "object_to_payment_order")
                self.court.steps = {}
                entry = Entry(
                    "payment_order_effective",
                    unopposed.due,
                    facts={"title": Title.PAYMENT_ORDER.value},
                    basis=cite("CPL 227"),
                    forum=self.court.forum(live=False),
                    resolution="title",
                )
                await self.court.commit(entry)
                await self.court.report(
                    Outcome.TITLE, unopposed.due, title=Title.PAYMENT_ORDER, amount=self.ordered
                )
                return self.in_force

    async def in_force(self) -> Phase:
        """An objection made in time and recorded late still ends the order."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.in_force
        return await self.court.resume(item, self.objected, stay=self.in_force)

    async def objected(self, act: Ticket) -> Phase:
        """The objection ends the order; the court rules the procedure terminated (228)."""
        self.court.met("PO_OBJECT")
        self.court.opens("record_termination", since=act.day)
        forum = self.court.forum(live=True)
        await self.court.commit(Entry("payment_order_objected", act.day, forum=forum), act)
        return self.termination

    async def termination(self) -> Phase:
        """From receipt of that ruling the creditor has seven days to say he will not sue."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.termination
        await self.court.start_term("PO_DECLINE_SUIT", item.day, turns=True)
        self.court.opens("decline_suit", since=item.day)
        await self.court.commit(Entry("payment_order_terminated", item.day), item)
        return self.conversion

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
