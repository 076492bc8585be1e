"""Judicial confirmation of a mediation agreement (民事诉讼法 205, 206)."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import StepMark
    from law.routing import Title
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.messages.court import ExtendLimit
    from workflows.messages.court_orders import (
        ConfirmationObjection,
        ConfirmationRuling,
        ObjectionRuling,
    )
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term
    from workflows.tracks.filing import Filing
    from workflows.tracks.phases import CourtStage


class Confirmation(Filing):
    """Joint application, acceptance in three days, a ruling in fifteen; no fee, no appeal.

    A confirmation may still fall to an objection: of a party within fifteen days of its receipt,
    of an outsider within six months of learning of the harm (解释 372).
    """

    DECIDE = "CONF_ACCEPT"

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.served_on = court.opened_on

    async def filing(self) -> Phase:
        """Both sides apply together; the court accepts or not (司法确认规定 4)."""
        court = self.court
        await self.run_decision_term(court.opened_on)
        await court.open_track("confirmation_applied", "CPL 205", "PML 33")
        court.write("confirmation_application", day=court.opened_on)
        return self.acceptance

    async def accepted(self, act: Ticket) -> Phase:
        """Accepted: a ruling in fifteen days (司法确认规定 5)."""
        await self.court.start_term("CONF_DECIDE", act.day)
        self.open_ruling(act.day)
        await self.court.note(act, "filing_accepted")
        return self.ruling

    async def refused(self, act: Ticket) -> Phase:
        """Not accepted: the agreement stands, the other routes are open."""
        await self.court.leaves(act, "filing_refused", Outcome.CONFIRMATION_REFUSED)
        return self.court.stand_by

    def open_ruling(self, day: date) -> None:
        """Open the ruling, and what may come before it."""
        self.court.opens("record_ruling", "withdraw_confirmation", "extend_limit", since=day)

    async def ruling(self) -> Phase:
        """A confirmed agreement is a title in force; a refused one leaves the other routes."""
        match await self.court.take():
            case Ticket(facts=ExtendLimit(by=days)) as act:
                trigger = self.court.terms["CONF_DECIDE"].trigger
                await self.court.start_term("CONF_DECIDE", trigger, extra_days=days)
                self.court.opens("record_ruling", "withdraw_confirmation", since=act.day)
                await self.court.note(act, "limit_extended")
            case Ticket(step="withdraw_confirmation") as act:
                await self.court.leaves(act, "confirmation_withdrawn", Outcome.FILING_WITHDRAWN)
                return self.court.stand_by
            case Ticket(facts=ConfirmationRuling(confirmed=False)) as act:
                await self.court.leaves(act, "confirmation_refused", Outcome.CONFIRMATION_REFUSED)
                return self.court.stand_by
            case Ticket(facts=ConfirmationRuling() as ruling) as act:
                return await self.confirmed(act, ruling.served_on or act.day)
            case _:
                pass
        return self.ruling

    async def confirmed(self, act: Ticket, served_on: date) -> Phase:
        """A title in force, open to objection."""
        self.court.met("CONF_DECIDE")
        await self.court.start_term("CONF_OBJECT_PARTY", served_on)
        self.served_on = served_on
        self.court.steps = {}
        self.open_objection()
        entry = Entry(
            "confirmation_ruled",
            act.day,
            facts={"title": Title.CONFIRMATION_RULING.value},
            forum=self.court.forum(live=False),
            resolution="title" if self.court.opening.situation.settled else None,
        )
        await self.court.commit(entry, act)
        await self.court.report(Outcome.TITLE, act.day, title=Title.CONFIRMATION_RULING)
        return self.in_force

    def open_objection(self) -> None:
        """An outsider's six months run from what he knows, so the step has no end of its own."""
        step = "object_to_confirmation"
        self.court.late[step] = StepMark(step=step, since=self.served_on, late=True)

    async def in_force(self) -> Phase:
        """The confirmation stands unless somebody objects in time."""
        match await self.court.take():
            case Ticket(facts=ConfirmationObjection(outsider_knew_on=knew_on)) as act:
                await self.check_objection(act, knew_on)
                self.court.met("CONF_OBJECT_PARTY")
                self.court.late = {}
                self.court.opens("record_objection_ruling", since=act.day)
                await self.court.note(act, "confirmation_objected")
                return self.objection
            case _:
                return self.in_force

    async def check_objection(self, act: Ticket, knew_on: date | None) -> None:
        """A party objects in fifteen days, an outsider in six months."""
        if knew_on is None:
            await self.court.check_in_time(act, "CONF_OBJECT_PARTY", self.served_on)
        else:
            await self.court.check_in_time(act, "CONF_OBJECT_OUTSIDER", knew_on)

    async def objection(self) -> Phase:
        """Rejected, the confirmation stands; well founded, it is revoked (解释 373)."""
        match await self.court.take():
            case Ticket(facts=ObjectionRuling(stands=True)) as act:
                self.court.steps = {}
                self.open_objection()
                await self.court.note(act, "confirmation_upheld")
                return self.in_force
            case Ticket() as act:
                await self.court.leaves(act, "confirmation_revoked", Outcome.TITLE_REVOKED)
                return self.court.stand_by
            case Term():
                return self.objection

    def trigger_moved(self, old: Term, new: Term) -> None:
        """The ruling was received on another day."""
        if old.code == "CONF_OBJECT_PARTY":
            self.served_on = new.trigger

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """The days of receipt and of knowledge lie where they can."""
        match facts:
            case ConfirmationRuling(served_on=date() as served):
                if not day <= served <= self.court.today():
                    raise self.court.refusal("served_on_out_of_range", "送达日须在裁定日与今天之间")
            case ConfirmationObjection(outsider_knew_on=date() as knew_on):
                if knew_on > day:
                    raise self.court.refusal("occurred_in_future", "知道之日晚于异议之日")
                if act.party_id is not None:
                    raise self.court.refusal("party_is_no_outsider", "当事人不是利害关系人")
            case ExtendLimit() if "CONF_DECIDE" not in self.court.terms:
                raise self.court.refusal("term_ended", "期限届满后不得延长")
            case _:
                super().check(step, act, facts, day)
