"""The agreement: drawn up, signed by all, in effect."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from workflows.acts import Ticket
    from workflows.mediating.offers import Offers
    from workflows.mediating.proceedings import SIGNING
    from workflows.messages.common import Act, Message
    from workflows.messages.mediation import (
        DisputeClause,
        DisputeForum,
        EndingReason,
        Extent,
        RecordSettlement,
    )
    from workflows.progress import Entry
    from workflows.reports import Outcome
    from workflows.stage import Phase
    from workflows.terms import Term


class Agreement(Offers):
    """What the parties agreed to binds them once the last has signed (规则 19)."""

    async def settled(self, act: Ticket) -> Phase:
        """The agreement is drawn up for everyone's signature (人民调解法 29).

        Signing has its own wait: an agreement that is not signed does not stand for ever.
        """
        assert isinstance(act.facts, RecordSettlement)
        self.settlement, self.signed = act.facts, {}
        self.stop_term()
        self.drop(*list(self.terms))
        self.wait(SIGNING, act.day, self.signing_days, "PML 29", "OMR 19")
        self.awaits(SIGNING, self.unsigned())
        self.late = {}
        self.opens(
            "sign_agreement",
            "refuse_to_sign",
            "record_settlement",
            "end_mediation",
            since=act.day,
        )
        notices = tuple((party, "agreement_to_sign") for party in self.roster.everyone)
        entry = Entry("settlement_recorded", act.day, flags=self.cautions, notices=notices)
        await self.commit(entry, act)
        self.write("mediation_agreement", day=act.day)
        await self.time_stops(act.day)
        return self.signing

    async def signing(self) -> Phase:
        """Signed by each; one refusal ends the mediation (规则 25), a change begins it anew."""
        item = await self.take()
        if isinstance(item, Term):
            return await self.ends(item, EndingReason.REFUSED_TO_SIGN, "mediation_ended")
        match item.step:
            case "end_mediation":
                return await self.ended_by(item)
            case "refuse_to_sign":
                return await self.ends(item, EndingReason.REFUSED_TO_SIGN, "signing_refused")
            case "record_settlement":
                return await self.settled(item)
            case _:
                await self.signature_added(item)
                return self.signing if self.unsigned() else self.takes_effect

    async def signature_added(self, act: Ticket) -> None:
        """A party signs; with the last signature nothing more may be done here."""
        assert act.act.party_id is not None
        self.signed = {**self.signed, act.act.party_id: act.day}
        self.awaits(SIGNING, self.unsigned())
        facts: dict[str, Any] = {}
        if not self.unsigned():
            self.steps, self.late = {}, {}
            self.met(SIGNING)
            facts["effective_on"] = max(self.signed.values()).isoformat()
        await self.commit(Entry("agreement_signed", act.day, facts=facts), act)

    async def takes_effect(self) -> Phase:
        """All have signed: the agreement takes effect on the day of the last signature."""
        settlement = self.settlement
        assert settlement is not None
        effective = max(self.signed.values())
        clause = settlement.dispute_clause
        paid = settlement.paid_on_the_spot and settlement.extent is Extent.FULL
        await self.commit(
            Entry(
                "agreement_effective",
                effective,
                facts={"effective_on": effective.isoformat()},
                basis=cite("PML 31", "OMR 19"),
                resolution="paid" if paid else None,
            )
        )
        await self.report(
            Outcome.SETTLED,
            effective,
            extent=settlement.extent,
            terms=settlement.terms,
            paid_on_the_spot=settlement.paid_on_the_spot,
            mediator=self.mediator,
            institution=clause.institution if clause else None,
        )
        return self.standing

    async def standing(self) -> Phase:
        """The agreement stands; nothing is open here until the case lets the mediation go."""
        await self.take()
        return self.standing

    def unsigned(self) -> set[str]:
        """Parties whose signature the agreement still needs."""
        return set(self.roster.everyone) - set(self.signed)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Each party signs once, in the order agreed on; an agreement names none but parties."""
        super().check(step, act, facts, day)
        if step in ("sign_agreement", "refuse_to_sign") and act.party_id not in self.unsigned():
            raise self.refusal("not_a_signatory", "您不是待签署人，或者已经签署")
        if step == "sign_agreement" and act.party_id not in self.next_to_sign():
            raise self.refusal("not_your_turn", "按照约定的签署顺序，还没有轮到您签署")
        if isinstance(facts, RecordSettlement):
            self.check_told(set(self.roster.everyone))
            self.check_guarantors(facts.terms)
            self.check_parties(facts.signing_order)
            self.check_parties(tuple(each.provider for each in facts.collateral))
            self.check_forum(facts.dispute_clause)

    def check_forum(self, clause: DisputeClause | None) -> None:
        """A settlement does not send to court what is bound to be arbitrated (仲裁法 5)."""
        if self.bound and clause is not None and clause.forum is DisputeForum.COURT:
            reason = "各方订有有效的仲裁协议，须先书面变更，才能约定诉讼"
            raise self.refusal("bound_to_arbitrate", reason)

    def next_to_sign(self) -> set[str]:
        """Who may sign now: the next in the agreed order, and whoever has no place in it."""
        order = self.settlement.signing_order if self.settlement else ()
        waiting = [party for party in order if party not in self.signed]
        return self.unsigned() - set(waiting[1:])
