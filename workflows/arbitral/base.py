"""What the parts of an arbitration share: its parties, its tribunal, and how it leaves."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities import signatures as outside
    from law.basis import Advice
    from law.institutions import InstitutionRules
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message, Role
    from workflows.progress import Entry
    from workflows.reports import ArbitrationOpening, Outcome
    from workflows.stage import CaseStage, Phase, ending
    from workflows.terms import Term

Handler = Callable[[Ticket], Awaitable[Phase]]


class ArbitralStage(CaseStage):
    """An arbitration under way.

    Which acts are lawful follows from how far it has come. Each part says which those are
    (``lawful``), who handles them (``acts``) and on what conditions (``check``); what may be done
    once it is over is said by ``lawful_afterwards`` and ``acts_afterwards``.
    """

    rules: InstitutionRules

    def __init__(self, opening: ArbitrationOpening) -> None:
        super().__init__(opening.case, opening.opened_on)
        self.institution = opening.institution
        self.mediators = opening.mediators
        self.amount = opening.amount
        self.claimants = opening.case.roster.claimants
        self.respondents = opening.respondents
        self.tribunal: tuple[str, ...] = ()
        self.vacant: tuple[str, ...] = ()
        self.first_heard_on: date | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        """Whom the arbitration agreement binds, claimants first."""
        return self.claimants + self.respondents

    @property
    def complete(self) -> bool:
        """The tribunal sits in full."""
        return bool(self.tribunal) and not self.vacant

    # What may be done, and what follows

    def lawful(self) -> tuple[str, ...]:
        """The steps open while the arbitration is under way."""
        return ()

    def acts(self) -> Mapping[str, Handler]:
        """Who handles them."""
        return {}

    def lawful_afterwards(self) -> tuple[str, ...]:
        """The steps open once the arbitration is over."""
        return ()

    def acts_afterwards(self) -> Mapping[str, Handler]:
        """Who handles them, and acts recorded late that set the arbitration going again."""
        return {}

    async def ended(self, term: Term) -> None:
        """What else follows when a term ends that turns the procedure."""

    async def under_way(self) -> Phase:
        """From prepayment to the award."""
        match await self.take():
            case Ticket() as act:
                return await self.acts()[act.step](act)
            case Term() as term:
                await self.ended(term)
                self.opens(*self.lawful(), since=term.due)
                await self.commit(ending(term))
                return self.under_way

    async def standing(self) -> Phase:
        """Over, until the case lets it go."""
        match await self.take():
            case Ticket() as act:
                return await self.acts_afterwards()[act.step](act)
            case Term() as term:
                await self.ended(term)
                self.opens(*self.lawful_afterwards(), since=term.due)
                await self.commit(ending(term))
                return self.standing

    async def note(
        self, act: Ticket, kind: str, facts: dict[str, Any] | None = None, **about: Any
    ) -> Phase:
        """Record an act and open what is lawful after it."""
        self.opens(*self.lawful(), since=act.day)
        await self.commit(Entry(kind, act.day, facts=facts or {}, **about), act)
        return self.under_way

    async def noted_afterwards(
        self, act: Ticket, kind: str, facts: dict[str, Any] | None = None, **about: Any
    ) -> Phase:
        """Record an act after the end and open what is lawful after it."""
        self.opens(*self.lawful_afterwards(), since=act.day)
        await self.commit(Entry(kind, act.day, facts=facts or {}, **about), act)
        return self.standing

    async def leaves(self, by: Ticket | Term, kind: str, outcome: Outcome, **about: Any) -> Phase:
        """The arbitration ends without an award; the forum is free again.

        ``about`` goes to the dispute, and ``facts`` of it into the record.
        """
        self.steps = {}
        self.drop(*list(self.terms))
        day, act = (by.day, by) if isinstance(by, Ticket) else (by.due, None)
        facts = {"outcome": outcome.value, **about.pop("facts", {})}
        await self.commit(Entry(kind, day, facts=facts, forum=self.forum(live=False)), act)
        await self.report(outcome, day, **about)
        return self.standing

    def forum_now(self) -> outside.ForumMark:
        """This arbitration's forum as it stands."""
        return self.forum(live=self.forum_live)

    def forum(self, *, live: bool) -> outside.ForumMark:
        """This arbitration's place in the register of forums."""
        return outside.ForumMark(workflow_id=self.workflow_id, kind="arbitration", live=live)

    async def read_rules(self) -> Advice[InstitutionRules]:
        """Ask what the institution's rules say."""
        question = outside.InstitutionQuestion(institution=self.institution or "")
        advice = await self.ask(outside.ADVISE_INSTITUTION, question, Advice[InstitutionRules])
        self.rules = advice.value
        return advice

    # Who may act

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """An arbitrator acts in his cases only, and only parties to the agreement take part."""
        if act.role is Role.ARBITRATOR and act.actor not in self.tribunal:
            raise self.refusal("not_your_case", "您不是本案仲裁庭成员")
        if act.party_id is not None and act.party_id not in self.parties:
            raise self.refusal("not_bound_by_agreement", "您不受本案仲裁协议约束")

    def check_parties(self, *named: str) -> None:
        """Those named are parties to the arbitration."""
        if not set(named) <= set(self.parties):
            raise self.refusal("unknown_party", "所列人员中有非本仲裁案当事人")

    def check_all_agree(self, agreed_by: tuple[str, ...], on: str) -> None:
        """All parties to the arbitration agree, and no others are named."""
        if set(agreed_by) != set(self.parties):
            raise self.refusal("consent_of_all_needed", f"{on}须经各方当事人同意")
