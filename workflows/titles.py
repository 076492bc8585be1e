"""An enforceable title: what it makes payable, what is paid or recovered on it, and its end."""

from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from law.routing import AWARDS, AwardState, Confirmation, Title
    from workflows.challenges import Challenges
    from workflows.messages.dispute import Track
    from workflows.messages.mediation import Instalment
    from workflows.progress import Entry
    from workflows.reports import Credit, Outcome, Report


class Titles(Challenges):
    """From the day a title takes effect until it is paid, enforced or revoked.

    A stage that is over is released only when the route is drawn: whoever's act ended it finds the
    next steps open when it is answered.
    """

    async def title_in_force(self, report: Report) -> None:
        """A title: the debt is to be paid under it, or enforced within two years."""
        assert report.title is not None
        self.forum = None if self.forum == report.workflow_id else self.forum
        self.title_from = report.workflow_id
        changes: dict[str, Any] = {"title": report.title, "title_unpaid": False}
        if report.title in AWARDS:
            changes["award"] = AwardState.IN_FORCE
        if report.title is Title.CONFIRMATION_RULING:
            changes |= {"confirmation": Confirmation.CONFIRMED}
            changes |= {"title_unpaid": self.unpaid}
        self.situation = self.situation.model_copy(update=changes)
        if not self.situation.rest_undecided:
            self.stop_service_clock(report.day)
        instalments = self.instalments_of(report)
        await self.start_term("ENF_APPLY", instalments[-1].due_on)
        await self.reroute(report.day)
        if report.title is not Title.CONFIRMATION_RULING:
            terms = report.terms
            await self.follow_performance(
                report.day,
                instalments,
                acceleration=terms.acceleration if terms else False,
                guarantors=terms.guarantors if terms else (),
            )

    def instalments_of(self, report: Report) -> tuple[Instalment, ...]:
        """What a title makes payable, and when."""
        if report.terms is not None:
            return report.terms.instalments
        if report.title is Title.CONFIRMATION_RULING:
            return self.instalments
        amount = report.amount or self.situation.amount_fen
        return (Instalment(due_on=report.perform_by or report.day, amount=amount),)

    async def title_revoked(self, report: Report) -> None:
        """A confirmation is revoked on an objection: the agreement is without it, as if refused."""
        self.situation = self.situation.model_copy(
            update={"title": None, "title_unpaid": False, "confirmation": Confirmation.REFUSED}
        )
        self.title_from = None
        self.drop("ENF_APPLY")
        await self.children.release(*self.children.going(self.court_id(Track.ENFORCEMENT)))
        advice = await self.advise(self.situation)
        self.open_route(advice, report.day)
        entry = self.routed("route_advised", report.day, advice)
        entry.unresolved = True
        await self.commit(entry)

    async def award_corrected(self, report: Report) -> None:
        """What is owed changes; what has been paid counts (仲裁法 69)."""
        paid = sum(part.amount for part in self.instalments) - self.owed
        self.drop("ENF_APPLY")
        await self.title_in_force(report)
        if paid > 0 and self.performance is not None:
            await self.children.credit(self.performance, Credit(amount=paid, day=report.day))

    async def received(self, report: Report) -> None:
        """A payment: what is still owed is what enforcement may ask for.

        One made after the last day for performance lets the two years run anew (执行程序解释 20).
        """
        if report.workflow_id != self.performance:
            return
        self.owed = report.amount
        running = self.terms.get("ENF_APPLY")
        if running is not None and report.day > running.trigger:
            await self.start_term("ENF_APPLY", report.day)
            basis = cite("CPL 250", "ENF-I 20")
            await self.commit(Entry("enforcement_period_interrupted", report.day, basis=basis))

    async def paid(self, report: Report) -> None:
        """A schedule is paid; with nothing else to be paid or decided, the case is over."""
        self.children.let_go(report.workflow_id)
        if self.all_performed:
            await self.close("performed", report.day)
        else:
            await self.rerouted(report, unpaid=False)
        await self.children.release(report.workflow_id)

    @property
    def all_performed(self) -> bool:
        """Nothing is left to be paid, enforced or decided."""
        enforcing = self.children.going(self.court_id(Track.ENFORCEMENT))
        performing = self.children.going("performance/")
        return not (self.situation.rest_undecided or performing or enforcing)

    async def rerouted(self, report: Report, *, unpaid: bool) -> None:
        """A default, or its cure."""
        self.unpaid = unpaid
        of_title = self.situation.title and report.workflow_id == self.performance
        defaulted = "title_unpaid" if of_title else "agreement_defaulted"
        self.situation = self.situation.model_copy(update={defaulted: unpaid})
        await self.reroute(report.day)

    async def rescheduled(self, report: Report) -> None:
        """The parties changed the schedule: the default is over, the two years run anew.

        An agreement on performance interrupts the period for enforcement (执行程序解释 20).
        """
        assert report.terms is not None
        if report.workflow_id == self.performance:
            self.instalments, self.owed = report.terms.instalments, report.terms.total
            if (running := self.terms.get("ENF_APPLY")) is not None:
                await self.start_term("ENF_APPLY", max(running.trigger, report.day))
        await self.rerouted(report, unpaid=False)

    async def credit(self, report: Report) -> None:
        """What enforcement recovers counts as payment."""
        if self.performance in self.children.going("performance/"):
            credit = Credit(amount=report.amount, day=report.day)
            await self.children.credit(self.performance, credit)

    async def enforced(self, report: Report) -> None:
        """Enforcement is complete; the case is over once performance has taken it in too."""
        self.children.let_go(report.workflow_id)
        if self.all_performed:
            await self.close("performed", report.day)
        else:
            await self.reroute(report.day)
        await self.children.release(report.workflow_id)

    async def enforcement_left(self, report: Report) -> None:
        """A round of enforcement is over; another may be applied for.

        An application refused has interrupted the two years, which run anew (民事诉讼法 250);
        a round ended for want of assets leaves no term to apply again (解释 517).
        """
        self.children.let_go(report.workflow_id)
        if report.outcome is Outcome.NOT_ACCEPTED:
            await self.start_term("ENF_APPLY", report.day)
        if self.owed == 0 and self.all_performed:
            await self.close("performed", report.day)
        else:
            await self.reroute(report.day)
        await self.children.release(report.workflow_id)
