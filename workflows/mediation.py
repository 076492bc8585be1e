"""Mediation: choosing a mediator, hearing both sides, an agreement signed by all or an end."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from workflows.acts import Ticket, update
    from workflows.mediating.agreement import Agreement
    from workflows.messages.mediation import AnswerInvitation
    from workflows.progress import Entry
    from workflows.reports import MediationOpening, Outcome
    from workflows.stage import Continuation, Phase
    from workflows.terms import Term


@workflow.defn(name="mediation")
class Mediation(Agreement):
    """The mediation of a case (人民调解法, 人民法院在线调解规则).

    Voluntary: one clear refusal ends it at any moment. Its outcome is reported to the dispute;
    it then stands by for acts done in time and recorded late, until the case lets it go.
    """

    @workflow.init
    def __init__(self, opening: MediationOpening) -> None:
        super().__init__(opening)

    choose_mediator = update("choose_mediator")
    appoint_mediator = update("appoint_mediator")
    accept_assignment = update("accept_assignment")
    decline_assignment = update("decline_assignment")
    disclose_conflict = update("disclose_conflict")
    answer_disclosure = update("answer_disclosure")
    request_replacement = update("request_replacement")
    refuse_replacement = update("refuse_replacement")
    replace_mediator = update("replace_mediator")
    record_contact = update("record_contact")
    answer_invitation = update("answer_invitation")
    refuse_mediation = update("refuse_mediation")
    acknowledge_rights = update("acknowledge_rights")
    report_unreachable = update("report_unreachable")
    convene_session = update("convene_session")
    record_no_show = update("record_no_show")
    hold_session = update("hold_session")
    record_caucus = update("record_caucus")
    record_undisputed_facts = update("record_undisputed_facts")
    confirm_undisputed_facts = update("confirm_undisputed_facts")
    make_offer = update("make_offer")
    answer_offer = update("answer_offer")
    open_sealed_round = update("open_sealed_round")
    submit_sealed_figure = update("submit_sealed_figure")
    extend_mediation = update("extend_mediation")
    start_appraisal = update("start_appraisal")
    end_appraisal = update("end_appraisal")
    record_settlement = update("record_settlement")
    sign_agreement = update("sign_agreement")
    refuse_to_sign = update("refuse_to_sign")
    end_mediation = update("end_mediation")

    @workflow.run
    async def run(self, opening: MediationOpening) -> None:
        """A mediator, consent, sessions, signing; then settled or ended."""
        await self.follow(self.opening)

    async def opening(self) -> Phase:
        """The bureau opens the mediation and tells both sides their rights (人民调解法 23)."""
        await self.start_term("MED_APPOINT", self.opened_on)
        phase = self.goes_on(self.opened_on)
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
        return phase

    async def under_way(self) -> Phase:
        """Mediating, from the choice of a mediator to an agreement or an end."""
        item = await self.take()
        if isinstance(item, Term):
            return await self.term_over(item)
        return await self.handler(item.step)(item)

    def handler(self, step: str) -> Continuation:
        """What an act does while the mediation is under way."""
        return {
            "choose_mediator": self.chosen,
            "appoint_mediator": self.appointed,
            "accept_assignment": self.accepted,
            "decline_assignment": self.declined,
            "disclose_conflict": self.disclosed,
            "answer_disclosure": self.disclosure_answered,
            "request_replacement": self.replacement_requested,
            "refuse_replacement": self.replacement_refused,
            "replace_mediator": self.replaced,
            "record_contact": self.contact_recorded,
            "answer_invitation": self.answered,
            "refuse_mediation": self.refused,
            "acknowledge_rights": self.rights_acknowledged,
            "report_unreachable": self.unreachable,
            "convene_session": self.convened,
            "record_no_show": self.missed,
            "hold_session": self.held,
            "record_caucus": self.caucus_held,
            "record_undisputed_facts": self.facts_recorded,
            "confirm_undisputed_facts": self.facts_answered,
            "make_offer": self.offered,
            "answer_offer": self.offer_answered,
            "open_sealed_round": self.sealed_round_opened,
            "submit_sealed_figure": self.figure_submitted,
            "extend_mediation": self.extended,
            "start_appraisal": self.appraisal_started,
            "end_appraisal": self.appraisal_ended,
            "record_settlement": self.settled,
            "end_mediation": self.ended_by,
        }[step]

    async def ended(self) -> Phase:
        """Over, unless an act done in time is recorded late: then the mediation goes on."""
        act = await self.take()
        assert isinstance(act, Ticket)
        match act.step:
            case "answer_invitation":
                return await self.answered_late(act)
            case "extend_mediation":
                self.late = {}
                self.goes_on(self.stopped.trigger if self.stopped else act.day)
                phase = await self.extended(act)
            case "record_settlement":
                phase = await self.settled(act)
            case "sign_agreement":
                return await self.signed_late(act)
            case "hold_session":
                await self.session_recorded(act)
                return self.ended
            case _:
                await self.confirmation_recorded(act)
                return self.ended
        await self.report(Outcome.RESUMED, act.day)
        return phase

    async def answered_late(self, act: Ticket) -> Phase:
        """With the consent of all given in time the mediation goes on (人民调解法 17)."""
        assert isinstance(act.facts, AnswerInvitation)
        if act.facts.consents:
            self.take_consent(act)
        if not (act.facts.consents and self.agreed_to_mediate):
            await self.commit(Entry("invitation_answered", act.day), act)
            return self.ended
        self.late = {}
        await self.run_again()
        phase = self.goes_on(act.day)
        await self.commit(Entry("invitation_answered", act.day), act)
        await self.report(Outcome.RESUMED, act.day)
        return phase

    async def signed_late(self, act: Ticket) -> Phase:
        """With every signature given in time the agreement takes effect after all (规则 19)."""
        await self.signature_added(act)
        if self.unsigned():
            return self.ended
        await self.report(Outcome.RESUMED, act.day)
        return self.takes_effect
