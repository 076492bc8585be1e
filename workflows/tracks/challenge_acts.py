"""What the court workflow takes for the tracks beside the forum: their acts, and stays."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.policy import PauseGround
    from law.routing import AwardChallenge
    from workflows.acts import update
    from workflows.messages.dispute import Track
    from workflows.reports import CourtOpening, Report, Stay
    from workflows.tracks.phases import CourtStage
    from workflows.tracks.preservation import Preservation

STAYED = frozenset({"record_recovery", "record_non_enforcement_ruling"})
"""What stands still while an award is under attack: disposal of assets, and the other review."""


class ChallengeActs(CourtStage):
    """Acts of preservation, set-aside, non-enforcement and validity; and what the dispute tells."""

    stayed_since: date | None = None

    order_preservation_security = update("order_preservation_security")
    give_preservation_security = update("give_preservation_security")
    record_preservation_ruling = update("record_preservation_ruling")
    record_preservation_measure = update("record_preservation_measure")
    record_preservation_ruling_service = update("record_preservation_ruling_service")
    apply_for_preservation_reconsideration = update("apply_for_preservation_reconsideration")
    record_preservation_reconsideration = update("record_preservation_reconsideration")
    apply_for_preservation_renewal = update("apply_for_preservation_renewal")
    record_preservation_renewal = update("record_preservation_renewal")
    record_preservation_lift = update("record_preservation_lift")
    record_set_aside_acceptance = update("record_set_aside_acceptance")
    record_set_aside_refusal = update("record_set_aside_refusal")
    record_set_aside_ruling = update("record_set_aside_ruling")
    record_remission = update("record_remission")
    resume_set_aside_review = update("resume_set_aside_review")
    record_non_enforcement_acceptance = update("record_non_enforcement_acceptance")
    record_non_enforcement_refusal = update("record_non_enforcement_refusal")
    record_stay_security = update("record_stay_security")
    record_non_enforcement_ruling = update("record_non_enforcement_ruling")
    record_validity_acceptance = update("record_validity_acceptance")
    record_validity_refusal = update("record_validity_refusal")
    record_validity_ruling = update("record_validity_ruling")

    @workflow.signal
    def informed(self, report: Report) -> None:
        """The dispute says what became of another stage."""
        self._inbox.append(report)

    @workflow.signal
    def award_attacked(self, since: date | None) -> None:
        """The award is under attack from a day on, or stands (``None``)."""
        self.stayed_since = since

    def open_stayed(self, opening: CourtOpening) -> None:
        """Enforcement of an award that is already under attack opens stayed (仲裁法 77)."""
        attacked = opening.situation.award_challenge is AwardChallenge.SET_ASIDE
        if opening.track is Track.ENFORCEMENT and attacked:
            self.stayed_since = opening.opened_on

    async def stand_still(self, stay: Stay) -> None:
        """Measures are held whatever becomes of the case; bankruptcy lifts them (破产法 19)."""
        if isinstance(self.track, Preservation):
            if stay.ground is PauseGround.BANKRUPTCY_STAY:
                await self.track.to_lift(stay.day, "EBL 19")
            return
        await super().stand_still(stay)

    async def finish(self, kind: str = "stage_ended", outcome: str | None = None) -> None:
        """Close the stage; a case that ends with property held says so."""
        if isinstance(self.track, Preservation):
            await self.track.to_lift(self.today(), "PRESERVATION 23")
        await super().finish(kind, outcome)

    def check_stay(self, step: str, day: date) -> None:
        """While the award is under attack nothing is disposed of (仲裁裁决执行规定 7, 20)."""
        if step in STAYED and self.stayed_since is not None and day >= self.stayed_since:
            raise self.refusal("stayed", "裁决正在审查，程序已经中止")
