"""The periods of the claim itself: limitation, and the periods in which guarantors are liable."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ClaimPeriod
    from workflows.acts import Ticket, update
    from workflows.messages.common import Message
    from workflows.messages.dispute import BROUGHT
    from workflows.messages.incidents import DemandGuarantor
    from workflows.messages.mediation import Extent
    from workflows.outcomes import Outcomes
    from workflows.reports import CaseRef, Outcome, Report
    from workflows.terms import Term, for_party, of_all, party_of

LIMITATION = "LIMITATION"
GUARANTEE = "GUARANTEE"
ENDED = {LIMITATION: "limitation_ended", GUARANTEE: "guarantee_period_ended"}


class ClaimPeriods(Outcomes):
    """Neither ends the procedure: what is lost is told to the clerk and to the claimant.

    A request for mediation, a suit, or an application to arbitrate interrupts limitation, which
    runs anew from the end of that procedure (民法典 195, 诉讼时效规定 10-12). A guarantee's period
    does neither stop nor start anew (民法典 692); ``guaranteed`` are those that ran at filing,
    ``lapsed`` the days on which joint guarantors became free, no demand being on record.
    """

    demand_guarantor = update("demand_guarantor")

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.guaranteed: tuple[ClaimPeriod, ...] = ()
        self.lapsed: dict[str, date] = {}

    def run_periods(self, periods: tuple[ClaimPeriod, ...]) -> None:
        """What runs when the case comes in; a request for mediation has interrupted limitation."""
        self.guaranteed = tuple(each for each in periods if of_all(each.code) == GUARANTEE)
        for period in periods:
            asks = self.situation.claimant_consents_mediation
            if period.code != LIMITATION or not asks:
                self._run_period(period)

    def _run_period(self, period: ClaimPeriod) -> None:
        term = Term(
            period.code,
            period.trigger,
            period.raw,
            period.due,
            turns=False,
            clock="agreed" if period.agreed else "statutory",
            provisional=period.provisional,
            basis=period.basis,
        )
        self.add_term(term.awaiting(self.case.roster.claimants, self.today()))

    def add_term(self, term: Term) -> Term:
        """Let a term run; the end of one of these is told to those whom it harms."""
        if (code := of_all(term.code)) in ENDED:
            told = ("clerk", *self.case.roster.claimants)
            term = term.ending_with(ENDED[code], *((each, ENDED[code]) for each in told))
        return super().add_term(term)

    # Guarantors

    def to_be_demanded(self) -> frozenset[str]:
        """The guarantors whose period a demand meets (民法典 693)."""
        running = [code for code in self.terms if of_all(code) == GUARANTEE]
        return frozenset(party_of(code) for code in running if not self._general(code))

    def check_demand(self, facts: Message, day: date) -> None:
        """A demand keeps a joint guarantee alive whose period runs, or ran when it was made."""
        if not isinstance(facts, DemandGuarantor) or facts.party_id in self.to_be_demanded():
            return
        if facts.party_id not in self.lapsed:
            raise self.refusal("no_guarantee_period", "该当事人没有须以请求保住的保证期间")
        until = self.lapsed[facts.party_id]
        if day > until:
            raise self.refusal("term_ended", f"保证期间已于 {until} 届满，仅可补录届满前的请求")

    async def note_end(self, term: Term) -> None:
        """A demand made in time may be recorded after the end of the period."""
        if of_all(term.code) == GUARANTEE and not self._general(term.code):
            self.lapsed = {**self.lapsed, party_of(term.code): term.due}
            self.keep_late(term, "demand_guarantor")
            if not self.to_be_demanded():
                self.steps.pop("demand_guarantor", None)
        await super().note_end(term)

    def _general(self, code: str) -> bool:
        return any(each.general for each in self.guaranteed if each.code == code)

    async def demanded(self, act: Ticket, party: str) -> None:
        """A guarantor has been asked to pay within his period."""
        self.met(for_party(GUARANTEE, party))
        self.lapsed = {each: due for each, due in self.lapsed.items() if each != party}
        self.forget_late("demand_guarantor")
        await self.turn(act, "guarantor_demanded")

    async def reserve(self, workflow_id: str, kind: str, day: date, act: Ticket | None) -> None:
        """A forum interrupts limitation; only a suit or an arbitration also meets guarantees."""
        self.met(LIMITATION)
        if kind in BROUGHT:
            against = self.bound_to_arbitrate() if kind == "arbitration" else ()
            for period in self.guaranteed:
                debtor_is_enough = period.general or kind != "arbitration"
                if debtor_is_enough or party_of(period.code) in against:
                    self.met(period.code)
        await super().reserve(workflow_id, kind, day, act)

    # What ends without a result

    async def left(self, report: Report) -> None:
        """Limitation runs anew from the end of a procedure that has come to nothing."""
        forum = self.is_forum(report.workflow_id)
        if (forum or report.workflow_id.startswith("mediation/")) and not self.situation.title:
            await self.start_term(LIMITATION, report.day)
            if forum:
                self._general_again(report.day)
        await super().left(report)

    async def take_out(self, report: Report) -> None:
        """The procedure goes on after all: limitation is interrupted as before."""
        await super().take_out(report)
        self.drop(LIMITATION)
        if self.forum == report.workflow_id:
            self.met(*(each.code for each in self.guaranteed if each.general))

    def _general_again(self, day: date) -> None:
        """A suit taken back has not kept a general guarantee alive (担保制度解释 31)."""
        for period in self.guaranteed:
            if period.general and period.due >= day:
                self._run_period(period)

    async def settled(self, report: Report) -> None:
        """A guarantor who joins the settlement has answered for the debt in time."""
        assert report.terms is not None
        for party in report.terms.guarantors:
            self.met(for_party(GUARANTEE, party))
        if report.extent is Extent.PARTIAL:
            await self.start_term(LIMITATION, report.day)
        await super().settled(report)

    async def rerouted(self, report: Report, *, unpaid: bool) -> None:
        """An agreement that is not performed may be sued on; limitation of it begins."""
        if unpaid and not self.situation.title:
            await self.start_term(LIMITATION, report.day)
        elif report.outcome is Outcome.CURED:
            self.met(LIMITATION)
        await super().rerouted(report, unpaid=unpaid)
