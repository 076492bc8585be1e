"""Trial at first instance: small claims, simplified or ordinary procedure, and the appeal."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from law.routing import Title
    from workflows.acts import Ticket
    from workflows.messages.court import CourtSettlement, Judgment
    from workflows.messages.dispute import Track
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.phases import CourtStage

TRIAL_TERM = {
    Track.SMALL_CLAIMS: "TRIAL_SMALL",
    Track.SIMPLIFIED: "TRIAL_SIMPLE",
    Track.ORDINARY: "TRIAL_ORD",
}


class Trial:
    """Filing, fee, service, answer, hearing, judgment; small claims end at first instance."""

    def __init__(self, court: CourtStage) -> None:
        self.court = court
        self.track = court.opening.track
        self.registered_on = court.opened_on
        self.judgment: Judgment | None = None

    async def filing(self) -> Phase:
        """The complaint and its annexes go to the court (民事诉讼法 122–124)."""
        court = self.court
        await court.start_term("FILE_DECIDE", court.opened_on)
        court.opens("record_filing_acceptance", "record_filing_refusal", since=court.opened_on)
        basis = "CPL 228" if court.opening.by_conversion else "CPL 122"
        await court.open_track("suit_filed", basis, "CPL 124")
        court.write("fee_estimate", day=court.opened_on)
        return self.acceptance

    async def acceptance(self) -> Phase:
        """Registered in seven days, or refused by a ruling (民事诉讼法 126)."""
        match await self.court.take():
            case Ticket(step="record_filing_acceptance") as act:
                self.court.met("FILE_DECIDE")
                self.registered_on = act.day
                await self.court.start_term("FEE_PAY", act.day, turns=True)
                await self.court.start_term(TRIAL_TERM[self.track], act.day)
                await self.court.start_term("DEF_COPY", act.day)
                self.court.opens("record_fee_payment", since=act.day)
                await self.court.commit(Entry("filing_accepted", act.day), act)
                return self.fee
            case Ticket() as act:
                await self.court.leaves(act, "filing_refused", Outcome.NOT_ACCEPTED)
                return self.court.stand_by
            case Term():
                return self.acceptance

    async def fee(self) -> Phase:
        """Unpaid seven days after the notice, the suit counts as withdrawn (交纳办法 22)."""
        match await self.court.take():
            case Ticket() as act:
                return await self.fee_paid(act)
            case Term() as unpaid:
                self.court.keep_late(unpaid, "record_fee_payment")
                await self.court.leaves(unpaid, "deemed_withdrawn", Outcome.DEEMED_WITHDRAWN)
                return self.deemed_withdrawn

    async def fee_paid(self, act: Ticket) -> Phase:
        """The copy goes to the respondent, by announcement where he is missing."""
        self.court.met("FEE_PAY")
        service = "record_service"
        if self.court.opening.situation.unreachable:
            service = "request_announcement"
        self.court.opens(service, since=act.day)
        forum = self.court.forum(live=True)
        await self.court.commit(Entry("fee_paid", act.day, forum=forum), act)
        return self.service

    async def fee_paid_late(self, act: Ticket) -> Phase:
        """The suit is tried after all, within the term it had."""
        await self.court.start_term(TRIAL_TERM[self.track], self.registered_on)
        return await self.fee_paid(act)

    async def deemed_withdrawn(self) -> Phase:
        """A fee paid in time and recorded late brings the suit back."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.deemed_withdrawn
        return await self.court.resume(item, self.fee_paid_late, stay=self.deemed_withdrawn)

    async def service(self) -> Phase:
        """Served by delivery, or thirty days after the announcement (民事诉讼法 95)."""
        match await self.court.take():
            case Ticket(step="record_service") as act:
                self.court.met("DEF_COPY")
                await self.run_answer_terms(act)
                await self.court.commit(Entry("copy_served", act.day), act)
                return self.answer
            case Ticket() as act:
                self.court.drop("DEF_COPY")
                await self.court.start_term("ANNOUNCEMENT", act.day, turns=True)
                self.court.steps = {}
                await self.court.commit(Entry("announcement_requested", act.day), act)
                self.court.write("announcement_request", day=act.day)
                return self.service
            case Term() as announced:
                await self.run_answer_terms(announced)
                entry = Entry("served_by_announcement", announced.due, basis=cite("CPL 95"))
                await self.court.commit(entry)
                return self.answer

    async def run_answer_terms(self, served: Ticket | Term) -> None:
        """Fifteen days to answer and to object to jurisdiction (民事诉讼法 128, 130)."""
        day = served.day if isinstance(served, Ticket) else served.due
        await self.court.start_term("DEF_ANSWER", day)
        await self.court.start_term("JUR_OBJ", day)
        self.court.opens("record_answer", "hold_trial", "record_court_settlement", since=day)

    async def answer(self) -> Phase:
        """Not answering does not stop the case; a settlement in court ends it."""
        match await self.court.take():
            case Ticket(step="record_answer") as act:
                self.court.met("DEF_ANSWER")
                await self.court.commit(Entry("answer_filed", act.day), act)
            case Ticket(step="hold_trial") as act:
                self.court.opens(
                    "hold_trial", "record_judgment", "record_court_settlement", since=act.day
                )
                await self.court.commit(Entry("trial_held", act.day), act)
            case Ticket(step="record_court_settlement") as act:
                return await self.settled(act)
            case Ticket(step="record_judgment", facts=Judgment() as judgment) as act:
                return await self.judged(act, judgment)
            case _:
                pass
        return self.answer

    async def settled(self, act: Ticket) -> Phase:
        """The court's mediation statement has the force of a judgment (民事诉讼法 100)."""
        assert isinstance(act.facts, CourtSettlement)
        await self.title(act, "court_settled", Title.COURT_MEDIATION)
        await self.court.report(
            Outcome.TITLE, act.day, title=Title.COURT_MEDIATION, terms=act.facts.terms
        )
        return self.court.stand_by

    async def judged(self, act: Ticket, judgment: Judgment) -> Phase:
        """Final at once in small claims; else open to appeal for fifteen days (168, 171)."""
        self.judgment = judgment
        if self.track is Track.SMALL_CLAIMS:
            await self.title(act, "judgment_given", Title.JUDGMENT)
            await self.effective(act)
            return self.court.stand_by
        self.court.met(TRIAL_TERM[self.track])
        self.court.drop("DEF_ANSWER", "JUR_OBJ")
        await self.court.start_term("APPEAL_J", judgment.served_on, turns=True)
        self.court.opens("record_appeal", since=act.day)
        await self.court.commit(Entry("judgment_given", act.day), act)
        return self.appeal

    async def appeal(self) -> Phase:
        """Unappealed in fifteen days from service, the judgment takes effect."""
        match await self.court.take():
            case Ticket() as act:
                return await self.appealed(act)
            case Term() as unappealed:
                self.court.keep_late(unappealed, "record_appeal")
                await self.title(unappealed, "judgment_effective", Title.JUDGMENT)
                await self.effective(unappealed)
                return self.in_force

    async def appealed(self, act: Ticket) -> Phase:
        """The second instance decides finally in three months (民事诉讼法 183)."""
        self.court.met("APPEAL_J")
        await self.court.start_term("TRIAL_SECOND", act.day)
        self.court.opens("record_second_instance", since=act.day)
        forum = self.court.forum(live=True)
        await self.court.commit(Entry("appeal_filed", act.day, forum=forum), act)
        return self.second_instance

    async def in_force(self) -> Phase:
        """An appeal lodged in time and recorded late takes the effect away again."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.in_force
        return await self.court.resume(item, self.appealed, stay=self.in_force)

    async def second_instance(self) -> Phase:
        """Final judgment."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.second_instance
        assert isinstance(item.facts, Judgment)
        self.judgment = item.facts
        await self.title(item, "second_instance_given", Title.JUDGMENT)
        await self.effective(item)
        return self.court.stand_by

    async def title(self, by: Ticket | Term, kind: str, title: Title) -> None:
        """The trial has ended in a title; a judgment that grants nothing is none."""
        self.court.met(TRIAL_TERM[self.track], "TRIAL_SECOND")
        self.court.drop(*list(self.court.terms))
        self.court.steps = {}
        day, act = (by.day, by) if isinstance(by, Ticket) else (by.due, None)
        granted = self.judgment is None or self.judgment.amount > 0
        entry = Entry(
            kind,
            day,
            facts={"title": title.value} if granted else {},
            basis=by.basis if isinstance(by, Term) else (),
            forum=self.court.forum(live=False),
            resolution="title" if granted else None,
        )
        await self.court.commit(entry, act)

    async def effective(self, by: Ticket | Term) -> None:
        """Tell the dispute what the judgment in force grants."""
        assert self.judgment is not None
        day = by.day if isinstance(by, Ticket) else by.due
        if self.judgment.amount == 0:
            await self.court.report(Outcome.DISMISSED, day)
            return
        await self.court.report(
            Outcome.TITLE,
            day,
            title=Title.JUDGMENT,
            amount=self.judgment.amount + self.judgment.costs,
            perform_by=self.judgment.perform_by,
        )
