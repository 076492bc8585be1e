"""The promise of 45 days: the service-level clock of a case, its stages and its pauses."""

from dataclasses import replace
from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.policy import PauseGround, Policy, Stage, Told
    from workflows.acts import Ticket
    from workflows.progress import Entry
    from workflows.reports import CaseRef
    from workflows.service_clock import ServiceClock
    from workflows.stage import CaseStage
    from workflows.terms import Term


class Promise(CaseStage):
    """The part of the dispute that keeps the service-level clock."""

    clock: ServiceClock

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.held: tuple[Term, ...] = ()

    def start_service_clock(self, policy: Policy) -> None:
        """The whole promise runs from the day of filing."""
        self.clock = ServiceClock(policy, self.opened_on)
        self._run((*self.clock.total(), *self.clock.enter(Stage.INTAKE, self.opened_on)))

    def enter_service_stage(self, stage: Stage, day: date) -> None:
        """A stage begins: its own budget runs, the one before it stops."""
        codes = self.clock.stage_codes()
        self.met(*codes)
        self.held = tuple(term for term in self.held if term.code not in codes)
        self._run(self.clock.enter(stage, day))

    def stop_service_clock(self, day: date) -> None:
        """The promise is kept: resolved, or lawfully escalated with a complete package."""
        self.met(*self.clock.codes())
        self.held = ()
        self.clock.leave(day)
        self.clock.stop(day)

    async def pause_clock(self, ground: PauseGround, day: date) -> None:
        """The clock stands still from a day on, where the policy lets it for this ground."""
        if self.clock.stopped or ground not in self.clock.policy.pauses:
            return
        if ground in self.clock.grounds:
            return
        self.clock.pause(ground, day)
        codes = [code for code in self.clock.codes() if code in self.terms]
        self.held += tuple(self.terms[code] for code in codes)
        self.drop(*codes)
        await self.commit(Entry("service_clock_paused", day, facts={"ground": ground.value}))

    async def continue_clock(self, ground: PauseGround, day: date) -> None:
        """The clock goes on once no ground holds it any more."""
        if self.clock.stopped or ground not in self.clock.grounds:
            return
        held, self.held = self.held, ()
        days = self.clock.go_on(ground, day)
        if days is None:
            self.held = held
        else:
            stage_codes = self.clock.stage_codes()
            for term in held:
                self.add_term(term.later(days.stage if term.code in stage_codes else days.total))
        facts = {"ground": ground.value, "days": days.total if days else 0}
        await self.commit(Entry("service_clock_resumed", day, facts=facts))

    async def commit(self, entry: Entry, ticket: Ticket | None = None) -> None:
        """Write an event, with the days for which the clock has stood still, if it has."""
        if "clock" in vars(self) and self.clock.stood:
            entry.paused_days = self.clock.stood
        await super().commit(entry, ticket)

    def _run(self, terms: tuple[Term, ...] | list[Term]) -> None:
        terms = [self._addressed(term) for term in terms]
        if self.clock.standing_since is not None:
            self.held += tuple(terms)
            return
        for term in terms:
            self.add_term(term)

    def _addressed(self, term: Term) -> Term:
        """The term, its notices to the claimant's side addressed to the parties there."""
        notices = (
            (recipient, kind)
            for told, kind in term.notices
            for recipient in (self.case.roster.claimants if told == Told.CLAIMANT else (told,))
        )
        return replace(term, notices=tuple(notices))
