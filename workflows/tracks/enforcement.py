"""Enforcement of a title (民事诉讼法 247, 250)."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import Ticket
    from workflows.messages.court import EndEnforcement, Recovery
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.phases import CourtStage


class Enforcement:
    """Application, registration, notice in ten days, recovery; after six months the court above."""

    def __init__(self, court: CourtStage) -> None:
        self.court = court
        self.recovered = 0

    async def filing(self) -> Phase:
        """The creditor applies with the title and what he knows of the debtor's assets."""
        court = self.court
        await court.start_term("ENF_NOTICE", court.opened_on)
        await court.start_term("ENF_ESCALATE", court.opened_on)
        court.opens("record_filing_acceptance", "record_filing_refusal", since=court.opened_on)
        await court.open_track("enforcement_applied", "CPL 247", "CPL 250")
        return self.acceptance

    async def acceptance(self) -> Phase:
        """The court registers the application, or refuses it."""
        match await self.court.take():
            case Ticket(step="record_filing_acceptance") as act:
                self.court.opens(
                    "record_enforcement_notice", "record_recovery", "end_enforcement", since=act.day
                )
                await self.court.commit(Entry("filing_accepted", act.day), act)
                return self.recovery
            case Ticket() as act:
                await self.court.leaves(act, "filing_refused", Outcome.NOT_ACCEPTED)
                return self.court.stand_by
            case Term():
                return self.acceptance

    async def recovery(self) -> Phase:
        """Money comes in until the claim is met or the court ends the round."""
        match await self.court.take():
            case Ticket(step="record_enforcement_notice") as act:
                self.court.met("ENF_NOTICE")
                self.court.opens("record_recovery", "end_enforcement", since=act.day)
                await self.court.commit(Entry("enforcement_notice_issued", act.day), act)
                await self.court.report(Outcome.ENFORCEMENT_NOTICED, act.day)
            case Ticket(step="record_recovery", facts=Recovery(amount=amount)) as act:
                return await self.received(act, amount)
            case Ticket(facts=EndEnforcement()) as act:
                await self.court.leaves(act, "enforcement_ended", Outcome.UNRECOVERED)
                return self.court.stand_by
            case _:
                pass
        return self.recovery

    async def received(self, act: Ticket, amount: int) -> Phase:
        """Credited to performance; the whole recovered, enforcement is complete."""
        self.recovered += amount
        complete = self.recovered >= self.court.opening.claimed
        if complete:
            self.court.drop(*list(self.court.terms))
            self.court.steps = {}
        forum = self.court.forum(live=False) if complete else None
        await self.court.commit(Entry("recovery_recorded", act.day, forum=forum), act)
        await self.court.report(Outcome.RECOVERED, act.day, amount=amount)
        return self.court.stand_by if complete else self.recovery
