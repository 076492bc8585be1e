"""What runs beside the forum: preservation, challenges of an award, the agreement's validity."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ADVISE_TERM, ForumMark, PreservationTaken, TermQuestion
    from law.applications import PreservationTime
    from law.basis import Advice, cite
    from law.deadlines import Deadline
    from law.intake import ArbitrationKind, MediationOrigin
    from law.routing import AGREED_AWARDS, AWARDS, AwardChallenge, AwardState
    from workflows.acts import Ticket, update
    from workflows.forums import Forums
    from workflows.messages.challenge import (
        ApplyForNonEnforcement,
        ApplyForPreservation,
        ApplyForSetAside,
        ApplyForValidityRuling,
        ChallengeOpening,
        Ground,
        PreservationOpening,
        ValidityDecision,
        ValidityForum,
    )
    from workflows.messages.common import Act, Message
    from workflows.messages.dispute import Track
    from workflows.progress import Entry
    from workflows.reports import CaseRef, CourtOpening, Outcome, Report

CHALLENGE_OUTCOMES = frozenset(
    {
        Outcome.AWARD_SERVED,
        Outcome.HEARING_HELD,
        Outcome.ENFORCEMENT_NOTICED,
        Outcome.PRESERVED,
        Outcome.UNPRESERVED,
        Outcome.SET_ASIDE_ACCEPTED,
        Outcome.STAY_ASKED,
        Outcome.STAY_LIFTED,
        Outcome.CHALLENGE_GRANTED,
        Outcome.CHALLENGE_DISMISSED,
        Outcome.CHALLENGE_WITHDRAWN,
        Outcome.AWARD_REMITTED,
        Outcome.AGREEMENT_VALID,
        Outcome.AGREEMENT_INVALID,
        Outcome.VALIDITY_NOT_TAKEN,
    }
)
"""What this part of the dispute draws conclusions from."""

APPLICATIONS = frozenset(
    {
        "apply_for_preservation",
        "apply_for_set_aside",
        "apply_for_non_enforcement",
        "apply_for_validity_ruling",
        "record_validity_decision",
    }
)
"""The acts that this part of the dispute takes."""

FOLLOWING = frozenset({"arbitration", "small_claims", "simplified", "ordinary", "enforcement"})
"""What preservation has to be followed by: neither mediation nor a payment order is a suit."""


class Challenges(Forums):
    """The part of the dispute that opens what decides no claim, and draws its consequences.

    ``preserving``, ``attacking``, ``resisting`` and ``deciding_validity`` name the stages that
    run; ``award_received`` holds the day each party received it, ``refused_on`` the grounds that
    a court has refused and that cannot be put forward again (仲裁裁决执行规定 20).
    """

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.preserving: str | None = None
        self.attacking: str | None = None
        self.resisting: str | None = None
        self.deciding_validity: ValidityForum | None = None
        self.validity_decided = False
        self.hearing_held = False
        self.secured = False
        self.resist_again = False
        self.award_received: dict[str, date] = {}
        self.refused_on: tuple[Ground, ...] = ()

    apply_for_preservation = update("apply_for_preservation")
    apply_for_set_aside = update("apply_for_set_aside")
    apply_for_non_enforcement = update("apply_for_non_enforcement")
    apply_for_validity_ruling = update("apply_for_validity_ruling")
    record_validity_decision = update("record_validity_decision")

    # What is open

    def always_open(self) -> tuple[str, ...]:
        """The steps that are open whatever forum is live."""
        open_now = {
            "apply_for_preservation": self.preservable,
            "apply_for_set_aside": self.attacking is None and "ARB_SETASIDE" in self.terms,
            "apply_for_non_enforcement": self.resisting is None and "ARB_NONENF" in self.terms,
            "apply_for_validity_ruling": self.validity_arguable,
            "record_validity_decision": self.deciding_validity
            in (ValidityForum.INSTITUTION, ValidityForum.TRIBUNAL),
        }
        return (*super().always_open(), *(step for step, open_ in open_now.items() if open_))

    @property
    def preservable(self) -> bool:
        """Property may be preserved until enforcement, one preservation at a time.

        After a title only until performance has fallen due: then enforcement is open (解释 163).
        """
        case = self.situation
        closed = case.out_of_scope or case.party_ended or case.in_bankruptcy or case.paid
        if self.preserving is not None or closed:
            return False
        if case.decided:
            return not case.title_unpaid
        return not case.settlement_stands

    @property
    def validity_arguable(self) -> bool:
        """An agreement may be objected to until the first hearing (仲裁法 31).

        The institution's decision is final for the courts (仲裁法解释 13).
        """
        if self.deciding_validity is ValidityForum.COURT or self.validity_decided:
            return False
        if self.situation.validity_open:
            return True
        return self.arbitrating and not self.hearing_held

    @property
    def arbitrating(self) -> bool:
        """Whether an arbitration is the live forum."""
        return self.forum is not None and self.forum.startswith("arbitration/")

    # Acts

    async def apply_beside(self, act: Ticket) -> None:
        """An application that decides no claim."""
        match act.facts:
            case ApplyForPreservation() as asked:
                await self.preserve(act, asked)
            case ApplyForSetAside() as asked:
                await self.attack(act, asked)
            case ApplyForNonEnforcement() as asked:
                await self.resist(act, asked)
            case ApplyForValidityRuling(forum=forum):
                await self.question_validity(act, forum)
            case ValidityDecision(valid=valid, institution=institution):
                await self.validity_found(
                    act.day, valid=valid, institution=institution or self.institution, act=act
                )
            case _:
                raise AssertionError(f"{act.step} is no application beside the forum")

    async def open_beside(self, track: Track, day: date, **details: Any) -> str:
        """Open a track beside the forum; gives its workflow id."""
        prefix = self.court_id(track)
        workflow_id = f"{prefix}{self.children.count(prefix) + 1}"
        opening = CourtOpening(
            case=self.case,
            opened_on=day,
            track=track,
            situation=self.situation.model_copy(update={"on": self.today()}),
            **details,
        )
        await self.children.open("court", workflow_id, opening)
        return workflow_id

    # Preservation

    async def preserve(self, act: Ticket, asked: ApplyForPreservation) -> None:
        """Before suit it closes the payment order (解释 427(7)); at any time it may be asked."""
        time = self.preservation_time()
        before = time is PreservationTime.BEFORE_SUIT
        changes = {"pre_suit_preservation": True} if before else {}
        self.preserving = self.court_id(Track.PRESERVATION)
        try:
            await self.turn(act, "preservation_requested", **changes)
        except BaseException:
            self.preserving = None
            raise
        title = self.terms.get("ENF_APPLY")
        self.preserving = await self.open_beside(
            Track.PRESERVATION,
            act.day,
            preservation=PreservationOpening(
                time=time,
                amount=asked.amount,
                urgent=asked.urgent,
                security=asked.security,
                security_form=asked.security_form,
                followed=time
                in (PreservationTime.DURING_SUIT, PreservationTime.DURING_ARBITRATION),
                perform_by=title.trigger if title else None,
            ),
        )

    def preservation_time(self) -> PreservationTime:
        """Where the claim is decides which court takes it and what must follow."""
        if self.situation.decided:
            return PreservationTime.BEFORE_ENFORCEMENT
        if self.arbitrating:
            return PreservationTime.DURING_ARBITRATION
        if self.forum is not None and self.forum.split("/")[2] in FOLLOWING:
            return PreservationTime.DURING_SUIT
        return PreservationTime.BEFORE_SUIT

    async def take_over(self, taken: PreservationTaken, day: date) -> None:
        """A measure taken before the case came in: its thirty days run (民事诉讼法 104)."""
        followed = not taken.pre_suit or self.origin is MediationOrigin.COURT_AFTER_FILING
        time = PreservationTime.BEFORE_SUIT if taken.pre_suit else PreservationTime.DURING_SUIT
        self.preserving = await self.open_beside(
            Track.PRESERVATION,
            day,
            preservation=PreservationOpening(
                time=time,
                amount=self.situation.amount_fen,
                taken_on=taken.taken_on,
                followed=followed,
            ),
        )

    async def forum_opened(self, kind: str, day: date) -> None:
        """What has been opened is what preservation had to be followed by (财产保全规定 17)."""
        if kind not in FOLLOWING:
            return
        self.situation = self.situation.model_copy(update={"preservation_lapses_on": None})
        report = Report(workflow_id=self.workflow_id, outcome=Outcome.FOLLOWED, day=day)
        for preservation in self.children.going(self.court_id(Track.PRESERVATION)):
            await self.children.tell(preservation, "informed", report)

    async def preserved(self, report: Report) -> None:
        """Property is held, or no longer held."""
        held = report.outcome is Outcome.PRESERVED
        self.preserving = report.workflow_id if held else None
        await self.changed(report.day, preservation_lapses_on=report.until if held else None)

    # The award

    async def attack(self, act: Ticket, asked: ApplyForSetAside) -> None:
        """Three months from the applicant's own receipt of the award (仲裁法 72)."""
        received = self.award_received[asked.applicant]
        question = TermQuestion(code="ARB_SETASIDE", trigger=received)
        window = await self.ask(ADVISE_TERM, question, Advice[Deadline])
        if act.day > window.value.due:
            act.refusal = self.refusal("term_ended", f"申请撤销的期限已于 {window.value.due} 届满")
            return
        self.attacking = self.court_id(Track.SET_ASIDE)
        self.met("ARB_SETASIDE")
        self.forget_late("apply_for_set_aside")
        try:
            await self.turn(act, "set_aside_requested")
        except BaseException:
            self.attacking = None
            raise
        self.attacking = await self.open_beside(
            Track.SET_ASIDE,
            act.day,
            challenge=ChallengeOpening(
                applicant=asked.applicant, grounds=asked.grounds, received_on=received
            ),
        )

    async def resist(self, act: Ticket, asked: ApplyForNonEnforcement) -> None:
        """Fifteen days from the enforcement notice (仲裁裁决执行规定 8)."""
        self.resisting = self.court_id(Track.NON_ENFORCEMENT)
        self.met("ARB_NONENF")
        self.forget_late("apply_for_non_enforcement")
        challenge = self.situation.award_challenge or AwardChallenge.NON_ENFORCEMENT
        try:
            await self.turn(act, "non_enforcement_requested", award_challenge=challenge)
        except BaseException:
            self.resisting = None
            raise
        self.resisting = await self.open_beside(
            Track.NON_ENFORCEMENT,
            act.day,
            challenge=ChallengeOpening(
                applicant=asked.applicant, grounds=asked.grounds, security=asked.security
            ),
        )
        await self.stay_award(act.day)

    async def stay_award(self, day: date) -> None:
        """Enforcement stays while a set-aside is pending, or for security (规定 7, 20)."""
        attacked = self.situation.award_challenge is AwardChallenge.SET_ASIDE
        resisted = self.situation.award_challenge is AwardChallenge.NON_ENFORCEMENT
        for enforcement in self.children.going(self.court_id(Track.ENFORCEMENT)):
            stayed = attacked or (resisted and self.secured)
            await self.children.tell(enforcement, "award_attacked", day if stayed else None)
        if self.resisting in self.children.going():
            await self.children.tell(self.resisting, "award_attacked", day if attacked else None)

    async def award_served(self, report: Report) -> None:
        """From receipt a party has three months to ask that the award be set aside (72)."""
        served = (report.party,) if report.party else self.case.roster.everyone
        self.award_received = self.award_received | dict.fromkeys(served, report.day)
        if self.situation.title in AWARDS and self.attacking is None:
            await self.start_term("ARB_SETASIDE", max(self.award_received.values()), turns=True)
            await self.reroute(report.day)

    async def noticed(self, report: Report) -> None:
        """From the enforcement notice a respondent has fifteen days to resist (规定 8)."""
        if self.situation.title in AWARDS:
            await self.start_term("ARB_NONENF", report.day, turns=True)
            await self.reroute(report.day)

    async def attack_accepted(self, report: Report) -> None:
        """The court takes the application: enforcement stays (仲裁法 77).

        The fifteen days to resist enforcement begin anew if the award stands (规定 8).
        """
        self.resist_again = "ARB_NONENF" in self.terms
        self.drop("ARB_NONENF")
        await self.changed(report.day, "award_challenged", award_challenge=AwardChallenge.SET_ASIDE)
        await self.stay_award(report.day)

    async def security_changed(self, report: Report) -> None:
        """Security stays enforcement, or has it go on."""
        self.secured = report.outcome is Outcome.STAY_ASKED
        await self.stay_award(report.day)
        kind = "enforcement_stayed" if self.secured else "enforcement_resumed"
        await self.commit(Entry(kind, report.day, basis=cite("AWARD-ENF 7")))

    async def award_undone(self, report: Report) -> None:
        """Set aside or not enforced: a new agreement or a suit is open (仲裁法 10, 规定 21)."""
        attack = self.is_attack(report)
        await self.forget_award(spare=report.workflow_id)
        self.title_from, self.unpaid = None, False
        await self.changed(
            report.day,
            "award_set_aside" if attack else "enforcement_refused",
            award=AwardState.SET_ASIDE if attack else AwardState.NOT_ENFORCED,
            award_challenge=None,
            title=None,
            title_unpaid=False,
            offer=None,
            new_agreement_signed=False,
        )
        await self.children.release(report.workflow_id, *self.children.going("arbitration/"))

    async def forget_award(self, *, spare: str) -> None:
        """What hung on the award ends with it: enforcement, its terms, its performance.

        ``spare`` is the stage whose report this is: it is let go once it has been heard.
        """
        self.drop("ENF_APPLY", "ARB_SETASIDE", "ARB_NONENF")
        self.forget_late("apply_for_set_aside", "apply_for_non_enforcement")
        self.award_received, self.refused_on, self.resist_again = {}, (), False
        self.attacking = self.resisting = None
        await self.end_enforcement(spare=spare)
        await self.children.release(*self.children.going("performance/"))

    async def end_enforcement(self, *, spare: str) -> None:
        """Enforcement of the award is terminated, and with it the review it gave rise to (20)."""
        self.secured, self.resisting = False, None
        ended = (
            *self.children.going(self.court_id(Track.ENFORCEMENT)),
            *self.children.going(self.court_id(Track.NON_ENFORCEMENT)),
        )
        await self.children.release(*(each for each in ended if each != spare))

    async def award_remitted(self, report: Report) -> None:
        """The tribunal arbitrates anew: enforcement ends (规定 20)."""
        await self.end_enforcement(spare=report.workflow_id)
        await self.reroute(report.day)

    async def award_replaced(self, report: Report) -> None:
        """A tribunal that arbitrated anew has made its award: the attack is on nothing (74)."""
        if report.title not in AWARDS or self.attacking is None:
            return
        await self.children.release(*self.children.going(self.court_id(Track.SET_ASIDE)))
        self.attacking, self.award_received, self.refused_on = None, {}, ()
        self.situation = self.situation.model_copy(update={"award_challenge": None})

    async def award_stands(self, report: Report) -> None:
        """Dismissed or withdrawn: enforcement goes on; the same grounds are spent (20, 21)."""
        self.refused_on = (*self.refused_on, *report.grounds)
        attack = self.is_attack(report)
        withdrawn = report.outcome is Outcome.CHALLENGE_WITHDRAWN
        if attack:
            self.attacking = None
        if not attack:
            self.resisting, self.secured = None, False
        elif withdrawn and report.party in self.case.roster.respondents:
            await self.stop_resisting()
        pending = AwardChallenge.NON_ENFORCEMENT if self.resisting else None
        if not attack and self.situation.award_challenge is AwardChallenge.SET_ASIDE:
            pending = AwardChallenge.SET_ASIDE
        if attack and self.resist_again:
            self.resist_again = False
            await self.start_term("ARB_NONENF", report.day, turns=True)
        await self.changed(report.day, "award_stands", award_challenge=pending)
        await self.stay_award(report.day)
        await self.children.release(report.workflow_id)

    async def stop_resisting(self) -> None:
        """The review of non-enforcement is over (规定 20)."""
        if self.resisting is not None:
            await self.children.release(self.resisting)
        self.resisting, self.secured = None, False

    def is_attack(self, report: Report) -> bool:
        """Whether a report comes from a set-aside, and not from a non-enforcement."""
        return report.workflow_id.startswith(self.court_id(Track.SET_ASIDE))

    # The arbitration agreement

    async def question_validity(self, act: Ticket, forum: ValidityForum) -> None:
        """Asked of the institution, the tribunal or a court; where both are, the court rules."""
        before, self.deciding_validity = self.deciding_validity, forum
        try:
            await self.turn(act, "validity_questioned")
        except BaseException:
            self.deciding_validity = before
            raise
        if forum is ValidityForum.COURT:
            await self.open_beside(Track.VALIDITY, act.day)

    async def validity_reported(self, report: Report) -> None:
        """What became of the application to the court."""
        if report.outcome is Outcome.VALIDITY_NOT_TAKEN:
            self.deciding_validity = None
            await self.reroute(report.day)
        else:
            await self.validity_found(
                report.day,
                valid=report.outcome is Outcome.AGREEMENT_VALID,
                institution=report.institution,
            )
        await self.children.release(report.workflow_id)

    async def validity_found(
        self, day: date, *, valid: bool, institution: str | None, act: Ticket | None = None
    ) -> None:
        """Valid, the claim belongs to the institution; invalid, an arbitration under it ends."""
        changes: dict[str, Any] = {"agreement_ruled_invalid": True, "offer": None}
        if valid:
            changes = {"arbitration": ArbitrationKind.VALID, "institution": institution}
        changed = self.situation.model_copy(update=changes)
        self.deciding_validity, self.validity_decided = None, True
        ended = None if valid or not self.arbitrating else self.forum
        self.forum = None if ended else self.forum
        advice = await self.advise(changed)
        self.open_route(advice, day)
        kind = "arbitration_agreement_upheld" if valid else "arbitration_agreement_invalid"
        entry = self.routed(kind, day, advice)
        if ended:
            entry.forum = ForumMark(workflow_id=ended, kind="arbitration", live=False)
        await self.commit(entry, act)
        self.situation = changed
        self.institution = institution if valid else self.institution
        if ended:
            await self.children.release(ended)

    async def first_hearing(self, report: Report) -> None:
        """From the first hearing on the agreement stands unquestioned (仲裁法解释 13)."""
        if not self.hearing_held:
            self.hearing_held = True
            await self.reroute(report.day)

    # Reports

    async def changed(self, day: date, kind: str = "route_advised", **changes: Any) -> None:
        """Take in what has changed, ask for the route anew and record it."""
        self.situation = self.situation.model_copy(update=changes)
        advice = await self.advise(self.situation)
        self.open_route(advice, day)
        await self.commit(self.routed(kind, day, advice))

    async def challenged(self, report: Report) -> None:
        """Draw the conclusions of what has become of something beside the forum."""
        match report.outcome:
            case Outcome.PRESERVED | Outcome.UNPRESERVED:
                await self.preserved(report)
            case Outcome.AWARD_SERVED:
                await self.award_served(report)
            case Outcome.HEARING_HELD:
                await self.first_hearing(report)
            case Outcome.ENFORCEMENT_NOTICED:
                await self.noticed(report)
            case Outcome.SET_ASIDE_ACCEPTED:
                await self.attack_accepted(report)
            case Outcome.STAY_ASKED | Outcome.STAY_LIFTED:
                await self.security_changed(report)
            case Outcome.CHALLENGE_GRANTED:
                await self.award_undone(report)
            case Outcome.CHALLENGE_DISMISSED | Outcome.CHALLENGE_WITHDRAWN:
                await self.award_stands(report)
            case Outcome.AWARD_REMITTED:
                await self.award_remitted(report)
            case _:
                await self.validity_reported(report)

    def check_challenge(self, act: Act, facts: Message) -> None:
        """Who may apply, on which grounds, against which award; a valid agreement is complete."""
        match facts:
            case ApplyForSetAside(applicant=who) if who not in self.award_received:
                raise self.refusal("award_not_received", "该当事人没有收到裁决书的记录")
            case ApplyForNonEnforcement(applicant=who) if who not in self.case.roster.respondents:
                raise self.refusal("unknown_party", "申请不予执行的须为本案被执行人")
            case ApplyForValidityRuling(applicant=who) if who not in self.case.roster.everyone:
                raise self.refusal("unknown_party", "申请人非本案当事人")
            case ApplyForValidityRuling(forum=forum) if (
                self.arbitrating and forum is not ValidityForum.COURT
            ):
                raise self.refusal("ask_the_tribunal", "仲裁程序中的异议应在该程序中向仲裁庭提出")
            case ValidityDecision(valid=True, institution=None) if self.institution is None:
                raise self.refusal("institution_unclear", "认定有效的，须写明仲裁机构")
            case _:
                pass
        match facts:
            case ApplyForSetAside() | ApplyForNonEnforcement() | ApplyForValidityRuling():
                if act.party_id is not None and act.party_id != facts.applicant:
                    raise self.refusal("not_your_application", "只能以自己的名义申请")
            case _:
                pass
        match facts:
            case ApplyForSetAside() | ApplyForNonEnforcement():
                if set(facts.grounds) & set(self.refused_on):
                    raise self.refusal("ground_spent", "同一事由已被人民法院驳回，不得再次提出")
            case _:
                pass
        match facts:
            case ApplyForNonEnforcement(grounds=grounds):
                consented = self.situation.title in AGREED_AWARDS
                if consented and set(grounds) != {Ground.PUBLIC_INTEREST}:
                    raise self.refusal(
                        "consent_award", "依和解、调解作出的裁决，仅可以违背社会公共利益为由"
                    )
            case _:
                pass
