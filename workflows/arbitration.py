"""Arbitration: application, acceptance, tribunal, hearing, and an award or a consent award."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ForumMark
    from law.basis import cite
    from law.routing import Title
    from workflows.acts import Ticket, update
    from workflows.messages.arbitration import (
        FormTribunal,
        HoldHearing,
        MakeAward,
        TribunalSettlement,
    )
    from workflows.messages.common import Act, Message, Role
    from workflows.messages.mediation import Terms
    from workflows.progress import Entry
    from workflows.reports import ArbitrationOpening, Outcome
    from workflows.stage import CaseStage, Phase
    from workflows.terms import Term

BEFORE_AWARD = ("record_arbitration_answer", "hold_hearing", "record_tribunal_settlement")


@workflow.defn(name="arbitration")
class Arbitration(CaseStage):
    """The arbitration of a case before one named institution (仲裁法 2025).

    It exists only under a valid agreement, which the dispute has checked. The award is final
    and in force from the day it is made (仲裁法 70).
    """

    @workflow.init
    def __init__(self, opening: ArbitrationOpening) -> None:
        super().__init__(opening.case, opening.opened_on)
        self.institution = opening.institution
        self.mediators = opening.mediators
        self.roster = opening.case.roster
        self.tribunal: tuple[str, ...] = ()
        self.terms_agreed: Terms | None = None
        self.was_heard = False
        self.respondent_absent = False

    record_arbitration_acceptance = update("record_arbitration_acceptance")
    record_arbitration_refusal = update("record_arbitration_refusal")
    record_prepayment = update("record_prepayment")
    form_tribunal = update("form_tribunal")
    record_arbitration_answer = update("record_arbitration_answer")
    hold_hearing = update("hold_hearing")
    record_tribunal_settlement = update("record_tribunal_settlement")
    make_award = update("make_award")
    make_consent_award = update("make_consent_award")
    record_award_service = update("record_award_service")

    @workflow.run
    async def run(self, opening: ArbitrationOpening) -> None:
        """Application, acceptance, prepayment, tribunal, hearing, award."""
        await self.follow(self.application)

    async def application(self) -> Phase:
        """The application goes to the institution that the agreement names (仲裁法 33, 34)."""
        await self.start_term("ARB_ACCEPT", self.opened_on)
        self.opens(
            "record_arbitration_acceptance", "record_arbitration_refusal", since=self.opened_on
        )
        await self.commit(
            Entry(
                "arbitration_applied",
                self.opened_on,
                facts={"institution": self.institution},
                basis=cite("AL 32", "AL 33", "AL 34"),
                stage="arbitration",
            )
        )
        await self.write_package("arbitration", to=self.institution, day=self.opened_on)
        await self.report(Outcome.OPENED, self.opened_on)
        return self.acceptance

    async def acceptance(self) -> Phase:
        """The institution accepts within five days, or refuses with reasons (仲裁法 35)."""
        match await self.take():
            case Ticket(step="record_arbitration_acceptance") as act:
                self.met("ARB_ACCEPT")
                await self.start_term("ARB_PREPAY", act.day, turns=True)
                self.opens("record_prepayment", since=act.day)
                await self.commit(Entry("arbitration_accepted", act.day), act)
                return self.prepayment
            case Ticket() as act:
                self.met("ARB_ACCEPT")
                return await self.leaves(act, "arbitration_refused", Outcome.NOT_ACCEPTED)
            case Term():
                return self.acceptance

    async def prepayment(self) -> Phase:
        """Unpaid in fifteen days, the application counts as withdrawn (仲裁收费办法 4, 6)."""
        match await self.take():
            case Ticket() as act:
                return await self.prepaid(act)
            case Term() as unpaid:
                self.keep_late(unpaid, "record_prepayment")
                return await self.leaves(unpaid, "deemed_withdrawn", Outcome.DEEMED_WITHDRAWN)

    async def prepaid(self, act: Ticket, forum: ForumMark | None = None) -> Phase:
        """The institution's own terms for answer, tribunal and award run from here."""
        self.met("ARB_PREPAY")
        for code in ("ARB_ANSWER", "ARB_TRIBUNAL"):
            await self.start_term(code, act.day)
        self.opens("form_tribunal", "record_arbitration_answer", since=act.day)
        await self.commit(Entry("arbitration_prepaid", act.day, forum=forum), act)
        return self.constitution

    async def prepaid_late(self, act: Ticket) -> Phase:
        """Prepaid in time, and the claim still has no other forum."""
        return await self.prepaid(act, self.forum(live=True))

    async def constitution(self) -> Phase:
        """The tribunal is formed: the mediator of the case never sits in it."""
        match await self.take():
            case Ticket(step="form_tribunal", facts=FormTribunal(arbitrators=arbitrators)) as act:
                self.tribunal = arbitrators
                self.met("ARB_TRIBUNAL")
                await self.start_term("ARB_AWARD", act.day)
                self.opens(*BEFORE_AWARD, since=act.day)
                notices = tuple((arbitrator, "tribunal_seat") for arbitrator in arbitrators)
                await self.commit(Entry("tribunal_formed", act.day, notices=notices), act)
                return self.hearing
            case Ticket() as act:
                await self.answered(act)
            case Term():
                pass
        return self.constitution

    async def answered(self, act: Ticket) -> None:
        """The respondent answers; not answering does not stop the proceedings (仲裁法 36)."""
        self.met("ARB_ANSWER")
        await self.commit(Entry("arbitration_answered", act.day), act)

    async def hearing(self) -> Phase:
        """A claimant who stays away withdraws; a respondent may be judged by default (54)."""
        match await self.take():
            case Ticket(step="hold_hearing", facts=HoldHearing(present=present)) as act:
                if not set(present) & set(self.roster.claimants):
                    return await self.leaves(act, "hearing_held", Outcome.DEEMED_WITHDRAWN)
                self.was_heard = True
                self.respondent_absent = not set(present) & set(self.roster.respondents)
                self.opens(*self.until_award(), since=act.day)
                await self.commit(Entry("hearing_held", act.day), act)
            case Ticket(step="record_tribunal_settlement", facts=TribunalSettlement() as s) as act:
                self.terms_agreed = s.terms
                self.opens(*self.until_award(), since=act.day)
                await self.commit(Entry("tribunal_settlement_recorded", act.day), act)
            case Ticket(step="make_award", facts=MakeAward() as award) as act:
                return await self.awarded(act, award)
            case Ticket(step="make_consent_award") as act:
                return await self.consented(act)
            case Ticket() as act:
                await self.answered(act)
            case Term():
                pass
        return self.hearing

    def until_award(self) -> tuple[str, ...]:
        """What the tribunal may do now; a settlement not yet in an award ends nothing (65)."""
        award = ("make_award",) if self.was_heard else ()
        consent = ("make_consent_award",) if self.terms_agreed else ()
        return (*BEFORE_AWARD, *award, *consent)

    async def awarded(self, act: Ticket, award: MakeAward) -> Phase:
        """The award (仲裁法 67); one that grants nothing is no title."""
        granted = award.amount + award.costs > 0
        await self.made(act, "award_made", Title.AWARD if granted else None)
        self.write("award_record", day=act.day)
        if not granted:
            await self.report(Outcome.DISMISSED, act.day)
            return self.standing
        await self.report(
            Outcome.TITLE,
            act.day,
            title=Title.AWARD,
            amount=award.amount + award.costs,
            perform_by=award.perform_by,
        )
        return self.standing

    async def consented(self, act: Ticket) -> Phase:
        """An award on the terms the parties settled on (仲裁法 62, 65)."""
        await self.made(act, "consent_award_made", Title.CONSENT_AWARD)
        self.write("consent_award_record", day=act.day)
        await self.report(
            Outcome.TITLE, act.day, title=Title.CONSENT_AWARD, terms=self.terms_agreed
        )
        return self.standing

    async def made(self, act: Ticket, kind: str, title: Title | None) -> None:
        """In force from the day it is made (仲裁法 70)."""
        self.met("ARB_AWARD")
        self.drop("ARB_ANSWER", "ARB_TRIBUNAL")
        self.opens("record_award_service", since=act.day)
        facts: dict[str, Any] = {"title": title.value} if title else {}
        if self.terms_agreed is not None and title is Title.CONSENT_AWARD:
            facts["terms"] = self.terms_agreed.model_dump(mode="json")
        resolution = "title" if title else None
        entry = Entry(
            kind, act.day, facts=facts, forum=self.forum(live=False), resolution=resolution
        )
        await self.commit(entry, act)

    async def leaves(self, by: Ticket | Term, kind: str, outcome: Outcome) -> Phase:
        """The arbitration ends without an award; the forum is free again."""
        self.steps = {}
        self.drop(*list(self.terms))
        day, act = (by.day, by) if isinstance(by, Ticket) else (by.due, None)
        facts = {"outcome": outcome.value}
        await self.commit(Entry(kind, day, facts=facts, forum=self.forum(live=False)), act)
        await self.report(outcome, day)
        return self.standing

    async def standing(self) -> Phase:
        """Over: an award is served; a prepayment made in time sets the arbitration going again."""
        match await self.take():
            case Ticket(step="record_award_service") as act:
                await self.served(act)
            case Ticket() as act:
                return await self.resume(act, self.prepaid_late, stay=self.standing)
            case Term():
                pass
        return self.standing

    async def served(self, act: Ticket) -> None:
        """From receipt the terms for correction and set-aside run (仲裁法 69, 72)."""
        await self.start_term("ARB_CORRECT", act.day)
        await self.start_term("ARB_SETASIDE", act.day)
        self.steps = {}
        await self.commit(Entry("award_served", act.day), act)

    def forum_now(self) -> ForumMark:
        """This arbitration's forum as it stands."""
        return self.forum(live=self.forum_live)

    def forum(self, *, live: bool) -> ForumMark:
        """This arbitration's place in the register of forums."""
        return ForumMark(workflow_id=self.workflow_id, kind="arbitration", live=live)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Mediator and arbitrator are never the same person; an arbitrator acts in his cases."""
        if act.role is Role.ARBITRATOR and act.actor not in self.tribunal:
            raise self.refusal("not_your_case", "您不是本案仲裁庭成员")
        match facts:
            case FormTribunal(arbitrators=arbitrators):
                if len(arbitrators) == 2 or len(set(arbitrators)) != len(arbitrators):
                    raise self.refusal("tribunal_of_one_or_three", "仲裁庭由一名或三名仲裁员组成")
                if set(arbitrators) & set(self.mediators):
                    raise self.refusal("conflict_of_roles", "本案调解员不得担任仲裁员")
            case TribunalSettlement(terms=terms):
                self.check_guarantors(terms)
            case HoldHearing(present=present) if not set(present) <= set(self.roster.everyone):
                raise self.refusal("unknown_party", "到庭人员中有非本案当事人")
            case MakeAward(perform_by=perform_by, by_default=by_default):
                if perform_by < day:
                    raise self.refusal("perform_by_in_past", "履行期限不得早于裁决日")
                if by_default != self.respondent_absent:
                    raise self.refusal("default_award", "缺席裁决须与被申请人是否到庭一致")
            case _:
                pass
