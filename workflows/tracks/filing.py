"""What every track begins with: the court takes the papers, sends them back, or refuses them."""

from datetime import date
from typing import ClassVar

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.policy import PauseGround
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.messages.court import Correction, Transfer
    from workflows.progress import Entry
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.phases import CourtStage

DECISIONS = ("record_filing_acceptance", "record_filing_refusal", "return_for_correction")


class Filing:
    """The court decides on the filing within the term ``DECIDE``.

    Papers sent back are completed and the term runs anew from the day after they are supplied
    (民事诉讼法解释 126, 208).
    """

    DECIDE: ClassVar[str]

    def __init__(self, court: CourtStage) -> None:
        self.court = court
        self.rounds = 0

    async def filing(self) -> Phase:
        """The papers go to the court."""
        raise NotImplementedError

    async def accepted(self, act: Ticket) -> Phase:
        """The court registers the case."""
        raise NotImplementedError

    async def refused(self, act: Ticket) -> Phase:
        """The court does not take the case."""
        raise NotImplementedError

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Conditions that need the track's state; raises ``Refused``."""

    def trigger_moved(self, old: Term, new: Term) -> None:
        """The day that set off a term was another: a track that keeps that day corrects it."""

    async def run_decision_term(self, day: date) -> None:
        """The court has a term to decide on the papers it received."""
        await self.court.start_term(self.DECIDE, day)
        self.court.opens(*DECISIONS, since=day)

    async def acceptance(self) -> Phase:
        """Registered, refused, or sent back for correction."""
        match await self.court.take():
            case Ticket(step="record_filing_acceptance") as act:
                self.court.met(self.DECIDE)
                return await self.accepted(act)
            case Ticket(facts=Correction(days=days)) as act:
                return await self.returned(act, days)
            case Ticket() as act:
                self.court.met(self.DECIDE)
                return await self.refused(act)
            case Term():
                return self.acceptance

    async def returned(self, act: Ticket, days: int) -> Phase:
        """The court says what is missing, and by when it is to be supplied."""
        procedure = self.court.opening.track.value
        await self.court.set_term("COURT_CORRECTION", act.day, days, procedure)
        self.court.drop(self.DECIDE)
        self.rounds += 1
        self.court.opens("supply_corrections", "record_filing_refusal", since=act.day)
        entry = Entry("filing_returned", act.day, facts={"round": self.rounds})
        await self.court.commit(entry, act)
        await self.court.pause_service_clock(PauseGround.CORRECTION_BY_PARTY, act.day)
        return self.correction

    async def correction(self) -> Phase:
        """Completed, the papers are before the court anew; it may refuse them if they are not."""
        match await self.court.take():
            case Ticket(step="supply_corrections") as act:
                self.court.met("COURT_CORRECTION")
                await self.run_decision_term(act.day)
                await self.court.note(act, "corrections_supplied")
                await self.court.send_papers_again(act.day)
                await self.court.continue_service_clock(PauseGround.CORRECTION_BY_PARTY, act.day)
                return self.acceptance
            case Ticket() as act:
                self.court.drop("COURT_CORRECTION")
                await self.court.continue_service_clock(PauseGround.CORRECTION_BY_PARTY, act.day)
                return await self.refused(act)
            case Term():
                return self.correction

    async def transferred(self, act: Ticket) -> Phase:
        """Another court has jurisdiction and has to take the case (民事诉讼法 37)."""
        assert isinstance(act.facts, Transfer)
        self.court.drop(*list(self.court.terms))
        await self.run_decision_term(act.day)
        await self.court.note(act, "case_transferred")
        return self.acceptance
