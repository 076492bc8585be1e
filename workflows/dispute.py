"""The whole case: from filing to an enforceable result and its performance."""

from datetime import date, timedelta
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import DOCKET, Docket, DocketQuestion, ForumMark, Roster
    from law.civil_time import civil_date
    from law.policy import Stage as ServiceStage
    from law.routing import Offer, Step
    from workflows.acts import Refused, Ticket, update
    from workflows.challenges import APPLICATIONS
    from workflows.engagement import Engagement
    from workflows.forums import forum_mark
    from workflows.intake_review import CORRECTION, LATE_CORRECTION
    from workflows.memory import Snapshot, WentBack
    from workflows.messages.common import Act, Message
    from workflows.messages.dispute import (
        TRIALS,
        AnswerArbitrationOffer,
        ApplyForConfirmation,
        DisputeOpening,
        FileSuit,
        OfferArbitrationAgreement,
        ReopenMediation,
        Track,
    )
    from workflows.messages.steps import STEPS
    from workflows.messages.steps.transfer import TRANSFER_STEPS
    from workflows.progress import Entry
    from workflows.reports import CaseRef, Report
    from workflows.stage import Item
    from workflows.terms import Term
    from workflows.transfer import TRANSFER

OFFER_ANSWER = "OFFER_ANSWER"
LATE_STEP = {
    "CONF_APPLY": "apply_for_confirmation",
    "ARB_SETASIDE": "apply_for_set_aside",
    "ARB_NONENF": "apply_for_non_enforcement",
}
"""What may still be recorded after the end of a window, if it was done in time."""
TRACK_OF = {
    "apply_for_confirmation": Track.JUDICIAL_CONFIRMATION,
    "apply_for_payment_order": Track.PAYMENT_ORDER,
    "apply_for_enforcement": Track.ENFORCEMENT,
}


@workflow.defn(name="dispute")
class Dispute(Engagement):
    """A case under one roof: it asks the law what may be done and opens only that.

    Only this workflow opens a forum. It handles one act at a time and the record holds at most
    one live forum for a claim, so an accepted arbitration and a filed suit never stand side by
    side (仲裁法 5, 10). It ends when the debt is paid, the claim withdrawn or dismissed, or the
    case handed over, and then waits for all its stages.
    """

    wakes_after = timedelta(minutes=1)

    @workflow.init
    def __init__(self, opening: DisputeOpening) -> None:
        shift = 0
        if opening.simulated:
            shift = (opening.filed_on - civil_date(workflow.now())).days
        nobody = Roster(claimants=(), respondents=())
        case = CaseRef(case_no=opening.case_no, roster=nobody, shift_days=shift)
        super().__init__(case, opening.filed_on)
        self.opens("file_dispute", since=opening.filed_on)

    file_dispute = update("file_dispute")
    review_intake = update("review_intake")
    supplement_intake = update("supplement_intake")
    refuse_intake = update("refuse_intake")
    record_outcome_elsewhere = update("record_outcome_elsewhere")
    withdraw_claim = update("withdraw_claim")
    reopen_mediation = update("reopen_mediation")
    offer_arbitration_agreement = update("offer_arbitration_agreement")
    answer_arbitration_offer = update("answer_arbitration_offer")
    apply_for_confirmation = update("apply_for_confirmation")
    apply_for_arbitration = update("apply_for_arbitration")
    apply_for_payment_order = update("apply_for_payment_order")
    file_suit = update("file_suit")
    apply_for_enforcement = update("apply_for_enforcement")
    correct_party = update("correct_party")
    appoint_agent = update("appoint_agent")
    revoke_agent = update("revoke_agent")
    hand_over = update("hand_over")

    @workflow.signal
    def stage_reported(self, report: Report) -> None:
        """A stage says what became of it."""
        self.hear(report)

    @workflow.run
    async def run(self, opening: DisputeOpening) -> None:
        """File, review, then follow the route the law leaves open until the case is closed."""
        await self.filing(opening)
        while not self.closed:
            try:
                await self.handle(await self.next_item())
            except Refused:
                workflow.logger.info("the record held an act back")  # its caller has the reason
            except WentBack:
                workflow.logger.info("an act of the dispute itself was reversed")
        await self.children.end()
        await self.finish()

    async def filing(self, opening: DisputeOpening) -> None:
        """The dispute is on record, to be reviewed; what the route will be is told at once."""
        act = await self.take()
        assert isinstance(act, Ticket)
        question = DocketQuestion(
            case_no=opening.case_no, policy=opening.policy, simulated=opening.simulated
        )
        docket = await self.ask(DOCKET, question, Docket)
        self.read(docket)
        self.start_service_clock(docket.policy)
        if docket.preservation is not None:
            self.preserving = self.court_id(Track.PRESERVATION)
        advice = await self.advise(self.situation)
        self.open_route(advice, act.day)
        self.run_periods(docket.periods)
        entry = self.routed("dispute_filed", act.day, advice, stage="intake")
        entry.notices = (("clerk", "intake_review"),)
        await self.commit(entry, act)
        if docket.preservation is not None:
            await self.take_over(docket.preservation, act.day)

    async def handle(self, item: Item) -> None:
        """One act, report or end of a term."""
        match item:
            case Report() as report:
                await self.hear_out(report)
            case Term() as term:
                await self.term_turned(term)
            case Ticket() as act:
                await self.act_on(act)
            case _:
                raise AssertionError("the dispute hears acts, reports and terms")

    async def act_on(self, act: Ticket) -> None:
        """One act of a person."""
        match act.step, act.facts:
            case "review_intake", _:
                await self.reviewed(act)
            case "supplement_intake", _:
                await self.supplemented(act)
            case "refuse_intake", _:
                await self.refuse(act)
            case "record_outcome_elsewhere", _:
                await self.outcome_elsewhere(act)
            case "withdraw_claim", _:
                await self.withdraw(act)
            case "hand_over", _:
                await self.close("handed_over", act.day, act)
            case "appoint_agent" | "revoke_agent", _:
                await self.agent_changed(act)
            case step, _ if STEPS[step] in TRANSFER_STEPS:
                await self.handed_on(act)
            case "correct_party", _:
                await self.commit(Entry("party_corrected", act.day), act)
            case "reopen_mediation", _:
                await self.mediate_again(act)
            case "offer_arbitration_agreement", OfferArbitrationAgreement(institution=name):
                await self.offer(act, name)
            case "answer_arbitration_offer", AnswerArbitrationOffer(signed=signed):
                await self.offer_answered(act, signed=signed)
            case "apply_for_arbitration", _:
                await self.open_arbitration(act)
            case "file_suit", FileSuit(track=track):
                await self.open_track(Track(track), act)
            case step, _ if step in APPLICATIONS:
                await self.apply_beside(act)
            case step, _ if step in TRACK_OF:
                await self.open_track(TRACK_OF[step], act)
            case _:
                await self.happened(act)

    # Going back

    def parts(self) -> tuple[object, ...]:
        """The dispute and, once it is filed, its service clock."""
        return (self, self.clock) if "clock" in vars(self) else (self,)

    def stages(self) -> frozenset[str]:
        """The stages that are going."""
        return frozenset(self.children.going())

    def forum_now(self) -> ForumMark | None:
        """The one forum of the claim, if it has one."""
        if self.forum is None:
            return None
        return forum_mark(self.forum, live=True)

    async def gone_back(self, then: Snapshot) -> None:
        """Stages opened since are let go; a package that has gone out has gone out."""
        opened = [each for each in self.children.going() if each not in then.stages]
        await self.children.release(*opened)
        if self.package_complete and not self.clock.stopped:
            self.stop_service_clock(self.today())

    async def mediate_again(self, act: Ticket) -> None:
        """All parties want another mediation: its result takes the place of the earlier one."""
        changes: dict[str, Any] = {
            "mediation": None,
            "claimant_consents_mediation": True,
            "respondent_unreachable": False,
            "agreement_effective_on": None,
            "agreement_defaulted": False,
            "confirmation": None,
        }
        changed = self.situation.model_copy(update=changes)
        advice = await self.advise(changed)
        if Step.MEDIATION not in advice.value.next:
            act.refusal = self.refusal("mediation_barred", "依法不能再行调解")
            return
        self.situation, self.mediating, self.offered_to = changed, True, set()
        self.drop(OFFER_ANSWER)
        self.late = {}
        self.enter_service_stage(ServiceStage.MEDIATION, act.day)
        self.open_route(advice, act.day)
        await self.commit(self.routed("mediation_reopened", act.day, advice), act)
        await self.children.release(*self.children.going("mediation/"))
        await self.open_mediation(act.day)

    async def offer(self, act: Ticket, institution: str) -> None:
        """An agreement is offered to both sides: a free choice, and silence is no signature."""
        self.institution = institution
        self.offered_to = set(self.case.roster.everyone)
        due = act.day + timedelta(days=self.clock.policy.offer_answer_days)
        self.add_term(Term(OFFER_ANSWER, act.day, due, due, turns=True, clock="service"))
        self.opens(
            *(step for step in self.steps if step != "offer_arbitration_agreement"),
            "answer_arbitration_offer",
            since=act.day,
        )
        notices = tuple((party, "arbitration_offer") for party in self.case.roster.everyone)
        await self.commit(Entry("arbitration_offered", act.day, notices=notices), act)

    async def offer_answered(self, act: Ticket, *, signed: bool) -> None:
        """Signed by every party it is an arbitration agreement; declined by one it is none."""
        if signed and self.offered_to - {act.act.party_id}:
            self.offered_to -= {act.act.party_id}
            await self.commit(Entry("arbitration_offer_signed", act.day), act)
            return
        answer = Offer.SIGNED if signed else Offer.DECLINED
        self.met(OFFER_ANSWER)
        self.forget_late("answer_arbitration_offer")
        changes: dict[str, Any] = {"offer": answer}
        if signed:
            spent = self.situation.agreement_spent
            changes |= {"institution": self.institution, "new_agreement_signed": spent}
        changed = self.situation.model_copy(update=changes)
        advice = await self.advise(changed)
        self.open_route(advice, act.day)
        kind = "arbitration_agreement_signed" if signed else "arbitration_offer_declined"
        await self.commit(self.routed(kind, act.day, advice), act)
        self.situation, self.offered_to = changed, set()
        if signed:
            self.write("arbitration_agreement", day=act.day)

    async def term_turned(self, term: Term) -> None:
        """An unanswered offer is declined; a missed window leaves what else is open."""
        if term.code in (CORRECTION, LATE_CORRECTION):
            await self.intake_term_turned(term)
            return
        if term.code == TRANSFER:
            await self.transfer_ends("transfer_lapsed", term.due)
            return
        changed = self.situation
        if term.code == OFFER_ANSWER:
            changed = changed.model_copy(update={"offer": Offer.DECLINED})
            self.keep_late(term, "answer_arbitration_offer")
        else:
            self.keep_late(term, LATE_STEP[term.code])
        advice = await self.advise(changed)
        self.open_route(advice, term.due)
        entry = self.routed("term_ended", term.due, advice)
        entry.facts |= {"term": term.code, "clock": term.clock}
        await self.commit(entry)
        self.situation = changed

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """A joint application is joint; an offer is answered once by each; a track is lawful."""
        super().check(step, act, facts, day)
        self.check_incident(act, facts)
        self.check_demand(facts, day)
        self.check_agency(act, facts)
        self.check_transfer(step, act, facts)
        self.check_challenge(act, facts)
        match facts:
            case ReopenMediation(consented_by=parties):
                if set(parties) != set(self.case.roster.everyone):
                    raise self.refusal("consent_of_all_needed", "重新调解须经全体当事人同意")
            case ApplyForConfirmation(applicants=applicants):
                if set(applicants) != set(self.case.roster.everyone):
                    raise self.refusal("joint_application_needed", "司法确认须由各方共同申请")
            case AnswerArbitrationOffer() if act.party_id not in self.offered_to:
                raise self.refusal("not_a_signatory", "您不是待签署人，或已经签署")
            case FileSuit(track=track, agreed_by=agreed):
                self.check_track(Track(track), agreed)
            case _:
                pass

    def check_track(self, track: Track, agreed_by: tuple[str, ...]) -> None:
        """The first trial procedure in the route applies; another needs both sides' agreement."""
        trials = [step.value for step in self.route_next if step.value in TRIALS]
        if track.value not in trials:
            raise self.refusal("track_not_open", "该程序依法不适用于本案")
        if track.value != trials[0] and set(agreed_by) != set(self.case.roster.everyone):
            raise self.refusal("consent_of_all_needed", "适用该程序须双方当事人约定")
