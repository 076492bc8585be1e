"""Enforcement of a title (民事诉讼法 247, 250)."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities import signatures as outside
    from law.basis import Advice
    from law.enforcement_account import EnforcementAccount
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.messages.enforcement import (
        EndEnforcement,
        EnforcementCosts,
        EnforcementEnd,
        Measure,
        PropertyReport,
        Recovery,
    )
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.filing import Filing
    from workflows.tracks.phases import CourtStage


class Enforcement(Filing):
    """Application, registration in seven days, notice in ten, measures and receipts.

    What comes in covers the costs, then what the title orders, then the doubled part of interest
    for the delay; with all of it paid, or the last of it waived, the enforcement is complete.
    Unenforced for six months, the creditor may turn to the court above (237). A round that ends
    for want of assets is taken up again when assets are found, without any term (解释 517).
    """

    DECIDE = "ENF_REGISTER"

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.costs = 0
        self.receipts: tuple[tuple[date, int], ...] = ()
        self.credited = 0
        self.title_paid = False
        self.waived = False
        self.noticed = False
        self.overdue = False

    async def filing(self) -> Phase:
        """The creditor applies with the title and what he knows of the debtor's assets."""
        court = self.court
        await court.start_term("ENF_NOTICE", court.opened_on)
        await court.start_term("ENF_ESCALATE", court.opened_on, turns=True)
        await self.run_decision_term(court.opened_on)
        await court.open_track("enforcement_applied", "CPL 247", "CPL 250")
        court.write_package("enforcement_application", day=court.opened_on)
        return self.acceptance

    async def accepted(self, act: Ticket) -> Phase:
        """Registered: the court proceeds against the debtor."""
        self.open_enforcement(act.day)
        await self.court.note(act, "filing_accepted")
        return self.recovery

    async def refused(self, act: Ticket) -> Phase:
        """Not accepted; the creditor may apply again in time."""
        await self.court.leaves(act, "filing_refused", Outcome.NOT_ACCEPTED)
        return self.court.stand_by

    async def transferred(self, act: Ticket) -> Phase:
        """Another court enforces, the court above by its own hand included."""
        await self.court.note(act, "case_transferred")
        return self.recovery

    def open_enforcement(self, day: date) -> None:
        """Open what the court and the parties may do while it enforces."""
        self.court.opens(
            *(() if self.noticed else ("record_enforcement_notice",)),
            *(("escalate_enforcement",) if self.overdue else ()),
            *(("waive_doubled_interest",) if not self.waived else ()),
            "record_property_report",
            "record_measure",
            "record_enforcement_costs",
            "record_recovery",
            "record_outsider_objection",
            "settle_enforcement",
            "record_transfer",
            "end_enforcement",
            since=day,
        )

    async def recovery(self) -> Phase:
        """Until the claim is met, or the court ends the enforcement."""
        match await self.court.take():
            case Ticket(step="record_enforcement_notice") as act:
                await self.notice_issued(act)
            case Ticket(facts=Recovery(amount=amount)) as act:
                return await self.received(act, amount)
            case Ticket(facts=EnforcementCosts(amount=amount)) as act:
                self.costs += amount
                await self.court.note(act, "enforcement_costs_recorded")
            case Ticket(step="waive_doubled_interest") as act:
                return await self.doubled_interest_waived(act)
            case Ticket(step="settle_enforcement") as act:
                return await self.settled(act)
            case Ticket(step="escalate_enforcement") as act:
                self.overdue = False
                self.open_enforcement(act.day)
                await self.court.note(act, "enforcement_escalated")
            case Ticket(step="record_transfer") as act:
                return await self.transferred(act)
            case Ticket(facts=EndEnforcement(reason=reason)) as act:
                return await self.ended(act, reason)
            case Ticket() as act:
                await self.court.note(act, NOTED[act.step])
            case Term(code="ENF_ESCALATE") as unenforced:
                self.overdue = True
                self.open_enforcement(unenforced.due)
                await self.court.note_end(unenforced)
            case Term():
                pass
        return self.recovery

    async def notice_issued(self, act: Ticket) -> None:
        """The debtor is told to perform; from then an award may be opposed."""
        self.noticed = True
        self.court.met("ENF_NOTICE")
        self.open_enforcement(act.day)
        await self.court.note(act, "enforcement_notice_issued")
        await self.court.report(Outcome.ENFORCEMENT_NOTICED, act.day)

    # Money

    async def account(
        self, receipts: tuple[tuple[date, int], ...], day: date
    ) -> EnforcementAccount:
        """What has been recovered and what is still owed."""
        question = outside.EnforcementAccountQuestion(
            owed=tuple((part.due_on, part.amount) for part in self.court.opening.owed),
            costs=self.costs,
            receipts=receipts,
            until=day,
        )
        advice = await self.court.ask(
            outside.ADVISE_ENFORCEMENT_ACCOUNT, question, Advice[EnforcementAccount]
        )
        return advice.value

    async def received(self, act: Ticket, amount: int) -> Phase:
        """What covers the title is credited to performance."""
        receipts = (*self.receipts, (act.day, amount))
        account = await self.account(receipts, act.day)
        self.receipts = receipts
        credit, self.credited = account.title_paid - self.credited, account.title_paid
        self.title_paid = account.title_owed == 0
        complete = self.complete(account)
        if complete:
            self.close()
        entry = Entry("recovery_recorded", act.day, facts=_told(account))
        await self.court.commit(entry, act)
        if credit:
            await self.court.report(Outcome.RECOVERED, act.day, amount=credit)
        return await self.completed(act.day) if complete else self.recovery

    def complete(self, account: EnforcementAccount) -> bool:
        """Nothing is owed any more but what the creditor has waived."""
        return account.settled or (
            self.waived and account.title_owed == 0 and account.costs_owed == 0
        )

    async def doubled_interest_waived(self, act: Ticket) -> Phase:
        """The creditor gives up the doubled part of interest."""
        self.waived = True
        account = await self.account(self.receipts, act.day)
        complete = self.complete(account)
        if complete:
            self.close()
        else:
            self.open_enforcement(act.day)
        entry = Entry("doubled_interest_waived", act.day, facts=_told(account))
        await self.court.commit(entry, act)
        return await self.completed(act.day) if complete else self.recovery

    def close(self) -> None:
        """No step is open, no term runs."""
        self.court.drop(*list(self.court.terms))
        self.court.steps = {}

    async def completed(self, day: date) -> Phase:
        """The title is carried out in full."""
        entry = Entry("enforcement_completed", day, forum=self.court.forum(live=False))
        await self.court.commit(entry)
        await self.court.report(Outcome.ENFORCED, day)
        return self.court.stand_by

    # Settlement, end and revival

    async def settled(self, act: Ticket) -> Phase:
        """The parties settle; the enforcement pauses while the debtor keeps to it (241)."""
        self.court.drop("ENF_ESCALATE", "ENF_NOTICE")
        self.court.opens("resume_enforcement", "record_recovery", "end_enforcement", since=act.day)
        await self.court.note(act, "enforcement_settled")
        return self.paused

    async def paused(self) -> Phase:
        """A settlement that is broken brings the enforcement back; kept, it ends it."""
        match await self.court.take():
            case Ticket(step="resume_enforcement") as act:
                return await self.resumed(act)
            case Ticket(facts=Recovery(amount=amount)) as act:
                after = await self.received(act, amount)
                return self.paused if after == self.recovery else after
            case Ticket(facts=EndEnforcement(reason=reason)) as act:
                return await self.ended(act, reason)
            case _:
                return self.paused

    async def ended(self, act: Ticket, reason: EnforcementEnd) -> Phase:
        """Over for good, or for want of assets until some are found."""
        if reason is not EnforcementEnd.NO_ASSETS:
            await self.court.leaves(act, "enforcement_ended", Outcome.UNRECOVERED)
            return self.court.stand_by
        self.close()
        self.court.opens("resume_enforcement", since=act.day)
        await self.court.note(act, "enforcement_round_ended")
        return self.without_assets

    async def without_assets(self) -> Phase:
        """Assets found at any time bring the enforcement back."""
        match await self.court.take():
            case Ticket() as act:
                return await self.resumed(act)
            case Term():
                return self.without_assets

    async def resumed(self, act: Ticket) -> Phase:
        """The enforcement goes on, and its six months run anew."""
        await self.court.start_term("ENF_ESCALATE", act.day, turns=True)
        self.overdue = False
        self.open_enforcement(act.day)
        await self.court.note(act, "enforcement_resumed")
        if act.act.submission:
            self.court.write("revival_application", day=act.day)
        return self.recovery

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Measures and reports are of a debtor of the case."""
        match facts:
            case PropertyReport(party_id=party) | Measure(party_id=party):
                if party not in self.court.case.roster.respondents:
                    raise self.court.refusal("unknown_party", "不是本案被执行人")
            case _:
                super().check(step, act, facts, day)


NOTED = {
    "record_property_report": "property_reported",
    "record_measure": "measure_taken",
    "record_outsider_objection": "outsider_objected",
}
"""Acts that move nothing else, and their events."""


def _told(account: EnforcementAccount) -> dict[str, Any]:
    return {
        "costs_owed_fen": account.costs_owed,
        "title_owed_fen": account.title_owed,
        "doubled_owed_fen": account.doubled_owed,
    }
