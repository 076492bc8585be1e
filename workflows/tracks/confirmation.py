"""Judicial confirmation of a mediation agreement (民事诉讼法 205, 206)."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.routing import Title
    from workflows.acts import Ticket
    from workflows.messages.court import ConfirmationRuling
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.phases import CourtStage


class Confirmation:
    """Joint application, acceptance in three days, a ruling in fifteen; no fee, no appeal."""

    def __init__(self, court: CourtStage) -> None:
        self.court = court

    async def filing(self) -> Phase:
        """Both sides apply together; the court accepts or not."""
        court = self.court
        await court.start_term("CONF_ACCEPT", court.opened_on)
        court.opens("record_filing_acceptance", "record_filing_refusal", since=court.opened_on)
        await court.open_track("confirmation_applied", "CPL 205", "PML 33")
        return self.acceptance

    async def acceptance(self) -> Phase:
        """Accepted, or not (调解协议司法确认规定 4)."""
        match await self.court.take():
            case Ticket(step="record_filing_acceptance") as act:
                self.court.met("CONF_ACCEPT")
                await self.court.start_term("CONF_DECIDE", act.day)
                self.court.opens("record_ruling", since=act.day)
                await self.court.commit(Entry("filing_accepted", act.day), act)
                return self.ruling
            case Ticket() as act:
                await self.court.leaves(act, "filing_refused", Outcome.CONFIRMATION_REFUSED)
                return self.court.stand_by
            case Term():
                return self.acceptance

    async def ruling(self) -> Phase:
        """A confirmed agreement is a title in force; a refused one leaves the other routes."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.ruling
        assert isinstance(item.facts, ConfirmationRuling)
        if not item.facts.confirmed:
            await self.court.leaves(item, "confirmation_refused", Outcome.CONFIRMATION_REFUSED)
            return self.court.stand_by
        self.court.met("CONF_DECIDE")
        await self.court.start_term("CONF_OBJECT_PARTY", item.day)
        self.court.steps = {}
        entry = Entry(
            "confirmation_ruled",
            item.day,
            facts={"title": Title.CONFIRMATION_RULING.value},
            forum=self.court.forum(live=False),
            resolution="title" if self.court.opening.situation.settled else None,
        )
        await self.court.commit(entry, item)
        await self.court.report(Outcome.TITLE, item.day, title=Title.CONFIRMATION_RULING)
        return self.court.stand_by
