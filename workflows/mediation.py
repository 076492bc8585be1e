"""Mediation: choosing a mediator, hearing both sides, an agreement signed by all or an end."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from law.intake import MediationOrigin
    from workflows.acts import Ticket, update
    from workflows.messages.common import Act, Message, Role
    from workflows.messages.mediation import (
        AnswerInvitation,
        AppointMediator,
        EndingReason,
        EndMediation,
        ExtendMediation,
        Extent,
        HoldSession,
        RecordSettlement,
        ReportUnreachable,
    )
    from workflows.progress import Entry
    from workflows.reports import MediationOpening, Outcome
    from workflows.stage import CaseStage, Phase
    from workflows.terms import Term

ANY_TIME = ("extend_mediation", "end_mediation", "report_unreachable", "answer_invitation")
TERM_OF = {
    MediationOrigin.SELF: "MED_TERM_SELF",
    MediationOrigin.COURT_BEFORE_FILING: "MED_TERM_COURT_BEFORE",
    MediationOrigin.COURT_AFTER_FILING: "MED_TERM_FILED_ORDINARY",
}
OUTCOMES = {
    EndingReason.UNWILLING: Outcome.REFUSED,
    EndingReason.UNREACHABLE: Outcome.UNREACHABLE,
}


@workflow.defn(name="mediation")
class Mediation(CaseStage):
    """The mediation of a case (人民调解法, 人民法院在线调解规则).

    Voluntary: one clear refusal ends it at any moment. Its outcome is reported to the dispute;
    it then stands by for acts done in time and recorded late, until the case lets it go.
    """

    @workflow.init
    def __init__(self, opening: MediationOpening) -> None:
        super().__init__(opening.case, opening.opened_on)
        self.roster = opening.case.roster
        self.cautions = opening.cautions
        self.term_code = TERM_OF[opening.origin]
        self.mediator: str | None = None
        self.consented: set[str] = set()
        self.settlement: RecordSettlement | None = None
        self.signed: dict[str, date] = {}
        self.accepted_on = opening.opened_on
        self.extra_days = 0

    appoint_mediator = update("appoint_mediator")
    accept_assignment = update("accept_assignment")
    decline_assignment = update("decline_assignment")
    answer_invitation = update("answer_invitation")
    report_unreachable = update("report_unreachable")
    hold_session = update("hold_session")
    record_settlement = update("record_settlement")
    sign_agreement = update("sign_agreement")
    refuse_to_sign = update("refuse_to_sign")
    extend_mediation = update("extend_mediation")
    end_mediation = update("end_mediation")

    @workflow.run
    async def run(self, opening: MediationOpening) -> None:
        """Appointment, invitation, sessions, signing; then settled or ended."""
        await self.follow(self.opening)

    async def opening(self) -> Phase:
        """The bureau opens the mediation and tells both sides their rights (人民调解法 23)."""
        await self.start_term("MED_APPOINT", self.opened_on)
        self.opens("appoint_mediator", since=self.opened_on)
        await self.commit(
            Entry(
                "mediation_opened",
                self.opened_on,
                basis=cite("PML 17", "PML 23"),
                stage="mediation",
                notices=tuple((party, "mediation_invitation") for party in self.roster.everyone),
            )
        )
        self.write("mediation_application", "rights_notice", day=self.opened_on)
        await self.report(Outcome.OPENED, self.opened_on)
        return self.appointment

    async def appointment(self) -> Phase:
        """A mediator is chosen; he accepts within three working days or another is (规则 12)."""
        match await self.take():
            case Ticket(step="appoint_mediator", facts=AppointMediator(mediator=mediator)) as act:
                self.mediator = mediator
                self.met("MED_APPOINT")
                self.forget_late("accept_assignment", "decline_assignment")
                await self.start_term("MED_ACCEPT", act.day, turns=True)
                self.opens("accept_assignment", "decline_assignment", since=act.day)
                entry = Entry("mediator_appointed", act.day, notices=((mediator, "assignment"),))
                await self.commit(entry, act)
            case Ticket(step="accept_assignment") as act:
                return await self.accepted(act)
            case Ticket() as act:
                self.met("MED_ACCEPT")
                self.opens("appoint_mediator", since=act.day)
                await self.commit(Entry("assignment_declined", act.day), act)
            case Term() as lapsed:
                self.keep_late(lapsed, "accept_assignment")
                self.opens("appoint_mediator", since=lapsed.due)
                await self.commit(Entry("assignment_lapsed", lapsed.due, basis=lapsed.basis))
        return self.appointment

    async def accepted(self, act: Ticket) -> Phase:
        """The mediator's acceptance starts the thirty days (规则 24)."""
        self.met("MED_APPOINT", "MED_ACCEPT")
        self.forget_late("accept_assignment", "decline_assignment")
        self.accepted_on = act.day
        await self.start_term("MED_CONTACT", act.day)
        await self.start_term(self.term_code, act.day, turns=True)
        self.opens(*ANY_TIME, since=act.day)
        await self.commit(Entry("assignment_accepted", act.day), act)
        return self.invitation

    async def invitation(self) -> Phase:
        """Every respondent is asked; without consent there is no mediation (人民调解法 17)."""
        item = await self.take()
        if isinstance(item, Ticket) and item.step == "answer_invitation":
            return await self.answered(item)
        return await self.at_any_time(item, self.invitation)

    async def answered(self, act: Ticket) -> Phase:
        """A respondent consents, or refuses and so ends the mediation."""
        assert isinstance(act.facts, AnswerInvitation)
        if not act.facts.consents:
            return await self.ends(act, EndingReason.UNWILLING, "invitation_answered")
        self.consented |= {act.act.party_id} if act.act.party_id else set(self.roster.respondents)
        going = self.consented >= set(self.roster.respondents)
        if going:
            self.met("MED_CONTACT")
            self.opens(*ANY_TIME, "hold_session", "record_settlement", since=act.day)
        await self.commit(Entry("invitation_answered", act.day), act)
        return self.sessions if going else self.invitation

    async def sessions(self) -> Phase:
        """Sessions are held until there is an agreement to sign, or no hope of one."""
        item = await self.take()
        match item:
            case Ticket(step="hold_session"):
                await self.commit(Entry("session_held", item.day), item)
                self.write("session_record", day=item.day)
                return self.sessions
            case Ticket(step="record_settlement", facts=RecordSettlement() as settlement):
                return await self.settled(item, settlement)
            case Ticket(step="answer_invitation", facts=AnswerInvitation(consents=True)):
                await self.commit(Entry("invitation_answered", item.day), item)
                return self.sessions
            case _:
                return await self.at_any_time(item, self.sessions)

    async def settled(self, act: Ticket, settlement: RecordSettlement) -> Phase:
        """The agreement is drawn up for everyone's signature (人民调解法 29)."""
        self.settlement, self.signed = settlement, {}
        self.drop(self.term_code)
        self.late = {}
        self.opens("sign_agreement", "refuse_to_sign", "end_mediation", since=act.day)
        notices = tuple((party, "agreement_to_sign") for party in self.roster.everyone)
        entry = Entry("settlement_recorded", act.day, flags=self.cautions, notices=notices)
        await self.commit(entry, act)
        self.write("mediation_agreement", day=act.day)
        return self.signing

    async def signing(self) -> Phase:
        """Binding once the last party has signed; one refusal ends the mediation (规则 19, 25)."""
        item = await self.take()
        assert isinstance(item, Ticket)
        if item.step == "end_mediation":
            return await self.at_any_time(item, self.signing)
        if item.step == "refuse_to_sign":
            return await self.ends(item, EndingReason.REFUSED_TO_SIGN, "signing_refused")
        assert item.act.party_id is not None
        self.signed[item.act.party_id] = item.day
        if set(self.signed) < set(self.roster.everyone):
            await self.commit(Entry("agreement_signed", item.day), item)
            return self.signing
        return await self.agreed(item)

    async def agreed(self, act: Ticket) -> Phase:
        """All have signed: the agreement takes effect on the day of the last signature."""
        assert self.settlement is not None
        effective = max(self.signed.values())
        paid = self.settlement.paid_on_the_spot and self.settlement.extent is Extent.FULL
        self.steps = {}
        facts = {"effective_on": effective.isoformat()}
        await self.commit(Entry("agreement_signed", act.day, facts=facts), act)
        await self.commit(
            Entry(
                "agreement_effective",
                effective,
                facts=facts,
                basis=cite("PML 31", "OMR 19"),
                resolution="paid" if paid else None,
            )
        )
        await self.report(
            Outcome.SETTLED,
            effective,
            extent=self.settlement.extent,
            terms=self.settlement.terms,
            paid_on_the_spot=self.settlement.paid_on_the_spot,
            mediator=self.mediator,
        )
        return self.standing

    async def standing(self) -> Phase:
        """The agreement stands; nothing is open here until the case lets the mediation go."""
        await self.take()
        return self.standing

    async def at_any_time(self, item: Ticket | Term, phase: Phase) -> Phase:
        """What may come in any phase: more time, the end of time, silence, an end."""
        match item:
            case Term() as time_up:
                return await self.ends(time_up, EndingReason.TIME_UP, "mediation_ended")
            case Ticket(step="extend_mediation", facts=ExtendMediation(days=days)):
                await self.extended(item, days)
                return phase
            case Ticket(step="report_unreachable"):
                return await self.ends(item, EndingReason.UNREACHABLE, "respondent_unreachable")
            case Ticket(step="end_mediation", facts=EndMediation(reason=reason)):
                return await self.ends(item, reason, "mediation_ended")
            case _:
                return await self.answered(item)

    async def extended(self, act: Ticket, days: int) -> None:
        """All parties agree to more time, counted on from the end of the term (规则 24)."""
        self.extra_days += days
        term = await self.start_term(
            self.term_code, self.accepted_on, turns=True, extra_days=self.extra_days
        )
        facts = {"until": term.due.isoformat()}
        await self.commit(Entry("mediation_extended", act.day, facts=facts), act)

    async def ends(self, by: Ticket | Term, reason: EndingReason, kind: str) -> Phase:
        """The mediation ends without agreement; the parties are told their ways (人民调解法 26)."""
        self.drop("MED_APPOINT", "MED_ACCEPT", "MED_CONTACT", self.term_code)
        self.steps = {}
        day, act = (by.day, by) if isinstance(by, Ticket) else (by.due, None)
        if isinstance(by, Term):
            self.keep_late(by, "hold_session", "record_settlement", "extend_mediation")
        entry = Entry(kind, day, facts={"reason": reason.value}, basis=cite("OMR 25", "PML 26"))
        await self.commit(entry, act)
        self.write("end_of_mediation_notice", day=day)
        await self.report(OUTCOMES.get(reason, Outcome.FAILED), day, mediator=self.mediator)
        return self.ended

    async def ended(self) -> Phase:
        """Over, unless an act done in time is recorded late: then the mediation goes on."""
        match await self.take():
            case Ticket(step="extend_mediation", facts=ExtendMediation(days=days)) as act:
                self.late = {}
                self.opens(*ANY_TIME, "hold_session", "record_settlement", since=self.accepted_on)
                await self.extended(act, days)
                await self.report(Outcome.RESUMED, act.day)
                return self.sessions
            case Ticket(step="record_settlement", facts=RecordSettlement() as settlement) as act:
                phase = await self.settled(act, settlement)
                await self.report(Outcome.RESUMED, act.day)
                return phase
            case Ticket() as act:
                await self.commit(Entry("session_held", act.day), act)
                self.write("session_record", day=act.day)
            case Term():
                pass
        return self.ended

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Who may act for whom, and whether all who must agree do."""
        if act.role is Role.MEDIATOR and act.actor != self.mediator:
            raise self.refusal("not_your_case", "该案件未指派给您")
        if step in ("sign_agreement", "refuse_to_sign") and act.party_id not in self.unsigned():
            raise self.refusal("not_a_signatory", "您不是待签署人，或已经签署")
        match facts:
            case ReportUnreachable(party_id=party) if party not in self.roster.respondents:
                raise self.refusal("unknown_party", f"案件中没有被申请人 {party}")
            case ExtendMediation(consented_by=parties) if set(parties) != set(self.roster.everyone):
                raise self.refusal("consent_of_all_needed", "延长调解期限须经全体当事人同意")
            case HoldSession(present=present) if not set(present) <= set(self.roster.everyone):
                raise self.refusal("unknown_party", "到场人员中有非本案当事人")
            case RecordSettlement(terms=terms):
                self.check_guarantors(terms)
            case _:
                pass

    def unsigned(self) -> set[str]:
        """Parties whose signature the agreement still needs."""
        return set(self.roster.everyone) - set(self.signed)
