"""Offers and counter-offers, and the double-blind round in which figures stay sealed."""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import COMPARE_SEALED, SealedAnswer, SealedQuestion
    from law.basis import cite
    from law.money import format_yuan
    from workflows.acts import Ticket
    from workflows.mediating.proceedings import SEALED_ROUND, acting
    from workflows.mediating.sessions import Sessions
    from workflows.messages.common import Act, Message
    from workflows.messages.mediation import AnswerOffer, MakeOffer, OpenSealedRound
    from workflows.progress import Entry
    from workflows.stage import Phase
    from workflows.terms import Term


class Offers(Sessions):
    """What the parties would settle for. None of it leaves the mediation (规则 18)."""

    async def offered(self, act: Ticket) -> Phase:
        """An offer, or a counter-offer, which takes the place of the standing one."""
        assert isinstance(act.facts, MakeOffer)
        self.offered_by, self.offer = acting(act, act.facts.party_id), set()
        phase = self.goes_on(act.day)
        others = (party for party in self.roster.everyone if party != self.offered_by)
        notices = tuple((party, "offer_made") for party in others)
        await self.commit(Entry("offer_made", act.day, notices=notices), act)
        return phase

    async def offer_answered(self, act: Ticket) -> Phase:
        """Accepted by all others, the offer only needs to be drawn up as an agreement."""
        assert isinstance(act.facts, AnswerOffer)
        assert act.act.party_id is not None
        accepted = self.offer | {act.act.party_id, self.offered_by or ""}
        complete = accepted >= set(self.roster.everyone)
        self.offer = accepted
        if complete or not act.facts.accepts:
            self.offered_by, self.offer = None, set()
        phase = self.goes_on(act.day)
        kind = "offer_accepted" if act.facts.accepts else "offer_rejected"
        await self.commit(Entry(kind, act.day), act)
        return phase

    async def sealed_round_opened(self, act: Ticket) -> Phase:
        """Claimant and respondent are asked for one figure each, which nobody else will see."""
        assert isinstance(act.facts, OpenSealedRound)
        due = act.facts.closes_on
        self.sealed_rule, self.sealed = act.facts.rule, {}
        self.sealed_parties = (self.roster.claimants[0], act.facts.respondent)
        self.add_term(Term(SEALED_ROUND, act.day, due, due, turns=True, clock="agreed"))
        self.awaits(SEALED_ROUND, self.to_be_sealed())
        phase = self.goes_on(act.day)
        notices = tuple((party, "sealed_figure_wanted") for party in self.sealed_parties)
        await self.commit(Entry("sealed_round_opened", act.day, notices=notices), act)
        return phase

    async def figure_submitted(self, act: Ticket) -> Phase:
        """A figure is in, under its command's id; with the second one the round is decided."""
        assert act.act.party_id is not None
        self.sealed = {**self.sealed, act.act.party_id: act.act.command_id}
        self.awaits(SEALED_ROUND, self.to_be_sealed())
        if self.to_be_sealed():
            await self.commit(Entry("sealed_figure_submitted", act.day), act)
            return self.under_way
        rule, figures = self.sealed_rule, [self.sealed[party] for party in self.sealed_parties]
        assert rule is not None
        self.met(SEALED_ROUND)
        phase = self.close_round(act.day)
        await self.commit(Entry("sealed_figure_submitted", act.day), act)
        minimum, maximum = figures
        question = SealedQuestion(minimum=minimum, maximum=maximum, rule=rule.value)
        answer = await self.ask(COMPARE_SEALED, question, SealedAnswer)
        sum_ = {"amount": format_yuan(answer.fen)} if answer.fen is not None else {}
        entry = Entry("sealed_round_closed", act.day, facts={"crossed": answer.crossed, **sum_})
        entry.basis = cite("PML 23", "OMR 18")
        await self.commit(entry)
        return phase

    async def sealed_round_lapsed(self, term: Term) -> Phase:
        """A figure was not handed in: there is nothing to compare, and nothing to be seen."""
        phase = self.close_round(term.due)
        basis = cite("PML 23")
        await self.commit(Entry("sealed_round_lapsed", term.due, basis=basis))
        return phase

    def close_round(self, day: date) -> Phase:
        """The round is over; another may be opened."""
        self.sealed_rule, self.sealed_parties, self.sealed = None, (), {}
        return self.goes_on(day)

    async def term_over(self, term: Term) -> Phase:
        """The end of a sealed round ends nothing else."""
        if term.code == SEALED_ROUND:
            return await self.sealed_round_lapsed(term)
        return await super().term_over(term)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Nobody answers his own offer; a sealed round is what everybody wants."""
        super().check(step, act, facts, day)
        if step == "submit_sealed_figure" and act.party_id not in self.to_be_sealed():
            raise self.refusal("no_figure_due", "您不是本轮的报价人，或者已经报价")
        match facts:
            case MakeOffer(party_id=party, terms=terms):
                self.check_named(act, party)
                self.check_guarantors(terms)
            case AnswerOffer() if act.party_id == self.offered_by or act.party_id in self.offer:
                raise self.refusal("already_answered", "不能答复自己的方案，也不能重复答复")
            case OpenSealedRound() as wanted:
                self.check_all_consent(wanted.consented_by, "密封报价须经全体当事人同意")
                if wanted.respondent not in self.roster.respondents:
                    raise self.refusal("unknown_party", f"案件中没有被申请人 {wanted.respondent}")
                if wanted.closes_on < day:
                    raise self.refusal("session_in_past", "报价截止日早于开始之日")
            case _:
                pass

    def to_be_sealed(self) -> set[str]:
        """The parties whose figures are still awaited."""
        return set(self.sealed_parties) - set(self.sealed)
