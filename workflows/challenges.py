"""The steps beside the forum and their reports, and whether the arbitration agreement is valid."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ForumMark
    from law.intake import ArbitrationKind
    from workflows.acts import Ticket, update
    from workflows.award_challenges import AwardChallenges
    from workflows.messages.challenge import (
        ApplyForNonEnforcement,
        ApplyForPreservation,
        ApplyForSetAside,
        ApplyForValidityRuling,
        ValidityDecision,
        ValidityForum,
    )
    from workflows.messages.common import Act, Message
    from workflows.messages.dispute import Track
    from workflows.reports import BeforeCourt, CaseRef, Outcome, Report

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


class Challenges(AwardChallenges):
    """The part of the dispute that opens what decides no claim, and draws its consequences.

    ``deciding_validity`` names who has been asked whether the arbitration agreement is valid.
    """

    apply_for_validity_ruling = update("apply_for_validity_ruling")
    record_validity_decision = update("record_validity_decision")

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.deciding_validity: ValidityForum | None = None
        self.validity_decided = False
        self.hearing_held = False

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
    def validity_arguable(self) -> bool:
        """An agreement may be objected to until the first hearing (仲裁法 31).

        The institution's decision is final for the courts (仲裁法解释 13).
        """
        if self.deciding_validity is ValidityForum.COURT or self.validity_decided:
            return False
        if self.situation.validity_open:
            return True
        return self.arbitrating and not self.hearing_held

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
            await self.tell_arbitration(BeforeCourt(day=act.day, pending=True))

    async def tell_arbitration(self, news: BeforeCourt) -> None:
        """An arbitration under way waits for the court that has been asked (仲裁法 31)."""
        if self.arbitrating and self.forum is not None:
            await self.children.tell(self.forum, "validity_asked", news)

    async def validity_reported(self, report: Report) -> None:
        """What became of the application to the court."""
        if report.outcome is Outcome.VALIDITY_NOT_TAKEN:
            self.deciding_validity = None
            await self.reroute(report.day)
            await self.tell_arbitration(BeforeCourt(day=report.day, pending=False))
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
        elif act is None:
            await self.tell_arbitration(BeforeCourt(day=day, pending=False, upheld=True))

    async def first_hearing(self, report: Report) -> None:
        """From the first hearing on the agreement stands unquestioned (仲裁法解释 13)."""
        if not self.hearing_held:
            self.hearing_held = True
            await self.reroute(report.day)

    # Reports

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
        """Who may apply for what; an agreement found valid names one institution."""
        self.check_award_challenge(facts)
        match facts:
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
