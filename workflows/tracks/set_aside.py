"""Setting aside an award (仲裁法 71–74)."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.applications import Application
    from workflows.acts import Ticket
    from workflows.messages.challenge import Remission, ReviewResult, ReviewRuling
    from workflows.messages.common import Act, Message
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.beside import Beside
    from workflows.tracks.phases import CourtStage

REARBITRATION = "ARB_REMISSION"
OUTCOMES = {
    ReviewResult.GRANTED: Outcome.CHALLENGE_GRANTED,
    ReviewResult.DISMISSED: Outcome.CHALLENGE_DISMISSED,
    ReviewResult.WITHDRAWN: Outcome.CHALLENGE_WITHDRAWN,
}


class SetAside(Beside):
    """Application, acceptance in seven days, a ruling in two months; or the tribunal anew."""

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        assert court.opening.challenge is not None
        self.applicant = court.opening.challenge.applicant
        self.grounds = court.opening.challenge.grounds

    async def filing(self) -> Phase:
        """To the intermediate court at the institution's seat (仲裁法 71)."""
        court = self.court
        assert court.opening.challenge is not None
        advice = await self.review(Application.SET_ASIDE)
        await court.start_term("REVIEW_ACCEPT", court.opened_on)
        court.opens(
            "record_set_aside_acceptance", "record_set_aside_refusal", since=court.opened_on
        )
        facts = court.opening.challenge.model_dump(
            mode="json", include={"applicant", "grounds", "received_on"}
        )
        await self.filed("set_aside_applied", advice, facts, "AL 71", "AL 72")
        court.write("set_aside_application", day=court.opened_on)
        return self.acceptance

    async def acceptance(self) -> Phase:
        """Accepted, enforcement stays; not taken, the award stands."""
        match await self.court.take():
            case Ticket(step="record_set_aside_acceptance") as act:
                self.court.met("REVIEW_ACCEPT")
                await self.court.start_term("ARB_SETASIDE_DECIDE", act.day)
                self.court.opens("record_set_aside_ruling", "record_remission", since=act.day)
                await self.court.commit(Entry("set_aside_accepted", act.day), act)
                await self.court.report(Outcome.SET_ASIDE_ACCEPTED, act.day)
                return self.ruling
            case Ticket() as act:
                return await self.concludes(
                    act, "set_aside_not_taken", Outcome.CHALLENGE_WITHDRAWN, party=self.applicant
                )
            case Term():
                return self.acceptance

    async def ruling(self) -> Phase:
        """The court rules, or has the tribunal arbitrate anew and waits (仲裁法 74)."""
        match await self.court.take():
            case Ticket(facts=ReviewRuling(result=result)) as act:
                self.court.met("ARB_SETASIDE_DECIDE")
                return await self.concludes(
                    act,
                    "set_aside_ruled",
                    OUTCOMES[result],
                    party=self.applicant,
                    grounds=self.grounds if result is ReviewResult.DISMISSED else (),
                )
            case Ticket(facts=Remission(until=until)) as act:
                self.court.drop("ARB_SETASIDE_DECIDE")
                self.court.add_term(
                    Term(REARBITRATION, act.day, until, until, turns=False, clock="court")
                )
                self.court.opens("resume_set_aside_review", since=act.day)
                await self.court.commit(Entry("award_remitted", act.day), act)
                await self.court.report(Outcome.AWARD_REMITTED, act.day)
                return self.remitted
            case _:
                return self.ruling

    async def remitted(self) -> Phase:
        """Stayed while the tribunal arbitrates; where it declines the court goes on.

        A new award takes the old one's place, and the dispute lets this track go.
        """
        match await self.court.take():
            case Ticket() as act:
                self.court.drop(REARBITRATION)
                await self.court.start_term("ARB_SETASIDE_DECIDE", act.day)
                self.court.opens("record_set_aside_ruling", since=act.day)
                await self.court.commit(Entry("set_aside_resumed", act.day), act)
                return self.ruling
            case Term():
                return self.remitted

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """The tribunal's time lies ahead."""
        match facts:
            case Remission(until=until) if until <= day:
                raise self.court.refusal("day_not_ahead", "重新仲裁的期限须晚于通知之日")
            case _:
                pass
