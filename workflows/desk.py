"""The bureau's desk: who is in charge of the case, and who is told when its time runs out."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ON_DUTY, Duty, DutyQuestion
    from law.policy import Stage as ServiceStage
    from law.policy import Told
    from workflows.acts import Ticket, update
    from workflows.intake_review import IntakeReview
    from workflows.memory import Snapshot
    from workflows.messages.common import Act, Message, Role
    from workflows.messages.desk import AssignCase, OrderPaper, PaperOnRequest
    from workflows.messages.standing import ReverseAct
    from workflows.messages.steps import BUREAU, DESK
    from workflows.progress import Entry
    from workflows.reports import CaseRef
    from workflows.stage import ending
    from workflows.terms import Term

ALERT_ANSWER = "ALERT_ANSWER"
ALERTS = frozenset({"service_warning", "service_breach"})


@dataclass(frozen=True)
class Alert:
    """Service terms that have run out or soon will, and the rung of the ladder that was told."""

    terms: tuple[str, ...]
    rung: int


@dataclass
class DeskState:
    """What no reversal of an act of the procedure touches: it is no part of the procedure.

    ``events`` are the desk's own entries in the log.
    """

    assignee: str | None = None
    alert: Alert | None = None
    events: frozenset[int] = frozenset()


class Desk(IntakeReview):
    """An alert climbs from rung to rung of the policy's ladder until somebody acknowledges it."""

    assign_case = update("assign_case")
    claim_case = update("claim_case")
    acknowledge_alert = update("acknowledge_alert")
    order_paper = update("order_paper")

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.desk = DeskState()

    # Steps

    def always_open(self) -> tuple[str, ...]:
        """What the desk may do whatever is under way, besides all else."""
        return (*super().always_open(), *self.desk_steps())

    def desk_steps(self) -> tuple[str, ...]:
        """What may be done at the desk now."""
        steps = ["assign_case", "order_paper"]
        steps += ["claim_case"] if self.to_be_claimed() else []
        steps += ["acknowledge_alert"] if self.desk.alert is not None else []
        return tuple(steps)

    def to_be_claimed(self) -> bool:
        """A case without a clerk waits in its bureau's queue, unless it is to be transferred."""
        return self.desk.assignee is None and self.offered_bureau is None

    def reopen_desk(self, day: date) -> None:
        """Open what may be done at the desk now, and leave the steps of the procedure open."""
        others = [step for step in self.steps if step not in DESK]
        self.opens(*others, *self.desk_steps(), since=day)

    async def at_the_desk(self, act: Ticket) -> None:
        """One act that moves no procedure."""
        match act.step, act.facts:
            case "assign_case", AssignCase(assignee=assignee):
                await self.put_in_charge(act, "case_assigned", assignee)
            case "claim_case", _:
                await self.put_in_charge(act, "case_claimed", act.act.actor)
            case "order_paper", OrderPaper(paper=kind):
                await self.note_at_desk(Entry("paper_ordered", act.day), act)
                self.write(kind.value, day=act.day)
            case _:
                await self.acknowledged(act)

    async def note_at_desk(self, entry: Entry, act: Ticket | None = None) -> None:
        """Write an entry of the desk's own."""
        self.reopen_desk(entry.day)
        await self.commit(entry, act)
        self.desk.events |= {self.last_event}

    # Who is in charge

    async def put_in_charge(self, act: Ticket, kind: str, assignee: str) -> None:
        """A clerk takes the case on, or is given it."""
        before, self.desk.assignee = self.desk.assignee, assignee
        facts: dict[str, Any] = {"assignee": assignee}
        facts |= {"formerly": before} if before else {}
        entry = Entry(kind, act.day, facts=facts)
        if assignee != act.act.actor:
            entry.notices = ((assignee, "case_assigned"),)
        await self.note_at_desk(entry, act)

    async def transfer_ends(self, kind: str, day: date, act: Ticket | None = None) -> None:
        """A case that has another bureau waits in that bureau's queue."""
        if kind == "transfer_accepted":
            self.desk.assignee = None
            self.reopen_desk(day)
        await super().transfer_ends(kind, day, act)

    # Alerts

    async def note_end(self, term: Term) -> None:
        """A service term that ends raises an alert; an alert nobody answers climbs."""
        if term.code == ALERT_ANSWER:
            await self.climb(term)
        elif term.event in ALERTS:
            await self.alert(term)
        else:
            await super().note_end(term)

    async def alert(self, term: Term) -> None:
        """Those whom the policy names are told; an alert already raised goes on with this term."""
        roles = tuple(role for role, _ in term.notices if role in set(Told))
        raised = self.desk.alert
        rung = max((self.rung_of(role) for role in roles), default=0)
        higher = raised is None or rung > raised.rung
        duty = await self.on_duty(roles, term.due)
        known = raised or Alert((), rung)
        self.desk.alert = Alert((*known.terms, term.code), max(known.rung, rung))
        if higher:
            self.await_answer(term.due, duty)
        entry = ending(term)
        entry.notices = tuple(
            (account, kind)
            for recipient, kind in term.notices
            for account in duty.accounts.get(recipient, ()) or (recipient,)
        )
        self.reopen_desk(term.due)
        await self.commit(entry)

    async def climb(self, term: Term) -> None:
        """Nobody has acknowledged the alert: the next rung is told."""
        alert = self.desk.alert
        if alert is None:
            self.mark(term, "dropped")
            return
        role = self.clock.policy.escalation.rungs[alert.rung + 1].value
        duty = await self.on_duty((role,), term.due)
        self.desk.alert = replace(alert, rung=alert.rung + 1)
        self.await_answer(term.due, duty)
        entry = Entry("alert_escalated", term.due, facts={"alerts": [*alert.terms], "to": role})
        told = duty.accounts.get(role, ()) or (role,)
        entry.notices = tuple((account, "alert_escalated") for account in told)
        await self.note_at_desk(entry)

    async def acknowledged(self, act: Ticket) -> None:
        """Somebody has taken notice: the alert climbs no further."""
        alert = self.desk.alert
        assert alert is not None
        self.desk.alert = None
        self.met(ALERT_ANSWER)
        facts = {"alerts": [*alert.terms]}
        await self.note_at_desk(Entry("alert_acknowledged", act.day, facts=facts), act)

    async def on_duty(self, roles: tuple[str, ...], day: date) -> Duty:
        """The accounts these roles mean on a day, and the last day to acknowledge."""
        question = DutyQuestion(
            case_no=self.case.case_no,
            roles=roles,
            on=day,
            acknowledge=self.clock.policy.escalation.acknowledge,
        )
        return await self.ask(ON_DUTY, question, Duty)

    def await_answer(self, day: date, duty: Duty) -> None:
        """The rung that was told has so many working days; above the last there is nobody."""
        assert self.desk.alert is not None
        self.drop(ALERT_ANSWER)
        if self.desk.alert.rung + 1 < len(self.clock.policy.escalation.rungs):
            due = duty.acknowledge_by
            self.add_term(Term(ALERT_ANSWER, day, due, due, turns=False, clock="service"))

    def rung_of(self, role: str) -> int:
        """The place of a role on the ladder; whoever is not on it counts as the lowest."""
        rungs = [rung.value for rung in self.clock.policy.escalation.rungs]
        return rungs.index(role) if role in rungs else 0

    def enter_service_stage(self, stage: ServiceStage, day: date) -> None:
        """With a new stage the alerts of the one before it are moot."""
        self.forget_alerts(self.clock.stage_codes())
        super().enter_service_stage(stage, day)

    def stop_service_clock(self, day: date) -> None:
        """With the promise kept, or lawfully handed on, no alert matters any more."""
        self.forget_alerts(self.clock.codes())
        super().stop_service_clock(day)

    def forget_alerts(self, codes: list[str]) -> None:
        """Alerts of these terms are moot."""
        alert = self.desk.alert
        if alert is None:
            return
        left = tuple(code for code in alert.terms if code not in codes)
        self.desk.alert = replace(alert, terms=left) if left else None
        if not left:
            self.drop(ALERT_ANSWER)
            self.steps.pop("acknowledge_alert", None)

    # Reversals

    def put_back(self, then: Snapshot) -> None:
        """The procedure goes back; who is in charge and what was told stay as they are."""
        running = self.terms.get(ALERT_ANSWER)
        super().put_back(then)
        if (old := self.terms.get(ALERT_ANSWER)) != running:
            self.terms.pop(ALERT_ANSWER, None)
            if old is not None:
                self.mark(old, "dropped")
            if running is not None:
                self.add_term(running)
        if "clock" in vars(self):
            self.reopen_desk(self.today())

    def check_standing(self, act: Act, facts: Message) -> None:
        """An entry of the desk is no act of the procedure, so that nothing is there to reverse."""
        match facts:
            case ReverseAct(event=event) if event in self.desk.events:
                raise self.refusal("not_the_last_act", "分案、送达等记录不影响程序，不能撤销")
            case _:
                super().check_standing(act, facts)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """A case is claimed once; an alert is acknowledged by the rung it has reached."""
        super().check(step, act, facts, day)
        match step:
            case "claim_case" if not self.to_be_claimed():
                raise self.refusal("already_assigned", "该案件已有经办人，或者正在移送")
            case "assign_case" if (
                isinstance(facts, AssignCase) and facts.assignee == self.desk.assignee
            ):
                raise self.refusal("already_assigned", "该案件已由此人经办")
            case "acknowledge_alert":
                self.check_rung(act.role)
            case "order_paper" if (
                isinstance(facts, OrderPaper)
                and facts.paper is PaperOnRequest.REPRESENTATIVE_PROOF
                and self.case.roster.claimants[0] in self.case.roster.persons
            ):
                raise self.refusal("paper_not_applicable", "申请人是自然人，没有法定代表人")
            case _:
                pass

    def check_rung(self, role: Role) -> None:
        """A clerk does not silence what has reached the supervisor."""
        alert = self.desk.alert
        if alert is None:
            raise self.refusal("step_not_open", "没有待确认的提醒")
        told = self.clock.policy.escalation.rungs[: alert.rung + 1]
        in_case = [rung for rung in told if rung.value in {each.value for each in BUREAU}]
        if in_case and self.rung_of(role) < self.rung_of(in_case[-1]):
            raise self.refusal("told_to_another", "该提醒已上报上一级，须由其确认")
