"""The hearing: notice, postponement, who is there, and what follows for who is not (51–54)."""

from collections.abc import Mapping
from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import StepMark
    from law.policy import PauseGround
    from workflows.acts import Ticket
    from workflows.arbitral.constitution import Constitution, Handler
    from workflows.arbitral.defence import Defence
    from workflows.messages.arbitration import (
        AgreeOnDocumentsOnly,
        DecidePostponement,
        HoldHearing,
        NotifyHearing,
        RequestPostponement,
    )
    from workflows.messages.common import Act, Message
    from workflows.messages.mediation import SessionMode
    from workflows.reports import ArbitrationOpening, Outcome
    from workflows.stage import Phase
    from workflows.terms import Term

HEARING_DAY = "ARB_HEARING"
"""The day a hearing has been notified for."""


class Hearing(Defence, Constitution):
    """The case is heard, in one hearing or in several, unless the parties agree on documents."""

    def __init__(self, opening: ArbitrationOpening) -> None:
        super().__init__(opening)
        self.notice: NotifyHearing | None = None
        self.on_site_wanted = False
        self.postponement_asked = False
        self.documents_only = False
        self.was_heard = False
        self.respondent_absent = False
        self.appraising_since: date | None = None

    def lawful(self) -> tuple[str, ...]:
        steps = super().lawful()
        if self.first_heard_on is None:
            steps = (*steps, "object_to_online_hearing", "agree_on_documents_only")
        if self.complete:
            appraising = self.appraising_since is not None
            appraisal = "record_appraisal" if appraising else "commission_appraisal"
            steps = (*steps, "notify_hearing", "hold_hearing", appraisal)
        if self.notice is not None:
            steps = (*steps, "request_postponement")
        return (*steps, *(("decide_postponement",) if self.postponement_asked else ()))

    def acts(self) -> Mapping[str, Handler]:
        mine = {
            "object_to_online_hearing": self.online_refused,
            "agree_on_documents_only": self.documents_agreed,
            "notify_hearing": self.hearing_notified,
            "request_postponement": self.postponement_requested,
            "decide_postponement": self.postponement_decided,
            "hold_hearing": self.hearing_held,
            "commission_appraisal": self.appraisal_commissioned,
            "record_appraisal": self.appraisal_recorded,
        }
        return {**super().acts(), **mine}

    async def online_refused(self, act: Ticket) -> Phase:
        """A clear refusal by one party is enough (仲裁法 11)."""
        self.on_site_wanted = True
        return await self.note(act, "online_hearing_refused")

    async def documents_agreed(self, act: Ticket) -> Phase:
        """Decided on the documents (仲裁法 51)."""
        self.documents_only = True
        return await self.note(act, "documents_only_agreed")

    async def hearing_notified(self, act: Ticket) -> Phase:
        """Each party is told in writing (仲裁法 53, 54)."""
        assert isinstance(act.facts, NotifyHearing)
        self.notice, self.postponement_asked = act.facts, False
        self.set_day(act.day, act.facts.on)
        notices = tuple((party, "arbitration_hearing") for party in self.parties)
        return await self.note(act, "hearing_notified", notices=notices)

    def set_day(self, since: date, on: date) -> None:
        """The day everybody waits for."""
        self.add_term(Term(HEARING_DAY, since, on, on, turns=False, clock="appointed"))

    async def postponement_requested(self, act: Ticket) -> Phase:
        """For a good reason, within the time of the rules (仲裁法 53)."""
        self.postponement_asked = True
        phase = await self.note(act, "postponement_requested")
        self.write("hearing_postponement", day=act.day)
        return phase

    async def postponement_decided(self, act: Ticket) -> Phase:
        """Put off, the hearing is notified anew."""
        assert isinstance(act.facts, DecidePostponement)
        self.postponement_asked = False
        if act.facts.granted:
            self.notice = None
            self.drop(HEARING_DAY)
        return await self.note(act, "postponement_decided")

    async def hearing_held(self, act: Ticket) -> Phase:
        """A claimant who stays away withdraws; a respondent may be judged by default (54)."""
        assert isinstance(act.facts, HoldHearing)
        facts = act.facts
        there = set(facts.present) - set(facts.left)
        first = self.first_heard_on is None
        self.met(HEARING_DAY)
        self.first_hearing(act.day)
        if not there & set(self.claimants) and not set(facts.excused) & set(self.claimants):
            if not self.goes_on_without_claim():
                return await self.leaves(act, "hearing_held", Outcome.DEEMED_WITHDRAWN)
            self.claim_withdrawn = True
        self.was_heard = True
        self.respondent_absent = not there & set(self.respondents)
        if facts.adjourned_to is not None:
            self.set_day(act.day, facts.adjourned_to)
            self.notice = NotifyHearing(on=facts.adjourned_to, mode=facts.mode)
        else:
            self.notice, self.hearings_closed = None, True
        phase = await self.note(act, "hearing_held", flags=self.undisclosed())
        if first:
            await self.report(Outcome.HEARING_HELD, act.day)
        return phase

    async def appraisal_commissioned(self, act: Ticket) -> Phase:
        """While experts are at work the tribunal's own term stands still (仲裁法 56)."""
        self.appraising_since = act.day
        self.drop("ARB_AWARD")
        phase = await self.note(act, "appraisal_commissioned")
        await self.pause_service_clock(PauseGround.APPRAISAL, act.day)
        return phase

    async def appraisal_recorded(self, act: Ticket) -> Phase:
        """The term goes on, so many days longer."""
        assert self.appraising_since is not None
        self.suspended_days += (act.day - self.appraising_since).days
        self.appraising_since = None
        await self.start_award_term()
        phase = await self.note(act, "appraisal_recorded")
        await self.continue_service_clock(PauseGround.APPRAISAL, act.day)
        return phase

    def first_hearing(self, day: date) -> None:
        """After it no objection to jurisdiction is made; one made before may be recorded (31)."""
        if self.first_heard_on is not None:
            return
        self.first_heard_on = day
        made = self.steps.get("object_to_jurisdiction")
        if made is not None:
            self.late["object_to_jurisdiction"] = StepMark(
                step="object_to_jurisdiction", since=made.since, until=day, late=True
            )

    def undisclosed(self) -> tuple[str, ...]:
        """What a person should see to where an arbitrator has made no statement (仲裁法 45)."""
        missing = set(self.tribunal) - set(self.disclosed)
        return ("有仲裁员尚未提交书面披露声明",) if missing else ()

    def hear_anew(self) -> None:
        super().hear_anew()
        self.was_heard = self.respondent_absent = False

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Nobody is heard in absence who has not been told."""
        super().check(step, act, facts, day)
        match facts:
            case AgreeOnDocumentsOnly(agreed_by=agreed):
                self.check_all_agree(agreed, "不开庭")
            case NotifyHearing():
                self.check_notice(facts, day)
            case RequestPostponement(unforeseen=unforeseen) if self.notice is not None:
                latest = self.notice.on - timedelta(days=self.rules.postponement_days)
                if day > latest and not unforeseen:
                    raise self.refusal(
                        "postponement_too_late", f"延期开庭的申请应在 {latest} 以前提出"
                    )
            case HoldHearing():
                self.check_hearing(facts, day)
            case _:
                pass

    def check_notice(self, notice: NotifyHearing, day: date) -> None:
        """Notice in the time of the rules, and online only where nobody refuses (11, 53)."""
        self.check_parties(*notice.agreed_by)
        if not self.all_notified:
            raise self.refusal("notice_not_served", "仲裁通知尚未送达各方当事人")
        self.check_mode(notice.mode)
        earliest = day + timedelta(days=self.rules.hearing_notice_days)
        if notice.on < day or (notice.on < earliest and set(notice.agreed_by) != set(self.parties)):
            raise self.refusal("hearing_too_soon", f"开庭日期不得早于 {earliest}，各方同意的除外")

    def check_mode(self, mode: SessionMode) -> None:
        """Online, unless a party clearly refuses (仲裁法 11)."""
        if mode is not SessionMode.ON_SITE and self.on_site_wanted:
            raise self.refusal("online_refused", "有当事人明确表示不同意在线开庭")

    def check_hearing(self, facts: HoldHearing, day: date) -> None:
        """The tribunal is beyond doubt, and who is absent has been told and not excused."""
        if not {*facts.present, *facts.excused, *facts.left} <= set(self.case.roster.everyone):
            raise self.refusal("unknown_party", "到庭人员中有非本案当事人")
        self.check_mode(facts.mode)
        self.check_unchallenged()
        if not set(facts.left) <= set(facts.present) or set(facts.excused) & set(facts.present):
            raise self.refusal("unknown_party", "到庭、退庭和请假人员的记载互相矛盾")
        absent = self.absent_sides(facts)
        if absent and (self.notice is None or self.notice.on != day):
            raise self.refusal("hearing_not_notified", "一方未到庭，而当日的开庭没有书面通知")
        if any(set(side) & set(facts.excused) for side in absent) and facts.adjourned_to is None:
            raise self.refusal("absence_excused", "有正当理由未到庭的，应当另定日期继续开庭")
        if facts.adjourned_to is not None and facts.adjourned_to <= day:
            raise self.refusal("day_in_past", "续行开庭的日期须在开庭日之后")

    def absent_sides(self, facts: HoldHearing) -> list[tuple[str, ...]]:
        """The sides of which nobody was there, or stayed."""
        there = set(facts.present) - set(facts.left)
        return [side for side in self.sides if not there & set(side)]

    def check_unchallenged(self) -> None:
        """The tribunal waits while a challenge, or the court's ruling on the agreement, is due."""
        if self.challenged:
            raise self.refusal("challenge_pending", "回避申请尚未决定")
        if self.before_court:
            raise self.refusal("jurisdiction_pending", "仲裁协议的效力正由人民法院裁定")
