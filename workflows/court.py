"""A track before a court: confirmation, payment order, trial or enforcement."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import update
    from workflows.messages.common import Act, Message
    from workflows.messages.court import CourtSettlement, HoldTrial, Judgment
    from workflows.messages.dispute import Track
    from workflows.reports import CourtOpening
    from workflows.tracks.beside import Beside
    from workflows.tracks.challenge_acts import ChallengeActs
    from workflows.tracks.confirmation import Confirmation
    from workflows.tracks.enforcement import Enforcement
    from workflows.tracks.non_enforcement import NonEnforcement
    from workflows.tracks.payment_order import PaymentOrder
    from workflows.tracks.preservation import Preservation
    from workflows.tracks.set_aside import SetAside
    from workflows.tracks.trial import Trial
    from workflows.tracks.validity import Validity

TRACKS = {
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
        self.open_stayed(opening)

    record_filing_acceptance = update("record_filing_acceptance")
    record_filing_refusal = update("record_filing_refusal")
    record_fee_payment = update("record_fee_payment")
    request_announcement = update("request_announcement")
    record_service = update("record_service")
    record_answer = update("record_answer")
    hold_trial = update("hold_trial")
    record_judgment = update("record_judgment")
    record_court_settlement = update("record_court_settlement")
    record_appeal = update("record_appeal")
    record_second_instance = update("record_second_instance")
    record_ruling = update("record_ruling")
    record_payment_order = update("record_payment_order")
    object_to_payment_order = update("object_to_payment_order")
    record_termination = update("record_termination")
    decline_suit = update("decline_suit")
    record_enforcement_notice = update("record_enforcement_notice")
    record_recovery = update("record_recovery")
    end_enforcement = update("end_enforcement")

    @workflow.run
    async def run(self, opening: CourtOpening) -> None:
        """Run the track's phases until the case lets it go."""
        await self.follow(self.track.filing)

    def parts(self) -> tuple[object, ...]:
        """The stage and its track."""
        return (self, self.track)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Parties in the record are parties of the case; a judgment is served once given."""
        self.check_stay(step, day)
        if isinstance(self.track, Beside):
            self.track.check(step, act, facts, day)
        match facts:
            case HoldTrial(present=present) if not set(present) <= set(self.case.roster.everyone):
                raise self.refusal("unknown_party", "到庭人员中有非本案当事人")
            case CourtSettlement(terms=terms):
                self.check_guarantors(terms)
            case Judgment(served_on=served, perform_by=perform_by):
                if not day <= served <= self.today():
                    raise self.refusal("served_on_out_of_range", "送达日须在判决日与今天之间")
                if perform_by < day:
                    raise self.refusal("perform_by_in_past", "履行期限不得早于判决日")
            case _:
                pass
