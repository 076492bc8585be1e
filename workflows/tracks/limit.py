"""The limit of a trial: by procedure, extended by leave, without the time that does not count."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities import signatures as outside
    from law.basis import Advice
    from law.policy import PauseGround
    from workflows.acts import Ticket
    from workflows.messages.common import Act, Message
    from workflows.messages.court import (
        ConvertProcedure,
        ExcludeTime,
        ExclusionGround,
        ExtendLimit,
        NotedGround,
    )
    from workflows.messages.dispute import Track
    from workflows.progress import Entry
    from workflows.terms import Term
    from workflows.tracks.phases import CourtStage
    from workflows.tracks.service import Service

LIMITS = {
    Track.SMALL_CLAIMS: "TRIAL_SMALL",
    Track.SIMPLIFIED: "TRIAL_SIMPLE",
    Track.ORDINARY: "TRIAL_ORD",
}
"""The limit of each procedure, counted from the day the case was registered."""

_PAUSES = {
    ExclusionGround.ANNOUNCEMENT: PauseGround.ANNOUNCEMENT_SERVICE,
    ExclusionGround.APPRAISAL: PauseGround.APPRAISAL,
}
"""Excluded time over which the service clock stands still too."""

_WEIGHT = {Track.SMALL_CLAIMS: 0, Track.SIMPLIFIED: 1, Track.ORDINARY: 2}


class TrialLimit(Service):
    """The procedure a trial runs in, and the time it has (民事诉讼法 152, 164, 168; 解释 243).

    While time is excluded no limit runs; counted again, it ends so many days later. Grounds that
    overlap exclude each day once.
    """

    def __init__(self, court: CourtStage) -> None:
        super().__init__(court)
        self.procedure = court.opening.track
        self.registered_on = court.opened_on
        self.extension = 0
        self.excluded_days = 0
        self.excluded_since: date | None = None
        self.excluding: frozenset[ExclusionGround] = frozenset()

    @property
    def limit(self) -> str:
        """The code of the limit of the procedure."""
        return LIMITS[self.procedure]

    async def run_limit(self) -> None:
        """The limit runs from registration, unless time is excluded just now."""
        if not self.excluding:
            await self.court.start_term(
                self.limit,
                self.registered_on,
                extra_days=self.extension,
                suspended_days=self.excluded_days,
            )

    async def exclude(self, ground: ExclusionGround, day: date) -> None:
        """Time begins that the limit does not count."""
        if not self.excluding:
            self.excluded_since = day
            self.keep_excluded()
        if (pause := _PAUSES.get(ground)) is not None:
            await self.court.pause_service_clock(pause, day)
        self.excluding = self.excluding | {ground}
        self.court.drop(self.limit)

    async def count_again(self, ground: ExclusionGround, day: date) -> None:
        """A ground has ended; with no other left the limit runs on."""
        if ground not in self.excluding:
            return
        if (pause := _PAUSES.get(ground)) is not None:
            await self.court.continue_service_clock(pause, day)
        self.excluding = self.excluding - {ground}
        if not self.excluding and self.excluded_since is not None:
            self.excluded_days += (day - self.excluded_since).days
            self.excluded_since = None
            await self.run_limit()

    async def time_excluded(self, act: Ticket) -> None:
        """The court notes that time does not count from now on."""
        assert isinstance(act.facts, ExcludeTime)
        await self.exclude(ExclusionGround(act.facts.ground), act.day)
        self.reopen(act.day)
        await self.court.note(act, "time_excluded")

    async def time_counted_again(self, act: Ticket) -> None:
        """The court notes that time counts again."""
        assert isinstance(act.facts, ExcludeTime)
        await self.count_again(ExclusionGround(act.facts.ground), act.day)
        self.reopen(act.day)
        await self.court.note(act, "time_counted_again")

    async def extended(self, act: Ticket) -> None:
        """The president extends the limit within what the law allows; once."""
        assert isinstance(act.facts, ExtendLimit)
        self.keep_excluded()
        self.extension = act.facts.by
        await self.run_limit()
        self.reopen(act.day)
        await self.court.note(act, "limit_extended")

    async def converted(self, act: Ticket) -> None:
        """The trial goes on in another procedure; its limit counts from the registration."""
        assert isinstance(act.facts, ConvertProcedure)
        self.keep_excluded()
        self.court.drop(self.limit)
        self.procedure, self.extension = Track(act.facts.to), 0
        await self.run_limit()
        self.reopen(act.day)
        facts = await self.fee_facts()
        await self.court.commit(Entry("procedure_converted", act.day, facts=facts), act)

    def keep_excluded(self) -> None:
        """What the running limit has already stood still for, a stay of the case included."""
        if (running := self.court.terms.get(self.limit)) is not None:
            self.excluded_days = running.suspended_days

    def trigger_moved(self, old: Term, new: Term) -> None:
        """The case was registered on another day."""
        if old.code == self.limit:
            self.registered_on = new.trigger
        super().trigger_moved(old, new)

    async def fee_facts(self, *, halved: bool = False) -> dict[str, int]:
        """What the suit costs as it stands: half in simplified procedure and small claims."""
        question = outside.CourtFeeQuestion(
            amount_fen=self.court.opening.situation.at_stake_fen,
            halved=halved or self.procedure is not Track.ORDINARY,
        )
        fee = await self.court.ask(outside.ADVISE_COURT_FEE, question, Advice[int])
        return {"fee_fen": fee.value}

    def reopen(self, day: date) -> None:
        """Open the steps that the trial as it stands leaves open."""
        raise NotImplementedError

    def limit_steps(self) -> tuple[str, ...]:
        """What may be done about the limit."""
        grounds = self.excluding & {ExclusionGround(ground) for ground in NotedGround}
        return (
            "exclude_time",
            *(("count_time_again",) if grounds else ()),
            *(("extend_limit",) if self.limit in self.court.terms and not self.extension else ()),
            *(("convert_procedure",) if self.procedure is not Track.ORDINARY else ()),
        )

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """A procedure is converted before its limit has ended, and only to a fuller one."""
        match step, facts:
            case "convert_procedure", ConvertProcedure(to=to):
                if _WEIGHT[Track(to)] <= _WEIGHT[self.procedure]:
                    raise self.court.refusal("track_not_open", "只能转为更完整的审理程序")
                if not self.excluding and self.limit not in self.court.terms:
                    raise self.court.refusal("term_ended", "转换程序须在审理期限届满前作出")
            case "request_announcement", _ if self.procedure is not Track.ORDINARY:
                raise self.court.refusal("announcement_needs_ordinary", "公告送达须先转为普通程序")
            case "exclude_time", ExcludeTime(ground=ground):
                if ExclusionGround(ground) in self.excluding:
                    raise self.court.refusal("already_excluded", "该事由的期间已在扣除之中")
            case "count_time_again", ExcludeTime(ground=ground):
                if ExclusionGround(ground) not in self.excluding:
                    raise self.court.refusal("not_excluded", "该事由的期间没有在扣除")
            case _:
                super().check(step, act, facts, day)
