"""Between filing and acceptance: the review of an application, its correction, its refusal."""

from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import Advice, cite
    from law.policy import PauseGround
    from law.policy import Stage as ServiceStage
    from law.routing import Route, Step
    from workflows.acts import Ticket
    from workflows.messages.agency import AppointAgent, RevokeAgent
    from workflows.messages.common import Act, Message
    from workflows.messages.intake import ReviewIntake
    from workflows.progress import Entry
    from workflows.reports import CaseRef
    from workflows.terms import Term
    from workflows.transfer import Transfer

CORRECTION = "CORRECTION"
LATE_CORRECTION = "LATE_CORRECTION"
REVIEW = ("review_intake", "refuse_intake")
AWAITING_CORRECTION = ("supplement_intake", "refuse_intake")


class IntakeReview(Transfer):
    """The part of the dispute that decides whether the case is taken.

    Nothing of the route opens before a clerk has found the application complete. What it lacks is
    asked for; an application that is not made good in time is deemed withdrawn, and closed once a
    correction made in time can no longer be recorded.
    """

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.accepted = False
        self.withdrawn: frozenset[str] = frozenset()
        self.intake_steps: tuple[str, ...] = REVIEW

    def open_route(self, advice: Advice[Route], since: date) -> None:
        """Before the case is accepted, only the steps of intake are open."""
        if self.accepted:
            super().open_route(advice, since)
        else:
            self.opens(*self.always_open(), *self.intake_steps, since=since)

    async def reviewed(self, act: Ticket) -> None:
        """The application is complete, or what it lacks is asked for."""
        assert isinstance(act.facts, ReviewIntake)
        if act.facts.missing:
            await self.ask_for_correction(act)
        else:
            await self.accept(act)

    async def accept(self, act: Ticket) -> None:
        """The case is taken; mediation opens unless there was one or the claimant wants none."""
        past = self.under_way
        if past is not None:
            await self.tell_of(past, act.day)
        advice = await self.advise(self.situation)
        self.accepted = True
        self.mediating = self.forum is None and Step.MEDIATION in advice.value.next
        if self.mediating:
            self.enter_service_stage(ServiceStage.MEDIATION, act.day)
        self.open_route(advice, past.since if past else act.day)
        await self.commit(self.routed("intake_accepted", act.day, advice), act)
        if self.mediating:
            await self.open_mediation(act.day)
        elif past is not None:
            await self.follow_earlier_payments(past)

    async def ask_for_correction(self, act: Ticket) -> None:
        """The claimant is told what is missing and by when it has to be there."""
        due = act.day + timedelta(days=self.clock.policy.correction_days)
        claimants = self.case.roster.claimants
        term = Term(CORRECTION, act.day, due, due, turns=True, clock="service")
        self.add_term(term.awaiting(claimants, self.today()))
        self.await_steps(*AWAITING_CORRECTION, since=act.day)
        entry = Entry("correction_requested", act.day, facts={"until": due.isoformat()})
        entry.notices = tuple((party, "correction") for party in claimants)
        await self.commit(entry, act)
        self.write("correction_notice", day=act.day)
        await self.pause_clock(PauseGround.CORRECTION_BY_PARTY, act.day)

    async def supplemented(self, act: Ticket) -> None:
        """What was missing has come in, in time; the application is reviewed again."""
        self.met(CORRECTION, LATE_CORRECTION)
        self.forget_late("supplement_intake")
        self.await_steps(*REVIEW, since=act.day)
        await self.commit(
            Entry("intake_supplemented", act.day, notices=(("clerk", "intake_review"),)), act
        )
        await self.continue_clock(PauseGround.CORRECTION_BY_PARTY, act.day)

    async def correction_missed(self, term: Term) -> None:
        """Not made good in time: deemed withdrawn, until a timely correction can still come in."""
        self.keep_late(term, "supplement_intake")
        due = term.due + timedelta(days=self.clock.policy.late_correction_days)
        self.add_term(Term(LATE_CORRECTION, term.due, due, due, turns=True, clock="service"))
        self.await_steps("refuse_intake", since=term.due)
        entry = Entry("intake_deemed_withdrawn", term.due, facts={"term": term.code})
        entry.basis = cite("CPL-I 126")
        entry.notices = tuple((party, "deemed_withdrawn") for party in self.case.roster.claimants)
        await self.commit(entry)

    async def withdraw(self, act: Ticket) -> None:
        """Of several claimants each withdraws for itself; the case ends with the last of them."""
        party = act.act.party_id
        left = set(self.case.roster.claimants) - self.withdrawn - {party}
        if party is not None and left:
            self.withdrawn = self.withdrawn | {party}
            await self.commit(Entry("claimant_withdrew", act.day), act)
            return
        await self.close("withdrawn", act.day, act, resolution="withdrawn")
        self.write("withdrawal_application", day=act.day)

    async def close(
        self, outcome: str, day: date, act: Ticket | None = None, *, resolution: str | None = None
    ) -> None:
        """The case is over; a case that had been accepted is reported on (人民调解法 27)."""
        await super().close(outcome, day, act, resolution=resolution)
        if self.accepted:
            self.write("closing_report", day=day)

    async def refuse(self, act: Ticket) -> None:
        """The application is not accepted: the claimant is told why, and of the other roads."""
        await self.close("refused", act.day, act)
        self.write("refusal_notice", day=act.day)

    def await_steps(self, *steps: str, since: date) -> None:
        """Only these steps of intake are open, besides what may always be done."""
        self.intake_steps = steps
        self.opens(*self.always_open(), *steps, since=since)

    async def agent_changed(self, act: Ticket) -> None:
        """A party's agent is appointed, and the power of attorney drawn up, or acts no longer."""
        if isinstance(act.facts, AppointAgent):
            await self.commit(Entry("agent_appointed", act.day), act)
            self.write("power_of_attorney", day=act.day)
        else:
            await self.commit(Entry("agent_revoked", act.day), act)

    def check_agency(self, act: Act, facts: Message) -> None:
        """A party appoints and dismisses its own agents, in person."""
        match facts:
            case AppointAgent(party_id=party) | RevokeAgent(agent_id=party):
                principal = party.partition("-")[0]
                if principal not in self.case.roster.everyone:
                    raise self.refusal("unknown_party", f"案件中没有当事人 {principal}")
                if act.party_id not in (None, principal) or act.agency is not None:
                    raise self.refusal("forbidden", "须由委托人本人委托或者解除委托")
            case _:
                pass

    async def intake_term_turned(self, term: Term) -> None:
        """A correction was not made in time, or can no longer be recorded."""
        if term.code == CORRECTION:
            await self.correction_missed(term)
        else:
            await self.close("deemed_withdrawn", term.due)
