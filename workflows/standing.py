"""What any stage takes at any time: a trigger corrected, an act reversed, terms computed anew, a
stay."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ForumMark, StepMark
    from law.deadlines import BY_LAW
    from workflows.acts import Refused, Ticket
    from workflows.memory import KEPT, Snapshot, WentBack, held_by
    from workflows.messages.common import Act, Message
    from workflows.messages.standing import CorrectTrigger, ReverseAct
    from workflows.progress import Entry, Progress
    from workflows.reports import CaseRef, GoOn, Stay
    from workflows.terms import Term

LASTING = frozenset(
    {
        "done",
        "handed_over",
        "held_back",
        "case",
        "children",
        "last_event",
        "_assembling",
        "_before",
        "_current",
        "_events",
        "_filings",
        "_flags",
        "_heard",
        "_inbox",
        "_marks",
        "_papers",
        "_parked",
        "_past",
        "_phase",
        "_released",
        "_reports",
        "_stayed",
        "_work",
        "wakes_after",
    }
)
"""Attributes that no reversal touches: how the stage runs, not how the case stands."""


ONE_QUESTION = "terms-recomputed-with-one-question"
"""Cases under way asked the law for each term apart, and go on so."""


@dataclass(frozen=True)
class Stayed:
    """What a stage had open when it was stayed, and since when it stands still."""

    since: date
    steps: dict[str, StepMark]
    late: dict[str, StepMark]
    terms: dict[str, Term]


class Standing(Progress):
    """Nothing is edited away: each of these acts is an event beside what it corrects."""

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self._past: list[Snapshot] = []
        self._phase: Any = None
        self._reports = 0
        self._stayed: Stayed | None = None

    # What a stage remembers

    def parts(self) -> tuple[object, ...]:
        """The objects that hold the stage's state; a stage with more than itself says so."""
        return (self,)

    def stages(self) -> frozenset[str]:
        """The stages that this one has going; only the dispute has any."""
        return frozenset()

    def forum_now(self) -> ForumMark | None:
        """The forum this stage holds, or has held; stages that hold none have none."""
        return None

    async def gone_back(self, then: Snapshot) -> None:
        """What else follows when the stage stands as it stood; the dispute overrides it."""

    def trigger_moved(self, old: Term, new: Term) -> None:
        """The day that set off a term was another; a stage that keeps that day overrides it."""

    def keep_snapshot(self, cause: object) -> None:
        """Take down how the stage stands before something moves it."""
        taken = self._snapshot(cause)
        self._past = [*self._past[1 - KEPT :], taken]

    def _snapshot(self, cause: object) -> Snapshot:
        return Snapshot(
            event=self.last_event,
            reports=self._reports,
            cause=cause,
            phase=self._phase,
            stages=self.stages(),
            parts=held_by(self.parts(), LASTING),
        )

    def put_back(self, then: Snapshot) -> None:
        """Let the stage stand as it stood; terms and forum are told with the next event."""
        running = self.terms
        then.put_back()
        for code, term in running.items():
            if self.terms.get(code) != term:
                self.mark(term, "dropped")
        for code, term in self.terms.items():
            if running.get(code) != term:
                self.mark(term, "running")

    # Acts

    def check_standing(self, act: Act, facts: Message) -> None:
        """Whether such an act may be done now; raises ``Refused``."""
        match facts:
            case CorrectTrigger(terms=codes, trigger=trigger):
                self._check_evidence(act)
                if trigger > self.today():
                    raise self.refusal("occurred_in_future", "期限起算日不得晚于今天")
                for code in codes:
                    self._check_correctable(code, trigger)
            case ReverseAct(event=event):
                self._check_evidence(act)
                if not self._past or event <= self._past[-1].event:
                    raise self.refusal(
                        "not_the_last_act", "只能撤销该阶段最近一次操作；更早的须逐步撤销"
                    )
                if self._stayed is not None:
                    raise self.refusal("case_stayed", "程序中止期间不能撤销操作")
            case _:
                pass

    def _check_evidence(self, act: Act) -> None:
        if act.submission is None:
            raise self.refusal("record_needed", "须写明理由和依据")

    def _check_correctable(self, code: str, trigger: date) -> None:
        term = self.terms.get(code) or self._just_ended(code)
        if term is None or term.clock not in BY_LAW:
            raise self.refusal("term_not_running", f"“{code}”不是正在进行的法定期限")
        if term.trigger == trigger:
            raise self.refusal("nothing_to_correct", f"“{code}”的起算日已是 {trigger}")

    def _just_ended(self, code: str) -> Term | None:
        """A term whose end was the last thing that moved this stage."""
        cause = self._past[-1].cause if self._past else None
        return cause if isinstance(cause, Term) and cause.code == code else None

    async def stand(self, act: Ticket) -> None:
        """Do such an act; raises ``WentBack`` where the procedure goes on from an earlier point."""
        match act.facts:
            case CorrectTrigger(terms=codes, trigger=trigger):
                await self._correct(act, codes, trigger)
            case ReverseAct(event=event):
                await self._stand_as_before(self._past.pop(), act, "act_reversed", {"event": event})
            case _:
                await self._retime(act)

    async def _correct(self, act: Ticket, codes: tuple[str, ...], trigger: date) -> None:
        """The statutory term runs from the true day; the old one stays in the log."""
        ended = any(code not in self.terms for code in codes)
        then = self._past.pop() if ended else None
        known = self.terms if then is None else self._terms_of(then)
        corrected = [
            await self.compute_anew(known[code], trigger=trigger) for code in codes if code in known
        ]
        facts = {"moved": [_moved(known[term.code], term) for term in corrected]}
        if then is None:
            self._replace(corrected, "corrected")
            await self.commit(Entry("trigger_corrected", act.day, facts=facts), act)
        else:
            await self._stand_as_before(then, act, "trigger_corrected", facts, corrected)

    def _terms_of(self, then: Snapshot) -> dict[str, Term]:
        return next(held["terms"] for part, held in then.parts if part is self)

    def _replace(self, terms: list[Term], state: str) -> None:
        for term in terms:
            old = self.terms[term.code]
            if old.trigger != term.trigger:
                self.mark(old, state)
                self.trigger_moved(old, term)
            self.terms = self.terms | {term.code: term}
            self.mark(term, "running")

    async def _stand_as_before(
        self,
        then: Snapshot,
        act: Ticket,
        kind: str,
        facts: dict[str, Any],
        corrected: list[Term] | None = None,
    ) -> None:
        """Stand as before and say so; where the record holds it back, nothing has changed."""
        now, forum = self._snapshot(act), self.forum_now()
        self.put_back(then)
        self._replace(corrected or [], "corrected")
        entry = Entry(kind, act.day, facts=facts, forum=_forum_change(forum, self.forum_now()))
        try:
            await self.commit(entry, act)
        except Refused:
            now.put_back()
            self._past.append(then)
            return
        undone, self._reports = self._reports - then.reports, then.reports
        await self.gone_back(then)
        if undone:
            await self.take_back(act.day, undone)
        raise WentBack(then.phase)

    async def take_back(self, day: date, undone: int) -> None:
        """Tell the dispute that so many reports no longer hold; the dispute itself makes none."""

    async def _retime(self, act: Ticket) -> None:
        """The running terms, as the calendar and the rules now stand (民法典 203)."""
        anew = await self.computed_anew()
        moved = [term for term in anew if _differs(self.terms[term.code], term)]
        facts = {"moved": [_moved(self.terms[term.code], term) for term in moved]}
        self._replace(moved, "running")
        await self.commit(Entry("terms_recomputed", act.day, facts=facts), act)

    async def computed_anew(self) -> list[Term]:
        """Every running term that the law computes, as it computes it now."""
        running = [term for term in self.terms.values() if term.clock in BY_LAW]
        if workflow.patched(ONE_QUESTION):
            return await self.all_anew(running)
        return [await self.compute_anew(term) for term in running]

    # A stay

    async def stand_still(self, stay: Stay) -> None:
        """No act and no term until the case goes on."""
        if self._stayed is not None:
            return
        self._stayed = Stayed(stay.day, self.steps, self.late, self.terms)
        if not (self.steps or self.late or self.terms):
            return
        for term in self.terms.values():
            self.mark(term, "stayed")
        self.steps, self.late, self.terms = {}, {}, {}
        await self.commit(Entry("stage_stayed", stay.day, facts={"ground": stay.ground.value}))

    async def go_on_again(self, go_on: GoOn) -> None:
        """Steps are open again, and terms end so many days later as the stage stood still."""
        stayed, self._stayed = self._stayed, None
        if stayed is None or not (stayed.steps or stayed.late or stayed.terms):
            return
        days = (go_on.day - stayed.since).days
        self.steps, self.late = stayed.steps, stayed.late
        for term in stayed.terms.values():
            self.add_term(await self._lengthened(term, days))
        await self.commit(Entry("stage_resumed", go_on.day, facts={"days": days}))

    async def _lengthened(self, term: Term, days: int) -> Term:
        if term.clock not in BY_LAW:
            return term.later(days)
        return await self.compute_anew(term, suspended_days=term.suspended_days + days)

    # Reminders

    def to_remind(self) -> Term | None:
        """A term of whose coming end the awaited parties are to be told today."""
        today = self.today()
        due = [term for term in self.terms.values() if any(day <= today for day in term.reminders)]
        return min(due, key=lambda term: term.due, default=None)

    async def remind(self, term: Term) -> None:
        """Remind those whose act the term waits for."""
        today = self.today()
        left = tuple(day for day in term.reminders if day > today)
        self.terms = self.terms | {term.code: replace(term, reminders=left)}
        facts = {"term": term.code, "due": term.due.isoformat(), "days": (term.due - today).days}
        notices = tuple((party, "term_reminder") for party in term.awaited)
        await self.commit(
            Entry("term_reminder", today, facts=facts, basis=term.basis, notices=notices)
        )


def _moved(old: Term, new: Term) -> dict[str, Any]:
    return {
        "term": old.code,
        "trigger": old.trigger.isoformat(),
        "due": old.due.isoformat(),
        "new_trigger": new.trigger.isoformat(),
        "new_due": new.due.isoformat(),
    }


def _differs(old: Term, new: Term) -> bool:
    return (old.raw, old.due, old.provisional) != (new.raw, new.due, new.provisional)


def _forum_change(before: ForumMark | None, after: ForumMark | None) -> ForumMark | None:
    if after == before:
        return None
    if after is None and before is not None:
        return before.model_copy(update={"live": False})
    return after
