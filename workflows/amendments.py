"""Changes of the schedule, which creditor and debtors sign."""

from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from workflows.acts import Ticket
    from workflows.messages.mediation import Terms
    from workflows.messages.performance import ProposeAmendment
    from workflows.payments import Payments
    from workflows.progress import Entry
    from workflows.reports import Outcome, PerformanceOpening
    from workflows.schedule import AMENDMENT_ANSWER, COMPLETION_ANSWER, INSTALMENT
    from workflows.terms import Term


class Amendments(Payments):
    """A new schedule replaces the old one when every creditor and debtor has signed (民法典 543).

    It leaves a title as it is: where the new schedule is missed too, the title is enforced.
    """

    def __init__(self, opening: PerformanceOpening) -> None:
        super().__init__(opening)
        self.proposal: ProposeAmendment | None = None
        self.unsigned: tuple[str, ...] = ()

    async def proposes(self, act: Ticket, facts: ProposeAmendment) -> None:
        """A party, or the bureau for the parties, proposes; a party's proposal is its signature."""
        if await self.refuses_sum(act, facts):
            return
        roster = self.case.roster
        signers = [each for each in roster.everyone if each not in roster.guarantors]
        self.proposal = facts
        self.unsigned = tuple(each for each in signers if each != act.act.party_id)
        self.wait_for(AMENDMENT_ANSWER, self.unsigned, act.day)
        self.open_steps(act.day)
        notices = self.told("amendment_proposed", self.unsigned)
        entry = Entry("amendment_proposed", act.day, {"total_fen": facts.total}, notices=notices)
        await self.commit(entry, act)

    async def signs(self, act: Ticket, *, signed: bool) -> None:
        """Signed by all, the schedule changes; declined by one, it does not."""
        assert self.proposal is not None
        if not signed:
            self.drop_proposal(act)
            self.met(AMENDMENT_ANSWER)
            await self.commit(Entry("amendment_declined", act.day), act)
            return
        unsigned = tuple(each for each in self.unsigned if each != act.act.party_id)
        if unsigned:
            self.unsigned = unsigned
            await self.commit(Entry("amendment_signed", act.day), act)
            return
        if not await self.refuses_sum(act, self.proposal):
            await self.amended(act, self.proposal)

    async def lapsed(self, unanswered: Term) -> None:
        """Silence is no signature: the old schedule stands."""
        self.drop_proposal(unanswered)
        await self.commit(Entry("amendment_lapsed", unanswered.due))

    async def amended(self, act: Ticket, new: ProposeAmendment) -> None:
        """The new schedule is in force: what was missed of the old one is missed no longer."""
        remitted = (await self.advise()).value.outstanding.total - new.total
        self.instalments, self.acceleration = new.instalments, new.acceleration
        self.payments, self.over, self.in_default = (), frozenset(), False
        self.interest_left = 0
        self.remitted_if_punctual = remitted if new.on_punctual_performance else 0
        self.met(AMENDMENT_ANSWER)
        self.drop(INSTALMENT, COMPLETION_ANSWER)
        self.drop_proposal(act)
        self.await_next_instalment()
        await self.commit(self.amendment_entry(act, new, remitted), act)
        self.write("schedule_amendment", day=act.day)
        terms = Terms(total=new.total, instalments=new.instalments, acceleration=new.acceleration)
        await self.report(Outcome.RESCHEDULED, act.day, terms=terms)

    def amendment_entry(self, act: Ticket, new: ProposeAmendment, remitted: int) -> Entry:
        """The event of a changed schedule, with what it remits."""
        facts: dict[str, Any] = new.model_dump(mode="json") | {
            "total_fen": new.total,
            "remitted_fen": remitted,
        }
        basis, flags = cite("CC 543"), tuple[str, ...]()
        if remitted:
            basis += cite("CC 575")
        if self.case.roster.guarantors:
            basis += cite("CC 695")
            flags = ("未经保证人书面同意的，保证期间不受影响，加重的部分保证人不承担责任",)
        return Entry(
            "schedule_amended",
            act.day,
            facts=facts,
            basis=basis,
            flags=flags,
            notices=self.told("schedule_amended", self.case.roster.everyone),
        )

    async def refuses_sum(self, act: Ticket, new: ProposeAmendment) -> bool:
        """Whether the act is refused since the new schedule would come to more than is owed."""
        owed = (await self.advise()).value.outstanding.total
        if new.total <= owed:
            return False
        act.refusal = self.refusal("amendment_above_debt", "变更后的各期金额之和超过所欠金额")
        return True

    def drop_proposal(self, by: Ticket | Term) -> None:
        """Nothing is proposed any longer."""
        self.proposal, self.unsigned = None, ()
        self.open_steps(by.day if isinstance(by, Ticket) else by.due)
