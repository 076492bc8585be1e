"""What every stage of a case shares: it takes one act at a time, has its papers written, and tells
the dispute what became of it."""

from collections import deque
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

from temporalio import workflow
from temporalio.exceptions import ApplicationError

with workflow.unsafe.imports_passed_through():
    from activities import signatures as outside
    from law.agency import POWER_TITLES
    from law.civil_time import end_of_day, start_of_day
    from law.policy import PauseGround
    from workflows.acts import Refused, Ticket, update
    from workflows.memory import WentBack
    from workflows.messages.agency import NEEDED
    from workflows.messages.common import Act, Answer, Message
    from workflows.messages.mediation import Terms
    from workflows.messages.steps import DESK, STANDING, STEPS, Side
    from workflows.paper_work import PaperWork
    from workflows.progress import Entry
    from workflows.reports import (
        BeforeCourt,
        CaseRef,
        Corrected,
        Credit,
        ElectronicConsent,
        GoOn,
        HandInAgain,
        Hitch,
        Outcome,
        Report,
        Stay,
    )
    from workflows.terms import Term

UNANSWERED = frozenset(
    {
        Outcome.OPENED,
        Outcome.STAYED,
        Outcome.WENT_ON,
        Outcome.PACKAGE_COMPLETE,
        Outcome.CLOCK_PAUSED,
        Outcome.CLOCK_GOES_ON,
    }
)
"""Reports that a stage does not wait over, and that no reversal takes back."""


class Released(Exception):
    """The case lets this stage go: it has ended, or the route has left it behind."""


Phase = Callable[[], Awaitable[Any]]
"""A part of a stage's procedure: waits for what comes next and gives the part after it."""
Continuation = Callable[[Ticket], Awaitable[Phase]]
FilingNews = outside.PackageRef | outside.Delivery | outside.FilingAnswer | Hitch | HandInAgain
"""What the work of a filing has come to, and that it is to be handed in again."""
Told = Stay | GoOn | Corrected | BeforeCourt
"""What a stage is told by another and takes in without its procedure being turned."""
Item = Ticket | Report | Credit | Term | FilingNews


class CaseStage(PaperWork):
    """Base of the workflows of a case.

    Acts wait in an inbox and are handled one at a time, in the order they came; each is admitted
    again when its turn comes, so that check and act are one step. What a stage awaits between
    two acts (the law's advice, the record) therefore cannot be overtaken by another act.
    """

    wakes_after: timedelta = timedelta()
    """How long after midnight this stage looks which terms have ended.

    The workflows of a case look one after the other, so that what one tells another never meets the
    other's timer.
    """

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.done = False
        self._inbox: deque[Item | Told] = deque()
        self._current: Ticket | None = None
        self._parked = False
        self._released = False
        self._heard = 0

    async def follow(self, phase: Phase) -> None:
        """Go from phase to phase until the case lets the stage go."""
        try:
            while True:
                self._phase = phase
                try:
                    phase = await phase()
                except WentBack as back:
                    phase = back.phase
                except ApplicationError as error:
                    self.turn_down(error)
        except Released:
            await self.finish()

    def turn_down(self, error: ApplicationError) -> None:
        """Refuse the act under way that the law or the record turned down; all stands as before."""
        refused = error if isinstance(error, Refused) else self._held_back(error)
        act = self._current
        if act is None or act.answer is not None or not self._past:
            raise error
        act.refusal = refused
        self._past[-1].put_back()
        self._marks = {}

    # Acts

    correct_trigger = update("correct_trigger")
    reverse_act = update("reverse_act")
    retime = update("retime")

    def admit(self, step: str, act: Act, facts: Message) -> Ticket:
        """The ticket of an act that may be done now; raises ``Refused`` for any other."""
        day = act.occurred_on or self.today()
        if step in STANDING:
            self.check_standing(act, facts)
            return Ticket(step, act, facts, day)
        mark = self.steps.get(step) or self.late.get(step)
        if mark is None:
            raise self.refusal("step_not_open", f"当前阶段不能进行“{STEPS[step].title}”")
        if day > self.today():
            raise self.refusal("occurred_in_future", f"行为日期 {day} 晚于今天 {self.today()}")
        if day < mark.since:
            raise self.refusal(
                "occurred_too_early", f"行为日期 {day} 早于该步骤开始之日 {mark.since}"
            )
        if mark.late and mark.until is not None and day > mark.until:
            raise self.refusal("term_ended", f"期限已于 {mark.until} 届满，仅可补录届满前的行为")
        self.check_side(step, act)
        self.check_powers(step, act)
        self.check(step, act, facts, day)
        return Ticket(step, act, facts, day)

    def check_powers(self, step: str, act: Act) -> None:
        """An agent disposes of the party's rights only with that power listed (民事诉讼法 62)."""
        needed = NEEDED.get(step)
        if act.agency is None or needed is None or needed in act.agency.powers:
            return
        raise self.refusal(
            "special_authority_needed",
            f"“{STEPS[step].title}”须有特别授权（{POWER_TITLES[needed]}）",
        )

    def check_side(self, step: str, act: Act) -> None:
        """A party takes no step that is the other side's."""
        mine = act.party_id is None or act.party_id in self.case.roster.claimants
        match STEPS[step].side:
            case Side.CLAIMANT if not mine:
                raise self.refusal("not_a_claimant", f"仅申请人可以“{STEPS[step].title}”")
            case Side.RESPONDENT if act.party_id is not None and mine:
                raise self.refusal("not_a_respondent", f"仅被申请人可以“{STEPS[step].title}”")
            case _:
                pass

    def check_guarantors(self, terms: Terms) -> None:
        """Only a guarantor of the case joins a settlement as one."""
        if not set(terms.guarantors) <= set(self.case.roster.guarantors):
            raise self.refusal("unknown_party", "保证人非本案当事人")

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Further conditions of a stage's own; raises ``Refused``. Stages override it."""

    async def perform(self, step: str, act: Act, facts: Message) -> Answer:
        """Queue an act; answers when it is on record and the stage waits for the next one."""
        ticket = self.admit(step, act, facts)
        self._inbox.append(ticket)
        await workflow.wait_condition(lambda: ticket.settled)
        if ticket.refusal is not None:
            raise ticket.refusal
        await workflow.wait_condition(lambda: self._waiting() or self.done)
        assert ticket.answer is not None
        return ticket.answer

    def _waiting(self) -> bool:
        return self._parked and not self._ready()

    def _ready(self) -> bool:
        return bool(self._inbox) or self._released

    async def next_item(self) -> Item:
        """The next act, message of another stage, or end of a term that turns the procedure.

        Raises ``Released`` when the case lets the stage go.
        """
        assert self._current is None or self._current.settled, "an act was left unanswered"
        self._forget_refused()
        while True:
            await self._park()
            if self._inbox and not self._too_late_for_a_term():
                item = self._inbox.popleft()
                if (taken := await self._taken(item)) is not None:
                    return taken
                continue
            if self._released:
                raise Released
            if (ended := self._ended_term()) is not None:
                if ended.turns:
                    self.keep_snapshot(ended)
                self.mark(ended, "ended")
                del self.terms[ended.code]
                if ended.turns:
                    return ended
                await self.note_end(ended)
            elif (term := self.to_remind()) is not None:
                await self.remind(term)

    async def _taken(self, item: Item | Told) -> Item | None:
        """What the procedure has to deal with; None where this stage has dealt with it."""
        match item:
            case Stay():
                await self.stand_still(item)
                await self.report(Outcome.STAYED, item.day)
                return None
            case GoOn():
                await self.go_on_again(item)
                await self.report(Outcome.WENT_ON, item.day)
                return None
            case Corrected(day=day):
                await self.filing_corrected(day)
                return None
            case BeforeCourt():
                await self.agreement_before_court(item)
                return None
            case Ticket():
                return await self._taken_act(item)
            case Report(outcome=outcome) if outcome in UNANSWERED:
                return item
            case outside.PackageRef() | outside.Delivery() | outside.FilingAnswer() | Hitch():
                return item
            case _:
                self.keep_snapshot(item)
                return item

    async def _taken_act(self, act: Ticket) -> Ticket | None:
        try:
            self.admit(act.step, act.act, act.facts)
        except Refused as refused:
            act.refusal = refused
            return None
        self.remember()
        if act.step in STANDING:
            await self.stand(act)
            return None
        if act.step in DESK:
            await self.at_the_desk(act)
            return None
        self._current = act
        self.keep_snapshot(act)
        return act

    async def at_the_desk(self, act: Ticket) -> None:
        """Do an act that moves no procedure; only the dispute takes any."""
        raise NotImplementedError

    async def note_end(self, term: Term) -> None:
        """Note the end of a term that turns nothing."""
        await self.commit(ending(term))

    def _forget_refused(self) -> None:
        """An act that the record held back has moved nothing."""
        if self._past and isinstance(cause := self._past[-1].cause, Ticket) and cause.refusal:
            self._past = self._past[:-1]

    async def take(self) -> Ticket | Term:
        """The next act, or the end of a term, for stages that hear from nobody else."""
        item = await self.next_item()
        assert isinstance(item, Ticket | Term)
        return item

    async def _park(self) -> None:
        if self._ready() or self._ended_term() is not None or self.to_remind() is not None:
            return
        ends = [end_of_day(term.due) for term in self.terms.values()]
        reminders = [start_of_day(day) for term in self.terms.values() for day in term.reminders]
        first = min((*ends, *reminders), default=None)
        timeout = first + self.wakes_after - self.now() if first else None
        self._parked = True
        try:
            await workflow.wait_condition(self._ready, timeout=timeout)
        except TimeoutError:
            pass  # a term has ended: next_item looks which
        finally:
            self._parked = False

    def _too_late_for_a_term(self) -> bool:
        """An act waits that came after the end of a term, which is to be dealt with first."""
        return isinstance(self._inbox[0], Ticket) and self._ended_term() is not None

    def _ended_term(self) -> Term | None:
        ended = [term for term in self.terms.values() if end_of_day(term.due) <= self.now()]
        return min(ended, key=lambda term: term.due, default=None)

    # The filings of this stage

    @workflow.signal
    def package_corrected(self, corrected: Corrected) -> None:
        """The filing of this stage has been handed in again."""
        self._inbox.append(corrected)

    @workflow.signal
    def validity_asked(self, news: BeforeCourt) -> None:
        """A court has been asked about the arbitration agreement, or no longer is."""
        self._inbox.append(news)

    async def agreement_before_court(self, news: BeforeCourt) -> None:
        """What follows from it; only an arbitration waits for it."""

    async def filing_corrected(self, day: date) -> None:
        """What follows from it; stages whose court counts anew from there override it."""

    # The dispute this stage belongs to

    async def report(self, outcome: Outcome, day: date, **facts: Any) -> None:
        """Tell the dispute what became of this stage, and wait until it has drawn the route anew.

        Whoever's act it was then finds the next steps open when the act is answered.
        """
        dispute = workflow.get_external_workflow_handle(f"dispute/{self.case.case_no}")
        report = Report(workflow_id=self.workflow_id, outcome=outcome, day=day, **facts)
        heard = self._heard
        self._reports += outcome not in UNANSWERED
        await dispute.signal("stage_reported", report)
        if outcome not in UNANSWERED:
            await workflow.wait_condition(lambda: self._heard > heard or self._released)

    async def take_back(self, day: date, undone: int) -> None:
        """Tell the dispute that the last reports no longer hold."""
        await self.report(Outcome.RESUMED, day, undone=undone)
        self._reports -= 1

    async def pause_service_clock(self, ground: PauseGround, day: date) -> None:
        """The 45 days stand still from a day on; the dispute knows whether the policy lets them."""
        await self.report(Outcome.CLOCK_PAUSED, day, ground=ground)

    async def continue_service_clock(self, ground: PauseGround, day: date) -> None:
        """The 45 days go on from a day."""
        await self.report(Outcome.CLOCK_GOES_ON, day, ground=ground)

    async def resume(self, late: Ticket, go_on: Continuation, *, stay: Phase) -> Phase:
        """An act done in time and recorded late sets the stage going again (民事诉讼法 85).

        Where the record holds it back, another forum having been opened, the stage stays as it is.
        """
        self.late = {}
        try:
            phase = await go_on(late)
        except Refused:
            return stay
        await self.report(Outcome.RESUMED, late.day)
        return phase

    @workflow.signal
    def heard(self) -> None:
        """The dispute has taken a report in and drawn its conclusions."""
        self._heard += 1

    @workflow.signal
    def stay(self, stay: Stay) -> None:
        """The case stands still."""
        self._inbox.append(stay)

    @workflow.signal
    def electronic_service(self, consent: ElectronicConsent) -> None:
        """Who may be served electronically has changed (民事诉讼法 90)."""
        roster = self.case.roster.model_copy(update={"electronic": consent.parties})
        self.case = self.case.model_copy(update={"roster": roster})

    @workflow.signal
    def go_on(self, go_on: GoOn) -> None:
        """The case goes on."""
        self._inbox.append(go_on)

    @workflow.signal
    def release(self) -> None:
        """The case no longer needs this stage."""
        self._released = True

    async def finish(self, kind: str = "stage_ended", outcome: str | None = None) -> None:
        """Close the stage: no step open, no term running, every paper written, all answered."""
        self.steps, self.late = {}, {}
        self.drop(*list(self.terms))
        await self.commit(Entry(kind, self.today(), outcome=outcome))
        self.done = True
        while self._inbox:
            if isinstance(item := self._inbox.popleft(), Ticket):
                item.refusal = self.refusal("step_not_open", "该阶段已经结束")
        await self.end_papers()
        await workflow.wait_condition(workflow.all_handlers_finished)


def ending(term: Term) -> Entry:
    """The event that says that a term has ended."""
    return Entry(
        term.event,
        term.due,
        facts={"term": term.code, "clock": term.clock},
        basis=term.basis,
        notices=term.notices,
    )
