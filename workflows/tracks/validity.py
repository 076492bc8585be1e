"""A court's ruling on whether the arbitration agreement is valid (仲裁法 31)."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.applications import Application
    from workflows.acts import Ticket
    from workflows.messages.challenge import ValidityDecision
    from workflows.messages.common import Act, Message
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.beside import Beside
    from workflows.tracks.phases import CourtStage


class Validity(Beside):
    """Application, acceptance in seven days, a ruling that is final once served."""

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.institution = court.opening.situation.institution

    async def filing(self) -> Phase:
        """To an intermediate court (仲裁司法审查规定 2)."""
        court = self.court
        advice = await self.review(Application.VALIDITY)
        await court.start_term("REVIEW_ACCEPT", court.opened_on)
        court.opens("record_validity_acceptance", "record_validity_refusal", since=court.opened_on)
        await self.filed("validity_ruling_applied", advice, {}, "AL 31", "AWARD-REVIEW 5")
        court.write("validity_application", day=court.opened_on)
        return self.acceptance

    async def acceptance(self) -> Phase:
        """Not taken where the objection came too late, or the institution has decided (13)."""
        match await self.court.take():
            case Ticket(step="record_validity_acceptance") as act:
                self.court.met("REVIEW_ACCEPT")
                self.court.opens("record_validity_ruling", since=act.day)
                await self.court.commit(Entry("validity_ruling_accepted", act.day), act)
                return self.ruling
            case Ticket() as act:
                return await self.concludes(
                    act, "validity_ruling_not_taken", Outcome.VALIDITY_NOT_TAKEN
                )
            case Term():
                return self.acceptance

    async def ruling(self) -> Phase:
        """Valid, the claim belongs to the institution; invalid, to the court."""
        item = await self.court.take()
        if isinstance(item, Term):
            return self.ruling
        assert isinstance(item.facts, ValidityDecision)
        valid = item.facts.valid
        return await self.concludes(
            item,
            "validity_ruled",
            Outcome.AGREEMENT_VALID if valid else Outcome.AGREEMENT_INVALID,
            institution=item.facts.institution or self.institution,
        )

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """A valid agreement names one institution (仲裁法 27)."""
        match facts:
            case ValidityDecision(valid=True, institution=None) if self.institution is None:
                raise self.court.refusal("institution_unclear", "认定有效的，须写明仲裁机构")
            case _:
                pass
