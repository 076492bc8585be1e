"""What the court workflow gives its tracks."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities import signatures as outside
    from activities.signatures import ForumMark
    from law.basis import Advice, Basis, cite
    from law.courts import Venue
    from law.deadlines import Deadline
    from law.routing import Step
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.messages.dispute import NO_FORUM, Track, TrialTrack
    from workflows.progress import Entry
    from workflows.reports import CourtOpening, Outcome
    from workflows.stage import CaseStage, Phase
    from workflows.terms import Term


class Procedure(Protocol):
    """A track's own procedure: it begins with a filing, and has conditions of its own."""

    async def filing(self) -> Phase:
        """What is filed, and the phase after it."""
        ...

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Conditions of the track's own; raises ``Refused``."""
        ...

    def trigger_moved(self, old: Term, new: Term) -> None:
        """The day that set off a term was another."""
        ...


class CourtStage(CaseStage):
    """A stage before a court: its forum, its court, and how it leaves."""

    opening: CourtOpening
    track: Procedure

    async def open_track(self, kind: str, *citations: str) -> None:
        """Record the filing, and have its package made and handed in to the court it goes to."""
        question = outside.VenueQuestion(
            case_no=self.case.case_no,
            step=Step(self.opening.track),
            situation=self.opening.situation,
        )
        venue = await self.ask(outside.ADVISE_VENUE, question, Advice[Venue])
        facts = {"track": self.opening.track.value, "court": venue.value.name}
        await self.commit(
            Entry(
                kind,
                self.opened_on,
                facts=facts | {"claimed_fen": self.opening.claimed},
                basis=cite(*citations) + venue.basis,
                flags=venue.flags,
                stage="enforcement" if self.opening.track is Track.ENFORCEMENT else "court",
            )
        )
        await self.write_package(self.opening.track.value, to=venue.value.name, day=self.opened_on)
        await self.report(Outcome.OPENED, self.opened_on)

    async def filing_corrected(self, day: date) -> None:
        """The court's seven days run from the corrected complaint (民事诉讼法解释 126, 208)."""
        if self.opening.track.value in set(TrialTrack) and "record_filing_acceptance" in self.steps:
            await self.start_term("FILE_DECIDE", day)
            basis = cite("CPL-I 126", "CPL-I 208")
            await self.commit(Entry("filing_term_restarted", day, basis=basis))

    async def leaves(
        self,
        by: Ticket | Term,
        kind: str,
        outcome: Outcome,
        basis: tuple[Basis, ...] = (),
        facts: Mapping[str, Any] | None = None,
    ) -> None:
        """This track ends without a title; the forum is free again."""
        self.steps = {}
        self.drop(*list(self.terms))
        day, act = day_of(by), by if isinstance(by, Ticket) else None
        basis = basis or (by.basis if isinstance(by, Term) else ())
        entry = Entry(
            kind,
            day,
            facts={"outcome": outcome.value, **(facts or {})},
            basis=basis,
            forum=self.forum(live=False),
        )
        await self.commit(entry, act)
        await self.report(outcome, day)

    def forum_now(self) -> ForumMark | None:
        """This track's forum as it stands; one that decides no claim is none."""
        if self.opening.track in NO_FORUM:
            return None
        return self.forum(live=self.forum_live)

    def forum(self, *, live: bool) -> ForumMark:
        """This track's place in the register of forums."""
        return ForumMark(workflow_id=self.workflow_id, kind=self.opening.track.value, live=live)

    async def note(self, act: Ticket, kind: str) -> None:
        """Record an act that moves nothing else."""
        await self.commit(Entry(kind, act.day), act)

    async def note_end(self, term: Term) -> None:
        """Record that a term has ended which moves the procedure no further by itself."""
        facts = {"term": term.code, "clock": term.clock}
        await self.commit(Entry(term.event, term.due, facts=facts, basis=term.basis))

    async def set_term(self, code: str, day: date, days: int, procedure: str) -> Term:
        """Start a term that the court sets; refused where the law does not let it."""
        question = outside.SetTermQuestion(code=code, trigger=day, days=days, procedure=procedure)
        advice = await self.ask(outside.ADVISE_SET_TERM, question, Advice[Deadline])
        deadline = advice.value
        self._flags |= dict.fromkeys(advice.flags)
        return self.add_term(
            Term(
                code=code,
                trigger=day,
                raw=deadline.raw,
                due=deadline.due,
                turns=False,
                clock="court",
                provisional=deadline.provisional,
                basis=advice.basis,
            )
        )

    async def check_in_time(self, act: Ticket, code: str, trigger: date | None) -> None:
        """Refuse an act whose own term, counted from ``trigger``, had ended by its day."""
        if trigger is None:
            return
        question = outside.TermQuestion(code=code, trigger=trigger)
        advice = await self.ask(outside.ADVISE_TERM, question, Advice[Deadline])
        if act.day > advice.value.due:
            raise self.refusal("term_ended", f"该当事人的期限已于 {advice.value.due} 届满")

    async def stand_by(self) -> None:
        """Nothing is open here until the case lets this track go."""
        while True:
            await self.take()


def day_of(by: Ticket | Term) -> date:
    """The day of an act, or the last day of a term that has ended."""
    return by.day if isinstance(by, Ticket) else by.due
