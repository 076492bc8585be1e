"""Arbitration: application, acceptance, tribunal, hearing, award, and what follows it."""

from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import update
    from workflows.arbitral.aftermath import Aftermath
    from workflows.reports import ArbitrationOpening


@workflow.defn(name="arbitration")
class Arbitration(Aftermath):
    """The arbitration of a case before one named institution (仲裁法 2025).

    It exists only under a valid agreement, which the dispute has checked. Its parts are in
    ``workflows.arbitral``: filing, constitution of the tribunal, defence, hearing, decision, and
    the aftermath. The award is final and in force from the day it is made (仲裁法 70).
    """

    wakes_after = timedelta(seconds=10)

    @workflow.init
    def __init__(self, opening: ArbitrationOpening) -> None:
        super().__init__(opening)

    record_arbitration_acceptance = update("record_arbitration_acceptance")
    record_arbitration_refusal = update("record_arbitration_refusal")
    request_arbitration_supplement = update("request_arbitration_supplement")
    supplement_arbitration_application = update("supplement_arbitration_application")
    record_prepayment = update("record_prepayment")
    request_fee_deferral = update("request_fee_deferral")
    decide_fee_deferral = update("decide_fee_deferral")
    withdraw_arbitration = update("withdraw_arbitration")
    record_notice_service = update("record_notice_service")
    agree_on_tribunal = update("agree_on_tribunal")
    select_arbitrator = update("select_arbitrator")
    form_tribunal = update("form_tribunal")
    disclose_circumstances = update("disclose_circumstances")
    challenge_arbitrator = update("challenge_arbitrator")
    decide_challenge = update("decide_challenge")
    replace_arbitrator = update("replace_arbitrator")
    decide_repetition = update("decide_repetition")
    record_arbitration_answer = update("record_arbitration_answer")
    amend_arbitration_claims = update("amend_arbitration_claims")
    file_counterclaim = update("file_counterclaim")
    withdraw_counterclaim = update("withdraw_counterclaim")
    object_to_jurisdiction = update("object_to_jurisdiction")
    decide_jurisdiction = update("decide_jurisdiction")
    set_evidence_term = update("set_evidence_term")
    submit_evidence = update("submit_evidence")
    submit_evidence_opinion = update("submit_evidence_opinion")
    agree_on_documents_only = update("agree_on_documents_only")
    object_to_online_hearing = update("object_to_online_hearing")
    notify_hearing = update("notify_hearing")
    request_postponement = update("request_postponement")
    decide_postponement = update("decide_postponement")
    hold_hearing = update("hold_hearing")
    commission_appraisal = update("commission_appraisal")
    record_appraisal = update("record_appraisal")
    record_tribunal_settlement = update("record_tribunal_settlement")
    extend_award_term = update("extend_award_term")
    make_award = update("make_award")
    make_consent_award = update("make_consent_award")
    issue_mediation_statement = update("issue_mediation_statement")
    sign_for_mediation_statement = update("sign_for_mediation_statement")
    renege_on_mediation_statement = update("renege_on_mediation_statement")
    dismiss_as_sham = update("dismiss_as_sham")
    record_award_service = update("record_award_service")
    request_award_correction = update("request_award_correction")
    correct_award = update("correct_award")
    decline_award_correction = update("decline_award_correction")
    reopen_arbitration = update("reopen_arbitration")

    @workflow.run
    async def run(self, opening: ArbitrationOpening) -> None:
        """Application, acceptance, prepayment, tribunal, hearing, award."""
        await self.follow(self.application)
