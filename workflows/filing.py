"""A filing: its package put together, handed in, acknowledged, and decided on."""

import asyncio
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any, TypeVar

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError, FailureError

with workflow.unsafe.imports_passed_through():
    from activities import signatures as outside
    from activities.signatures import Delivery, FilingAnswer, PackageRef
    from law.basis import Advice
    from workflows.acts import Ticket, update
    from workflows.memory import Snapshot
    from workflows.messages.common import Act, Message
    from workflows.messages.filing import FilingReturn
    from workflows.progress import Entry
    from workflows.reports import Corrected, FilingOpening, GoOn, HandInAgain, Hitch, Outcome, Stay
    from workflows.stage import CaseStage, FilingNews, Phase

T = TypeVar("T")

ONE_TRY = timedelta(minutes=5)
ONCE = RetryPolicy(maximum_attempts=1)
ASSEMBLIES = 12
"""Some four days; after that a package that is not complete is the clerk's to have made anew."""
SUBMITTED_SOON = timedelta(hours=12)
"""How long an institution may be out of reach before the clerk is told."""
CLERK = "clerk"


@workflow.defn(name="filing")
class Filing(CaseStage):
    """The package of one filing, from the stage that files it.

    Its own work (papers, delivery, the wait for a decision) goes on beside it and tells it the
    news, which it takes one at a time like acts. What the institution decides reaches the stage
    as an act of the institution's; the filing itself decides nothing.
    """

    @workflow.init
    def __init__(self, opening: FilingOpening) -> None:
        super().__init__(opening.case, opening.opened_on)
        self.opening = opening
        self.round = 0
        self.package = ""
        self.holds: tuple[str, ...] = ()
        self.escalates = False
        self.handed_over = False
        self.held_back = False
        self._work: asyncio.Task[None] | None = None
        self._trying: asyncio.Task[Any] | None = None

    record_filing_acknowledgement = update("record_filing_acknowledgement")
    record_filing_return = update("record_filing_return")
    resubmit_package = update("resubmit_package")

    @workflow.run
    async def run(self, opening: FilingOpening) -> None:
        """Prepare, hand in, hear; correct and hand in again."""
        await self.follow(self.preparation)

    async def preparation(self) -> Phase:
        """The papers that the law asks for are ordered as soon as the stage files."""
        await self.order("package_ordered", self.opened_on)
        return self.under_way

    async def order(self, kind: str, day: date, act: Ticket | None = None) -> None:
        """Have a package put together and handed in, while the filing listens."""
        question = outside.FilingQuestion(case_no=self.case.case_no, kind=self.opening.kind)
        advice = await self.ask(outside.ADVISE_FILING, question, Advice[outside.FilingPlan])
        plan, number = advice.value, self.round + 1 if self.package else max(self.round, 1)
        facts = {"filing": self.opening.kind, "recipient": self.opening.to, "filing_round": number}
        facts |= {"papers": list(plan.papers), "annexes": list(plan.annexes)}
        self.steps = {}
        await self.commit(Entry(kind, day, facts=facts, basis=advice.basis), act)
        self.round, self.package, self.handed_over = number, "", False
        self.holds, self.escalates = plan.papers + plan.annexes, plan.escalates
        order = outside.PackageOrder(
            case_no=self.case.case_no,
            stage=self.opening.stage,
            filing=self.workflow_id,
            kind=self.opening.kind,
            to=self.opening.to,
            round=number,
            event=self.last_event,
            ordered_on=day,
        )
        papers = self.write(outside.FILING_INDEX, *plan.papers, day=day)
        self._work = asyncio.create_task(self.carry(order, papers))

    # Its own work

    async def carry(self, order: outside.PackageOrder, papers: list[asyncio.Task[bool]]) -> None:
        """Put the package together, hand it in, and ask until it is decided on."""
        await asyncio.gather(*(asyncio.shield(paper) for paper in papers))
        package = await self.assembled(order)
        if package is None:
            return
        self.tell(package)
        delivery = await self.delivered(package)
        self.handed_over = True
        self.tell(delivery)
        if delivery.receipt is not None:
            self.tell(await self.decided(package))

    async def assembled(self, order: outside.PackageOrder) -> PackageRef | None:
        """Without every paper as Word document and as PDF a package is not complete."""
        told = False
        pauses = _pauses(timedelta(minutes=1), 4, timedelta(hours=12))
        for pause in islice(pauses, ASSEMBLIES):
            try:
                return await self.tried(outside.ASSEMBLE_PACKAGE, order, PackageRef)
            except ActivityError as error:
                if not told:
                    self.tell(Hitch(papers=_missing(error)))
                told = True
                await asyncio.sleep(pause.total_seconds())
        return None

    async def delivered(self, package: PackageRef) -> Delivery:
        """Handed in again and again, under the same key, until the institution has it."""
        told, since = False, workflow.now()
        pauses = _pauses(timedelta(seconds=5), 3, timedelta(hours=1))
        while True:
            try:
                return await self.tried(outside.SUBMIT_PACKAGE, package, Delivery)
            except ActivityError as error:
                if not told and workflow.now() - since >= SUBMITTED_SOON:
                    self.tell(Hitch())
                    told = True
                await self.pause(error, next(pauses))

    async def decided(self, package: PackageRef) -> FilingAnswer:
        """Asked again and again, in the end four times a day, until there is a decision."""
        pauses = _pauses(timedelta(minutes=1), 2, timedelta(hours=6))
        while True:
            try:
                return await self.tried(outside.AWAIT_DECISION, package, FilingAnswer)
            except ActivityError as error:
                await self.pause(error, next(pauses))

    async def tried(self, activity: str, subject: outside.Signature, result: type[T]) -> T:
        """One try, seen to its end also where the work is called off in the middle of it.

        What is called off has come to rest then: nothing is handed in behind the case's back.
        """
        self._trying = workflow.start_activity(
            activity,
            subject,
            result_type=result,
            start_to_close_timeout=ONE_TRY,
            retry_policy=ONCE,
        )
        return await asyncio.shield(self._trying)

    async def pause(self, error: ActivityError, usual: timedelta) -> None:
        """Until the next try; an institution may ask for a pause of its own."""
        cause = error.cause
        asked = cause.next_retry_delay if isinstance(cause, ApplicationError) else None
        await asyncio.sleep((asked or usual).total_seconds())

    async def stop_work(self) -> None:
        """Nothing more is put together, handed in or asked for."""
        if self._work is not None:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)
            self._work = None
        if self._trying is not None:
            await asyncio.gather(self._trying, return_exceptions=True)
            self._trying = None
        self._inbox = deque(each for each in self._inbox if isinstance(each, Ticket))

    async def stand_still(self, stay: Stay) -> None:
        """What is not yet handed in stays here; what is, the institution has."""
        if self._work is not None and not self._work.done() and not self.handed_over:
            await self.stop_work()
            self.held_back = True
        await super().stand_still(stay)

    async def go_on_again(self, go_on: GoOn) -> None:
        """A package that was held back is made anew, with the papers as they now stand."""
        await super().go_on_again(go_on)
        if self.held_back:
            self.held_back = False
            await self.order("package_ordered", go_on.day)

    async def gone_back(self, then: Snapshot) -> None:
        """What has been handed in cannot be called back; from here a clerk goes on by hand."""
        await self.stop_work()

    async def finish(self, kind: str = "filing_closed", outcome: str | None = None) -> None:
        """Nothing more to hand in."""
        await self.stop_work()
        await super().finish(kind, outcome)

    def tell(self, news: FilingNews) -> None:
        """News of its own work, taken in its turn."""
        self._inbox.append(news)

    # What it hears

    @workflow.signal
    def hand_in_again(self, again: HandInAgain) -> None:
        """The stage has what was found missing: the package is made anew with it."""
        self._inbox.append(again)

    async def under_way(self) -> Phase:
        """News and acts, in the order they come."""
        match await self.next_item():
            case PackageRef() as package:
                await self.completed(package)
            case Delivery(answer=FilingAnswer() as answer):
                await self.answered(answer)
            case Delivery() as delivery:
                await self.handed_in(delivery)
            case FilingAnswer() as answer:
                await self.answered(answer)
            case Hitch() as hitch:
                await self.delayed(hitch)
            case HandInAgain(day=day):
                await self.stop_work()
                await self.order("package_resubmitted" if self.package else "package_ordered", day)
            case Ticket(step="record_filing_acknowledgement") as act:
                self.opens("record_filing_return", since=act.day)
                await self.commit(self.entry("filing_acknowledged", act.day), act)
                await self.tell_stage(act.day)
            case Ticket(facts=FilingReturn(papers=papers)) as act:
                await self.stop_work()
                await self.returned(act.day, papers, act)
            case Ticket() as act:
                await self.stop_work()
                kind = "package_resubmitted" if self.package else "package_ordered"
                await self.order(kind, act.day, act)
            case _:
                raise AssertionError("a filing hears acts and its own news")
        return self.under_way

    async def completed(self, package: PackageRef) -> None:
        """Complete, a package that takes the claim on is a lawful escalation of the case."""
        self.package = package.package_id
        day = self.today()
        entry = self.entry("package_completed", day, papers=list(self.holds))
        if not self.escalates:
            await self.commit(entry)
            return
        entry.resolution = "escalated"
        await self.commit(entry)
        await self.report(Outcome.PACKAGE_COMPLETE, day)

    async def handed_in(self, delivery: Delivery) -> None:
        """Taken in under a receipt, or laid ready for the clerk to carry."""
        day = self.today()
        if delivery.receipt is None:
            self.opens("record_filing_acknowledgement", "record_filing_return", since=day)
            notices = ((CLERK, "filing_delivered"),)
            entry = self.entry("filing_delivered", day, notices, gateway=delivery.gateway)
            await self.commit(entry)
            return
        self.opens("record_filing_return", since=day)
        facts: dict[str, Any] = {"gateway": delivery.gateway, "receipt": delivery.receipt}
        await self.commit(self.entry("filing_acknowledged", day, **facts))
        await self.tell_stage(day)

    async def tell_stage(self, day: date) -> None:
        """A corrected package is with the court: the stage's terms may count from there."""
        if self.round == 1:
            return
        stage = workflow.get_external_workflow_handle(self.opening.stage)
        try:
            await stage.signal("package_corrected", Corrected(day=day))
        except FailureError:
            workflow.logger.info("stage %s has already ended", self.opening.stage)

    async def answered(self, answer: FilingAnswer) -> None:
        """Accepted under the institution's number, or returned for correction."""
        if not answer.accepted:
            await self.returned(self.today(), answer.papers)
            return
        self.steps = {}
        decided_on = answer.decided_on.isoformat() if answer.decided_on else None
        facts = {"external_case_no": answer.external_case_no, "decided_on": decided_on}
        notices = ((CLERK, "filing_granted"),)
        await self.commit(self.entry("filing_granted", self.today(), notices, **facts))

    async def returned(self, day: date, papers: tuple[str, ...], act: Ticket | None = None) -> None:
        """The clerk has the fault put right and hands the package in again (解释 208)."""
        self.opens("resubmit_package", since=day)
        facts = {"papers": list(papers), "filing_round": self.round}
        notices = ((CLERK, "filing_returned"),)
        await self.commit(self.entry("filing_returned", day, notices, **facts), act)

    async def delayed(self, hitch: Hitch) -> None:
        """The clerk is told; the work goes on by itself."""
        kind = "filing_undelivered" if self.package else "package_incomplete"
        if not self.package:
            self.opens("resubmit_package", since=self.today())
        facts = {"papers": list(hitch.papers)} if hitch.papers else {}
        notices = ((CLERK, kind),)
        await self.commit(self.entry(kind, self.today(), notices, **facts))

    def entry(
        self, kind: str, day: date, notices: tuple[tuple[str, str], ...] = (), **facts: Any
    ) -> Entry:
        """An event of this round's package."""
        named = {"package": self.package} if self.package else {}
        return Entry(kind, day, facts=named | facts, notices=notices)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Only papers of the package can be at fault."""
        known = {outside.FILING_INDEX, *self.holds}
        if isinstance(facts, FilingReturn) and not set(facts.papers) <= known:
            raise self.refusal("unknown_paper", "退回的文书不在本次立案材料之中")


def _pauses(first: timedelta, factor: int, longest: timedelta) -> Iterator[timedelta]:
    """The pauses between tries: each longer than the one before, none longer than ``longest``."""
    pause = first
    while True:
        yield pause
        pause = min(pause * factor, longest)


def _missing(error: ActivityError) -> tuple[str, ...]:
    """The papers that a package still lacks."""
    cause = error.cause
    if isinstance(cause, ApplicationError) and cause.type == "package_incomplete":
        return tuple(cause.details[0])
    return ()
