"""What happens on the way and moves the whole case (R0, R19, R21-R24)."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from law.policy import PauseGround
    from workflows.acts import Ticket, update
    from workflows.claim_periods import ClaimPeriods
    from workflows.messages.common import Act, Message
    from workflows.messages.incidents import (
        AssignClaim,
        DemandGuarantor,
        RaiseDefence,
        RecordBankruptcy,
        RecordDistribution,
        RecordPartyEnd,
        RecordSuccession,
    )
    from workflows.reports import GoOn, Stay
    from workflows.terms import Term

DECLARATION = "EBL_DECLARE"
DECLARATION_DAYS = (30, 92)
"""The court sets thirty days to three months from its announcement (企业破产法 45)."""


class Incidents(ClaimPeriods):
    """Each changes the situation, and the route is drawn anew; some let the case stand still."""

    record_bankruptcy = update("record_bankruptcy")
    record_administrator = update("record_administrator")
    declare_claim = update("declare_claim")
    dispute_declaration = update("dispute_declaration")
    record_distribution = update("record_distribution")
    end_bankruptcy = update("end_bankruptcy")
    record_party_end = update("record_party_end")
    record_succession = update("record_succession")
    end_without_successor = update("end_without_successor")
    assign_claim = update("assign_claim")
    raise_defence = update("raise_defence")
    withdraw_defence = update("withdraw_defence")
    suspect_sham = update("suspect_sham")
    clear_suspicion = update("clear_suspicion")
    record_certificate_refusal = update("record_certificate_refusal")

    def incident_steps(self) -> tuple[str, ...]:
        """The incidents that may be recorded as the case stands."""
        situation = self.situation
        if situation.suspected_sham:
            return ("clear_suspicion",)
        steps = ["suspect_sham", "record_party_end"]
        if situation.party_ended:
            return (*steps, "record_succession", "end_without_successor")
        steps += ["assign_claim"]
        steps += ["demand_guarantor"] if self.to_be_demanded() else []
        if not situation.bankruptcy_accepted:
            steps += ["record_bankruptcy"]
        else:
            steps += ["dispute_declaration", "record_distribution", "end_bankruptcy"]
            steps += [] if self.administrator else ["record_administrator"]
        if not situation.decided:
            raised = situation.set_off_or_counterclaim
            steps += ["withdraw_defence" if raised else "raise_defence"]
        if situation.directly_enforceable:
            steps += ["record_certificate_refusal"]
        return tuple(steps)

    async def happened(self, act: Ticket) -> None:
        """One incident."""
        match act.step, act.facts:
            case "record_bankruptcy", RecordBankruptcy() as bankruptcy:
                await self.bankrupt(act, bankruptcy)
            case "record_administrator", _:
                await self.administrator_in_office(act)
            case "declare_claim", _:
                await self.declared(act)
            case "dispute_declaration", _:
                await self.turn(act, "declaration_disputed", declared_claim_disputed=True)
            case "record_distribution", RecordDistribution():
                await self.close("distributed", act.day, act)
            case "end_bankruptcy", _:
                self.administrator, self.declared_on = False, None
                self.drop(DECLARATION)
                await self.turn(
                    act,
                    "bankruptcy_ended",
                    bankruptcy_accepted=False,
                    declared_claim_disputed=False,
                )
                await self.go_on_from(PauseGround.BANKRUPTCY_STAY, act)
            case "record_party_end", RecordPartyEnd(party_id=party):
                self.ended = self.ended | {party}
                await self.turn(act, "party_ended", party_ended=True)
                await self.stand_still_for(PauseGround.PARTY_ENDED, act)
            case "record_succession", RecordSuccession(party_id=party):
                self.ended = self.ended - {party}
                await self.turn(act, "party_succeeded", party_ended=bool(self.ended))
                if not self.ended:
                    await self.go_on_from(PauseGround.PARTY_ENDED, act)
            case "end_without_successor", _:
                await self.close("no_successor", act.day, act)
            case "assign_claim", AssignClaim():
                await self.turn(act, "claim_assigned", assigned=True)
            case "demand_guarantor", DemandGuarantor(party_id=party):
                await self.demanded(act, party)
            case "raise_defence", RaiseDefence():
                await self.turn(
                    act, "defence_raised", set_off_or_counterclaim=True, undisputed=False
                )
            case "withdraw_defence", _:
                await self.turn(act, "defence_withdrawn", set_off_or_counterclaim=False)
            case "suspect_sham", _:
                await self.turn(act, "sham_suspected", suspected_sham=True)
            case "clear_suspicion", _:
                await self.turn(act, "suspicion_cleared", suspected_sham=False)
            case _:
                await self.turn(act, "certificate_refused", notarial_certificate_refused=True)

    async def bankrupt(self, act: Ticket, bankruptcy: RecordBankruptcy) -> None:
        """Proceedings are stayed; the claim is to be declared to the administrator."""
        due = bankruptcy.declare_by
        term = Term(DECLARATION, act.day, due, due, turns=False, clock="court")
        self.add_term(term.awaiting(self.case.roster.claimants, self.today()))
        await self.turn(act, "bankruptcy_accepted", bankruptcy_accepted=True)
        await self.stand_still_for(PauseGround.BANKRUPTCY_STAY, act)

    async def administrator_in_office(self, act: Ticket) -> None:
        """A suit or arbitration under way goes on; enforcement and payments do not (20)."""
        self.administrator = True
        await self.turn(act, "administrator_in_office")
        if self.forum is not None:
            await self.children.go_on([self.forum], GoOn(day=act.day))
            await self.continue_clock(PauseGround.BANKRUPTCY_STAY, act.day)

    async def declared(self, act: Ticket) -> None:
        """The claim is before the administrator: the case has lawfully gone where it belongs."""
        self.met(DECLARATION)
        self.declared_on = act.day
        advice = await self.advise(self.situation)
        self.open_route(advice, act.day)
        entry = self.routed("claim_declared", act.day, advice)
        entry.resolution = "escalated"
        await self.commit(entry, act)

    async def stand_still_for(self, ground: PauseGround, act: Ticket) -> None:
        """Every stage is stayed, and the service clock with it."""
        await self.children.stay(self.children.going(), Stay(ground=ground, day=act.day))
        await self.pause_clock(ground, act.day)

    async def go_on_from(self, ground: PauseGround, act: Ticket) -> None:
        """The stages go on, unless another ground still holds them."""
        await self.continue_clock(ground, act.day)
        if self.situation.party_ended or self.situation.bankruptcy_accepted:
            return
        await self.children.go_on(self.children.going(), GoOn(day=act.day))

    def check_incident(self, act: Act, facts: Message) -> None:
        """Whether an incident fits the parties of the case and the law's own periods."""
        roster = self.case.roster
        match facts:
            case RecordBankruptcy(party_id=party, declare_by=declare_by):
                if party not in roster.respondents:
                    raise self.refusal("unknown_party", f"案件中没有被申请人 {party}")
                days = (declare_by - (act.occurred_on or self.today())).days
                if not DECLARATION_DAYS[0] <= days <= DECLARATION_DAYS[1]:
                    raise self.refusal(
                        "declaration_term_out_of_range", "债权申报期限为三十日至三个月"
                    )
            case RecordPartyEnd(party_id=party) if party not in set(roster.everyone) - self.ended:
                raise self.refusal("unknown_party", f"案件中没有当事人 {party}")
            case RecordSuccession(party_id=party) if party not in self.ended:
                raise self.refusal("unknown_party", f"当事人 {party} 没有死亡或者终止的记录")
            case AssignClaim(party_id=party, notified_on=notified_on):
                if party not in roster.claimants:
                    raise self.refusal("not_a_claimant", "只有申请人的债权可以转让")
                if notified_on > self.today():
                    raise self.refusal("occurred_in_future", "通知债务人之日不得晚于今天")
            case _:
                pass
