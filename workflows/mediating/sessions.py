"""Sessions: called, held or missed, and the facts that nobody disputes."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from workflows.acts import Ticket
    from workflows.mediating.consent import Consent
    from workflows.messages.common import Act, Message
    from workflows.messages.mediation import (
        ConfirmUndisputedFacts,
        ConveneSession,
        HoldSession,
        RecordCaucus,
        RecordNoShow,
    )
    from workflows.progress import Entry
    from workflows.stage import Phase


class Sessions(Consent):
    """Talks between the parties, together or one by one."""

    async def convened(self, act: Ticket) -> Phase:
        """Everybody is called to a session; called anew, it is on the later day."""
        assert isinstance(act.facts, ConveneSession)
        self.session_on = act.facts.session_on
        phase = self.goes_on(act.day)
        notices = tuple((party, "session_convened") for party in self.roster.everyone)
        await self.commit(Entry("session_convened", act.day, notices=notices), act)
        return phase

    async def held(self, act: Ticket) -> Phase:
        """A session is held; where it is adjourned, everybody is told the day."""
        assert isinstance(act.facts, HoldSession)
        self.session_on = act.facts.adjourned_to
        phase = self.goes_on(act.day)
        await self.session_recorded(act)
        return phase

    async def session_recorded(self, act: Ticket) -> None:
        """The session and who was there go on record (人民调解法 27)."""
        assert isinstance(act.facts, HoldSession)
        absent = [party for party in self.roster.everyone if party not in act.facts.present]
        told = self.roster.everyone if act.facts.adjourned_to else ()
        notices = tuple((party, "session_adjourned") for party in told)
        entry = Entry("session_held", act.day, facts={"absent": absent}, notices=notices)
        await self.commit(entry, act)
        self.write("session_record", day=act.day)

    async def missed(self, act: Ticket) -> Phase:
        """A session was called, and somebody did not come."""
        self.session_on = None
        phase = self.goes_on(act.day)
        await self.commit(Entry("session_missed", act.day), act)
        return phase

    async def caucus_held(self, act: Ticket) -> Phase:
        """The mediator has talked with one party alone; what was said is his to keep."""
        await self.commit(Entry("caucus_held", act.day), act)
        return self.under_way

    async def facts_recorded(self, act: Ticket) -> Phase:
        """Facts that nobody seems to dispute are written down for each party to confirm."""
        self.facts = set()
        phase = self.goes_on(act.day)
        notices = tuple((party, "facts_to_confirm") for party in self.roster.everyone)
        await self.commit(Entry("undisputed_facts_recorded", act.day, notices=notices), act)
        return phase

    async def facts_answered(self, act: Ticket) -> Phase:
        """A party confirms the facts or denies them; the mediation goes on."""
        await self.confirmation_recorded(act)
        return self.under_way

    async def confirmation_recorded(self, act: Ticket) -> None:
        """Confirmed by each party, they may be used later; denied by one, they fall (规则 22)."""
        assert isinstance(act.facts, ConfirmUndisputedFacts)
        assert self.facts is not None
        assert act.act.party_id is not None
        confirmed = self.facts | {act.act.party_id}
        complete = confirmed >= set(self.roster.everyone)
        self.facts = confirmed if act.facts.confirms and not complete else None
        if self.facts is None:
            self.opens(
                *(step for step in self.steps if step != "confirm_undisputed_facts"), since=act.day
            )
        kind = "undisputed_facts_answered" if act.facts.confirms else "undisputed_facts_denied"
        await self.commit(Entry(kind, act.day), act)
        if act.facts.confirms and complete:
            basis = cite("OMR 22", "IMR 22")
            await self.commit(Entry("undisputed_facts_confirmed", act.day, basis=basis))
            self.write("undisputed_facts_record", day=act.day)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Only parties come to a session, and only those who know their rights are heard."""
        super().check(step, act, facts, day)
        match facts:
            case HoldSession(present=present, adjourned_to=later):
                self.check_parties(present)
                self.check_told(set(present))
                if later is not None and later < day:
                    raise self.refusal("session_in_past", "续行调解的日期早于本次调解之日")
            case RecordNoShow(absent=absent):
                self.check_parties(absent)
            case RecordCaucus(party_id=party):
                self.check_parties((party,))
            case ConveneSession(session_on=session_on) if session_on < day:
                raise self.refusal("session_in_past", "调解日期早于召集之日")
            case ConfirmUndisputedFacts() if act.party_id in (self.facts or ()):
                raise self.refusal("already_answered", "您已经确认")
            case _:
                pass

    def check_parties(self, named: tuple[str, ...]) -> None:
        """Whoever is named is a party of the case."""
        if not set(named) <= set(self.roster.everyone):
            raise self.refusal("unknown_party", "所列人员中有非本案当事人")
