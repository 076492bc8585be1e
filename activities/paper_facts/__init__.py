"""What each paper says, built from the record of its case as it stood at an event."""

from collections.abc import Callable
from datetime import date

from activities.paper_facts import (
    agreement,
    arbitral,
    arbitration,
    challenge,
    closing,
    complaint,
    court,
    elements,
    enforcement,
    fees,
    filing,
    intake,
    mediation,
    performance,
    pleadings,
)
from activities.paper_facts.case_file import CaseFile
from templates.catalogue import CATALOGUE, Stage
from templates.models import Piece

BUILDERS: dict[str, Callable[[CaseFile, date], Piece]] = {
    "correction_notice": intake.correction_notice,
    "refusal_notice": intake.refusal_notice,
    "power_of_attorney": intake.power_of_attorney,
    "demand_letter": intake.demand_letter,
    "withdrawal_application": intake.withdrawal_application,
    "mediation_application": mediation.mediation_application,
    "mediator_appointment": mediation.mediator_appointment,
    "mediator_disclosure": mediation.mediator_disclosure,
    "rights_notice": mediation.rights_notice,
    "session_record": mediation.session_record,
    "undisputed_facts_record": mediation.undisputed_facts_record,
    "mediation_agreement": agreement.mediation_agreement,
    "commercial_mediation_agreement": agreement.commercial_mediation_agreement,
    "end_of_mediation_notice": mediation.end_of_mediation_notice,
    "confirmation_application": mediation.confirmation_application,
    "payment_order_application": court.payment_order_application,
    "complaint": complaint.complaint,
    "loan_complaint": elements.loan_complaint,
    "sale_complaint": elements.sale_complaint,
    "answer_form": elements.answer_form,
    "representative_proof": court.representative_proof,
    "evidence_list": court.evidence_list,
    "service_address_confirmation": court.service_address_confirmation,
    "filing_index": filing.filing_index,
    "fee_estimate": fees.fee_estimate,
    "announcement_request": court.announcement_request,
    "arbitration_agreement": arbitration.arbitration_agreement,
    "arbitration_application": arbitration.arbitration_application,
    "arbitration_answer": arbitral.answer,
    "counterclaim": arbitral.counterclaim,
    "arbitrator_selection": arbitral.selection,
    "arbitrator_challenge": arbitral.challenge,
    "arbitrator_disclosure": arbitral.disclosure,
    "hearing_postponement": arbitral.postponement,
    "award_correction_request": arbitral.correction_request,
    "award_record": arbitration.award_record,
    "consent_award_record": arbitration.consent_award_record,
    "instalment_schedule": performance.instalment_schedule,
    "default_notice": performance.default_notice,
    "payment_receipt": performance.payment_receipt,
    "schedule_amendment": performance.schedule_amendment,
    "completion_certificate": performance.completion_certificate,
    "performance_record": performance.performance_record,
    "preservation_application": challenge.preservation_application,
    "preservation_security": challenge.preservation_security,
    "set_aside_application": challenge.set_aside_application,
    "non_enforcement_application": challenge.non_enforcement_application,
    "validity_application": challenge.validity_application,
    "enforcement_application": enforcement.enforcement_application,
    "property_leads": enforcement.property_leads,
    "closing_report": closing.closing_report,
    "answer": pleadings.answer,
    "jurisdiction_objection": pleadings.jurisdiction_objection,
    "payment_order_objection": pleadings.payment_order_objection,
    "appeal": pleadings.appeal,
    "fee_relief_application": pleadings.fee_relief_application,
    "revival_application": pleadings.revival_application,
}


def facts_of(kind: str, file: CaseFile, day: date) -> Piece:
    """The facts of a paper of this kind, written on that day.

    Only a paper of the mediation is shown what was said in it: every other one is built from a
    file that does not hold it, whatever its builder looks for.
    """
    if CATALOGUE[kind].stage is not Stage.MEDIATION:
        file = file.outside_mediation()
    return BUILDERS[kind](file, day)
