"""How far a stage has come: its open steps, its running terms, and the events that tell of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError

with workflow.unsafe.imports_passed_through():
    from activities import signatures as outside
    from law.basis import Advice, Basis
    from law.civil_time import civil_date
    from law.deadlines import Deadline
    from law.terms import Awaited
    from workflows.acts import Refused, Ticket
    from workflows.messages.common import Answer
    from workflows.messages.steps import STEPS
    from workflows.reports import CaseRef
    from workflows.terms import Term, party_of

T = TypeVar("T")

RECORD_TIMEOUT = timedelta(seconds=10)


@dataclass
class Entry:
    """An event to be written, with what it changes besides the steps and terms."""

    kind: str
    day: date
    facts: dict[str, Any] = field(default_factory=dict[str, Any])
    basis: tuple[Basis, ...] = ()
    flags: tuple[str, ...] = ()
    key: str | None = None
    stage: str | None = None
    route: dict[str, Any] | None = None
    forum: outside.ForumMark | None = None
    resolution: str | None = None
    outcome: str | None = None
    notices: tuple[tuple[str, str], ...] = ()
    paused_days: int | None = None
    unresolved: bool = False


class Progress:
    """Steps open and terms running, each change of them written to the record with an event."""

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        self.case = case
        self.opened_on = opened_on
        self.steps: dict[str, outside.StepMark] = {}
        self.late: dict[str, outside.StepMark] = {}
        self.terms: dict[str, Term] = {}
        self.institution: str | None = None
        self.last_event = 0
        self.forum_live = True
        self._marks: dict[tuple[str, date], outside.DeadlineMark] = {}
        self._flags: dict[str, None] = {}
        self._before = (self.steps, self.late, self.terms)
        self._events = 0

    @property
    def workflow_id(self) -> str:
        """The stage's own id."""
        return workflow.info().workflow_id

    # Time

    def now(self) -> datetime:
        """The case's own instant: the server's clock and the case's shift (the only reader)."""
        return workflow.now() + timedelta(days=self.case.shift_days)

    def today(self) -> date:
        """The legal day it is for this case."""
        return civil_date(self.now())

    def refusal(self, code: str, reason: str) -> Refused:
        """A refusal that names the steps open now."""
        return Refused(code, reason, open_steps=tuple(sorted(self.steps)))

    # Terms

    async def start_term(
        self,
        code: str,
        trigger: date,
        *,
        turns: bool = False,
        extra_days: int = 0,
        suspended_days: int = 0,
    ) -> Term:
        """Start a term of the register, computed by the law from its trigger."""
        term = await self.compute_term(
            code, trigger, turns=turns, extra_days=extra_days, suspended_days=suspended_days
        )
        return self.add_term(term)

    async def compute_term(
        self, code: str, trigger: date, *, turns: bool, extra_days: int, suspended_days: int
    ) -> Term:
        """A term of the register as the law computes it today."""
        question = self._question(code, trigger, extra_days, suspended_days)
        advice = await self.ask(outside.ADVISE_TERM, question, Advice[Deadline])
        return self._as_advised(question, advice, turns=turns)

    async def compute_anew(
        self, term: Term, *, trigger: date | None = None, suspended_days: int | None = None
    ) -> Term:
        """A running term of the register, computed again as the law and the calendar now stand."""
        return await self.compute_term(
            term.code,
            trigger or term.trigger,
            turns=term.turns,
            extra_days=term.extra_days,
            suspended_days=term.suspended_days if suspended_days is None else suspended_days,
        )

    async def all_anew(self, terms: Sequence[Term]) -> list[Term]:
        """Running terms of the register, computed again with one question."""
        questions = [
            self._question(term.code, term.trigger, term.extra_days, term.suspended_days)
            for term in terms
        ]
        advice = await self.ask(outside.ADVISE_TERMS, questions, list[Advice[Deadline]])
        return [
            self._as_advised(question, each, turns=term.turns)
            for term, question, each in zip(terms, questions, advice, strict=True)
        ]

    def _question(
        self, code: str, trigger: date, extra_days: int, suspended_days: int
    ) -> outside.TermQuestion:
        return outside.TermQuestion(
            code=code,
            trigger=trigger,
            extra_days=extra_days,
            suspended_days=suspended_days,
            institution=self.institution,
        )

    def _as_advised(
        self, question: outside.TermQuestion, advice: Advice[Deadline], *, turns: bool
    ) -> Term:
        deadline = advice.value
        self._flags |= dict.fromkeys(advice.flags)
        term = Term(
            code=question.code,
            trigger=question.trigger,
            raw=deadline.raw,
            due=deadline.due,
            turns=turns,
            clock=deadline.clock,
            provisional=deadline.provisional,
            basis=advice.basis,
            extra_days=question.extra_days,
            suspended_days=question.suspended_days,
        )
        return term.awaiting(self._awaited(question.code, deadline.awaits), self.today())

    def _awaited(self, code: str, awaits: Awaited | None) -> tuple[str, ...]:
        if party := party_of(code):
            return (party,)
        roster = self.case.roster
        match awaits:
            case Awaited.CLAIMANT:
                return roster.claimants
            case Awaited.RESPONDENT:
                return roster.respondents
            case Awaited.EVERYONE:
                return roster.everyone
            case None:
                return ()

    def add_term(self, term: Term) -> Term:
        """Let a term run."""
        if (running := self.terms.get(term.code)) is not None:
            self.mark(running, "dropped")
        self.terms[term.code] = term
        self.mark(term, "running")
        return term

    def met(self, *codes: str) -> None:
        """The acts that these terms waited for have been done."""
        self._stop(codes, "met")

    def drop(self, *codes: str) -> None:
        """These terms no longer matter."""
        self._stop(codes, "dropped")

    def _stop(self, codes: Iterable[str], state: str) -> None:
        for code in codes:
            if (term := self.terms.pop(code, None)) is not None:
                self.mark(term, state)

    def mark(self, term: Term, state: str) -> None:
        """Say with the next event what has become of a term."""
        self._marks[(term.code, term.trigger)] = term.mark(state)

    # Steps

    def opens(self, *steps: str, since: date) -> None:
        """These steps are open from now on, and no others; one that stays keeps its first day."""
        marks = {step: outside.StepMark(step=step, since=since) for step in steps}
        self.steps = {step: self.steps.get(step, mark) for step, mark in marks.items()}

    def keep_late(self, term: Term, *steps: str, since: date | None = None) -> None:
        """Acts done in time may still be recorded after the term's end (民事诉讼法 85)."""
        for step in steps:
            self.late[step] = outside.StepMark(
                step=step, since=since or term.trigger, until=term.due, late=True
            )

    def forget_late(self, *steps: str) -> None:
        """The route has gone on: these acts can no longer reopen it."""
        for step in steps:
            self.late.pop(step, None)

    # The record

    async def commit(self, entry: Entry, ticket: Ticket | None = None) -> None:
        """Write an event, with the steps and terms as they stand now; answers the ticket.

        Where the database holds the act back, the ticket is refused, steps and terms are as they
        were before it, and ``Refused`` is raised.
        """
        self._events += 1
        marks, self._marks = tuple(self._marks.values()), {}
        flags, self._flags = dict.fromkeys(entry.flags) | self._flags, {}
        transition = outside.Transition(
            case_no=self.case.case_no,
            workflow_id=self.workflow_id,
            key=ticket.act.command_id
            if ticket
            else entry.key or f"{self.workflow_id}#{self._events}",
            kind=entry.kind,
            occurred_on=entry.day,
            recorded_at=self.now(),
            actor=ticket.act.actor if ticket else "system",
            facts=_facts_of(ticket) | entry.facts,
            basis=tuple(dict.fromkeys(entry.basis or (STEPS[ticket.step].basis if ticket else ()))),
            flags=tuple(flags),
            submission=ticket.act.submission if ticket else None,
            steps=tuple(self.steps.values())
            + tuple(mark for step, mark in self.late.items() if step not in self.steps),
            deadlines=marks,
            forum=entry.forum,
            stage=entry.stage,
            route=entry.route,
            resolution=entry.resolution,
            outcome=entry.outcome,
            notices=entry.notices,
            paused_days=entry.paused_days,
            unresolved=entry.unresolved,
            answers=ticket.act.command_id if ticket else None,
            step=ticket.step if ticket else None,
        )
        try:
            recorded = await self.ask(outside.RECORD, transition, outside.Recorded)
        except (ActivityError, ApplicationError) as error:
            refused = self._held_back(error)
            if ticket is not None:
                ticket.refusal = refused
                self._go_back()
            raise refused from None
        self.last_event = recorded.event
        if entry.forum is not None:
            self.forum_live = entry.forum.live
        if ticket is not None:
            ticket.answer = Answer(
                case_no=self.case.case_no,
                step=ticket.step,
                event=recorded.event,
                occurred_on=entry.day,
                stage=recorded.stage,
            )

    def remember(self) -> None:
        """Keep steps and terms as they stand before an act."""
        self._before = (self.steps.copy(), self.late.copy(), self.terms.copy())

    def _go_back(self) -> None:
        self.steps, self.late, self.terms = self._before
        self._marks = {}

    def _held_back(self, error: ActivityError | ApplicationError) -> Refused:
        """The refusal that the database's answer is; a local activity fails with it unwrapped."""
        cause = error.cause if isinstance(error, ActivityError) else error
        if isinstance(cause, ApplicationError) and cause.non_retryable and cause.type:
            return self.refusal(cause.type, cause.message)
        raise error

    async def ask(self, activity: str, question: Any, answer: type[T]) -> T:
        """Ask the law or the record through a local activity; what it says is recorded."""
        return await workflow.execute_local_activity(
            activity,
            question,
            result_type=answer,
            start_to_close_timeout=RECORD_TIMEOUT,
            retry_policy=RetryPolicy(maximum_interval=timedelta(seconds=30)),
        )


def _facts_of(ticket: Ticket | None) -> dict[str, Any]:
    if ticket is None:
        return {}
    facts = ticket.facts.model_dump(mode="json")
    return facts | ticket.act.model_dump(
        mode="json", include={"party_id", "attestation", "agency"}, exclude_none=True
    )
