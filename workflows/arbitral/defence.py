"""The defence: answer, counterclaim, objection, evidence (仲裁法 31, 36, 38, 55)."""

from collections.abc import Mapping
from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import Ticket
    from workflows.arbitral.filing import Filing, Handler
    from workflows.messages.arbitration import (
        AmendClaims,
        DecideJurisdiction,
        FileCounterclaim,
        SetEvidenceTerm,
    )
    from workflows.messages.common import Act, Message
    from workflows.progress import Entry
    from workflows.reports import ArbitrationOpening, BeforeCourt, Outcome
    from workflows.stage import Phase
    from workflows.terms import Term

EVIDENCE = "ARB_EVIDENCE"


class Defence(Filing):
    """What the respondent says to the application, and what both sides prove."""

    def __init__(self, opening: ArbitrationOpening) -> None:
        super().__init__(opening)
        self.counterclaim: int | None = None
        self.counterclaim_over = False
        self.objection_pending = False
        self.objection_decided = False
        self.before_court = False
        self.evidence_over = False

    def lawful(self) -> tuple[str, ...]:
        counterclaim = ("file_counterclaim",)
        if self.counterclaim is not None:
            counterclaim = ("withdraw_counterclaim",)
        elif self.counterclaim_over:
            counterclaim = ()
        return (
            *super().lawful(),
            "record_arbitration_answer",
            "submit_evidence",
            "submit_evidence_opinion",
            *(() if self.claim_withdrawn else ("amend_arbitration_claims",)),
            *counterclaim,
            *self.objection_steps(),
            *(("set_evidence_term",) if self.tribunal else ()),
        )

    def objection_steps(self) -> tuple[str, ...]:
        """An objection is made once, before the first hearing, and then decided (仲裁法 31)."""
        if self.objection_pending:
            return () if self.before_court else ("decide_jurisdiction",)
        closed = self.objection_decided or self.first_heard_on is not None
        return () if closed else ("object_to_jurisdiction",)

    def acts(self) -> Mapping[str, Handler]:
        mine = {
            "record_arbitration_answer": self.answered,
            "amend_arbitration_claims": self.claims_amended,
            "file_counterclaim": self.counterclaimed,
            "withdraw_counterclaim": self.counterclaim_withdrawn,
            "object_to_jurisdiction": self.objected,
            "decide_jurisdiction": self.jurisdiction_decided,
            "set_evidence_term": self.evidence_term_set,
            "submit_evidence": self.evidence_submitted,
            "submit_evidence_opinion": self.evidence_discussed,
        }
        return {**super().acts(), **mine}

    async def ended(self, term: Term) -> None:
        await super().ended(term)
        if term.code == "ARB_COUNTERCLAIM":
            self.counterclaim_over = True
            self.keep_late(term, "file_counterclaim")
        if term.code == EVIDENCE:
            self.evidence_over = True

    def goes_on_without_claim(self) -> bool:
        return self.counterclaim is not None

    # Answer, claims, counterclaim

    async def answered(self, act: Ticket) -> Phase:
        """The respondent answers; not answering does not stop the proceedings (仲裁法 36)."""
        self.met("ARB_ANSWER")
        phase = await self.note(act, "arbitration_answered")
        self.write("arbitration_answer", day=act.day)
        return phase

    async def claims_amended(self, act: Ticket) -> Phase:
        """The claimant waives or changes its claims (仲裁法 38)."""
        assert isinstance(act.facts, AmendClaims)
        self.amount = act.facts.amount
        return await self.note(act, "arbitration_claims_amended")

    async def counterclaimed(self, act: Ticket) -> Phase:
        """A disputed item from now on: the tribunal decides on it with the claim (R24)."""
        assert isinstance(act.facts, FileCounterclaim)
        self.counterclaim = act.facts.amount
        self.met("ARB_COUNTERCLAIM")
        self.forget_late("file_counterclaim")
        phase = await self.note(act, "counterclaim_filed")
        self.write("counterclaim", day=act.day)
        await self.report(Outcome.COUNTERCLAIMED, act.day, amount=act.facts.amount)
        return phase

    async def counterclaim_withdrawn(self, act: Ticket) -> Phase:
        """Nothing else is left to decide where the claim has been withdrawn before."""
        self.counterclaim, self.counterclaim_over = None, True
        if self.claim_withdrawn:
            return await self.leaves(act, "counterclaim_withdrawn", Outcome.WITHDRAWN)
        phase = await self.note(act, "counterclaim_withdrawn")
        await self.report(Outcome.COUNTERCLAIMED, act.day, amount=0)
        return phase

    # Objection to jurisdiction

    async def objected(self, act: Ticket) -> Phase:
        """No award before it is decided on (仲裁法 31)."""
        self.objection_pending = True
        self.forget_late("object_to_jurisdiction")
        return await self.note(act, "jurisdiction_objected")

    async def agreement_before_court(self, news: BeforeCourt) -> None:
        """Asked as well, the court decides, and the arbitration waits for it (仲裁法 31).

        An agreement that the court finds invalid ends the arbitration; the dispute sees to that.
        """
        self.before_court = news.pending
        if news.upheld:
            self.objection_pending, self.objection_decided = False, True
        self.opens(*self.lawful(), since=news.day)
        kind = "jurisdiction_upheld" if news.upheld else "jurisdiction_left_to_the_tribunal"
        await self.commit(Entry("jurisdiction_referred" if news.pending else kind, news.day))

    async def jurisdiction_decided(self, act: Ticket) -> Phase:
        """Without a valid agreement the arbitration ends, and the court is open (仲裁法 5, 31)."""
        assert isinstance(act.facts, DecideJurisdiction)
        self.objection_pending, self.objection_decided = False, True
        if not act.facts.competent:
            return await self.leaves(act, "jurisdiction_declined", Outcome.AGREEMENT_INVALID)
        return await self.note(act, "jurisdiction_upheld")

    # Evidence

    async def evidence_term_set(self, act: Ticket) -> Phase:
        """The tribunal's day takes the place of that of the rules."""
        assert isinstance(act.facts, SetEvidenceTerm)
        until = act.facts.until
        self.evidence_over = False
        self.add_term(Term(EVIDENCE, act.day, until, until, turns=True, clock="appointed"))
        return await self.note(act, "evidence_term_set")

    async def evidence_submitted(self, act: Ticket) -> Phase:
        """Late evidence is on record; whether it is heard the tribunal decides."""
        flags = ("举证期限已经届满，是否接受由仲裁庭决定",) if self.evidence_over else ()
        return await self.note(act, "evidence_submitted", flags=flags)

    async def evidence_discussed(self, act: Ticket) -> Phase:
        """What a party says to the evidence of the other (仲裁法 57)."""
        return await self.note(act, "evidence_opinion_submitted")

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """The tribunal gives no evidence term that is over."""
        super().check(step, act, facts, day)
        match facts:
            case SetEvidenceTerm(until=until) if until < day:
                raise self.refusal("day_in_past", "举证期限不得早于指定之日")
            case _:
                pass
