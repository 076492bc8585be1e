"""A track before a court: confirmation, payment order, trial or enforcement."""

from collections.abc import Callable
from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import update
    from workflows.messages.common import Act, Message
    from workflows.messages.court import CourtSettlement, HoldTrial, Judgment
    from workflows.messages.dispute import Track
    from workflows.reports import CourtOpening
    from workflows.terms import Term
    from workflows.tracks.challenge_acts import ChallengeActs
    from workflows.tracks.confirmation import Confirmation
    from workflows.tracks.enforcement import Enforcement
    from workflows.tracks.non_enforcement import NonEnforcement
    from workflows.tracks.payment_order import PaymentOrder
    from workflows.tracks.phases import CourtStage, Procedure
    from workflows.tracks.preservation import Preservation
    from workflows.tracks.set_aside import SetAside
    from workflows.tracks.trial import Trial
    from workflows.tracks.validity import Validity

TRACKS: dict[Track, Callable[[CourtStage], Procedure]] = {
    Track.JUDICIAL_CONFIRMATION: Confirmation,
    Track.PAYMENT_ORDER: PaymentOrder,
    Track.SMALL_CLAIMS: Trial,
    Track.SIMPLIFIED: Trial,
    Track.ORDINARY: Trial,
    Track.ENFORCEMENT: Enforcement,
    Track.PRESERVATION: Preservation,
    Track.SET_ASIDE: SetAside,
    Track.NON_ENFORCEMENT: NonEnforcement,
    Track.VALIDITY: Validity,
}


@workflow.defn(name="court")
class Court(ChallengeActs):
    """One track before a court, as the court's notices and the parties' acts carry it on.

    Only the dispute opens it, having reserved the forum. It reports its outcome and stands by
    until the case lets it go: a title may still be undone by an act done in time.
    """

    @workflow.init
    def __init__(self, opening: CourtOpening) -> None:
        super().__init__(opening.case, opening.opened_on)
        self.opening = opening
        self.track = TRACKS[opening.track](self)
        self.wakes_after = timedelta(seconds=30 + list(Track).index(opening.track))
        self.open_stayed(opening)

    record_filing_acceptance = update("record_filing_acceptance")
    record_filing_refusal = update("record_filing_refusal")
    return_for_correction = update("return_for_correction")
    supply_corrections = update("supply_corrections")
    record_transfer = update("record_transfer")
    record_fee_payment = update("record_fee_payment")
    apply_for_fee_relief = update("apply_for_fee_relief")
    record_fee_relief_decision = update("record_fee_relief_decision")

    record_service = update("record_service")
    record_failed_service = update("record_failed_service")
    request_announcement = update("request_announcement")

    record_answer = update("record_answer")
    set_evidence_period = update("set_evidence_period")
    object_to_court_jurisdiction = update("object_to_court_jurisdiction")
    record_jurisdiction_ruling = update("record_jurisdiction_ruling")
    bring_counterclaim = update("bring_counterclaim")
    record_counterclaim_decision = update("record_counterclaim_decision")
    convert_procedure = update("convert_procedure")
    extend_limit = update("extend_limit")
    exclude_time = update("exclude_time")
    count_time_again = update("count_time_again")
    hold_trial = update("hold_trial")
    record_judgment = update("record_judgment")
    record_court_settlement = update("record_court_settlement")
    refuse_settlement_statement = update("refuse_settlement_statement")
    record_withdrawal_ruling = update("record_withdrawal_ruling")
    record_suit_dismissal = update("record_suit_dismissal")
    record_appeal = update("record_appeal")
    record_second_instance = update("record_second_instance")
    record_ruling_review = update("record_ruling_review")

    record_ruling = update("record_ruling")
    withdraw_confirmation = update("withdraw_confirmation")
    object_to_confirmation = update("object_to_confirmation")
    record_objection_ruling = update("record_objection_ruling")

    record_payment_order = update("record_payment_order")
    object_to_payment_order = update("object_to_payment_order")
    withdraw_objection = update("withdraw_objection")
    record_objection_rejection = update("record_objection_rejection")
    record_termination = update("record_termination")
    end_payment_order = update("end_payment_order")
    decline_suit = update("decline_suit")

    record_enforcement_notice = update("record_enforcement_notice")
    record_property_report = update("record_property_report")
    record_measure = update("record_measure")
    record_enforcement_costs = update("record_enforcement_costs")
    record_recovery = update("record_recovery")
    waive_doubled_interest = update("waive_doubled_interest")
    record_outsider_objection = update("record_outsider_objection")
    settle_enforcement = update("settle_enforcement")
    resume_enforcement = update("resume_enforcement")
    escalate_enforcement = update("escalate_enforcement")
    end_enforcement = update("end_enforcement")

    @workflow.run
    async def run(self, opening: CourtOpening) -> None:
        """Run the track's phases until the case lets it go."""
        await self.follow(self.track.filing)

    def parts(self) -> tuple[object, ...]:
        """The stage and its track."""
        return (self, self.track)

    def trigger_moved(self, old: Term, new: Term) -> None:
        """The track counts from the true day too."""
        self.track.trigger_moved(old, new)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Parties in the record are parties of the case; a judgment is served once given."""
        self.check_stay(step, day)
        match facts:
            case HoldTrial(present=present) if not set(present) <= set(self.case.roster.everyone):
                raise self.refusal("unknown_party", "到庭人员中有非本案当事人")
            case CourtSettlement(terms=terms):
                self.check_guarantors(terms)
            case Judgment(served_on=served, perform_by=perform_by):
                if served is not None and not day <= served <= self.today():
                    raise self.refusal("served_on_out_of_range", "送达日须在判决日与今天之间")
                if perform_by < day:
                    raise self.refusal("perform_by_in_past", "履行期限不得早于判决日")
            case _:
                pass
        self.track.check(step, act, facts, day)
