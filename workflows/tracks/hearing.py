"""The case before the court of first instance: served, answered, heard."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.messages.court import (
        Counterclaim,
        CounterclaimDecision,
        CourtSettlement,
        EvidencePeriod,
        ExclusionGround,
        HoldTrial,
        Judgment,
        JurisdictionRuling,
        RecordService,
        SuitDismissal,
        Transfer,
        WithdrawalResult,
        WithdrawalRuling,
    )
    from workflows.messages.dispute import Track
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term, of_all
    from workflows.tracks.phases import CourtStage
    from workflows.tracks.rulings import Ruling, Rulings
    from workflows.tracks.settlement import SERVING


class Hearing(Rulings):
    """Served on each respondent, whose own fifteen days then run (民事诉讼法 128, 130).

    Much may happen side by side here; ``reopen`` says what, from how the case stands.
    ``answer_days`` are the days from which each respondent answers; ``objecting``: an objection to
    jurisdiction is pending; ``counterclaim``: whether the court hears one, once it has said so.
    """

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.answered: frozenset[str] = frozenset()
        self.answer_days: dict[str, date] = {}
        self.objecting = False
        self.counterclaim: bool | None = None
        self.counterclaim_pending = False

    def reopen(self, day: date) -> None:
        """Open the steps that the case as it stands leaves open."""
        if self.second:
            self.open_second_instance(day)
            return
        self.court.opens(
            *((*SERVING, "request_announcement") if self.unserved else ("hold_trial",)),
            *(("record_judgment",) if self.heard else ()),
            *(("record_answer", *self.jurisdiction_steps()) if self.answer_days else ()),
            *self.counterclaim_steps(),
            *self.limit_steps(),
            "set_evidence_period",
            "record_court_settlement",
            "record_withdrawal_ruling",
            "record_suit_dismissal",
            "record_transfer",
            since=day,
        )

    def jurisdiction_steps(self) -> tuple[str, ...]:
        """What may be done about jurisdiction: an objection, then the ruling on it, once."""
        if self.objecting:
            return ("record_jurisdiction_ruling",)
        return () if self.contested is Ruling.JURISDICTION else ("object_to_court_jurisdiction",)

    def counterclaim_steps(self) -> tuple[str, ...]:
        """What may be done about a counterclaim: filed, then taken up or not, once."""
        if self.counterclaim is not None:
            return ()
        pending = self.counterclaim_pending
        return ("record_counterclaim_decision" if pending else "bring_counterclaim",)

    async def hearing(self) -> Phase:
        """Until judgment, settlement, withdrawal or dismissal."""
        match await self.court.take():
            case Ticket(facts=Judgment()) as act:
                return await self.judged(act)
            case Ticket(facts=CourtSettlement()) as act:
                return await self.settled(act)
            case Ticket(facts=JurisdictionRuling()) as act:
                self.objecting = False
                return await self.jurisdiction_ruled(act)
            case Ticket(facts=SuitDismissal()) as act:
                return await self.suit_dismissed(act)
            case Ticket(facts=WithdrawalRuling(result=result)) as act:
                return await self.withdrawn(act, result)
            case Ticket(facts=Transfer()) as act:
                return await self.transferred(act)
            case Ticket(step="record_appeal") as act:
                return await self.ruling_appealed(act)
            case Ticket() as act:
                await self.carry_on(act)
            case Term() as announced if of_all(announced.code) == "ANNOUNCEMENT":
                await self.served_by_announcement(announced)
            case Term():
                pass
        return self.hearing

    async def carry_on(self, act: Ticket) -> None:
        """An act that leaves the case where it is."""
        match act.step:
            case "record_service":
                await self.copy_served(act)
            case "record_failed_service":
                await self.service_failed(act)
            case "request_announcement":
                self.court.drop("DEF_COPY")
                await self.exclude(ExclusionGround.ANNOUNCEMENT, act.day)
                self.reopen(act.day)
                await self.announce(act)
            case "record_answer":
                await self.answer_filed(act)
            case "set_evidence_period":
                await self.evidence_period_set(act)
            case "object_to_court_jurisdiction":
                await self.jurisdiction_objected(act)
            case "bring_counterclaim" | "record_counterclaim_decision":
                await self.counterclaimed(act)
            case "convert_procedure":
                await self.converted(act)
            case "extend_limit":
                await self.extended(act)
            case "exclude_time":
                await self.time_excluded(act)
            case "count_time_again":
                await self.time_counted_again(act)
            case _:
                await self.heard_in_court(act)

    # Service and answer

    async def copy_served(self, act: Ticket) -> None:
        """A respondent has the copy of the complaint."""
        assert isinstance(act.facts, RecordService)
        parties = self.receive(act.facts.party_ids, act.day)
        if self.announced and not set(self.announced) & set(self.unserved):
            self.court.drop(*self.own_terms("ANNOUNCEMENT"))
            await self.count_again(ExclusionGround.ANNOUNCEMENT, act.day)
        await self.run_answer_terms(parties, act.day)
        self.reopen(act.day)
        await self.court.commit(self.served("copy_served", act, parties), act)

    async def served_by_announcement(self, announced: Term) -> None:
        """The copy counts as served on who could not be found; that time does not count (243)."""
        parties = self.receive(self.announced_on(announced), announced.due)
        await self.count_again(ExclusionGround.ANNOUNCEMENT, announced.due)
        await self.run_answer_terms(parties, announced.due)
        if not self.halted:
            self.reopen(announced.due)
        entry = Entry(
            "served_by_announcement",
            announced.due,
            facts={"party_ids": list(parties)},
            basis=cite("CPL 95"),
        )
        await self.court.commit(entry)

    async def run_answer_terms(self, parties: tuple[str, ...], day: date) -> None:
        """Fifteen days to answer and to object to jurisdiction, from each one's receipt."""
        self.answer_days = self.answer_days | dict.fromkeys(parties, day)
        for code in ("DEF_ANSWER", "JUR_OBJ"):
            await self.run_own_terms(code, parties, day)
        if not self.unserved:
            self.court.met("DEF_COPY")

    async def answer_filed(self, act: Ticket) -> None:
        """An answer; a late one is still taken, for the case goes on either way (128)."""
        party = act.act.party_id
        self.answered = self.answered | ({party} if party else set(self.answer_days))
        for key, term in self.own_terms("DEF_ANSWER").items():
            if set(self.whose(term)) <= self.answered:
                self.court.met(key)
        await self.court.note(act, "answer_filed")
        if act.act.submission:
            self.court.write("answer", day=act.day)

    async def evidence_period_set(self, act: Ticket) -> None:
        """The court sets the days for evidence within the bounds of the procedure."""
        assert isinstance(act.facts, EvidencePeriod)
        await self.court.set_term("COURT_EVIDENCE", act.day, act.facts.days, self.procedure.value)
        await self.court.note(act, "evidence_period_set")

    # Jurisdiction and counterclaim

    async def jurisdiction_objected(self, act: Ticket) -> None:
        """An objection in the objector's own time; the fight over it does not count (243)."""
        party = act.act.party_id
        receipt = self.answer_days.get(party or "", max(self.answer_days.values()))
        await self.court.check_in_time(act, "JUR_OBJ", receipt)
        self.objecting = True
        self.court.met(*self.own_terms("JUR_OBJ"))
        await self.exclude(ExclusionGround.JURISDICTION, act.day)
        self.reopen(act.day)
        await self.court.note(act, "court_jurisdiction_objected")
        if act.act.submission:
            self.court.write("jurisdiction_objection", day=act.day)

    async def counterclaimed(self, act: Ticket) -> None:
        """A counterclaim, and whether it is heard together with the suit (解释 232)."""
        if isinstance(act.facts, CounterclaimDecision):
            self.counterclaim = act.facts.accepted
            self.reopen(act.day)
            heard = "counterclaim_accepted" if act.facts.accepted else "counterclaim_refused"
            await self.court.note(act, heard)
            return
        assert isinstance(act.facts, Counterclaim)
        self.counterclaim_pending = True
        self.reopen(act.day)
        await self.court.note(act, "counterclaim_brought")

    # Hearing and withdrawal

    async def heard_in_court(self, act: Ticket) -> None:
        """A hearing; who stayed away may be judged in absence (民事诉讼法 147)."""
        assert isinstance(act.facts, HoldTrial)
        present = set(act.facts.present)
        respondents = self.court.case.roster.respondents
        self.absent = tuple(party for party in respondents if party not in present)
        self.heard = True
        self.reopen(act.day)
        await self.court.note(act, "trial_held")

    async def withdrawn(self, act: Ticket, result: WithdrawalResult) -> Phase:
        """Withdrawn with leave or by staying away: half the fee, and the suit may come again."""
        if result is WithdrawalResult.REFUSED:
            await self.court.note(act, "withdrawal_refused")
            return self.hearing
        fee = await self.fee_facts(halved=True)
        await self.court.leaves(act, "suit_withdrawn", Outcome.FILING_WITHDRAWN, facts=fee)
        return self.court.stand_by

    def trigger_moved(self, old: Term, new: Term) -> None:
        """Who answers from the wrong day answers from the true one."""
        if of_all(old.code) == "DEF_ANSWER":
            self.answer_days = self.answer_days | dict.fromkeys(self.whose(old), new.trigger)
        super().trigger_moved(old, new)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """What the procedure does not know is refused until the case is in another one."""
        small = self.procedure is Track.SMALL_CLAIMS
        match facts:
            case Counterclaim() if small:
                raise self.court.refusal("track_not_open", "提起反诉的，须先转为其他程序审理")
            case HoldTrial(waived_by=waived) if not self.answer_time_over(day, waived):
                raise self.court.refusal("answer_time_running", "尚有被告的答辩期间未届满")
            case Judgment(counterclaim_granted=granted) if granted and not self.counterclaim:
                raise self.court.refusal("no_counterclaim", "没有受理反诉")
            case JurisdictionRuling(served_on=served) | SuitDismissal(served_on=served):
                if not day <= served <= self.court.today():
                    raise self.court.refusal("served_on_out_of_range", "送达日须在裁定日与今天之间")
            case _:
                super().check(step, act, facts, day)

    def answer_time_over(self, day: date, waived: tuple[str, ...]) -> bool:
        """Whether each respondent has answered, or has had its time, or gave it up (解释 266)."""
        if self.procedure is not Track.ORDINARY and waived:
            return set(self.court.case.roster.everyone) <= set(waived)
        return all(
            party in self.answered
            for term in self.own_terms("DEF_ANSWER").values()
            if term.due >= day
            for party in self.whose(term)
        )
