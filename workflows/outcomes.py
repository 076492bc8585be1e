"""What becomes of the dispute's stages, and which routes that opens or shuts."""

from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.routing import Confirmation, MediationResult, Offer, PaymentOrderEnd, Step
    from workflows.challenges import CHALLENGE_OUTCOMES
    from workflows.memory import Snapshot
    from workflows.messages.dispute import Track
    from workflows.messages.mediation import Extent
    from workflows.progress import Entry
    from workflows.reports import Outcome, Report
    from workflows.stage import UNANSWERED
    from workflows.titles import Titles

MEDIATION_ENDS = {
    Outcome.REFUSED: MediationResult.REFUSED,
    Outcome.FAILED: MediationResult.FAILED,
    Outcome.UNREACHABLE: MediationResult.UNREACHABLE,
}


class Outcomes(Titles):
    """How a report of a stage changes the situation that the route turns on."""

    def hear(self, report: Report) -> None:
        """Take a stage's report: that it is open or stands still at once, the rest in its turn."""
        match report.outcome:
            case Outcome.OPENED:
                self.children.mark_opened(report.workflow_id)
            case Outcome.STAYED | Outcome.WENT_ON:
                still = report.outcome is Outcome.STAYED
                self.children.mark_still(report.workflow_id, still=still)
            case _:
                self._inbox.append(report)

    async def hear_out(self, report: Report) -> None:
        """Act on what became of a stage, and let it know."""
        try:
            await self._conclude(report)
        finally:
            if report.outcome not in UNANSWERED:
                await self.children.heard(report.workflow_id)

    async def _conclude(self, report: Report) -> None:
        match report.outcome:
            case Outcome.PACKAGE_COMPLETE:
                await self.escalated(report)
            case Outcome.CLOCK_PAUSED:
                assert report.ground is not None
                await self.pause_clock(report.ground, report.day)
            case Outcome.CLOCK_GOES_ON:
                assert report.ground is not None
                await self.continue_clock(report.ground, report.day)
            case Outcome.SETTLED:
                await self.settled(report)
            case Outcome.TITLE:
                await self.award_replaced(report)
                await self.title_in_force(report)
            case Outcome.RESUMED:
                await self.resumed(report)
            case Outcome.RECEIVED:
                await self.received(report)
            case Outcome.PAID:
                await self.paid(report)
            case Outcome.DISMISSED:
                await self.close("dismissed", report.day)
            case Outcome.WITHDRAWN:
                await self.arbitration_withdrawn(report)
            case Outcome.COUNTERCLAIMED:
                await self.counterclaimed(report)
            case Outcome.AWARD_CORRECTED:
                await self.award_corrected(report)
            case Outcome.RECOVERED:
                await self.credit(report)
            case Outcome.ENFORCED:
                await self.enforced(report)
            case Outcome.TITLE_REVOKED:
                await self.title_revoked(report)
            case Outcome.CONVERTED:
                await self.converted(report)
            case Outcome.RESCHEDULED:
                await self.rescheduled(report)
            case Outcome.DEFAULTED | Outcome.CURED:
                await self.rerouted(report, unpaid=report.outcome is Outcome.DEFAULTED)
            case Outcome.AGREEMENT_INVALID if report.workflow_id.startswith("arbitration/"):
                await self.left(report)
            case outcome if outcome in CHALLENGE_OUTCOMES:
                await self.challenged(report)
            case _:
                await self.left(report)

    async def escalated(self, report: Report) -> None:
        """A complete package has gone out: the promise is kept."""
        self.package_complete = True
        if not self.clock.stopped:
            self.stop_service_clock(report.day)
            await self.commit(Entry("service_clock_stopped", report.day))

    async def settled(self, report: Report) -> None:
        """An agreement in effect: paid on the spot it is over, else it is to be performed."""
        assert report.terms is not None
        self.mediating = False
        self.mediator = report.mediator
        full = report.extent is Extent.FULL
        changes: dict[str, Any] = {
            "mediation": MediationResult.FULL if full else MediationResult.PARTIAL,
            "agreement_effective_on": report.day,
            "performed_on_spot": report.paid_on_the_spot,
        }
        if report.institution is not None:
            self.institution = report.institution
            spent = self.situation.agreement_spent
            changes |= {"offer": Offer.SIGNED, "institution": report.institution}
            changes |= {"new_agreement_signed": spent}
        if not full:
            rest = self.situation.amount_fen - report.terms.total
            changes["remaining_fen"] = max(rest, 0)
        self.situation = self.situation.model_copy(update=changes)
        if report.paid_on_the_spot:
            advice = await self.reroute(report.day)
            if Step.CLOSE in advice.value.next:
                await self.close("performed", report.day)
            return
        await self.start_term("CONF_APPLY", report.day, turns=True)
        await self.reroute(report.day)
        await self.follow_performance(
            report.day,
            report.terms.instalments,
            acceleration=report.terms.acceleration,
            guarantors=report.terms.guarantors,
        )

    async def resumed(self, report: Report) -> None:
        """A stage goes on after all: an act done in time was recorded late, or one was reversed.

        Where the stage's own reports were the last thing that moved the dispute, it stands as it
        stood before them; else what those reports said is taken out of the situation.
        """
        was_title = self.title_from == report.workflow_id
        if (then := self._before_reports(report)) is not None:
            self.put_back(then)
            await self.gone_back(then)
        else:
            await self.take_out(report)
        advice = await self.advise(self.situation)
        self.open_route(advice, report.day)
        entry = self.routed("route_advised", report.day, advice)
        entry.unresolved = was_title
        await self.commit(entry)

    def _before_reports(self, report: Report) -> Snapshot | None:
        """How the dispute stood before a stage's last reports, if nothing has moved it since."""
        past = self._past[:-1]
        last = past[len(past) - report.undone :] if report.undone else []
        if len(last) < max(report.undone, 1) or not all(_of(report, taken) for taken in last):
            return None
        self._past = past[: -report.undone]
        return last[0]

    async def take_out(self, report: Report) -> None:
        """What a stage that goes on had brought about, and later things had been built upon."""
        self.situation = self.situation.model_copy(update=self.undone(report.workflow_id))
        if report.workflow_id.startswith("mediation/"):
            self.mediating = True
            self.drop("OFFER_ANSWER", "CONF_APPLY")
            self.offered_to = set()
            self.forget_late("answer_arbitration_offer", "apply_for_confirmation")
            if self.performance in self.children.going():
                await self.children.release(self.performance)
        elif self.is_forum(report.workflow_id):
            self.forum = report.workflow_id
        if self.title_from == report.workflow_id:
            self.title_from = None
            self.drop("ENF_APPLY")
            if self.performance in self.children.going():
                await self.children.release(self.performance)
            await self.children.release(*self.children.going(self.court_id(Track.ENFORCEMENT)))

    def undone(self, workflow_id: str) -> dict[str, Any]:
        """What of the situation a stage that goes on takes back."""
        if workflow_id.startswith("mediation/"):
            return {
                "mediation": None,
                "respondent_unreachable": False,
                "agreement_effective_on": None,
                "remaining_fen": None,
                "performed_on_spot": False,
            }
        if workflow_id.startswith("arbitration/"):
            return {
                "title": None,
                "title_unpaid": False,
                "award": None,
                "award_challenge": None,
            }
        if not self.is_forum(workflow_id):
            return {}
        return {"title": None, "title_unpaid": False, "payment_order": None}

    async def arbitration_withdrawn(self, report: Report) -> None:
        """The agreement stands; a settlement that led to it is to be performed (仲裁法 62, 63)."""
        await self.left(report)
        if report.terms is not None:
            await self.follow_performance(
                report.day,
                report.terms.instalments,
                acceleration=report.terms.acceleration,
                guarantors=report.terms.guarantors,
            )

    async def counterclaimed(self, report: Report) -> None:
        """A counterclaim or set-off makes the claim a disputed one (R24)."""
        changes = {"set_off_or_counterclaim": report.amount > 0}
        if report.amount:
            changes |= {"undisputed": False}
        self.situation = self.situation.model_copy(update=changes)
        await self.reroute(report.day)

    async def converted(self, report: Report) -> None:
        """After an objection the application goes on as a suit, in the procedure that applies."""
        self.situation = self.situation.model_copy(
            update={"payment_order": PaymentOrderEnd.LAPSED_BY_OBJECTION, "undisputed": False}
        )
        self.forum = None
        advice = await self.reroute(report.day)
        trial = next(step for step in advice.value.next if step.value in set(Track))
        await self.open_track(Track(trial.value), report.day, by_conversion=True)

    async def left(self, report: Report) -> None:
        """A stage ended without a title: the route is asked anew."""
        if self.forum == report.workflow_id:
            self.forum = None
        if report.workflow_id.startswith(self.court_id(Track.ENFORCEMENT)):
            await self.enforcement_left(report)
            return
        self.situation = self.situation.model_copy(update=self.consequence(report))
        await self.reroute(report.day)

    def consequence(self, report: Report) -> dict[str, Any]:
        """What a stage's end changes in the situation."""
        if (result := MEDIATION_ENDS.get(report.outcome)) is not None:
            self.mediating = False
            self.mediator = report.mediator
            return {
                "mediation": result,
                "respondent_unreachable": result is MediationResult.UNREACHABLE,
            }
        match report.outcome:
            case Outcome.CONFIRMATION_REFUSED:
                return {"confirmation": Confirmation.REFUSED}
            case Outcome.NOT_ACCEPTED if report.workflow_id.startswith("arbitration/"):
                return {
                    "institution_declined": True,
                    "new_agreement_signed": False,
                    "offer": None,
                }
            case Outcome.AGREEMENT_INVALID:
                return {
                    "agreement_ruled_invalid": True,
                    "new_agreement_signed": False,
                    "offer": None,
                }
            case Outcome.LAPSED:
                return {"payment_order": PaymentOrderEnd.UNDELIVERABLE}
            case Outcome.SUIT_DECLINED:
                return {"payment_order": PaymentOrderEnd.OBJECTED_WITHOUT_SUIT, "undisputed": False}
            case Outcome.DEEMED_WITHDRAWN | Outcome.FILING_WITHDRAWN if self.situation.suit_pending:
                return {"payment_order": PaymentOrderEnd.OBJECTED_WITHOUT_SUIT}
            case _:
                return {}


def _of(report: Report, taken: Snapshot) -> bool:
    """Whether it was an earlier report of the same stage that moved the dispute."""
    cause = taken.cause
    return isinstance(cause, Report) and cause.workflow_id == report.workflow_id
