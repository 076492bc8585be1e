"""Codes and links: sent at once to whoever asked, at any hour, and never kept.

What is kept is that something was sent: a code or a token stands in the record as a digest alone.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from notices.facts import Facts
from notices.kinds import KINDS
from notices.sending import outgoing, settle
from notices.transports.transport import Outgoing
from notices.transports.transports import Transports
from notices.writing import written
from records import outbox
from records.engine import transaction
from records.outbound import Outbound
from records.outbox import NoticeChannel, State
from records.outbox_tables import OutboxMessage


class NotSent(Exception):
    """A code or a link that certainly was not sent."""


@dataclass(frozen=True)
class Holder:
    """Whoever holds the telephone or mailbox on record of a party, or of its agent."""

    case_no: str
    party_id: str
    agent_id: str | None
    channel: NoticeChannel
    address: str


class PersonalMessages:
    """Sends codes and links."""

    def __init__(self, engine: Engine, transports: Transports, outbound: Outbound) -> None:
        self._engine = engine
        self._transports = transports
        self._outbound = outbound

    def reserve(
        self, session: Session, kind: str, facts: Facts, holder: Holder, now: datetime
    ) -> Outgoing:
        """Reserve a message in the transaction that makes its code or link.

        Raises ``OutboundStopped``.
        """
        text, version = written(session, KINDS[kind], facts.bureau, holder.channel, facts)
        message = OutboxMessage(
            id=outbox.new_id(),
            case_no=holder.case_no,
            kind=kind,
            recipient=holder.party_id,
            agent_id=holder.agent_id,
            channel=holder.channel,
            template_version=version,
            segments=text.segments,
            address=outbox.masked(holder.channel, holder.address),
            state=State.SENDING,
            tries=1,
            next_at=now,
            reserved_at=now,
            created_at=now,
        )
        said = facts.model_dump(mode="json")
        going = replace(
            outgoing(message, holder.address), title=text.title, text=text.text, facts=said
        )
        message.transport = self._transports.to(going).name
        self._outbound.reserve(session, message.id)
        session.add(message)
        return going

    def send_at_once(self, kind: str, facts: Facts, holder: Holder, now: datetime) -> None:
        """Reserve and send what was made before; raises ``OutboundStopped`` or ``NotSent``."""
        with transaction(self._engine) as session:
            going = self.reserve(session, kind, facts, holder, now)
        self.send(going, now)

    def send(self, going: Outgoing, now: datetime) -> None:
        """Send what was reserved, once; raises ``NotSent``."""
        result = self._transports.to(going).send(going)
        with transaction(self._engine) as session:
            message = settle(session, going.id, result, now)
        if message.state == State.FAILED:
            raise NotSent
