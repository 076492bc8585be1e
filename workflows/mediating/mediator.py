"""The mediator: chosen by the parties or appointed, unbiased or replaced."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import Ticket
    from workflows.mediating.proceedings import EXTENSION, INVITATION_ANSWER, Proceedings
    from workflows.messages.common import Act, Message
    from workflows.messages.mediation import (
        AnswerDisclosure,
        AppointMediator,
        ChooseMediator,
        EndingReason,
        ReplaceMediator,
        ReplacementReason,
    )
    from workflows.progress import Entry
    from workflows.stage import Phase
    from workflows.terms import Term


class TheMediator(Proceedings):
    """How a mediator comes to a case, and how another takes his place."""

    async def chosen(self, act: Ticket) -> Phase:
        """A party names the mediator it wants; named by all he is chosen (规则 10)."""
        assert isinstance(act.facts, ChooseMediator)
        assert act.act.party_id is not None
        self.choices = {**self.choices, act.act.party_id: act.facts.mediator}
        named = {self.choices.get(party) for party in self.roster.everyone}
        if named == {act.facts.mediator}:
            return await self.assigned(act, "mediator_appointed", act.facts.mediator)
        await self.commit(Entry("mediator_chosen", act.day), act)
        return self.under_way

    async def appointed(self, act: Ticket) -> Phase:
        """The bureau appoints a mediator, where the parties have chosen none (规则 10)."""
        assert isinstance(act.facts, AppointMediator)
        return await self.assigned(act, "mediator_appointed", act.facts.mediator)

    async def replaced(self, act: Ticket) -> Phase:
        """Another mediator takes over; what has been done so far stands."""
        assert isinstance(act.facts, ReplaceMediator)
        if act.facts.reason is ReplacementReason.CONFLICT and self.mediator:
            self.unsuited = self.unsuited | {self.mediator}
        return await self.assigned(act, "mediator_replaced", act.facts.mediator)

    async def assigned(self, act: Ticket, kind: str, mediator: str) -> Phase:
        """A mediator is asked; he answers within three working days (规则 12)."""
        self.mediator, self.seated = mediator, False
        self.disclosure, self.replacement_asked = None, False
        self.met("MED_APPOINT", "MED_CHOOSE")
        self.forget_late("accept_assignment", "decline_assignment", "choose_mediator")
        await self.start_term("MED_ACCEPT", act.day, turns=True)
        phase = self.goes_on(act.day)
        await self.commit(Entry(kind, act.day, notices=((mediator, "assignment"),)), act)
        self.write("mediator_appointment", day=act.day)
        return phase

    async def accepted(self, act: Ticket) -> Phase:
        """The first acceptance starts the thirty days (规则 24); who follows has what is left."""
        self.met("MED_APPOINT", "MED_ACCEPT")
        self.forget_late("accept_assignment", "decline_assignment", "choose_mediator")
        self.seated = True
        if not (self.term_code in self.terms or self.stopped):
            await self.start_term(self.term_code, act.day, turns=True)
        if not self.agreed_to_mediate:
            await self.start_term("MED_CONTACT", act.day)
            self.wait(INVITATION_ANSWER, act.day, self.answer_days, "PML 17", "OMR 15")
            self.awaits(INVITATION_ANSWER, self.unanswered())
        phase = self.goes_on(act.day)
        await self.commit(Entry("assignment_accepted", act.day), act)
        return phase

    async def declined(self, act: Ticket) -> Phase:
        """A mediator who cannot take the case on gives way to another (规则 12)."""
        self.met("MED_ACCEPT")
        phase = self.goes_on(act.day)
        await self.commit(Entry("assignment_declined", act.day), act)
        return phase

    async def assignment_lapsed(self, term: Term) -> Phase:
        """A mediator who does not answer is replaced (规则 12)."""
        self.keep_late(term, "accept_assignment")
        phase = self.goes_on(term.due)
        await self.commit(Entry("assignment_lapsed", term.due, basis=term.basis))
        return phase

    async def not_chosen(self, term: Term) -> Phase:
        """The parties have not agreed on a mediator in time: the bureau appoints (规则 10)."""
        self.keep_late(term, "choose_mediator")
        phase = self.goes_on(term.due)
        await self.commit(Entry("mediator_not_chosen", term.due, basis=term.basis))
        return phase

    async def disclosed(self, act: Ticket) -> Phase:
        """The mediator has an interest: he goes on only if all agree in writing (条例 20)."""
        self.disclosure = set()
        phase = self.goes_on(act.day)
        notices = tuple((party, "conflict_disclosed") for party in self.roster.everyone)
        await self.commit(Entry("conflict_disclosed", act.day, notices=notices), act)
        self.write("mediator_disclosure", day=act.day)
        return phase

    async def disclosure_answered(self, act: Ticket) -> Phase:
        """One objection is enough to have him replaced (条例 20)."""
        assert isinstance(act.facts, AnswerDisclosure)
        assert self.disclosure is not None
        assert act.act.party_id is not None
        self.disclosure = self.disclosure | {act.act.party_id}
        if not act.facts.consents:
            assert self.mediator is not None
            self.unsuited = self.unsuited | {self.mediator}
            self.seated, self.disclosure = False, None
        elif self.disclosure >= set(self.roster.everyone):
            self.disclosure = None
        phase = self.goes_on(act.day)
        await self.commit(Entry("disclosure_answered", act.day), act)
        return phase

    async def replacement_requested(self, act: Ticket) -> Phase:
        """A party wants another mediator; the bureau decides (人民调解法 23)."""
        self.replacement_asked = True
        phase = self.goes_on(act.day)
        notices = (("clerk", "replacement_requested"),)
        await self.commit(Entry("replacement_requested", act.day, notices=notices), act)
        return phase

    async def replacement_refused(self, act: Ticket) -> Phase:
        """The bureau leaves the mediator in the case."""
        self.replacement_asked = False
        phase = self.goes_on(act.day)
        await self.commit(Entry("replacement_refused", act.day), act)
        return phase

    async def term_over(self, term: Term) -> Phase:
        """What follows when a term of the mediation ends."""
        match term.code:
            case "MED_ACCEPT":
                return await self.assignment_lapsed(term)
            case "MED_CHOOSE":
                return await self.not_chosen(term)
            case code if code == EXTENSION:
                return await self.extension_begun(term)
            case code if code == INVITATION_ANSWER:
                return await self.ends(term, EndingReason.NO_ANSWER, "mediation_ended")
            case _:
                return await self.ends(term, EndingReason.TIME_UP, "mediation_ended")

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Nobody mediates a case that he may not mediate, and nobody answers twice."""
        super().check(step, act, facts, day)
        match facts:
            case (
                ChooseMediator(mediator=mediator)
                | AppointMediator(mediator=mediator)
                | ReplaceMediator(mediator=mediator)
            ) if mediator in self.unsuited:
                raise self.refusal("conflict_of_roles", "该调解员与本案有利害关系，不得再任")
            case ReplaceMediator(mediator=mediator) if mediator == self.mediator:
                raise self.refusal("conflict_of_roles", "更换的调解员须为另一人")
            case AnswerDisclosure() if act.party_id in (self.disclosure or ()):
                raise self.refusal("already_answered", "您已经答复")
            case _:
                pass
