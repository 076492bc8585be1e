"""Non-enforcement of an award (仲裁法 76; 仲裁裁决执行规定 7–12, 17–22)."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.applications import Application
    from workflows.acts import Ticket
    from workflows.messages.challenge import ReviewResult, ReviewRuling, StayGiver, StaySecurity
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.beside import Beside
    from workflows.tracks.phases import CourtStage
    from workflows.tracks.set_aside import OUTCOMES


class NonEnforcement(Beside):
    """Application while enforcement runs, review in two months; it stays only with security."""

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        assert court.opening.challenge is not None
        self.applicant = court.opening.challenge.applicant
        self.grounds = court.opening.challenge.grounds
        self.security = court.opening.challenge.security

    async def filing(self) -> Phase:
        """In writing to the court that enforces (仲裁裁决执行规定 2, 8)."""
        court = self.court
        advice = await self.review(Application.NON_ENFORCEMENT)
        await court.start_term("REVIEW_ACCEPT", court.opened_on)
        court.opens(
            "record_non_enforcement_acceptance",
            "record_non_enforcement_refusal",
            "record_stay_security",
            since=court.opened_on,
        )
        facts = {
            "applicant": self.applicant,
            "grounds": list(self.grounds),
            "security_fen": self.security,
        }
        await self.filed("non_enforcement_applied", advice, facts, "AL 76", "AWARD-ENF 8")
        court.write("non_enforcement_application", day=court.opened_on)
        if self.security:
            await court.report(Outcome.STAY_ASKED, court.opened_on)
        return self.acceptance

    async def acceptance(self) -> Phase:
        """Reviewed in a case of its own, or not taken."""
        match await self.court.take():
            case Ticket(step="record_non_enforcement_acceptance") as act:
                self.court.met("REVIEW_ACCEPT")
                await self.court.start_term("ARB_NONENF_DECIDE", act.day)
                self.court.opens(
                    "record_non_enforcement_ruling", "record_stay_security", since=act.day
                )
                await self.court.commit(Entry("non_enforcement_accepted", act.day), act)
                return self.ruling
            case Ticket(facts=StaySecurity() as given) as act:
                await self.secured(act, given)
                return self.acceptance
            case Ticket() as act:
                return await self.concludes(
                    act,
                    "non_enforcement_not_taken",
                    Outcome.CHALLENGE_WITHDRAWN,
                    party=self.applicant,
                )
            case Term():
                return self.acceptance

    async def secured(self, act: Ticket, given: StaySecurity) -> None:
        """Security of the one stays enforcement, of the other has it go on (规定 7)."""
        await self.court.commit(Entry("stay_security_given", act.day), act)
        asked = given.given_by is StayGiver.APPLICANT
        await self.court.report(Outcome.STAY_ASKED if asked else Outcome.STAY_LIFTED, act.day)

    async def ruling(self) -> Phase:
        """Not enforced, or enforcement goes on (规定 19, 21)."""
        match await self.court.take():
            case Ticket(facts=ReviewRuling(result=result)) as act:
                self.court.met("ARB_NONENF_DECIDE")
                return await self.concludes(
                    act,
                    "non_enforcement_ruled",
                    OUTCOMES[result],
                    party=self.applicant,
                    grounds=self.grounds if result is ReviewResult.DISMISSED else (),
                )
            case Ticket(facts=StaySecurity() as given) as act:
                await self.secured(act, given)
                return self.ruling
            case _:
                return self.ruling
