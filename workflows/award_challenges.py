"""An award attacked or resisted: set-aside and non-enforcement, and what hangs on them."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ADVISE_TERM, TermQuestion
    from law.basis import Advice, cite
    from law.deadlines import Deadline
    from law.routing import AGREED_AWARDS, AWARDS, AwardChallenge, AwardState
    from workflows.acts import Ticket, update
    from workflows.messages.challenge import (
        ApplyForNonEnforcement,
        ApplyForSetAside,
        AwardGround,
        ChallengeOpening,
    )
    from workflows.messages.common import Message
    from workflows.messages.dispute import Track
    from workflows.preserving import Preserving
    from workflows.progress import Entry
    from workflows.reports import CaseRef, Outcome, Report


class AwardChallenges(Preserving):
    """``attacking`` and ``resisting`` name the stages that run.

    ``award_received`` holds the day each party received the award, ``refused_on`` the grounds that
    a court has refused and that cannot be put forward again (仲裁裁决执行规定 20).
    """

    apply_for_set_aside = update("apply_for_set_aside")
    apply_for_non_enforcement = update("apply_for_non_enforcement")

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.attacking: str | None = None
        self.resisting: str | None = None
        self.secured = False
        self.resist_again = False
        self.award_received: dict[str, date] = {}
        self.refused_on: tuple[AwardGround, ...] = ()

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

    def check_award_challenge(self, facts: Message) -> None:
        """Who may apply, and on which grounds."""
        match facts:
            case ApplyForSetAside(applicant=who) if who not in self.award_received:
                raise self.refusal("award_not_received", "该当事人没有收到裁决书的记录")
            case ApplyForNonEnforcement(applicant=who) if who not in self.case.roster.respondents:
                raise self.refusal("unknown_party", "申请不予执行的须为本案被执行人")
            case ApplyForSetAside(grounds=grounds) | ApplyForNonEnforcement(grounds=grounds) if set(
                grounds
            ) & set(self.refused_on):
                raise self.refusal("ground_spent", "同一事由已被人民法院驳回，不得再次提出")
            case ApplyForNonEnforcement(grounds=grounds) if (
                self.situation.title in AGREED_AWARDS
                and set(grounds) != {AwardGround.PUBLIC_INTEREST}
            ):
                raise self.refusal(
                    "consent_award", "依和解、调解作出的裁决，仅可以违背社会公共利益为由"
                )
            case _:
                pass
