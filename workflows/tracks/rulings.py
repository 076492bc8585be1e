"""The rulings of a trial that are open to appeal: on the filing, on jurisdiction, on dismissal."""

from datetime import date
from enum import StrEnum
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import Ticket
    from workflows.messages.court import (
        ExclusionGround,
        FilingRefusal,
        JurisdictionRuling,
        RulingReview,
        SuitDismissal,
    )
    from workflows.messages.dispute import Track
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.filing import DECISIONS
    from workflows.tracks.judgment import Judgments
    from workflows.tracks.phases import CourtStage, day_of


class Ruling(StrEnum):
    """What a ruling is about (民事诉讼法 157)."""

    FILING = "filing"
    JURISDICTION = "jurisdiction"
    DISMISSAL = "dismissal"


class Rulings(Judgments):
    """A ruling is final ten days after its service unless appealed (171), in small claims at once
    (解释 276, 277). ``contested`` is the last ruling given, ``other_court`` the court that it sends
    the case to; while it may yet be changed the trial is ``halted``.
    """

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.contested: Ruling | None = None
        self.other_court: str | None = None
        self.halted = False

    async def served_by_announcement(self, announced: Term) -> None:
        """The copy counts as served on who could not be found."""
        raise NotImplementedError

    # The filing refused

    async def refused(self, act: Ticket) -> Phase:
        """Not accepted by a ruling: the other routes are open, and for ten days an appeal."""
        assert isinstance(act.facts, FilingRefusal)
        self.court.steps = {}
        self.court.drop(*list(self.court.terms))
        term = await self.court.start_term("APPEAL_R", act.day, turns=True)
        self.court.keep_late(term, "record_appeal")
        self.contested = Ruling.FILING
        outcome = Outcome.NOT_ACCEPTED
        entry = Entry(
            "filing_refused",
            act.day,
            facts={"outcome": outcome.value},
            forum=self.court.forum(live=False),
        )
        await self.court.commit(entry, act)
        await self.court.report(outcome, act.day)
        return self.filing_refused

    async def filing_refused(self) -> Phase:
        """An appeal takes the claim back before the court, unless another forum has it by then."""
        item = await self.court.take()
        if isinstance(item, Term):
            await self.court.note_end(item)
            return self.filing_refused
        if item.act.party_id in self.court.case.roster.respondents:
            raise self.court.refusal("not_a_claimant", "仅起诉人可以对不予受理的裁定上诉")
        return await self.court.resume(item, self.ruling_appealed, stay=self.filing_refused)

    # Jurisdiction

    async def jurisdiction_ruled(self, act: Ticket) -> Phase:
        """The objection succeeds, and another court takes the case, or it is rejected."""
        assert isinstance(act.facts, JurisdictionRuling)
        self.other_court = act.facts.court
        kind = "court_jurisdiction_declined" if self.other_court else "court_jurisdiction_upheld"
        return await self.ruled(act, kind, Ruling.JURISDICTION, act.facts.served_on)

    # Dismissal of the suit

    async def suit_dismissed(self, act: Ticket) -> Phase:
        """Dismissed without a decision on the claim."""
        assert isinstance(act.facts, SuitDismissal)
        self.drop_answer_terms()
        return await self.ruled(act, "suit_dismissed", Ruling.DISMISSAL, act.facts.served_on)

    # The ruling, its appeal and its effect

    async def ruled(self, act: Ticket, kind: str, about: Ruling, served_on: date) -> Phase:
        """Open to appeal for ten days, in small claims final at once."""
        if self.procedure is Track.SMALL_CLAIMS:
            self.contested = about
            return await self.ruling_final(act, kind)
        await self.court.start_term("APPEAL_R", served_on, turns=True)
        self.contested, self.halted = about, True
        self.court.opens("record_appeal", since=act.day)
        await self.court.note(act, kind)
        return self.ruling

    async def ruling(self) -> Phase:
        """Unappealed for ten days the ruling takes effect."""
        match await self.court.take():
            case Ticket() as act:
                return await self.ruling_appealed(act)
            case Term(code="APPEAL_R") as unappealed:
                self.court.keep_late(unappealed, "record_appeal")
                return await self.ruling_final(unappealed, "ruling_effective")
            case Term() as announced:
                await self.served_by_announcement(announced)
                return self.ruling

    async def ruling_appealed(self, act: Ticket) -> Phase:
        """The second instance rules in thirty days (民事诉讼法 183)."""
        self.court.met("APPEAL_R")
        self.halted = True
        await self.court.start_term("TRIAL_SECOND_RULING", act.day)
        self.court.opens("record_ruling_review", since=act.day)
        forum = self.court.forum(live=True)
        await self.court.commit(Entry("ruling_appealed", act.day, forum=forum), act)
        if act.act.submission:
            self.court.write("appeal", day=act.day)
        return self.ruling_review

    async def ruling_review(self) -> Phase:
        """The court above upholds the ruling, or sets it aside."""
        match await self.court.take():
            case Ticket(facts=RulingReview() as review) as act:
                self.court.met("TRIAL_SECOND_RULING")
                if review.upheld:
                    return await self.ruling_final(act, "ruling_upheld")
                return await self.ruling_set_aside(act, review.court)
            case Term() as announced:
                await self.served_by_announcement(announced)
            case _:
                pass
        return self.ruling_review

    async def ruling_final(self, by: Ticket | Term, kind: str) -> Phase:
        """What the ruling says comes about."""
        self.halted = False
        match self.contested:
            case Ruling.JURISDICTION:
                return await self.jurisdiction_settled(by, kind)
            case Ruling.FILING | Ruling.DISMISSAL | None:
                await self.court.leaves(by, kind, Outcome.NOT_ACCEPTED)
                return self.court.stand_by

    async def ruling_set_aside(self, act: Ticket, court: str | None) -> Phase:
        """The opposite comes about: registered after all, another court, or the trial goes on."""
        self.halted = False
        match self.contested:
            case Ruling.FILING:
                self.court.opens(*DECISIONS, since=act.day)
                await self.court.note(act, "ruling_set_aside")
                return self.acceptance
            case Ruling.JURISDICTION:
                self.other_court = None if self.other_court else court
                return await self.jurisdiction_settled(act, "ruling_set_aside")
            case Ruling.DISMISSAL | None:
                self.reopen(act.day)
                await self.court.note(act, "ruling_set_aside")
                return self.hearing

    async def jurisdiction_settled(self, by: Ticket | Term, kind: str) -> Phase:
        """The case stays and goes on, or the court named takes it."""
        day, act = day_of(by), by if isinstance(by, Ticket) else None
        await self.count_again(ExclusionGround.JURISDICTION, day)
        facts: dict[str, Any] = {}
        if self.other_court is not None:
            facts["court"] = self.other_court
            kind = "case_transferred"
            self.court.drop(*list(self.court.terms))
            await self.run_decision_term(day)
        else:
            self.reopen(day)
        await self.court.commit(Entry(kind, day, facts=facts), act)
        return self.hearing if self.other_court is None else self.acceptance
