"""Settlement in court, and the title a trial ends in."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.routing import Title
    from workflows.acts import Ticket
    from workflows.messages.court import CourtSettlement, Judgment, RecordService
    from workflows.messages.mediation import Terms
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.limit import TrialLimit
    from workflows.tracks.phases import CourtStage, day_of

SERVING = ("record_service", "record_failed_service")
"""What is open while a document is to be served."""


class Settlements(TrialLimit):
    """The judgment or settlement of the trial. ``second``: it is before the court above."""

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.judgment: Judgment | None = None
        self.settlement: Terms | None = None
        self.second = False

    async def hearing(self) -> Phase:
        """The case is before the court of first instance."""
        raise NotImplementedError

    async def second_instance(self) -> Phase:
        """The case is before the court above."""
        raise NotImplementedError

    async def settled(self, act: Ticket) -> Phase:
        """The mediation statement has effect once both sides have signed for it (100)."""
        assert isinstance(act.facts, CourtSettlement)
        self.settlement = act.facts.terms
        if act.facts.signed_in_court:
            return await self.statement_effective(act)
        self.serve_on(*self.court.case.roster.everyone, personal=True)
        self.court.opens(*SERVING, "refuse_settlement_statement", since=act.day)
        await self.court.note(act, "court_settlement_reached")
        return self.statement

    async def statement(self) -> Phase:
        """Each party signs for the statement; one that refuses brings the trial back (102)."""
        match await self.court.take():
            case Ticket(step="refuse_settlement_statement") as act:
                return await self.statement_refused(act)
            case Ticket(facts=RecordService(party_ids=named)) as act:
                parties = self.receive(named, act.day)
                if not self.unserved:
                    return await self.statement_effective(act)
                await self.court.commit(self.served("statement_served", act, parties), act)
            case Ticket() as act:
                await self.service_failed(act)
            case Term():
                pass
        return self.statement

    async def statement_refused(self, act: Ticket) -> Phase:
        """No settlement after all: the court goes on to judgment."""
        self.settlement = None
        self.serve_on()
        self.reopen(act.day)
        await self.court.note(act, "settlement_statement_refused")
        return self.second_instance if self.second else self.hearing

    async def statement_effective(self, act: Ticket) -> Phase:
        """The statement has the force of a judgment; the fee is halved (交纳办法 15)."""
        assert self.settlement is not None
        self.judgment = None
        facts = await self.fee_facts(halved=True)
        terms = self.settlement.model_dump(mode="json")
        await self.title(act, "court_settled", Title.COURT_MEDIATION, terms=terms, **facts)
        await self.court.report(
            Outcome.TITLE, act.day, title=Title.COURT_MEDIATION, terms=self.settlement
        )
        return self.court.stand_by

    async def title(self, by: Ticket | Term, kind: str, title: Title, **facts: Any) -> None:
        """The trial has ended in a title; a judgment that grants nothing is none."""
        self.court.met(self.limit, "TRIAL_SECOND")
        self.court.drop(*list(self.court.terms))
        self.court.steps = {}
        day, act = day_of(by), by if isinstance(by, Ticket) else None
        granted = self.judgment is None or self.judgment.amount > 0
        entry = Entry(
            kind,
            day,
            facts=facts | ({"title": title.value} if granted else {}),
            basis=by.basis if isinstance(by, Term) else (),
            forum=self.court.forum(live=False),
            resolution="title" if granted else None,
        )
        await self.court.commit(entry, act)

    async def effective(self, day: date) -> None:
        """Tell the dispute what the judgment in force grants."""
        assert self.judgment is not None
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
