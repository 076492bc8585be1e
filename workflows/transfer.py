"""Transfer of a case to another bureau, and cases that belong together."""

from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import Ticket, update
    from workflows.messages.common import Act, Message
    from workflows.messages.transfer import AbsorbCase, LinkCases, MergeCase, TransferCase
    from workflows.progress import Entry
    from workflows.reports import CaseRef
    from workflows.taking_over import TakingOver
    from workflows.terms import Term

TRANSFER = "TRANSFER"
ANSWERS = ("accept_transfer", "decline_transfer")


class Transfer(TakingOver):
    """The part of the dispute that hands it to another bureau; its procedure goes on meanwhile.

    Nothing of the case is lost on the way: only who works on it changes, and only once the other
    bureau has accepted it.
    """

    transfer_case = update("transfer_case")
    accept_transfer = update("accept_transfer")
    decline_transfer = update("decline_transfer")
    link_cases = update("link_cases")
    merge_case = update("merge_case")
    absorb_case = update("absorb_case")

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.offered_bureau: str | None = None

    def always_open(self) -> tuple[str, ...]:
        """A transfer may be offered at any time, and is answered once."""
        transfer = ANSWERS if self.offered_bureau else ("transfer_case",)
        return (*super().always_open(), *transfer, *self.joining())

    def joining(self) -> tuple[str, ...]:
        """Cases are linked at any time; one is merged while nothing of it is pending or decided."""
        settled = self.busy() or self.situation.title_in_force or self.offered_bureau is not None
        return ("link_cases", "absorb_case", *(() if settled else ("merge_case",)))

    async def handed_on(self, act: Ticket) -> None:
        """A transfer is offered or answered, or the case is seen together with another."""
        match act.facts:
            case TransferCase(bureau=bureau):
                await self.offer_transfer(act, bureau)
            case LinkCases():
                await self.commit(Entry("case_linked", act.day), act)
            case AbsorbCase():
                await self.commit(Entry("case_absorbed", act.day), act)
            case MergeCase():
                await self.close("merged", act.day, act)
            case _:
                kind = "accepted" if act.step == "accept_transfer" else "declined"
                await self.transfer_ends(f"transfer_{kind}", act.day, act)

    async def offer_transfer(self, act: Ticket, bureau: str) -> None:
        """The other bureau has the days of the policy to answer."""
        self.offered_bureau = bureau
        due = act.day + timedelta(days=self.clock.policy.transfer_answer_days)
        self.add_term(Term(TRANSFER, act.day, due, due, turns=True, clock="service"))
        self.swap_steps(("transfer_case", "merge_case"), ANSWERS, act.day)
        await self.commit(Entry("transfer_offered", act.day), act)

    async def transfer_ends(self, kind: str, day: date, act: Ticket | None = None) -> None:
        """The case has another bureau, or keeps its own."""
        facts = {"bureau": self.offered_bureau}
        self.offered_bureau = None
        self.met(TRANSFER)
        self.swap_steps(ANSWERS, ("transfer_case", *self.joining()), day)
        await self.commit(Entry(kind, day, facts=facts), act)

    def swap_steps(self, away: tuple[str, ...], open_now: tuple[str, ...], day: date) -> None:
        """Some steps close and others open; the rest stays as it is."""
        kept = [step for step in self.steps if step not in away]
        self.opens(*kept, *open_now, since=day)

    def check_transfer(self, step: str, act: Act, facts: Message) -> None:
        """Only the bureau to which the case is offered answers."""
        if step in ANSWERS and act.bureau not in (None, self.offered_bureau):
            raise self.refusal("forbidden", "须由受移送的机构答复")
        match facts:
            case MergeCase(into=other) | LinkCases(other=other) | AbsorbCase(other=other):
                if other == self.case.case_no:
                    raise self.refusal("unknown_case", "不能与本案自身关联")
            case _:
                pass
