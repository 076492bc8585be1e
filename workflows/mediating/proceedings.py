"""What all parts of a mediation share: how far it has come, what may be done next, how it ends."""

from collections.abc import Iterable
from datetime import date, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.basis import cite
    from law.intake import MediationOrigin, SuitProcedure
    from law.policy import PauseGround
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message, Role
    from workflows.messages.mediation import (
        EndingReason,
        EndMediation,
        ExtendMediation,
        RecordSettlement,
        SealedRule,
    )
    from workflows.progress import Entry
    from workflows.reports import MediationOpening, Outcome
    from workflows.stage import CaseStage, Phase
    from workflows.terms import Term

INVITATION_ANSWER = "INVITATION_ANSWER"
SIGNING = "SIGNING"
EXTENSION = "MED_EXTENSION"
SEALED_ROUND = "SEALED_ROUND"
OUTCOMES = {
    EndingReason.UNWILLING: Outcome.REFUSED,
    EndingReason.WITHDRAWN: Outcome.REFUSED,
    EndingReason.UNREACHABLE: Outcome.UNREACHABLE,
}
RECORDED_LATE = {
    INVITATION_ANSWER: ("answer_invitation",),
    SIGNING: ("sign_agreement",),
}
DURING_TERM = ("hold_session", "record_settlement", "extend_mediation")
RESTS_ON = {
    MediationOrigin.COURT_BEFORE_FILING: cite("OMR 21", "IMR 21"),
    MediationOrigin.COURT_AFTER_FILING: cite("OMR 21", "IMR 21"),
}
NEEDS_WORDS = frozenset(
    {
        "disclose_conflict",
        "request_replacement",
        "record_caucus",
        "record_undisputed_facts",
    }
)
"""Steps that say nothing without the words that go with them."""


def term_of(opening: MediationOpening) -> str:
    """The term of the mediation: thirty days, or after filing fifteen or seven (规则 24)."""
    match opening.origin:
        case MediationOrigin.SELF:
            return "MED_TERM_SELF"
        case MediationOrigin.COURT_BEFORE_FILING:
            return "MED_TERM_COURT_BEFORE"
        case MediationOrigin.COURT_AFTER_FILING if (
            opening.suit_procedure is SuitProcedure.SIMPLIFIED
        ):
            return "MED_TERM_FILED_SIMPLIFIED"
        case MediationOrigin.COURT_AFTER_FILING:
            return "MED_TERM_FILED_ORDINARY"


class Proceedings(CaseStage):
    """How far a mediation has come, in plain attributes that each act replaces.

    ``mediator`` is who was appointed last; he has taken the case on where ``seated``. ``unsuited``
    are mediators who may not come again. ``disclosure`` holds who agreed to a disclosed interest,
    ``None`` where none is disclosed. ``facts`` and ``offer`` hold who confirmed the undisputed
    facts and who accepted the standing offer. ``stopped`` is the term of the mediation while it
    does not run. ``sealed`` are the commands by which the parties of
    a sealed round handed in their figures; the figures are nowhere in the workflow.
    """

    def __init__(self, opening: MediationOpening) -> None:
        super().__init__(opening.case, opening.opened_on)
        self.roster = opening.case.roster
        self.origin = opening.origin
        self.bound = opening.bound
        self.cautions = opening.cautions
        self.term_code = term_of(opening)
        self.answer_days = opening.invitation_answer_days
        self.signing_days = opening.signing_days
        self.mediator: str | None = None
        self.seated = False
        self.unsuited: set[str] = set()
        self.choices: dict[str, str] = {}
        self.disclosure: set[str] | None = None
        self.replacement_asked = False
        self.consented: set[str] = set()
        self.contacted: set[str] = set()
        self.acknowledged: set[str] = set()
        self.session_on: date | None = None
        self.facts: set[str] | None = None
        self.offered_by: str | None = None
        self.offer: set[str] = set()
        self.sealed_rule: SealedRule | None = None
        self.sealed_parties: tuple[str, ...] = ()
        self.sealed: dict[str, str] = {}
        self.stopped: Term | None = None
        self.in_extension = False
        self.appraisal_since: date | None = None
        self.settlement: RecordSettlement | None = None
        self.signed: dict[str, date] = {}

    # What may be done now

    @property
    def agreed_to_mediate(self) -> bool:
        """Whether every respondent has consented; the claimant has applied (人民调解法 17)."""
        return self.consented >= set(self.roster.respondents)

    def unanswered(self) -> set[str]:
        """The respondents who have not yet consented."""
        return set(self.roster.respondents) - self.consented

    def possible(self) -> tuple[str, ...]:
        """The steps that are open now, by how far the mediation has come."""
        steps = ["answer_invitation", "refuse_mediation", "acknowledge_rights", "end_mediation"]
        if not self.seated:
            return (*steps, *self._to_find_a_mediator())
        steps += ["report_unreachable", "record_contact", "extend_mediation"]
        steps += ["replace_mediator", "request_replacement"]
        steps += ["refuse_replacement"] if self.replacement_asked else []
        if self.disclosure is not None:
            return (*steps, "answer_disclosure")
        steps += ["disclose_conflict"]
        steps += ["end_appraisal" if self.appraisal_since else "start_appraisal"]
        return (*steps, *(self._once_agreed() if self.agreed_to_mediate else ()))

    def _to_find_a_mediator(self) -> tuple[str, ...]:
        if "MED_ACCEPT" in self.terms:
            return ("accept_assignment", "decline_assignment", "replace_mediator")
        jointly = ("choose_mediator",) if self.agreed_to_mediate else ()
        return jointly if "MED_CHOOSE" in self.terms else (*jointly, "appoint_mediator")

    def _once_agreed(self) -> tuple[str, ...]:
        steps = ["convene_session", "hold_session", "record_caucus", "record_undisputed_facts"]
        steps += ["make_offer", "record_settlement"]
        steps += ["record_no_show"] if self.session_on else []
        steps += ["confirm_undisputed_facts"] if self.facts is not None else []
        steps += ["answer_offer"] if self.offered_by else []
        steps += ["submit_sealed_figure" if self.sealed_rule else "open_sealed_round"]
        return tuple(steps)

    def goes_on(self, day: date) -> Phase:
        """Open what may be done now; the mediation is under way."""
        self.opens(*self.possible(), since=day)
        return self.under_way

    async def under_way(self) -> Phase:
        """Mediating, from the choice of a mediator to an agreement or an end."""
        raise NotImplementedError

    async def ended(self) -> Phase:
        """Over, for as long as nothing done in time is recorded late."""
        raise NotImplementedError

    # Its time

    def wait(self, code: str, day: date, days: int, *citations: str) -> Term:
        """Let a wait of the bureau's policy run, in natural days."""
        due = day + timedelta(days=days)
        basis = cite(*citations)
        return self.add_term(Term(code, day, due, due, turns=True, clock="service", basis=basis))

    def awaits(self, code: str, parties: Iterable[str]) -> None:
        """These parties, and no longer those who have acted, are reminded of a running wait."""
        if (term := self.terms.get(code)) is not None:
            waiting = term.awaiting(tuple(sorted(parties)), self.today())
            self.terms = self.terms | {code: waiting}

    def stop_term(self) -> None:
        """The term of the mediation stands still, or is over; it may yet run again."""
        self.stopped = self.terms.get(self.term_code, self.stopped)
        self.drop(self.term_code)

    def mark_extension(self, term: Term) -> None:
        """Let it be known when the time that the law itself gives is over."""
        self.drop(EXTENSION)
        if term.extra_days and not self.in_extension:
            due = term.raw - timedelta(days=term.extra_days)
            self.add_term(Term(EXTENSION, term.trigger, due, due, turns=True, clock="agreed"))

    async def run_again(self, *, extra_days: int = 0, suspended_days: int = 0) -> Term:
        """The term runs on, longer by days agreed by all and by days that do not count."""
        term = self.terms.get(self.term_code, self.stopped)
        assert term is not None
        longer = await self.start_term(
            self.term_code,
            term.trigger,
            turns=True,
            extra_days=term.extra_days + extra_days,
            suspended_days=term.suspended_days + suspended_days,
        )
        self.mark_extension(longer)
        return longer

    async def extended(self, act: Ticket) -> Phase:
        """All parties agree to more time, counted on from the end of the term (规则 24)."""
        assert isinstance(act.facts, ExtendMediation)
        term = await self.run_again(extra_days=act.facts.days)
        if self.appraisal_since is not None:
            self.stop_term()
            self.drop(EXTENSION)
        facts = {"until": term.due.isoformat()}
        await self.commit(Entry("mediation_extended", act.day, facts=facts), act)
        return self.under_way

    async def extension_begun(self, term: Term) -> Phase:
        """From here on time runs that all agreed to: the 45 days stand still."""
        self.in_extension = True
        await self.commit(Entry("extension_begun", term.due, basis=cite("OMR 24", "IMR 27")))
        await self.pause_service_clock(PauseGround.CONSENTED_EXTENSION, term.due)
        return self.under_way

    async def appraisal_started(self, act: Ticket) -> Phase:
        """The time of an appraisal does not count: the term stands still (规则 26)."""
        self.appraisal_since = act.day
        self.stop_term()
        self.drop(EXTENSION)
        phase = self.goes_on(act.day)
        await self.commit(Entry("appraisal_started", act.day), act)
        await self.pause_service_clock(PauseGround.APPRAISAL, act.day)
        return phase

    async def appraisal_ended(self, act: Ticket) -> Phase:
        """The term goes on, longer by the days of the appraisal (规则 26)."""
        assert self.appraisal_since is not None
        days = (act.day - self.appraisal_since).days
        self.appraisal_since = None
        term = await self.run_again(suspended_days=days)
        phase = self.goes_on(act.day)
        facts = {"until": term.due.isoformat()}
        await self.commit(Entry("appraisal_ended", act.day, facts=facts), act)
        await self.continue_service_clock(PauseGround.APPRAISAL, act.day)
        return phase

    async def time_stops(self, day: date) -> None:
        """No time of the mediation runs any more, and none of it holds the 45 days."""
        if self.appraisal_since is not None:
            self.appraisal_since = None
            await self.continue_service_clock(PauseGround.APPRAISAL, day)
        if self.in_extension:
            self.in_extension = False
            await self.continue_service_clock(PauseGround.CONSENTED_EXTENSION, day)

    # Its end

    async def ends(self, by: Ticket | Term, reason: EndingReason, kind: str) -> Phase:
        """The mediation ends without agreement; the parties are told their ways (人民调解法 26).

        Of a claim that a court sent, the court goes on: it registers the case, or resumes the
        trial (规则 21).
        """
        day, act = (by.day, by) if isinstance(by, Ticket) else (by.due, None)
        self.stop_term()
        self.stopped = by if isinstance(by, Term) and by.code == self.term_code else self.stopped
        self.drop(*list(self.terms))
        self.opens(*(["confirm_undisputed_facts"] if self.facts is not None else []), since=day)
        if isinstance(by, Term):
            self.keep_late(by, *RECORDED_LATE.get(by.code, DURING_TERM))
        basis = cite("OMR 25", "PML 26") + RESTS_ON.get(self.origin, ())
        facts: dict[str, str] = {"reason": reason.value}
        if self.origin is MediationOrigin.COURT_AFTER_FILING:
            facts["follows"] = "trial_resumes"
        elif self.origin is MediationOrigin.COURT_BEFORE_FILING:
            facts["follows"] = "registered"
        await self.commit(Entry(kind, day, facts=facts, basis=basis), act)
        self.write("end_of_mediation_notice", day=day)
        await self.time_stops(day)
        await self.report(OUTCOMES.get(reason, Outcome.FAILED), day, mediator=self.mediator)
        return self.ended

    async def ended_by(self, act: Ticket) -> Phase:
        """The mediator ends it, for a reason of the rules."""
        assert isinstance(act.facts, EndMediation)
        return await self.ends(act, act.facts.reason, "mediation_ended")

    # Who may act

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """The mediator acts in his own case, and says what cannot be left unsaid."""
        if act.role is Role.MEDIATOR and act.actor != self.mediator:
            raise self.refusal("not_your_case", "该案件未指派给您")
        if step in NEEDS_WORDS and act.submission is None:
            raise self.refusal("record_needed", "须在 record 中写明内容")
        match facts:
            case ExtendMediation(consented_by=parties):
                self.check_all_consent(parties, "延长调解期限须经全体当事人同意")
            case _:
                pass

    def check_all_consent(self, parties: tuple[str, ...], reason: str) -> None:
        """Every party of the case is among those who consented."""
        if set(parties) != set(self.roster.everyone):
            raise self.refusal("consent_of_all_needed", reason)

    def check_named(self, act: Act, party_id: str | None) -> None:
        """An official names a party of the case; a party acts for nobody but itself."""
        if act.party_id is not None and party_id in (None, act.party_id):
            return
        if act.party_id is None and party_id in self.roster.everyone:
            return
        raise self.refusal("unknown_party", "须写明是哪一方当事人的行为，且只能为本人行为")


def acting(act: Ticket, named: str | None) -> str:
    """The party whose act it is; ``check_named`` has made sure there is one."""
    party_id = act.act.party_id or named
    assert party_id is not None
    return party_id
