"""The parties' consent: contacted, told their rights, willing or not."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import Ticket
    from workflows.mediating.mediator import TheMediator
    from workflows.mediating.proceedings import INVITATION_ANSWER, acting
    from workflows.messages.common import Act, Message
    from workflows.messages.mediation import (
        AcknowledgeRights,
        AnswerInvitation,
        EndingReason,
        IdentityCheck,
        RecordContact,
        RefuseMediation,
        ReportUnreachable,
    )
    from workflows.progress import Entry
    from workflows.stage import Phase


class Consent(TheMediator):
    """Without every respondent's consent there is no mediation (人民调解法 17)."""

    async def contact_recorded(self, act: Ticket) -> Phase:
        """The mediator has tried to reach a party (规则 15)."""
        assert isinstance(act.facts, RecordContact)
        if act.facts.reached:
            self.contacted = self.contacted | {act.facts.party_id}
        if self.contacted >= set(self.roster.respondents):
            self.met("MED_CONTACT")
        await self.commit(Entry("party_contacted", act.day), act)
        return self.under_way

    async def answered(self, act: Ticket) -> Phase:
        """A respondent consents, or refuses and so ends the mediation."""
        assert isinstance(act.facts, AnswerInvitation)
        if not act.facts.consents:
            return await self.ends(act, EndingReason.UNWILLING, "invitation_answered")
        going = self.agreed_to_mediate
        self.take_consent(act)
        self.awaits(INVITATION_ANSWER, self.unanswered())
        if self.agreed_to_mediate and not going:
            self.met("MED_CONTACT", INVITATION_ANSWER)
            if self.mediator is None:
                await self.start_term("MED_CHOOSE", act.day, turns=True)
        phase = self.goes_on(act.day)
        await self.commit(Entry("invitation_answered", act.day), act)
        return phase

    def take_consent(self, act: Ticket) -> None:
        """The respondent consents; an official records it for all who were invited."""
        party_id = act.act.party_id
        self.consented = self.consented | ({party_id} if party_id else {*self.roster.respondents})

    async def refused(self, act: Ticket) -> Phase:
        """One clear refusal, of either side and at any time, ends it (人民调解法 17, 23)."""
        return await self.ends(act, EndingReason.UNWILLING, "mediation_refused")

    async def unreachable(self, act: Ticket) -> Phase:
        """A respondent cannot be reached: the mediation ends (规则 25)."""
        return await self.ends(act, EndingReason.UNREACHABLE, "respondent_unreachable")

    async def rights_acknowledged(self, act: Ticket) -> Phase:
        """A party knows its rights and is warned of sham mediation (规则 17, 规定 14)."""
        assert isinstance(act.facts, AcknowledgeRights)
        self.acknowledged = self.acknowledged | {acting(act, act.facts.party_id)}
        await self.commit(Entry("rights_acknowledged", act.day), act)
        return self.under_way

    def check_told(self, parties: set[str]) -> None:
        """Nobody mediates before he has been told his rights (规则 17)."""
        if not parties <= self.acknowledged:
            untold = "、".join(sorted(parties - self.acknowledged))
            raise self.refusal("rights_not_acknowledged", f"尚未确认知悉权利义务：{untold}")

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Whose consent and whose acknowledgement it is must be clear."""
        super().check(step, act, facts, day)
        match facts:
            case ReportUnreachable(party_id=party) if party not in self.roster.respondents:
                raise self.refusal("unknown_party", f"案件中没有被申请人 {party}")
            case RecordContact(party_id=party) if party not in self.roster.everyone:
                raise self.refusal("unknown_party", f"案件中没有当事人 {party}")
            case RefuseMediation(party_id=party):
                self.check_named(act, party)
            case AcknowledgeRights(party_id=party, identity=identity):
                self.check_named(act, party)
                if act.party_id is None and identity is IdentityCheck.ACCOUNT:
                    raise self.refusal("identity_not_verified", "代为记录的，须写明如何核实身份")
            case _:
                pass
