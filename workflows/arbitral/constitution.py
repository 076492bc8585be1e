"""The tribunal: how it is chosen, what its members disclose, who is replaced (仲裁法 42–49)."""

from collections.abc import Mapping
from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from workflows.acts import Ticket
    from workflows.arbitral.base import ArbitralStage, Handler
    from workflows.messages.arbitration import (
        AgreeOnTribunal,
        ChallengeArbitrator,
        DecideChallenge,
        DecideRepetition,
        Disclosure,
        FormTribunal,
        ReplaceArbitrator,
        SelectArbitrator,
        VacancyReason,
    )
    from workflows.messages.common import Act, Message
    from workflows.reports import ArbitrationOpening
    from workflows.stage import Phase
    from workflows.terms import Term


class Constitution(ArbitralStage):
    """The parties choose; where they do not in time, the director appoints (仲裁法 44)."""

    def __init__(self, opening: ArbitrationOpening) -> None:
        super().__init__(opening)
        self.size_agreed: int | None = None
        self.selections: dict[str, SelectArbitrator] = {}
        self.selection_over = False
        self.formed_on: date | None = None
        self.extended_months = 0
        self.suspended_days = 0
        self.disclosed: tuple[str, ...] = ()
        self.challenged: tuple[str, ...] = ()
        self.hearings_closed = False
        self.repetition_open = False

    def lawful(self) -> tuple[str, ...]:
        if not self.tribunal:
            choice = () if self.selection_over else ("agree_on_tribunal", "select_arbitrator")
            return (*super().lawful(), *choice, "form_tribunal")
        return (
            *super().lawful(),
            "disclose_circumstances",
            "replace_arbitrator",
            *(() if self.hearings_closed else ("challenge_arbitrator",)),
            *(("decide_challenge",) if self.challenged else ()),
            *(("decide_repetition",) if self.repetition_open and self.complete else ()),
        )

    def acts(self) -> Mapping[str, Handler]:
        mine = {
            "agree_on_tribunal": self.size_chosen,
            "select_arbitrator": self.selected,
            "form_tribunal": self.formed,
            "disclose_circumstances": self.disclosure,
            "challenge_arbitrator": self.challenge,
            "decide_challenge": self.challenge_decided,
            "replace_arbitrator": self.replaced,
            "decide_repetition": self.repetition_decided,
        }
        return {**super().acts(), **mine}

    async def ended(self, term: Term) -> None:
        await super().ended(term)
        if term.code == "ARB_TRIBUNAL":
            self.selection_over = True
            self.keep_late(term, "select_arbitrator")

    @property
    def size(self) -> int:
        """How many arbitrators are to sit: as agreed, else as the rules say for this amount."""
        return self.size_agreed or self.rules.tribunal_size(self.amount)

    # Choice and formation

    async def size_chosen(self, act: Ticket) -> Phase:
        """A sole arbitrator or three."""
        assert isinstance(act.facts, AgreeOnTribunal)
        self.size_agreed = act.facts.size
        return await self.note(act, "tribunal_size_agreed")

    async def selected(self, act: Ticket) -> Phase:
        """A party's last choice counts."""
        assert isinstance(act.facts, SelectArbitrator)
        assert act.act.party_id is not None
        self.selections = {**self.selections, act.act.party_id: act.facts}
        phase = await self.note(act, "arbitrator_selected")
        self.write("arbitrator_selection", day=act.day)
        return phase

    async def formed(self, act: Ticket) -> Phase:
        """From here the tribunal's own term for the award runs."""
        assert isinstance(act.facts, FormTribunal)
        self.tribunal, self.formed_on = act.facts.arbitrators, act.day
        self.met("ARB_TRIBUNAL")
        self.forget_late("select_arbitrator")
        await self.start_award_term()
        told = (*self.tribunal, *self.parties)
        notices = tuple((each, "tribunal_seat") for each in told)
        return await self.note(act, "tribunal_formed", notices=notices)

    async def start_award_term(self) -> None:
        """From the formation of the tribunal, as extended, without what an appraisal took."""
        assert self.formed_on is not None
        await self.start_term(
            "ARB_AWARD",
            self.formed_on,
            extra_days=self.extended_months,
            suspended_days=self.suspended_days,
        )

    def chosen_by(self, side: tuple[str, ...]) -> tuple[SelectArbitrator, ...]:
        """What the parties of a side have chosen."""
        return tuple(self.selections[party] for party in side if party in self.selections)

    @property
    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The two sides, each of which chooses together."""
        return self.claimants, self.respondents

    # Disclosure, challenge, replacement

    async def disclosure(self, act: Ticket) -> Phase:
        """The parties are told of what an arbitrator discloses (仲裁法 45)."""
        assert isinstance(act.facts, Disclosure)
        self.disclosed = tuple(dict.fromkeys((*self.disclosed, act.act.actor)))
        notices = tuple((party, "arbitrator_disclosure") for party in self.parties)
        phase = await self.note(
            act, "arbitrator_disclosed", {"arbitrator": act.act.actor}, notices=notices
        )
        self.write("arbitrator_disclosure", day=act.day)
        return phase

    async def challenge(self, act: Ticket) -> Phase:
        """Until it is decided on, the tribunal neither hears nor decides."""
        assert isinstance(act.facts, ChallengeArbitrator)
        self.challenged = (*self.challenged, act.facts.arbitrator)
        phase = await self.note(act, "arbitrator_challenged")
        self.write("arbitrator_challenge", day=act.day)
        return phase

    async def challenge_decided(self, act: Ticket) -> Phase:
        """Upheld, the seat is vacant (仲裁法 48, 49)."""
        assert isinstance(act.facts, DecideChallenge)
        one = act.facts.arbitrator
        self.challenged = tuple(each for each in self.challenged if each != one)
        if act.facts.upheld:
            self.vacant = (*self.vacant, one)
        return await self.note(act, "challenge_decided")

    async def replaced(self, act: Ticket) -> Phase:
        """After a challenge the tribunal decides whether what was heard is heard again (49)."""
        assert isinstance(act.facts, ReplaceArbitrator)
        given = act.facts
        self.tribunal = tuple(
            given.replacement if seat == given.removed else seat for seat in self.tribunal
        )
        self.vacant = tuple(each for each in self.vacant if each != given.removed)
        self.challenged = tuple(each for each in self.challenged if each != given.removed)
        self.repetition_open = self.repetition_open or self.first_heard_on is not None
        facts = {"arbitrators": list(self.tribunal)}
        notices = tuple((each, "tribunal_seat") for each in (given.replacement, *self.parties))
        return await self.note(act, "arbitrator_replaced", facts, notices=notices)

    async def repetition_decided(self, act: Ticket) -> Phase:
        """Heard again, or gone on from where it stands."""
        assert isinstance(act.facts, DecideRepetition)
        self.repetition_open = False
        if act.facts.repeat:
            self.hear_anew()
        return await self.note(act, "repetition_decided")

    def hear_anew(self) -> None:
        """What was heard counts no longer; the hearing says what that means."""
        self.hearings_closed = False

    # What is lawful

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Mediator and arbitrator are never the same person; the parties' choice is kept."""
        super().check(step, act, facts, day)
        match facts:
            case AgreeOnTribunal(agreed_by=agreed):
                self.check_all_agree(agreed, "组庭方式")
            case SelectArbitrator(arbitrator=one, presiding=presiding):
                self.check_no_mediator(one, presiding)
            case FormTribunal():
                self.check_tribunal(facts)
            case ChallengeArbitrator(arbitrator=one, learned_on=learned):
                self.check_seated(one)
                if one in (*self.challenged, *self.vacant):
                    raise self.refusal("already_challenged", "对该仲裁员的回避申请已经提出")
                heard = self.first_heard_on
                if heard is not None and (learned is None or learned <= heard):
                    raise self.refusal(
                        "challenge_too_late", "回避申请应在首次开庭前提出，其后才知道事由的除外"
                    )
            case DecideChallenge(arbitrator=one) if one not in self.challenged:
                raise self.refusal("not_challenged", "没有对该仲裁员的回避申请")
            case ReplaceArbitrator():
                self.check_replacement(facts)
            case _:
                pass

    def check_no_mediator(self, *named: str | None) -> None:
        """Whoever mediated the case does not arbitrate it."""
        if set(named) & set(self.mediators):
            raise self.refusal("conflict_of_roles", "本案调解员不得担任仲裁员")

    def check_seated(self, one: str) -> None:
        """The person named sits in the tribunal."""
        if one not in self.tribunal:
            raise self.refusal("not_in_tribunal", "该人不是本案仲裁庭成员")

    def check_tribunal(self, given: FormTribunal) -> None:
        """Of the right size, of different people, as chosen or lawfully appointed."""
        seats = given.arbitrators
        if len(seats) == 2 or len(set(seats)) != len(seats):
            raise self.refusal("tribunal_of_one_or_three", "仲裁庭由一名或三名仲裁员组成")
        self.check_no_mediator(*seats)
        if len(seats) != self.size:
            raise self.refusal(
                "tribunal_size", f"依约定或者仲裁规则，本案仲裁庭由 {self.size} 名仲裁员组成"
            )
        self.check_parties(*given.entrusted_by)
        if not set(given.appointed) <= set(seats):
            raise self.refusal("not_in_tribunal", "指定的仲裁员不在所列仲裁庭成员中")
        if given.appointed and not self.selection_over:
            self.check_entrusted(given.entrusted_by)
        self.check_choice_kept(seats)

    def check_entrusted(self, entrusted_by: tuple[str, ...]) -> None:
        """Before the parties' time is over, the director appoints only where they ask him to."""
        for side in self.sides:
            if not set(side) & set(entrusted_by) and not self.chosen_by(side):
                raise self.refusal(
                    "selection_term_running", "当事人选定仲裁员的期限尚未届满，也没有委托主任指定"
                )

    def check_choice_kept(self, seats: tuple[str, ...]) -> None:
        """Whom a side chose sits; whom both chose to preside presides."""
        choices = [self.chosen_by(side) for side in self.sides]
        if len(seats) == 1:
            wanted = [{each.arbitrator for each in chosen} for chosen in choices]
            agreed = wanted[0] & wanted[1]
            kept = not agreed or seats[0] in agreed
        else:
            own = all(not chosen or chosen[-1].arbitrator in seats for chosen in choices)
            named = [{each.presiding for each in chosen} - {None} for chosen in choices]
            agreed = named[0] & named[1]
            kept = own and (not agreed or seats[0] in agreed)
        if not kept:
            raise self.refusal("selection_not_kept", "仲裁庭的组成与当事人的选定不符")

    def check_replacement(self, given: ReplaceArbitrator) -> None:
        """A sitting member gives way to somebody new; a challenged one only once that is upheld."""
        self.check_seated(given.removed)
        if given.replacement in self.tribunal:
            raise self.refusal("tribunal_of_one_or_three", "接任的仲裁员已是仲裁庭成员")
        self.check_no_mediator(given.replacement)
        upheld = given.removed in self.vacant
        if upheld != (given.reason is VacancyReason.CHALLENGED):
            raise self.refusal("not_challenged", "更换的原因与回避决定不符")
