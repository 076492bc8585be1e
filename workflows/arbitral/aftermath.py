"""After the award: service, correction, arbitration again on remission (69, 72, 74)."""

from collections.abc import Mapping
from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.routing import Title
    from workflows.acts import Ticket
    from workflows.arbitral.decision import Decision, Handler
    from workflows.messages.arbitration import (
        AwardService,
        CorrectAward,
        ReopenArbitration,
    )
    from workflows.messages.common import Act, Message
    from workflows.reports import ArbitrationOpening, Outcome
    from workflows.stage import Phase
    from workflows.terms import Term, for_party, party_of

AWARDS = frozenset({Title.AWARD, Title.CONSENT_AWARD})
"""What may be corrected and arbitrated again; a mediation statement is neither."""


class Aftermath(Decision):
    """Each party's terms run from its own receipt of the award."""

    def __init__(self, opening: ArbitrationOpening) -> None:
        super().__init__(opening)
        self.received: dict[str, date] = {}
        self.correction_until: dict[str, date] = {}
        self.correction_asked = False

    def lawful_afterwards(self) -> tuple[str, ...]:
        if self.title not in AWARDS:
            return super().lawful_afterwards()
        served = set(self.parties) <= set(self.received)
        may_ask = any(code.startswith("ARB_CORRECT") for code in self.terms)
        return (
            *super().lawful_afterwards(),
            *(() if served else ("record_award_service",)),
            *(("request_award_correction",) if may_ask else ()),
            "correct_award",
            *(("decline_award_correction",) if self.correction_asked else ()),
            "reopen_arbitration",
        )

    def acts_afterwards(self) -> Mapping[str, Handler]:
        mine = {
            "record_award_service": self.served,
            "request_award_correction": self.correction_requested,
            "correct_award": self.corrected,
            "decline_award_correction": self.correction_declined,
            "reopen_arbitration": self.reopened,
        }
        return {**super().acts_afterwards(), **mine}

    async def ended(self, term: Term) -> None:
        """A correction asked for in time may be recorded afterwards."""
        await super().ended(term)
        if term.code.startswith("ARB_CORRECT"):
            party = party_of(term.code)
            parties = (party,) if party else self.parties
            self.correction_until = {
                **self.correction_until,
                **dict.fromkeys(parties, term.due),
            }
            self.keep_late(term, "request_award_correction")

    # Service

    async def served(self, act: Ticket) -> Phase:
        """From receipt the terms for correction and set-aside run (仲裁法 69, 72).

        One term for all where all received the award that day, else each party has its own. The
        term for set-aside is the dispute's, where a court may be asked for it.
        """
        assert isinstance(act.facts, AwardService)
        unserved = tuple(party for party in self.parties if party not in self.received)
        served = act.facts.parties or unserved
        together = set(served) == set(self.parties)
        self.received = {**self.received, **dict.fromkeys(served, act.day)}
        code = "ARB_CORRECT"
        for each in (code,) if together else (for_party(code, party) for party in served):
            await self.start_term(each, act.day, turns=True)
        phase = await self.noted_afterwards(act, "award_served", {"served": list(served)})
        if self.award is not None and set(self.parties) <= set(self.received):
            self.write("award_record", day=act.day)
        for party in (None,) if together else served:
            await self.report(Outcome.AWARD_SERVED, act.day, party=party)
        return phase

    # Correction

    async def correction_requested(self, act: Ticket) -> Phase:
        """A party asks; whether there is anything to correct the tribunal decides."""
        self.correction_asked = True
        phase = await self.noted_afterwards(act, "award_correction_requested")
        self.write("award_correction_request", day=act.day)
        return phase

    async def corrected(self, act: Ticket) -> Phase:
        """The correction is a part of the award; what is to be paid may change with it."""
        assert isinstance(act.facts, CorrectAward)
        self.correction_asked = False
        phase = await self.noted_afterwards(act, "award_corrected")
        changes = act.facts.model_dump(include={"amount", "costs", "perform_by"}, exclude_none=True)
        if self.award is not None and changes:
            award = self.award = self.award.model_copy(update=changes)
            await self.report(
                Outcome.AWARD_CORRECTED,
                act.day,
                title=Title.AWARD,
                amount=award.amount + award.costs,
                perform_by=award.perform_by,
            )
        return phase

    async def correction_declined(self, act: Ticket) -> Phase:
        """There is nothing to correct."""
        self.correction_asked = False
        return await self.noted_afterwards(act, "award_correction_declined")

    # Arbitration again

    async def reopened(self, act: Ticket) -> Phase:
        """Remitted by the court that was asked to set the award aside (仲裁法 74)."""
        return await self.resume(act, self.arbitrate_again, stay=self.standing)

    async def arbitrate_again(self, act: Ticket) -> Phase:
        """A new hearing and a new award, by the tribunal that made the first one."""
        self.title, self.award, self.terms_agreed = None, None, None
        self.received, self.correction_until = {}, {}
        self.correction_asked = False
        self.hear_anew()
        self.drop(*list(self.terms))
        self.formed_on, self.extended_months, self.suspended_days = act.day, 0, 0
        await self.start_award_term()
        return await self.note(act, "arbitration_reopened", forum=self.forum(live=True))

    # What is lawful

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """A party asks within its own thirty days; sums that were agreed are not corrected."""
        super().check(step, act, facts, day)
        match facts:
            case AwardService(parties=parties):
                self.check_parties(*parties)
                if set(parties) & set(self.received):
                    raise self.refusal("already_served", "所列当事人中有已经送达的")
            case CorrectAward(amount=amount, costs=costs, perform_by=by):
                agreed = self.title is Title.CONSENT_AWARD
                if agreed and (amount, costs, by) != (None, None, None):
                    raise self.refusal(
                        "sums_by_agreement", "依和解协议裁决的金额和期限不得补正变更"
                    )
            case ReopenArbitration(until=until) if day > until:
                raise self.refusal("term_ended", f"人民法院通知重新仲裁的期限已于 {until} 届满")
            case _ if step == "request_award_correction" and act.party_id is not None:
                self.check_correction_term(act.party_id, day)
            case _:
                pass

    def check_correction_term(self, party: str, day: date) -> None:
        """Thirty days from the party's own receipt (仲裁法 69)."""
        if party not in self.received:
            raise self.refusal("not_served_yet", "尚未记录您收到裁决书")
        until = self.correction_until.get(party)
        if until is not None and day > until:
            raise self.refusal("term_ended", f"期限已于 {until} 届满，仅可补录届满前的行为")
