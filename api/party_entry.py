"""A party's way into its case without an account: a link, and a code to the address on record.

A messenger that draws a preview opens a link by itself, so nobody has taken notice before a code
was asked for. That, and the right code, go into the log as far as the party has come.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from api.caller import Caller, caller_by
from api.commands import CommandPath, Wish
from api.messages import fresh_code, sending
from api.problems import Problem
from api.scopes import Purpose
from api.signing_seats import acting_agent
from law.policy import Channel
from notices.facts import CodeFacts
from notices.kinds import ENTRY_CODE
from notices.personal import Holder, PersonalMessages
from records import entry_links, links
from records.engine import transaction
from records.entry_tables import EntryLink
from records.outbox import NoticeChannel, masked
from records.tables import Case, Party
from workflows.messages.engagement import EngagementMark, RecordEngagement
from workflows.messages.steps import STEPS

PURPOSES = {Purpose.SEE: "查看案件", Purpose.ANSWER: "答复", Purpose.SIGN: "签署文书"}


@dataclass(frozen=True)
class EntryVisit:
    """Whoever came by a link, before anything is known of him but that he has it."""

    link: EntryLink
    bureau: str
    contact: Holder

    @property
    def masked(self) -> str:
        """Where codes go, as it is shown to whoever has the link."""
        return masked(self.contact.channel, self.contact.address)

    @property
    def purpose(self) -> Purpose:
        """What the link is for."""
        return Purpose(self.link.purpose)


class PartyEntry:
    """What can be done by a link into a case."""

    def __init__(self, engine: Engine, commands: CommandPath, messages: PersonalMessages) -> None:
        self._engine = engine
        self._commands = commands
        self._messages = messages

    def visit(self, token: str, now: datetime) -> EntryVisit:
        """Whoever comes by a link that can still be used; raises ``link_invalid``."""
        with transaction(self._engine) as session:
            return _visit(session, token, now)

    def send_code(self, token: str, now: datetime) -> EntryLink:
        """A one-time code to the phone or e-mail address on record.

        Raises ``too_many_codes``, or ``outbound_stopped`` or ``message_not_sent``.
        """
        with sending(), transaction(self._engine) as session:
            visit = _visit(session, token, now)
            code = fresh_code(session, visit.link, now)
            visit.link.opened_at = visit.link.opened_at or now
            facts = CodeFacts(bureau=visit.bureau, code=code, purpose=PURPOSES[visit.purpose])
            going = self._messages.reserve(session, ENTRY_CODE, facts, visit.contact, now)
        with sending():
            self._messages.send(going, now)
        return visit.link

    def enter(self, token: str, code: str, now: datetime) -> tuple[EntryLink, str]:
        """A session for whoever has the code, and its token; a wrong one costs a try."""
        with transaction(self._engine) as session:
            link = _visit(session, token, now).link
            fits = links.code_fits(session, link, code, now)
            entered = entry_links.enter(session, link, now) if fits else ""
        if not fits:
            raise Problem("code_wrong", "验证码不正确或者已经过期")
        return link, entered

    async def record(self, link: EntryLink, mark: EngagementMark) -> None:
        """Put on record how far the party has come, once; a closed case takes no more records."""
        caller = await asyncio.to_thread(self._caller, link)
        facts = RecordEngagement(party_id=link.party_id, mark=mark, channel=Channel.ONLINE)
        wish = Wish(link.case_no, STEPS["record_engagement"], facts)
        try:
            await self._commands.take_once(wish, caller, mark.value)
        except Problem as problem:
            if problem.code not in ("step_not_open", "temporarily_unavailable"):
                raise

    def _caller(self, link: EntryLink) -> Caller:
        with transaction(self._engine) as session:
            return caller_by(session, link)


def _visit(session: Session, token: str, now: datetime) -> EntryVisit:
    link = links.link_of(session, EntryLink, token, now)
    if link is None or link.state != links.OPEN:
        raise Problem(
            "link_invalid", "链接已经使用、过期、被收回或者多次填错，请联系经办人重新发送"
        )
    contact = contact_of(session, link.case_no, link.party_id, link.agent_id)
    return EntryVisit(link, session.get_one(Case, link.case_no).bureau, contact)


def contact_of(session: Session, case_no: str, party_id: str, agent_id: str | None) -> Holder:
    """Where a party, or its agent, is reached: by the phone on record, else the e-mail address.

    Raises ``unknown_party``, ``unknown_agent`` or ``agency_ended``, and ``contact_missing`` where
    neither a phone nor an e-mail address is on record.
    """
    party = session.get(Party, (case_no, party_id))
    if party is None:
        raise Problem("unknown_party", field="party_id")
    agent = acting_agent(session, case_no, party_id, agent_id) if agent_id else None
    details = agent.details if agent else party.details
    for channel, address in (
        (NoticeChannel.SMS, details.get("phone")),
        (NoticeChannel.EMAIL, details.get("email")),
    ):
        if address:
            return Holder(case_no, party_id, agent_id, channel, address)
    raise Problem("contact_missing", "案件中没有登记可以接收验证码的手机或者电子邮箱")
