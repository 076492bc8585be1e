"""The route and the forums: what the law leaves open, and the stages the dispute opens on it."""

from datetime import date
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ADVISE_ROUTE, Docket, ForumMark
    from law.basis import Advice
    from law.intake import MediationOrigin, SuitProcedure
    from law.policy import Stage
    from law.routing import MediationResult, Offer, Route, Situation, Step
    from workflows.acts import Ticket
    from workflows.children import Children
    from workflows.messages.dispute import NO_FORUM, Track
    from workflows.messages.mediation import Instalment
    from workflows.progress import Entry
    from workflows.promise import Promise
    from workflows.reports import (
        ArbitrationOpening,
        CaseRef,
        CourtOpening,
        MediationOpening,
        PerformanceOpening,
    )

ALWAYS = ("withdraw_claim", "correct_party", "appoint_agent", "revoke_agent", "hand_over")
STEP_FOR = {
    Step.MEDIATION: "reopen_mediation",
    Step.JUDICIAL_CONFIRMATION: "apply_for_confirmation",
    Step.ARBITRATION: "apply_for_arbitration",
    Step.ARBITRATION_AGREEMENT_OFFER: "offer_arbitration_agreement",
    Step.PAYMENT_ORDER: "apply_for_payment_order",
    Step.SMALL_CLAIMS: "file_suit",
    Step.SIMPLIFIED: "file_suit",
    Step.ORDINARY: "file_suit",
    Step.ENFORCEMENT: "apply_for_enforcement",
    Step.CLAIM_DECLARATION: "declare_claim",
}
IN_VAIN = frozenset({MediationResult.FAILED, MediationResult.REFUSED, MediationResult.UNREACHABLE})
"""Ends of a mediation after which all parties may ask for another, before any forum is open."""


class Forums(Promise):
    """The part of the dispute that asks for the route and opens stages on it.

    A forum is reserved in ``self.forum`` before anything is awaited, and again by the record's
    one-live-forum index when the opening is written.
    """

    situation: Situation
    route_next: tuple[Step, ...]

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.children = Children()
        self.forum: str | None = None
        self.origin = MediationOrigin.SELF
        self.suit_procedure = SuitProcedure.SIMPLIFIED
        self.cautions: tuple[str, ...] = ()
        self.mediator: str | None = None
        self.instalments: tuple[Instalment, ...] = ()
        self.performance: str | None = None
        self.owed = 0
        self.unpaid = False
        self.mediating = False
        self.title_from: str | None = None
        self.closed = False
        self.administrator = False
        self.declared_on: date | None = None
        self.ended: frozenset[str] = frozenset()
        self.package_complete = False
        self.offered_to: set[str] = set()

    def read(self, docket: Docket) -> None:
        """Take in what the record says of the case."""
        self.situation = docket.situation
        self.institution = docket.institution
        self.origin = docket.mediation_origin
        self.suit_procedure = docket.suit_procedure
        self.cautions = docket.cautions
        self.case = self.case.model_copy(update={"roster": docket.roster})

    def is_forum(self, workflow_id: str) -> bool:
        """Whether a stage decides the claim, so that it may stand beside no other."""
        beside = tuple(self.court_id(track) for track in NO_FORUM)
        return not workflow_id.startswith(("mediation/", "performance/", *beside))

    def stays_beside(self, workflow_id: str) -> bool:
        """Whether a stage goes on when a forum is opened."""
        gone = workflow_id.startswith(("mediation/", self.court_id(Track.ENFORCEMENT)))
        return not (self.is_forum(workflow_id) or gone)

    async def forum_opened(self, kind: str, day: date) -> None:
        """Something that preservation may have had to be followed by has been opened."""

    # The route

    async def advise(self, situation: Situation) -> Advice[Route]:
        """Ask the law what may be done in a situation, as of today."""
        asked = situation.model_copy(update={"on": self.today()})
        return await self.ask(ADVISE_ROUTE, asked, Advice[Route])

    def open_route(self, advice: Advice[Route], since: date) -> None:
        """Open the steps of the lawful route, unless a forum or the mediation is under way."""
        self.route_next = advice.value.next
        lawful = dict.fromkeys(STEP_FOR[step] for step in self.route_next if step in STEP_FOR)
        if self.children.going(self.court_id(Track.ENFORCEMENT)):
            lawful.pop("apply_for_enforcement", None)
        if self.declared_on is not None:
            lawful.pop("declare_claim", None)
        if self.situation.mediation in IN_VAIN and not self.situation.title_in_force:
            lawful["reopen_mediation"] = None
        busy = self.busy()
        self.opens(
            *self.always_open(),
            *(step for step in lawful if not busy or step == "declare_claim"),
            since=since,
        )

    def busy(self) -> bool:
        """A forum or the mediation is under way; a stay for bankruptcy leaves neither moving."""
        return self.forum is not None or (self.mediating and not self.situation.in_bankruptcy)

    def always_open(self) -> tuple[str, ...]:
        """What may be done whatever is under way."""
        return (*ALWAYS, *self.incident_steps())

    def incident_steps(self) -> tuple[str, ...]:
        """The incidents that may be recorded as the case stands; see ``Incidents``."""
        raise NotImplementedError

    def routed(
        self, kind: str, day: date, advice: Advice[Route], *, stage: str | None = None
    ) -> Entry:
        """An event that shows the route as it stands after it, with the law's reasons."""
        return Entry(
            kind,
            day,
            facts={"rows": list(advice.value.rows)},
            basis=advice.basis,
            flags=advice.flags,
            stage=stage,
            route=advice.value.model_dump(mode="json") | {"flags": list(advice.flags)},
        )

    async def turn(self, act: Ticket, kind: str, **changes: Any) -> None:
        """The situation is another: the route is drawn anew with the act's event."""
        before, self.situation = self.situation, self.situation.model_copy(update=changes)
        try:
            advice = await self.advise(self.situation)
            self.open_route(advice, act.day)
            await self.commit(self.routed(kind, act.day, advice), act)
        except BaseException:
            self.situation = before
            raise

    async def reroute(self, day: date) -> Advice[Route]:
        """Ask for the route anew and record what is open now."""
        advice = await self.advise(self.situation)
        self.open_route(advice, day)
        await self.commit(self.routed("route_advised", day, advice))
        return advice

    # Stages

    async def open_mediation(self, day: date) -> None:
        """Open a mediation; the second and any later one of a case are numbered."""
        first = f"mediation/{self.case.case_no}"
        number = self.children.count(first) + 1
        opening = MediationOpening(
            case=self.case,
            opened_on=day,
            origin=self.origin,
            suit_procedure=self.suit_procedure,
            bound=self.situation.bound_to_arbitrate,
            invitation_answer_days=self.clock.policy.invitation_answer_days,
            signing_days=self.clock.policy.signing_days,
            cautions=self.cautions,
        )
        workflow_id = first if number == 1 else f"{first}/{number}"
        await self.children.open("mediation", workflow_id, opening)

    async def open_arbitration(self, act: Ticket) -> None:
        """Reserve the forum and open the arbitration before the institution agreed on."""
        prefix = f"arbitration/{self.case.case_no}/"
        workflow_id = f"{prefix}{self.children.count(prefix) + 1}"
        await self.reserve(workflow_id, "arbitration", act.day, act)
        opening = ArbitrationOpening(
            case=self.case,
            opened_on=act.day,
            institution=self.institution or "",
            respondents=self.bound_to_arbitrate(),
            amount=self.situation.at_stake_fen,
            mediators=(self.mediator,) if self.mediator else (),
        )
        await self.children.open("arbitration", workflow_id, opening)

    def bound_to_arbitrate(self) -> tuple[str, ...]:
        """The respondents an arbitration agreement binds: a clause only those who made it.

        An agreement signed after the dispute arose is signed by all, guarantors included.
        """
        roster = self.case.roster
        if self.situation.offer is Offer.SIGNED or self.situation.new_agreement_signed:
            return roster.respondents
        return tuple(each for each in roster.respondents if each not in roster.guarantors)

    def court_id(self, track: Track) -> str:
        """The prefix of the workflow ids of a court track of this case."""
        return f"court/{self.case.case_no}/{track.value}/"

    async def open_track(
        self, track: Track, by: Ticket | date, *, by_conversion: bool = False
    ) -> None:
        """Reserve the forum and open a track before a court."""
        day, act = (by, None) if isinstance(by, date) else (by.day, by)
        workflow_id, opening = self.court_opening(
            track,
            day,
            claimed=self.owed,
            owed=self.unpaid_instalments(),
            by_conversion=by_conversion,
        )
        if track is Track.ENFORCEMENT:
            assert act is not None
            self.met("ENF_APPLY")
            self.steps.pop("apply_for_enforcement", None)
            self.steps.pop("apply_for_preservation", None)
            await self.commit(Entry("enforcement_requested", day), act)
            await self.forum_opened(track.value, day)
        else:
            await self.reserve(workflow_id, track.value, day, act)
        await self.children.open("court", workflow_id, opening)

    def court_opening(self, track: Track, day: date, **details: Any) -> tuple[str, CourtOpening]:
        """The workflow id of the next track of this kind, and what it is opened with."""
        prefix = self.court_id(track)
        opening = CourtOpening(
            case=self.case,
            opened_on=day,
            track=track,
            situation=self.situation.model_copy(update={"on": self.today()}),
            **details,
        )
        return f"{prefix}{self.children.count(prefix) + 1}", opening

    def unpaid_instalments(self) -> tuple[Instalment, ...]:
        """What of the schedule is unpaid: payments covered the oldest instalments first."""
        unpaid: list[Instalment] = []
        rest = self.owed
        for part in reversed(self.instalments):
            if covered := min(rest, part.amount):
                unpaid.append(Instalment(due_on=part.due_on, amount=covered))
                rest -= covered
        return tuple(reversed(unpaid))

    async def reserve(self, workflow_id: str, kind: str, day: date, act: Ticket | None) -> None:
        """Take the one forum of the claim, and let go what it leaves behind."""
        before, self.forum = (self.forum, self.clock), workflow_id
        self.clock = self.clock.copy()
        self.late = {}
        self.met("CONF_APPLY") if kind == Track.JUDICIAL_CONFIRMATION else self.drop("CONF_APPLY")
        self.drop("OFFER_ANSWER")
        self.opens(*self.always_open(), since=day)
        self.enter_service_stage(Stage.ARBITRATION if kind == "arbitration" else Stage.COURT, day)
        entry = Entry("forum_opened", day, facts={"forum": kind})
        entry.forum = ForumMark(workflow_id=workflow_id, kind=kind, live=True)
        try:
            await self.commit(entry, act)
        except BaseException:
            self.forum, self.clock = before
            raise
        left_behind = [each for each in self.children.going() if not self.stays_beside(each)]
        await self.children.release(*left_behind)
        await self.forum_opened(kind, day)

    async def follow_performance(
        self, day: date, instalments: tuple[Instalment, ...], **details: Any
    ) -> None:
        """Follow what is to be paid from now on.

        An earlier schedule is superseded, unless it is that of a settlement of another part.
        """
        prefix = f"performance/{self.case.case_no}/"
        if self.situation.mediation is not MediationResult.PARTIAL:
            await self.children.release(*self.children.going(prefix))
        workflow_id = f"{prefix}{self.children.count(prefix) + 1}"
        self.instalments, self.unpaid = instalments, False
        self.performance, self.owed = workflow_id, sum(part.amount for part in instalments)
        opening = PerformanceOpening(
            case=self.case,
            opened_on=day,
            instalments=instalments,
            title=self.situation.title,
            part=self.situation.rest_undecided,
            answer_days=self.clock.policy.payment_answer_days,
            **details,
        )
        await self.children.open("performance", workflow_id, opening)

    async def close(
        self, outcome: str, day: date, act: Ticket | None = None, *, resolution: str | None = None
    ) -> None:
        """The case is over; whatever forum was live is let go."""
        self.late = {}
        self.opens(since=day)
        self.drop(*list(self.terms))
        entry = Entry("case_closed", day, facts={"outcome": outcome}, stage="closed")
        entry.outcome, entry.resolution = outcome, resolution
        if self.forum is not None:
            entry.forum = forum_mark(self.forum, live=False)
        await self.commit(entry, act)
        self.closed = True


def forum_mark(workflow_id: str, *, live: bool) -> ForumMark:
    """A forum that is in the register already: only whether it is live can change."""
    kind = "arbitration" if workflow_id.startswith("arbitration/") else "court"
    return ForumMark(workflow_id=workflow_id, kind=kind, live=live)
