"""The decision: settlement, mediation statement, award, dismissal of a sham (仲裁法 61–70)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.routing import Title
    from workflows.acts import Ticket
    from workflows.arbitral.hearing import Handler, Hearing
    from workflows.messages.arbitration import ExtendAwardTerm, MakeAward, TribunalSettlement
    from workflows.messages.common import Act, Message
    from workflows.messages.mediation import Terms
    from workflows.progress import Entry
    from workflows.reports import ArbitrationOpening, Outcome
    from workflows.stage import Phase, ending
    from workflows.terms import Term


class Decision(Hearing):
    """An award is in force from the day it is made, a statement once all have signed for it."""

    def __init__(self, opening: ArbitrationOpening) -> None:
        super().__init__(opening)
        self.terms_agreed: Terms | None = None
        self.signed_for: tuple[str, ...] = ()
        self.title: Title | None = None
        self.award: MakeAward | None = None

    def lawful(self) -> tuple[str, ...]:
        steps = super().lawful()
        if not self.complete:
            return steps
        if self.was_heard or self.documents_only:
            steps = (*steps, "make_award")
        if self.terms_agreed is not None:
            steps = (*steps, "make_consent_award", "issue_mediation_statement")
        return (*steps, "record_tribunal_settlement", "dismiss_as_sham", "extend_award_term")

    def acts(self) -> Mapping[str, Handler]:
        mine = {
            "record_tribunal_settlement": self.settled,
            "extend_award_term": self.award_term_extended,
            "make_award": self.awarded,
            "make_consent_award": self.consented,
            "issue_mediation_statement": self.statement_issued,
            "dismiss_as_sham": self.dismissed_as_sham,
        }
        return {**super().acts(), **mine}

    # Settlement and mediation

    async def settled(self, act: Ticket) -> Phase:
        """A settlement not yet in an award or a statement ends nothing (仲裁法 65)."""
        assert isinstance(act.facts, TribunalSettlement)
        self.terms_agreed = act.facts.terms
        return await self.note(act, "tribunal_settlement_recorded")

    async def consented(self, act: Ticket) -> Phase:
        """An award on the terms the parties settled on (仲裁法 62, 64)."""
        await self.made(act, "consent_award_made", Title.CONSENT_AWARD)
        self.write("consent_award_record", day=act.day)
        await self.report(
            Outcome.TITLE, act.day, title=Title.CONSENT_AWARD, terms=self.terms_agreed
        )
        return self.standing

    async def statement_issued(self, act: Ticket) -> Phase:
        """Signed and sealed, it goes to both sides; it cannot be left with anybody (65)."""
        self.signed_for = ()
        self.opens("sign_for_mediation_statement", "renege_on_mediation_statement", since=act.day)
        notices = tuple((party, "mediation_statement") for party in self.parties)
        await self.commit(Entry("mediation_statement_issued", act.day, notices=notices), act)
        return self.signing

    async def signing(self) -> Phase:
        """In force once all have signed for it; taken back before that, the tribunal decides."""
        match await self.take():
            case Ticket(step="sign_for_mediation_statement") as act:
                return await self.statement_signed(act)
            case Ticket() as act:
                self.terms_agreed, self.signed_for = None, ()
                return await self.note(act, "mediation_statement_reneged")
            case Term() as term:
                await self.ended(term)
                await self.commit(ending(term))
                return self.signing

    async def statement_signed(self, act: Ticket) -> Phase:
        """The last signature puts it in force, with the effect of an award (64, 65)."""
        assert act.act.party_id is not None
        self.signed_for = (*self.signed_for, act.act.party_id)
        if set(self.parties) - set(self.signed_for):
            await self.commit(Entry("mediation_statement_signed", act.day), act)
            return self.signing
        await self.made(act, "mediation_statement_effective", Title.ARBITRAL_MEDIATION)
        self.write("consent_award_record", day=act.day)
        await self.report(
            Outcome.TITLE, act.day, title=Title.ARBITRAL_MEDIATION, terms=self.terms_agreed
        )
        return self.standing

    # Award

    async def award_term_extended(self, act: Ticket) -> Phase:
        """The director lets the tribunal take longer, as the rules allow."""
        assert isinstance(act.facts, ExtendAwardTerm)
        self.extended_months = act.facts.months
        if self.appraising_since is None:
            await self.start_award_term()
        return await self.note(act, "award_term_extended")

    async def awarded(self, act: Ticket) -> Phase:
        """The award (仲裁法 67); one that grants the claimant nothing is no title."""
        assert isinstance(act.facts, MakeAward)
        award = self.award = act.facts
        granted = award.amount + award.costs > 0
        await self.made(act, "award_made", Title.AWARD if granted else None)
        self.write("award_record", day=act.day)
        await self.report_award(award, act.day)
        return self.standing

    async def report_award(self, award: MakeAward, day: date) -> None:
        """What the award means for the claim; a claim withdrawn before may be brought again."""
        if award.amount + award.costs == 0:
            withdrawn = Outcome.WITHDRAWN if self.claim_withdrawn else Outcome.DISMISSED
            await self.report(withdrawn, day)
            return
        await self.report(
            Outcome.TITLE,
            day,
            title=Title.AWARD,
            amount=award.amount + award.costs,
            perform_by=award.perform_by,
        )

    async def dismissed_as_sham(self, act: Ticket) -> Phase:
        """The claims are dismissed; whether anybody is to answer for it is for others (61)."""
        flags = ("虚假仲裁：是否移送有关机关，须由人工决定",)
        await self.made(act, "dismissed_as_sham", None, flags=flags)
        await self.report(Outcome.DISMISSED, act.day)
        return self.standing

    async def made(
        self, act: Ticket, kind: str, title: Title | None, flags: tuple[str, ...] = ()
    ) -> None:
        """The tribunal has decided: nothing else runs but what follows from that (仲裁法 70)."""
        self.title = title
        self.met("ARB_AWARD")
        self.drop(*list(self.terms))
        self.late = {}
        self.opens(*self.lawful_afterwards(), since=act.day)
        facts: dict[str, Any] = {"title": title.value} if title else {}
        if self.terms_agreed is not None and title not in (None, Title.AWARD):
            facts["terms"] = self.terms_agreed.model_dump(mode="json")
        entry = Entry(
            kind,
            act.day,
            facts=facts,
            flags=flags,
            forum=self.forum(live=False),
            resolution="title" if title else None,
        )
        await self.commit(entry, act)

    # What is lawful

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """No decision while its footing is in doubt; an award decides on all that was asked."""
        super().check(step, act, facts, day)
        if step in ("make_award", "make_consent_award", "issue_mediation_statement"):
            self.check_unchallenged()
            if self.appraising_since is not None:
                raise self.refusal("appraisal_pending", "鉴定尚未完成")
            if self.objection_pending:
                raise self.refusal("jurisdiction_pending", "对仲裁协议效力的异议尚未决定")
        if step == "sign_for_mediation_statement" and act.party_id in self.signed_for:
            raise self.refusal("not_a_signatory", "您已经签收")
        match facts:
            case TribunalSettlement(terms=terms):
                self.check_guarantors(terms)
            case MakeAward():
                self.check_award(facts, day)
            case _:
                pass

    def check_award(self, award: MakeAward, day: date) -> None:
        """Default as the hearing was, a counterclaim decided if there is one (仲裁法 54, 67)."""
        if award.perform_by < day:
            raise self.refusal("perform_by_in_past", "履行期限不得早于裁决日")
        if award.by_default != self.respondent_absent:
            raise self.refusal("default_award", "缺席裁决须与被申请人是否到庭一致")
        if (award.counterclaim is None) != (self.counterclaim is None):
            raise self.refusal("counterclaim_undecided", "裁决须且只须对已经提出的反请求作出决定")
        if self.claim_withdrawn and award.amount + award.costs:
            raise self.refusal("claim_withdrawn", "仲裁请求已经撤回，只能就反请求作出裁决")
