"""Cases already under way: what had been done goes on record with its own day, not as of today."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import Docket, ForumMark
    from law.basis import Advice, cite
    from law.intake import EarlierSettlement, EarlierTitle, ForumElsewhere, Paid, UnderWay
    from law.policy import Stage as ServiceStage
    from law.routing import AWARDS, Route
    from workflows.acts import Ticket
    from workflows.forums import forum_mark
    from workflows.incidents import Incidents
    from workflows.messages.mediation import Instalment
    from workflows.messages.under_way import ElsewhereResult, OutcomeElsewhere
    from workflows.progress import Entry
    from workflows.reports import CaseRef, Credit, Outcome, Report


class TakingOver(Incidents):
    """The part of the dispute that takes a case in as it stands.

    Terms run from the days of the earlier facts: one that has ended by now ends at once, with its
    own last day, and acts done in time may still be recorded.
    """

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.under_way: UnderWay | None = None

    def read(self, docket: Docket) -> None:
        """Take in what the record says of the case, and what had been done before."""
        super().read(docket)
        self.under_way = docket.under_way

    def open_route(self, advice: Advice[Route], since: date) -> None:
        """While the claim is before a forum elsewhere, its outcome can be recorded."""
        super().open_route(advice, since)
        if self.elsewhere() is not None:
            self.opens(*self.steps, "record_outcome_elsewhere", since=since)

    def elsewhere(self) -> ForumElsewhere | None:
        """The forum elsewhere that has the claim now."""
        before = self.under_way.elsewhere if self.under_way else None
        return before if before and self.forum == self.elsewhere_id(before) else None

    def elsewhere_id(self, forum: ForumElsewhere) -> str:
        """The id under which a forum elsewhere holds the claim's one place."""
        return f"{forum.forum}/{self.case.case_no}/elsewhere"

    async def tell_of(self, past: UnderWay, today: date) -> None:
        """Put on record what had been done, each with its day, and start the terms it set off."""
        if past.mediation is not None:
            entry = Entry("earlier_mediation", past.mediation.ended_on, basis=cite("PML 26"))
            entry.facts = {"result": past.mediation.result}
            await self.commit(entry)
        if past.settlement is not None:
            self.enter_service_stage(ServiceStage.MEDIATION, today)
            await self.tell_of_settlement(past.settlement, confirmed=past.title is not None)
        if past.title is not None:
            self.stop_service_clock(today)
            await self.tell_of_title(past.title)
        if past.elsewhere is not None:
            self.stop_service_clock(today)
            await self.tell_of_forum(past.elsewhere)

    async def tell_of_settlement(self, settled: EarlierSettlement, *, confirmed: bool) -> None:
        """An agreement in effect: the thirty days run from its own day (民事诉讼法 205)."""
        day = settled.effective_on
        extent = "full" if settled.full else "partial"
        terms = settled.model_dump(mode="json", include={"instalments", "acceleration"})
        facts: dict[str, Any] = {"extent": extent, "terms": terms, "paid_on_the_spot": False}
        await self.commit(Entry("settlement_recorded", day, facts=facts))
        if not confirmed:
            await self.start_term("CONF_APPLY", day, turns=True)
        facts = {"effective_on": day.isoformat()}
        await self.commit(Entry("agreement_effective", day, facts=facts, basis=cite("PML 31")))

    async def tell_of_title(self, title: EarlierTitle) -> None:
        """A title in force: two years to apply for enforcement; an award's terms from service."""
        await self.start_term("ENF_APPLY", title.instalments[-1].due_on)
        await self.start_award_terms(title.kind in AWARDS, title.served_on)
        shown = {"issued_by", "number", "served_on", "instalments", "acceleration"}
        facts = {"title": title.kind.value} | title.model_dump(mode="json", include=shown)
        await self.commit(Entry("outside_title", title.in_force_on, facts=facts))

    async def start_award_terms(self, award: bool, served_on: date | None) -> None:
        """Correction and setting aside of an award run from its service (仲裁法 69, 72)."""
        if award and served_on is not None:
            self.award_received = dict.fromkeys(self.case.roster.everyone, served_on)
            await self.start_term("ARB_CORRECT", served_on)
            await self.start_term("ARB_SETASIDE", served_on, turns=True)

    async def tell_of_forum(self, forum: ForumElsewhere) -> None:
        """The claim's one forum is taken; another can be opened only when that has let it go."""
        self.forum = self.elsewhere_id(forum)
        entry = Entry("forum_opened", forum.filed_on, stage=forum.forum, basis=cite("AL 5"))
        entry.facts = {"forum": forum.forum, "name": forum.name, "number": forum.number}
        entry.forum = ForumMark(workflow_id=self.forum, kind=forum.forum, live=True)
        await self.commit(entry)

    async def follow_earlier_payments(self, past: UnderWay) -> None:
        """What the agreement or the title promises is followed, less what is paid already."""
        payable = past.title or past.settlement
        if payable is None:
            return
        since = past.title.in_force_on if past.title else past.since
        await self.follow_performance(
            since,
            tuple(
                Instalment(due_on=part.due_on, amount=part.amount) for part in payable.instalments
            ),
            acceleration=payable.acceleration,
            paid_before=tuple(_credit(payment) for payment in payable.paid),
        )

    async def outcome_elsewhere(self, act: Ticket) -> None:
        """What became of the forum elsewhere: a title, the end of the claim, or the road back."""
        forum = self.elsewhere()
        assert forum is not None
        assert isinstance(act.facts, OutcomeElsewhere)
        match act.facts.result:
            case ElsewhereResult.TITLE:
                await self.title_elsewhere(act, act.facts, forum)
            case ElsewhereResult.DISMISSED:
                await self.close("dismissed", act.day, act)
            case ElsewhereResult.NOT_ACCEPTED:
                await self.back_from_elsewhere(act, Outcome.NOT_ACCEPTED)
            case ElsewhereResult.WITHDRAWN:
                await self.back_from_elsewhere(act, Outcome.DEEMED_WITHDRAWN)

    async def title_elsewhere(
        self, act: Ticket, outcome: OutcomeElsewhere, forum: ForumElsewhere
    ) -> None:
        """A title made elsewhere is performed and enforced like any other."""
        held, self.forum = self.elsewhere_id(forum), None
        await self.start_award_terms(outcome.title in AWARDS, outcome.served_on)
        entry = Entry("outside_title", act.day, forum=forum_mark(held, live=False))
        entry.facts = {"issued_by": forum.name, "number": forum.number}
        entry.resolution = "title"
        await self.commit(entry, act)
        await self.title_in_force(
            Report(
                workflow_id=held,
                outcome=Outcome.TITLE,
                day=act.day,
                title=outcome.title,
                amount=outcome.amount,
                perform_by=outcome.perform_by,
            )
        )

    async def back_from_elsewhere(self, act: Ticket, outcome: Outcome) -> None:
        """The forum elsewhere has let the claim go: the route is drawn anew."""
        held, self.forum = self.forum, None
        assert held is not None
        changes = self.consequence(Report(workflow_id=held, outcome=outcome, day=act.day))
        self.situation = self.situation.model_copy(update=changes)
        advice = await self.advise(self.situation)
        self.open_route(advice, act.day)
        entry = self.routed("elsewhere_ended", act.day, advice)
        entry.forum = forum_mark(held, live=False)
        await self.commit(entry, act)


def _credit(payment: Paid) -> Credit:
    return Credit(amount=payment.amount, day=payment.paid_on)
