"""What the tracks beside the forum share: they decide no claim, and reserve no forum."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities import signatures as outside
    from law.applications import Application, ApplicationAdvice
    from law.basis import Advice, cite
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.phases import CourtStage


class Beside:
    """A track beside the forum."""

    def __init__(self, court: CourtStage) -> None:
        self.court = court

    async def filing(self) -> Phase:
        """The application, and the phase after it."""
        raise NotImplementedError

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Further conditions of the track's own; raises ``Refused``."""

    def trigger_moved(self, old: Term, new: Term) -> None:
        """These tracks keep no day besides their terms."""

    async def filed(
        self, kind: str, advice: Advice[ApplicationAdvice], facts: dict[str, Any], *citations: str
    ) -> None:
        """Record the application, the court it goes to and its fee."""
        court = self.court
        told = {"track": court.opening.track.value, "court": advice.value.court.name}
        fee = {"fee_fen": advice.value.fee} if advice.value.fee else {}
        await court.commit(
            Entry(
                kind,
                court.opened_on,
                facts=told | fee | facts,
                basis=cite(*citations) + advice.basis,
                flags=advice.flags,
            )
        )
        await court.report(Outcome.OPENED, court.opened_on)

    async def review(self, application: Application) -> Advice[ApplicationAdvice]:
        """Ask which court reviews the award or the agreement."""
        question = outside.ReviewQuestion(
            case_no=self.court.case.case_no,
            situation=self.court.opening.situation,
            application=application,
        )
        return await self.court.ask(outside.ADVISE_REVIEW, question, Advice[ApplicationAdvice])

    async def concludes(self, act: Ticket, kind: str, outcome: Outcome, **report: Any) -> Phase:
        """The application has its answer, and the dispute draws its conclusions."""
        self.court.steps = {}
        self.court.drop(*list(self.court.terms))
        await self.court.commit(Entry(kind, act.day, facts={"outcome": outcome.value}), act)
        await self.court.report(outcome, act.day, **report)
        return self.court.stand_by
