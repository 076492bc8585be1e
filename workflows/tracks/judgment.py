"""Judgment, its service on each party, appeal and second instance."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.routing import Title
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.messages.court import (
        Appeal,
        CourtSettlement,
        ExtendLimit,
        Judgment,
        RecordService,
        SecondInstance,
        SecondInstanceResult,
    )
    from workflows.messages.dispute import Track
    from workflows.progress import Entry
    from workflows.stage import Phase
    from workflows.terms import Term, of_all
    from workflows.tracks.phases import CourtStage, day_of
    from workflows.tracks.settlement import SERVING, Settlements


class Judgments(Settlements):
    """``heard``: a hearing was held; ``absent`` are the respondents that stayed away from it.

    A judgment is open to appeal for fifteen days from each party's receipt and takes effect when
    the last of them has ended (民事诉讼法 171); in small claims it is final (168). The second
    instance decides finally (182) or sends the case back.
    """

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.heard = False
        self.absent: tuple[str, ...] = ()

    async def judged(self, act: Ticket) -> Phase:
        """Given; served at once on all, or on each party afterwards."""
        assert isinstance(act.facts, Judgment)
        judgment = self.judgment = act.facts
        self.drop_answer_terms()
        self.court.forget_late("record_appeal")
        self.serve_on(*self.court.case.roster.everyone)
        final = self.procedure is Track.SMALL_CLAIMS
        facts: dict[str, Any] = {"by_default": list(self.absent)} if self.absent else {}
        if judgment.served_on is not None:
            self.receive((), judgment.served_on)
            if final:
                await self.title(act, "judgment_given", Title.JUDGMENT, **facts)
                await self.effective(act.day)
                return self.court.stand_by
            await self.run_appeal_term(self.addressees, judgment.served_on)
        self.court.met(self.limit)
        self.open_appeal(act.day)
        await self.court.commit(Entry("judgment_given", act.day, facts=facts), act)
        return self.appeal

    def drop_answer_terms(self) -> None:
        """What the parties had time for before the decision no longer matters."""
        answering = (*self.own_terms("DEF_ANSWER"), *self.own_terms("JUR_OBJ"))
        self.court.drop(*answering, "COURT_EVIDENCE")

    def open_appeal(self, day: date) -> None:
        """Open what is left to do about a judgment: serve it, appeal from it."""
        serving = (*SERVING, "request_announcement") if self.unserved else ()
        appeal = () if self.procedure is Track.SMALL_CLAIMS else ("record_appeal",)
        self.court.opens(*serving, *appeal, since=day)

    async def run_appeal_term(self, parties: tuple[str, ...], day: date) -> None:
        """Whoever received the judgment on that day may appeal for fifteen days."""
        await self.run_own_terms("APPEAL_J", parties, day, turns=True)

    async def appeal(self) -> Phase:
        """The judgment is served on each party, and each may appeal in its own time."""
        match await self.court.take():
            case Ticket(step="record_appeal") as act:
                return await self.appealed(act)
            case Ticket(facts=RecordService(party_ids=named)) as act:
                return await self.received_judgment(act, self.receive(named, act.day))
            case Ticket(step="request_announcement") as act:
                await self.announce(act)
            case Ticket() as act:
                await self.service_failed(act)
            case Term() as announced if of_all(announced.code) == "ANNOUNCEMENT":
                parties = self.receive(self.announced_on(announced), announced.due)
                return await self.received_judgment(announced, parties)
            case Term() as unappealed:
                return await self.unappealed(unappealed)
        return self.appeal

    async def received_judgment(self, by: Ticket | Term, parties: tuple[str, ...]) -> Phase:
        """The term of who received it runs; in small claims the last receipt gives effect."""
        day, act = day_of(by), by if isinstance(by, Ticket) else None
        if self.procedure is Track.SMALL_CLAIMS:
            if not self.unserved:
                await self.title(by, "judgment_effective", Title.JUDGMENT, party_ids=list(parties))
                await self.effective(day)
                return self.court.stand_by
        else:
            await self.run_appeal_term(parties, day)
        self.open_appeal(day)
        entry = Entry("judgment_served", day, facts={"party_ids": list(parties)})
        await self.court.commit(entry, act)
        return self.appeal

    async def unappealed(self, term: Term) -> Phase:
        """A party's fifteen days have ended; with the last of them the judgment takes effect."""
        self.court.keep_late(term, "record_appeal")
        if self.unserved or self.own_terms("APPEAL_J"):
            await self.court.note_end(term)
            return self.appeal
        await self.title(term, "judgment_effective", Title.JUDGMENT)
        await self.effective(term.due)
        return self.in_force

    async def in_force(self) -> Phase:
        """An appeal lodged in time and recorded late takes the effect away again."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.in_force
        await self.check_appellants(item)
        return await self.court.resume(item, self.lodged, stay=self.in_force)

    async def check_appellants(self, act: Ticket) -> None:
        """Each party appeals in its own time, counted from its own receipt."""
        for party in self.appellants(act):
            await self.court.check_in_time(act, "APPEAL_J", self.receipts.get(party))

    def appellants(self, act: Ticket) -> tuple[str, ...]:
        """Who appeals: those named, or the party whose act it is."""
        named = act.facts.appellants if isinstance(act.facts, Appeal) else ()
        own = (act.act.party_id,) if act.act.party_id else ()
        return named or own

    async def appealed(self, act: Ticket) -> Phase:
        """An appeal in time brings the case before the court above."""
        await self.check_appellants(act)
        return await self.lodged(act)

    async def lodged(self, act: Ticket) -> Phase:
        """The second instance has three months (民事诉讼法 183)."""
        self.court.met(*self.own_terms("APPEAL_J"))
        self.second = True
        await self.court.start_term("TRIAL_SECOND", act.day)
        self.open_second_instance(act.day)
        forum = self.court.forum(live=True)
        await self.court.commit(Entry("appeal_filed", act.day, forum=forum), act)
        if act.act.submission:
            self.court.write("appeal", day=act.day)
        return self.second_instance

    def open_second_instance(self, day: date) -> None:
        """Open what the court above may do."""
        extend = ("extend_limit",) if "TRIAL_SECOND" in self.court.terms else ()
        self.court.opens("record_second_instance", "record_court_settlement", *extend, since=day)

    async def second_instance(self) -> Phase:
        """Upheld, changed, sent back, withdrawn, or settled."""
        match await self.court.take():
            case Ticket(facts=ExtendLimit(by=months)) as act:
                trigger = self.court.terms["TRIAL_SECOND"].trigger
                await self.court.start_term("TRIAL_SECOND", trigger, extra_days=months)
                await self.court.note(act, "limit_extended")
            case Ticket(facts=CourtSettlement()) as act:
                return await self.settled(act)
            case Ticket(facts=SecondInstance(result=SecondInstanceResult.REMANDED)) as act:
                return await self.remanded(act)
            case Ticket(facts=SecondInstance() as ended) as act:
                return await self.decided_finally(act, ended)
            case _:
                pass
        return self.second_instance

    async def decided_finally(self, act: Ticket, ended: SecondInstance) -> Phase:
        """The judgment of first instance stands, or another takes its place."""
        assert self.judgment is not None
        if ended.result is SecondInstanceResult.CHANGED:
            assert ended.amount is not None
            assert ended.costs is not None
            assert ended.perform_by is not None
            self.judgment = Judgment(
                amount=ended.amount, costs=ended.costs, perform_by=ended.perform_by
            )
        kind = "second_instance_given"
        if ended.result is SecondInstanceResult.WITHDRAWN:
            kind = "appeal_withdrawn"
        sums = self.judgment.model_dump(mode="json", include={"amount", "costs", "perform_by"})
        await self.title(act, kind, Title.JUDGMENT, **sums)
        await self.effective(ended.served_on)
        return self.court.stand_by

    async def remanded(self, act: Ticket) -> Phase:
        """Sent back, the case is tried anew, in ordinary procedure (解释 257(2))."""
        self.court.met("TRIAL_SECOND")
        self.judgment, self.second = None, False
        self.heard, self.absent = False, ()
        self.procedure, self.registered_on = Track.ORDINARY, act.day
        self.extension, self.excluded_days = 0, 0
        self.serve_on()
        await self.run_limit()
        self.reopen(act.day)
        await self.court.note(act, "case_remanded")
        return self.hearing

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Who appeals is a party of the case."""
        match facts:
            case Appeal(appellants=named) if not set(named) <= set(self.court.case.roster.everyone):
                raise self.court.refusal("unknown_party", "上诉人非本案当事人")
            case _:
                super().check(step, act, facts, day)
