"""Engagement: how far each party has come, and the channels by which a silent one is tried."""

from datetime import date, timedelta
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities.signatures import ENGAGED, Engaged, EngagementQuestion
    from law.basis import Advice
    from law.policy import Channel
    from law.routing import Route
    from workflows.acts import Ticket, update
    from workflows.desk import Desk
    from workflows.messages.common import Act, Message
    from workflows.messages.engagement import (
        ConfirmServiceAddress,
        EngagementMark,
        OpenNotice,
        RecordEngagement,
        RecordNonDelivery,
    )
    from workflows.progress import Entry
    from workflows.reports import CaseRef, ElectronicConsent
    from workflows.terms import Term, for_party, party_of

NOTICE_OPENING = "NOTICE_OPENING"
EVENT_OF = {
    EngagementMark.SERVED: "notice_served",
    EngagementMark.OPENED: "notice_opened",
    EngagementMark.IDENTIFIED: "party_identified",
    EngagementMark.ANSWERED: "party_answered",
}


class Engagement(Desk):
    """A respondent invited to mediate is tried by the policy's channels until it takes notice.

    ``tried`` is the place of the last channel tried, by party. Whether a party has taken notice is
    asked of the record, since much of it happens in the mediation.
    """

    record_engagement = update("record_engagement")
    record_non_delivery = update("record_non_delivery")
    open_notice = update("open_notice")
    confirm_service_address = update("confirm_service_address")
    withdraw_electronic_service = update("withdraw_electronic_service")

    def __init__(self, case: CaseRef, opened_on: date) -> None:
        super().__init__(case, opened_on)
        self.tried: dict[str, int] = {}

    # Steps

    def desk_steps(self) -> tuple[str, ...]:
        """What may be done at the desk now."""
        steps = ["record_engagement", "record_non_delivery", "open_notice"]
        steps += ["confirm_service_address"]
        steps += ["withdraw_electronic_service"] if self.case.roster.electronic else []
        return (*super().desk_steps(), *steps)

    async def at_the_desk(self, act: Ticket) -> None:
        """One act that moves no procedure."""
        match act.facts:
            case RecordEngagement(party_id=party, mark=mark):
                await self.engaged(act, party, mark)
            case OpenNotice():
                assert act.act.party_id is not None
                await self.engaged(act, act.act.party_id, EngagementMark.OPENED)
            case RecordNonDelivery() as failed:
                await self.not_delivered(act, failed)
            case ConfirmServiceAddress(electronic=electronic):
                await self.consent(act, "service_address_confirmed", given=electronic)
            case _ if act.step == "withdraw_electronic_service":
                await self.consent(act, "electronic_service_withdrawn", given=False)
            case _:
                await super().at_the_desk(act)

    # The channels

    def open_route(self, advice: Advice[Route], since: date) -> None:
        """While a mediation is under way its respondents are tried; no longer than that."""
        if not self.mediating:
            self.drop(*(for_party(NOTICE_OPENING, party) for party in self.tried))
            self.tried = {}
        elif not self.tried:
            self.tried = dict.fromkeys(self.case.roster.respondents, 0)
            for party in self.tried:
                self.wait_for(party, since)
        super().open_route(advice, since)

    def wait_for(self, party: str, day: date) -> None:
        """The channel now tried has its days."""
        attempt = self.clock.policy.channels[self.tried[party]]
        code, due = for_party(NOTICE_OPENING, party), day + timedelta(days=attempt.days)
        self.add_term(Term(code, day, due, due, turns=False, clock="service"))

    async def note_end(self, term: Term) -> None:
        """A channel has had its days: whoever has not taken notice is tried by the next."""
        if term.code.partition("@")[0] != NOTICE_OPENING:
            await super().note_end(term)
            return
        party = party_of(term.code)
        if party not in self.tried:
            self.mark(term, "dropped")
        elif await self.has_taken_notice(party):
            self.mark(term, "met")
        else:
            await self.try_next(party, term.due)

    async def has_taken_notice(self, party: str) -> bool:
        """Whether a party knows what it was told, by whatever channel."""
        question = EngagementQuestion(case_no=self.case.case_no)
        known = await self.ask(ENGAGED, question, Engaged)
        return known.furthest.get(party, EngagementMark.SERVED) != EngagementMark.SERVED

    async def try_next(self, party: str, day: date) -> None:
        """The next channel is tried; after the last the bureau is told that none has served."""
        place = self.tried[party] + 1
        if place >= len(self.clock.policy.channels):
            entry = Entry("channels_exhausted", day, facts={"party_id": party})
            entry.notices = await self.to_the_clerk("channels_exhausted", day)
            await self.note_at_desk(entry)
            return
        self.tried = self.tried | {party: place}
        self.wait_for(party, day)
        channel = self.clock.policy.channels[place].channel
        facts = {"party_id": party, "channel": channel.value}
        entry = Entry("channel_tried", day, facts=facts)
        if channel in (Channel.MESSAGE, Channel.ONLINE):
            entry.notices = ((party, "mediation_invitation"),)
        else:
            entry.notices = await self.to_the_clerk(f"contact_by_{channel.value}", day)
        await self.note_at_desk(entry)

    async def to_the_clerk(self, kind: str, day: date) -> tuple[tuple[str, str], ...]:
        """A notice to the clerk in charge, or to the bureau's clerks."""
        duty = await self.on_duty(("clerk",), day)
        return tuple((account, kind) for account in duty.accounts["clerk"] or ("clerk",))

    async def engaged(self, act: Ticket, party: str, mark: EngagementMark) -> None:
        """A party has come so far; once it has taken notice no other channel need be tried."""
        if mark is not EngagementMark.SERVED:
            self.met(for_party(NOTICE_OPENING, party))
        facts: dict[str, Any] = {"party_id": party}
        if isinstance(act.facts, OpenNotice):
            facts |= {"channel": Channel.ONLINE.value}
        await self.note_at_desk(Entry(EVENT_OF[mark], act.day, facts=facts), act)

    async def not_delivered(self, act: Ticket, failed: RecordNonDelivery) -> None:
        """A channel does not reach the party: if it is the one being tried, the next is at once."""
        code = for_party(NOTICE_OPENING, failed.party_id)
        channels, place = self.clock.policy.channels, self.tried.get(failed.party_id)
        trying = code in self.terms and place is not None
        over = trying and channels[place or 0].channel is failed.channel
        if over:
            self.drop(code)
        await self.note_at_desk(Entry("notice_undelivered", act.day), act)
        if over:
            await self.try_next(failed.party_id, act.day)

    # Service

    async def consent(self, act: Ticket, kind: str, *, given: bool) -> None:
        """A party consents to electronic service, or no longer does: every stage is told."""
        party = act.act.party_id
        assert party is not None
        before, roster = self.case, self.case.roster
        others = tuple(each for each in roster.electronic if each != party)
        consenting = (*others, party) if given else others
        changed = roster.model_copy(update={"electronic": consenting})
        self.case = before.model_copy(update={"roster": changed})
        try:
            await self.note_at_desk(Entry(kind, act.day), act)
        except BaseException:
            self.case = before
            raise
        for stage in self.children.going():
            consents = ElectronicConsent(parties=consenting)
            await self.children.tell(stage, "electronic_service", consents)

    def check(self, step: str, act: Act, facts: Message, day: date) -> None:
        """Whose engagement it is must be clear; only who has consented withdraws."""
        super().check(step, act, facts, day)
        match facts:
            case RecordEngagement(party_id=party) | RecordNonDelivery(party_id=party) if (
                party not in self.case.roster.everyone
            ):
                raise self.refusal("unknown_party", f"案件中没有当事人 {party}")
            case _ if step == "withdraw_electronic_service" and (
                act.party_id not in self.case.roster.electronic
            ):
                raise self.refusal("no_consent", "该当事人没有同意电子送达")
            case _:
                pass
