"""Preservation of property, from its application to what it has to be followed by."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import PreservationTaken
    from law.applications import PreservationTime
    from law.intake import MediationOrigin
    from workflows.acts import Ticket, update
    from workflows.beside import Beside
    from workflows.messages.challenge import ApplyForPreservation, PreservationOpening
    from workflows.messages.dispute import BROUGHT, Track
    from workflows.reports import CaseRef, Outcome, Report

FOLLOWING = BROUGHT | {Track.ENFORCEMENT}
"""What preservation has to be followed by: neither mediation nor a payment order is a suit."""


class Preserving(Beside):
    """One preservation at a time; ``preserving`` names the stage of the one that runs."""

    apply_for_preservation = update("apply_for_preservation")

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.preserving: str | None = None

    @property
    def preservable(self) -> bool:
        """Property may be preserved until enforcement, one preservation at a time.

        After a title only until performance has fallen due: then enforcement is open (解释 163).
        """
        case = self.situation
        closed = case.out_of_scope or case.party_ended or case.in_bankruptcy or case.paid
        if self.preserving is not None or closed:
            return False
        if case.decided:
            return not case.title_unpaid
        return not case.settlement_stands

    async def preserve(self, act: Ticket, asked: ApplyForPreservation) -> None:
        """Before suit it closes the payment order (解释 427(7)); at any time it may be asked."""
        time = self.preservation_time()
        before = time is PreservationTime.BEFORE_SUIT
        changes = {"pre_suit_preservation": True} if before else {}
        self.preserving = self.court_id(Track.PRESERVATION)
        try:
            await self.turn(act, "preservation_requested", **changes)
        except BaseException:
            self.preserving = None
            raise
        title = self.terms.get("ENF_APPLY")
        self.preserving = await self.open_beside(
            Track.PRESERVATION,
            act.day,
            preservation=PreservationOpening(
                time=time,
                amount=asked.amount,
                urgent=asked.urgent,
                security=asked.security,
                security_form=asked.security_form,
                followed=time
                in (PreservationTime.DURING_SUIT, PreservationTime.DURING_ARBITRATION),
                perform_by=title.trigger if title else None,
            ),
        )

    def preservation_time(self) -> PreservationTime:
        """Where the claim is decides which court takes it and what must follow."""
        if self.situation.decided:
            return PreservationTime.BEFORE_ENFORCEMENT
        if self.arbitrating:
            return PreservationTime.DURING_ARBITRATION
        if self.forum is not None and self.forum.split("/")[2] in FOLLOWING:
            return PreservationTime.DURING_SUIT
        return PreservationTime.BEFORE_SUIT

    async def take_over(self, taken: PreservationTaken, day: date) -> None:
        """A measure taken before the case came in: its thirty days run (民事诉讼法 104)."""
        followed = not taken.pre_suit or self.origin is MediationOrigin.COURT_AFTER_FILING
        time = PreservationTime.BEFORE_SUIT if taken.pre_suit else PreservationTime.DURING_SUIT
        self.preserving = await self.open_beside(
            Track.PRESERVATION,
            day,
            preservation=PreservationOpening(
                time=time,
                amount=self.situation.amount_fen,
                taken_on=taken.taken_on,
                followed=followed,
            ),
        )

    async def forum_opened(self, kind: str, day: date) -> None:
        """What has been opened is what preservation had to be followed by (财产保全规定 17)."""
        if kind not in FOLLOWING:
            return
        self.situation = self.situation.model_copy(update={"preservation_lapses_on": None})
        report = Report(workflow_id=self.workflow_id, outcome=Outcome.FOLLOWED, day=day)
        for preservation in self.children.going(self.court_id(Track.PRESERVATION)):
            await self.children.tell(preservation, "informed", report)

    async def preserved(self, report: Report) -> None:
        """Property is held, or no longer held."""
        held = report.outcome is Outcome.PRESERVED
        self.preserving = report.workflow_id if held else None
        await self.changed(report.day, preservation_lapses_on=report.until if held else None)
