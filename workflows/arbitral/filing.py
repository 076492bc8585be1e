"""Application, acceptance, the fee, the notice of arbitration, and withdrawal (仲裁法 32–36)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ForumMark
    from law.basis import cite
    from law.policy import PauseGround
    from workflows.acts import Ticket
    from workflows.arbitral.base import ArbitralStage, Handler
    from workflows.messages.arbitration import (
        DecideFeeDeferral,
        NoticeService,
        Prepayment,
        WithdrawArbitration,
    )
    from workflows.messages.common import Act, Message
    from workflows.progress import Entry
    from workflows.reports import ArbitrationOpening, Outcome
    from workflows.stage import Phase
    from workflows.terms import Term

DEFERRED = "ARB_PREPAY_DEFERRED"
"""The day by which the institution lets a deferred fee be paid."""


class Filing(ArbitralStage):
    """How an arbitration begins, and how the claimant may end it."""

    def __init__(self, opening: ArbitrationOpening) -> None:
        super().__init__(opening)
        self.prepaid = 0
        self.notified: dict[str, date] = {}
        self.claim_withdrawn = False

    def lawful(self) -> tuple[str, ...]:
        notice = () if self.all_notified else ("record_notice_service",)
        withdrawal = () if self.claim_withdrawn else ("withdraw_arbitration",)
        return (*super().lawful(), *notice, *withdrawal)

    def acts(self) -> Mapping[str, Handler]:
        mine = {
            "record_notice_service": self.notice_served,
            "withdraw_arbitration": self.withdrawn,
        }
        return {**super().acts(), **mine}

    def acts_afterwards(self) -> Mapping[str, Handler]:
        mine = {
            "supplement_arbitration_application": self.supplemented_late,
            "record_prepayment": self.prepaid_late,
            "request_fee_deferral": self.deferral_late,
        }
        return {**super().acts_afterwards(), **mine}

    @property
    def all_notified(self) -> bool:
        """Everybody has the notice of arbitration."""
        return set(self.parties) <= set(self.notified)

    # Application

    async def application(self) -> Phase:
        """The application goes to the institution that the agreement names (仲裁法 33, 34)."""
        rules = await self.read_rules()
        await self.start_term("ARB_ACCEPT", self.opened_on)
        self.open_acceptance(self.opened_on)
        await self.commit(
            Entry(
                "arbitration_applied",
                self.opened_on,
                facts={"institution": self.institution},
                basis=cite("AL 32", "AL 33", "AL 34"),
                flags=rules.flags,
                stage="arbitration",
            )
        )
        await self.write_package("arbitration", to=self.institution or "", day=self.opened_on)
        await self.report(Outcome.OPENED, self.opened_on)
        return self.acceptance

    def open_acceptance(self, since: date) -> None:
        """The institution has the application before it."""
        self.opens(
            "record_arbitration_acceptance",
            "record_arbitration_refusal",
            "request_arbitration_supplement",
            "withdraw_arbitration",
            since=since,
        )

    async def acceptance(self) -> Phase:
        """The institution accepts within five days, or refuses with its reason (仲裁法 35)."""
        match await self.take():
            case Ticket(step="record_arbitration_acceptance") as act:
                self.met("ARB_ACCEPT")
                await self.start_term("ARB_PREPAY", act.day, turns=True)
                self.open_prepayment(act.day)
                await self.commit(Entry("arbitration_accepted", act.day), act)
                return self.prepayment
            case Ticket(step="request_arbitration_supplement") as act:
                return await self.supplement_requested(act)
            case Ticket(step="withdraw_arbitration") as act:
                return await self.withdrawn(act)
            case Ticket() as act:
                self.met("ARB_ACCEPT")
                return await self.leaves(act, "arbitration_refused", Outcome.NOT_ACCEPTED)
            case Term():
                return self.acceptance

    # Supplement

    async def supplement_requested(self, act: Ticket) -> Phase:
        """The five days run anew once the application is whole."""
        self.drop("ARB_ACCEPT")
        await self.start_term("ARB_SUPPLEMENT", act.day, turns=True)
        self.opens(
            "supplement_arbitration_application",
            "record_arbitration_refusal",
            "withdraw_arbitration",
            since=act.day,
        )
        notices = tuple((party, "arbitration_supplement") for party in self.claimants)
        await self.commit(Entry("arbitration_supplement_requested", act.day, notices=notices), act)
        await self.pause_service_clock(PauseGround.CORRECTION_BY_PARTY, act.day)
        return self.supplement

    async def supplement(self) -> Phase:
        """Not supplemented in time, the application counts as not made."""
        item = await self.take()
        ended_on = item.day if isinstance(item, Ticket) else item.due
        await self.continue_service_clock(PauseGround.CORRECTION_BY_PARTY, ended_on)
        match item:
            case Ticket(step="supplement_arbitration_application") as act:
                return await self.supplemented(act)
            case Ticket(step="withdraw_arbitration") as act:
                return await self.withdrawn(act)
            case Ticket() as act:
                return await self.leaves(act, "arbitration_refused", Outcome.NOT_ACCEPTED)
            case Term() as missed:
                self.keep_late(missed, "supplement_arbitration_application")
                kind = "arbitration_not_supplemented"
                return await self.leaves(missed, kind, Outcome.DEEMED_WITHDRAWN)

    async def supplemented(self, act: Ticket, forum: ForumMark | None = None) -> Phase:
        """Whole again: the institution decides on it."""
        self.met("ARB_SUPPLEMENT")
        await self.start_term("ARB_ACCEPT", act.day)
        self.open_acceptance(act.day)
        await self.commit(Entry("arbitration_supplemented", act.day, forum=forum), act)
        await self.send_papers_again(act.day)
        return self.acceptance

    async def supplemented_late(self, act: Ticket) -> Phase:
        """Supplemented in time and recorded late."""
        return await self.resume(act, self._supplemented_again, stay=self.standing)

    async def _supplemented_again(self, act: Ticket) -> Phase:
        return await self.supplemented(act, self.forum(live=True))

    # The fee

    def open_prepayment(self, since: date) -> None:
        """The fee is to be prepaid, or its deferral asked for (收费办法 4, 6)."""
        self.opens("record_prepayment", "request_fee_deferral", "withdraw_arbitration", since=since)

    async def prepayment(self) -> Phase:
        """Unpaid in fifteen days, the application counts as withdrawn (收费办法 4, 6)."""
        match await self.take():
            case Ticket(step="record_prepayment") as act:
                return await self.paid(act)
            case Ticket(step="request_fee_deferral") as act:
                return await self.deferral_asked(act)
            case Ticket(step="decide_fee_deferral", facts=DecideFeeDeferral() as decided) as act:
                return await self.deferral_decided(act, decided)
            case Ticket() as act:
                return await self.withdrawn(act)
            case Term() as unpaid:
                asks = () if unpaid.code == DEFERRED else ("request_fee_deferral",)
                self.keep_late(unpaid, "record_prepayment", *asks)
                return await self.leaves(unpaid, "deemed_withdrawn", Outcome.DEEMED_WITHDRAWN)

    async def deferral_asked(self, act: Ticket, forum: ForumMark | None = None) -> Phase:
        """While it is decided on, the application does not count as withdrawn (收费办法 6)."""
        self.drop("ARB_PREPAY")
        self.opens(
            "decide_fee_deferral", "record_prepayment", "withdraw_arbitration", since=act.day
        )
        await self.commit(Entry("fee_deferral_requested", act.day, forum=forum), act)
        return self.prepayment

    async def deferral_late(self, act: Ticket) -> Phase:
        """Asked for in time and recorded late."""
        return await self.resume(act, self._deferral_again, stay=self.standing)

    async def _deferral_again(self, act: Ticket) -> Phase:
        return await self.deferral_asked(act, self.forum(live=True))

    async def deferral_decided(self, act: Ticket, decided: DecideFeeDeferral) -> Phase:
        """Deferred to a day, or to be prepaid within fifteen days of the refusal."""
        flags: tuple[str, ...] = ()
        if decided.until is not None:
            until = decided.until
            self.add_term(Term(DEFERRED, act.day, until, until, turns=True, clock="appointed"))
        else:
            await self.start_term("ARB_PREPAY", act.day, turns=True)
            flags = ("不准缓交后预交的期限没有规定，自决定之日重新计算十五日",)
        self.opens("record_prepayment", "withdraw_arbitration", since=act.day)
        await self.commit(Entry("fee_deferral_decided", act.day, flags=flags), act)
        return self.prepayment

    async def paid(self, act: Ticket, forum: ForumMark | None = None) -> Phase:
        """The fee is prepaid: the notice of arbitration goes to the parties (仲裁法 36)."""
        assert isinstance(act.facts, Prepayment)
        self.prepaid = act.facts.amount
        self.met("ARB_PREPAY", DEFERRED)
        await self.start_term("ARB_NOTICE", act.day)
        return await self.note(act, "arbitration_prepaid", forum=forum)

    async def prepaid_late(self, act: Ticket) -> Phase:
        """Prepaid in time and recorded late, and the claim still has no other forum."""
        return await self.resume(act, self._paid_again, stay=self.standing)

    async def _paid_again(self, act: Ticket) -> Phase:
        return await self.paid(act, self.forum(live=True))

    # The notice of arbitration

    async def notice_served(self, act: Ticket) -> Phase:
        """Each party's receipt counts; the terms run from that of the last of those they bind."""
        assert isinstance(act.facts, NoticeService)
        unserved = tuple(party for party in self.parties if party not in self.notified)
        served = act.facts.parties or unserved
        self.notified = {**self.notified, **dict.fromkeys(served, act.day)}
        if set(served) & set(self.respondents) and set(self.respondents) <= set(self.notified):
            last = max(self.notified[party] for party in self.respondents)
            await self.start_term("ARB_ANSWER", last)
            await self.start_term("ARB_COUNTERCLAIM", last, turns=True)
        if self.all_notified:
            self.met("ARB_NOTICE")
            last = max(self.notified.values())
            await self.start_term("ARB_EVIDENCE", last, turns=True)
            if not self.tribunal:
                await self.start_term("ARB_TRIBUNAL", last, turns=True)
        return await self.note(act, "arbitration_notice_served", {"served": list(served)})

    # Withdrawal

    async def withdrawn(self, act: Ticket) -> Phase:
        """The agreement stands: the claimant may apply again (仲裁法 63).

        A counterclaim is decided all the same.
        """
        assert isinstance(act.facts, WithdrawArbitration)
        given = act.facts
        refund = self.prepaid if given.refund is None and not self.tribunal else given.refund
        facts: dict[str, Any] = {} if refund is None else {"refund_fen": refund}
        if self.goes_on_without_claim():
            self.claim_withdrawn = True
            phase = await self.note(act, "arbitration_claim_withdrawn", facts)
        else:
            phase = await self.leaves(
                act, "arbitration_withdrawn", Outcome.WITHDRAWN, facts=facts, terms=given.terms
            )
        self.write("withdrawal_application", day=act.day)
        return phase

    def goes_on_without_claim(self) -> bool:
        """Whether there is something else to decide; the defence says so."""
        return False

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """A refund before the tribunal is formed is of the whole fee (收费办法 12)."""
        super().check(step, act, facts, day)
        match facts:
            case WithdrawArbitration(terms=terms, refund=refund):
                if terms is not None:
                    self.check_guarantors(terms)
                if refund is not None and refund > self.prepaid:
                    raise self.refusal("refund_out_of_range", "退费不得超过预交的仲裁费")
                if refund is not None and not self.tribunal and refund != self.prepaid:
                    raise self.refusal(
                        "refund_out_of_range", "仲裁庭组成前撤回的，案件受理费应当全部退回"
                    )
            case NoticeService(parties=parties):
                self.check_parties(*parties)
                if set(parties) & set(self.notified):
                    raise self.refusal("already_served", "所列当事人中有已经送达的")
            case DecideFeeDeferral(granted=granted, until=until):
                if granted != (until is not None):
                    raise self.refusal("deferral_needs_day", "准予缓交的须写明缓交至哪一日")
                if until is not None and until < day:
                    raise self.refusal("deferral_needs_day", "缓交的期限不得早于决定之日")
            case _:
                pass
