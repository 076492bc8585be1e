"""A suit: small claims, simplified or ordinary procedure, from its filing to the court's fee.

What follows is told by the classes it is built of: service, answer and hearing, the rulings open
to appeal, judgment and settlement, the limit of the trial.
"""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.messages.court import (
        FeeRelief,
        FeeReliefApplication,
        FeeReliefDecision,
    )
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.hearing import Hearing
    from workflows.tracks.phases import CourtStage


class Trial(Hearing):
    """Filing, fee, service, answer, hearing, judgment; small claims end at first instance.

    ``relief``: relief from the fee is asked for, and until it is decided on the suit is not
    deemed withdrawn (民事诉讼法解释 213).
    """

    DECIDE = "FILE_DECIDE"

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.paid = False
        self.relief: FeeRelief | None = None

    async def filing(self) -> Phase:
        """The complaint and its annexes go to the court (民事诉讼法 122–124)."""
        court = self.court
        await self.run_decision_term(court.opened_on)
        basis = "CPL 228" if court.opening.by_conversion else "CPL 122"
        await court.open_track("suit_filed", basis, "CPL 124")
        court.write("fee_estimate", day=court.opened_on)
        return self.acceptance

    async def accepted(self, act: Ticket) -> Phase:
        """Registered: the limit of the trial runs, and the fee is to be paid in seven days."""
        self.registered_on, self.excluded_days = act.day, 0
        await self.run_limit()
        if self.paid:
            self.reopen(act.day)
            await self.court.note(act, "filing_accepted")
            return self.hearing
        await self.court.start_term("FEE_PAY", act.day, turns=True)
        await self.court.start_term("DEF_COPY", act.day)
        self.open_fee(act.day)
        facts = await self.fee_facts()
        await self.court.commit(Entry("filing_accepted", act.day, facts=facts), act)
        self.court.write("answer_form", day=act.day)
        return self.fee

    def open_fee(self, day: date) -> None:
        """Open the payment of the fee, and relief from it where none has been asked for."""
        relief = () if self.relief else ("apply_for_fee_relief",)
        self.court.opens("record_fee_payment", *relief, since=day)

    async def fee(self) -> Phase:
        """Unpaid seven days after the notice, the suit counts as withdrawn (交纳办法 22)."""
        match await self.court.take():
            case Ticket(facts=FeeReliefApplication()) as act:
                return await self.relief_applied(act)
            case Ticket() as act:
                return await self.fee_paid(act)
            case Term() as unpaid:
                self.court.keep_late(unpaid, "record_fee_payment")
                await self.court.leaves(unpaid, "deemed_withdrawn", Outcome.DEEMED_WITHDRAWN)
                return self.deemed_withdrawn

    async def relief_applied(self, act: Ticket) -> Phase:
        """While relief is pending the seven days do not end the suit."""
        assert isinstance(act.facts, FeeReliefApplication)
        self.relief = act.facts.relief
        self.court.drop("FEE_PAY")
        self.court.opens("record_fee_relief_decision", "record_fee_payment", since=act.day)
        await self.court.note(act, "fee_relief_applied")
        if act.act.submission:
            self.court.write("fee_relief_application", day=act.day)
        return self.relief_pending

    async def relief_pending(self) -> Phase:
        """Deferred or waived, the suit goes on; reduced or refused, seven days run again."""
        match await self.court.take():
            case Ticket(facts=FeeReliefDecision(granted=granted)) as act:
                if granted and self.relief is not FeeRelief.REDUCE:
                    return await self.to_service(act, "fee_relief_granted")
                await self.court.start_term("FEE_PAY", act.day, turns=True)
                self.open_fee(act.day)
                kind = "fee_relief_granted" if granted else "fee_relief_refused"
                await self.court.note(act, kind)
                return self.fee
            case Ticket() as act:
                return await self.fee_paid(act)
            case Term():
                return self.relief_pending

    async def fee_paid(self, act: Ticket) -> Phase:
        """Paid, the copy goes to the respondents."""
        self.court.met("FEE_PAY")
        return await self.to_service(act, "fee_paid")

    async def to_service(self, act: Ticket, kind: str) -> Phase:
        """The copy is to be served on each respondent, by announcement on who is missing."""
        self.paid = True
        self.serve_on(*self.court.case.roster.respondents)
        self.reopen(act.day)
        forum = self.court.forum(live=True)
        await self.court.commit(Entry(kind, act.day, forum=forum), act)
        return self.hearing

    async def deemed_withdrawn(self) -> Phase:
        """A fee paid in time and recorded late brings the suit back, if no other forum is open."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.deemed_withdrawn
        return await self.court.resume(item, self.fee_paid_late, stay=self.deemed_withdrawn)

    async def fee_paid_late(self, act: Ticket) -> Phase:
        """The suit is tried after all, within the limit it had."""
        await self.run_limit()
        return await self.fee_paid(act)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Only a natural person may be freed from the fee (诉讼费用交纳办法 44)."""
        match facts:
            case FeeReliefApplication(relief=FeeRelief.WAIVE):
                roster = self.court.case.roster
                if not set(roster.claimants) <= set(roster.persons):
                    raise self.court.refusal("waiver_for_persons_only", "免交诉讼费仅适用于自然人")
            case _:
                super().check(step, act, facts, day)
