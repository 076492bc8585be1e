"""Sending what the outbox holds, beside the relay: reserved first, then sent once."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from law.civil_time import civil_date
from notices.kinds import INVITATION
from notices.transports.transport import Outgoing, Result
from notices.transports.transports import Transports
from records import commands, outbox
from records.companions import rounds
from records.engine import reading, transaction
from records.outbound import Outbound, OutboundStopped
from records.outbox import NoticeChannel, Outcome, State
from records.outbox_tables import OutboxMessage
from records.tables import Command

logger = logging.getLogger(__name__)

PAUSE = timedelta(seconds=1)
AT_ONCE = 4
OUTBOUND = "outbound"
"""Who acts where the outbox itself tells a case how far a party was reached."""


class NoticeSender:
    """Runs beside the worker. Any number of them share the outbox."""

    def __init__(self, engine: Engine, transports: Transports, outbound: Outbound) -> None:
        self._engine = engine
        self._transports = transports
        self._outbound = outbound

    async def run(self) -> None:
        """Send for ever; ends by cancellation."""
        await rounds(self._all, PAUSE, "notices")

    async def _all(self) -> None:
        while await self.once(datetime.now(UTC)):
            pass

    async def once(self, now: datetime) -> int:
        """Send what is due at an instant; how many tries were made."""
        due = await asyncio.to_thread(self._reserved, now)
        await asyncio.gather(*(asyncio.to_thread(self._send, each, now) for each in due))
        return len(due)

    def _reserved(self, now: datetime) -> list[Outgoing]:
        with reading(self._engine) as session:
            lost, waiting = outbox.is_lost(session, now), outbox.is_due(session, now)
        if lost:
            with transaction(self._engine) as session:
                outbox.give_up_lost(session, now)
        if not waiting or self._transports.quiet.is_quiet(now):
            return []
        try:
            with transaction(self._engine) as session:
                due = outbox.claim(session, now, room=AT_ONCE)
                if due:
                    self._outbound.reserve(session, *(each.id for each in due))
                return [each for one in due if (each := self._addressed(session, one, now))]
        except OutboundStopped:
            return []

    def _addressed(
        self, session: Session, message: OutboxMessage, now: datetime
    ) -> Outgoing | None:
        """The message with the address that is on record now; without one it has failed."""
        address = outbox.address_of(session, message)
        if address is None:
            outbox.settle(session, message, Outcome.REFUSED, now, fault="address_missing")
            _tell_case(session, message, now)
            return None
        message.address = outbox.masked(message.channel, address)
        going = outgoing(message, address)
        message.transport = self._transports.to(going).name
        session.add(message)
        return going

    def _send(self, going: Outgoing, now: datetime) -> None:
        result = self._transports.to(going).send(going)
        with transaction(self._engine) as session:
            settle(session, going.id, result, now)


def settle(session: Session, message_id: str, result: Result, now: datetime) -> OutboxMessage:
    """Keep what came of a try, and tell the case how far the party was reached."""
    message = session.get_one(OutboxMessage, message_id, with_for_update=True)
    if message.state == State.SENDING:
        outbox.settle(session, message, result.outcome, now, fault=result.fault)
        _tell_case(session, message, now)
    if result.fault is not None:
        logger.warning("message %s to %s: %s", message.id, message.address, result.fault)
    return message


def outgoing(message: OutboxMessage, address: str) -> Outgoing:
    """A message of the outbox on its way to an address."""
    return Outgoing(
        id=message.id,
        channel=NoticeChannel(message.channel),
        address=address,
        title=message.title,
        text=message.text,
        kind=message.kind,
        template_version=message.template_version,
        facts=message.facts,
    )


def _tell_case(session: Session, message: OutboxMessage, now: datetime) -> None:
    """The invitation has reached the party, or none of its channels does (在线调解规则 15).

    What lies in the folder has reached nobody yet. The case takes it by a command, as it takes a
    clerk's, and is told once.
    """
    if message.kind != INVITATION:
        return
    if message.state == State.SENT and message.transport != "spool":
        step, facts = "record_engagement", {"mark": "served"}
    elif message.state == State.FAILED and not _goes_on(session, message):
        step, facts = "record_non_delivery", {}
    else:
        return
    ident = commands.command_id(OUTBOUND, message.id)
    if session.get(Command, ident) is None:
        facts = {"party_id": message.recipient, "channel": "message"} | facts
        session.add(_command(ident, message.case_no, step, facts, now))


def _goes_on(session: Session, message: OutboxMessage) -> bool:
    """Whether another channel of the same notice has been tried, or is going to be."""
    stands = (*outbox.WAITING, State.SENDING, State.SENT, State.UNKNOWN)
    return any(other.state in stands for other in outbox.others(session, message))


def _command(ident: str, case_no: str, step: str, facts: dict[str, Any], now: datetime) -> Command:
    day = civil_date(now).isoformat()
    return Command(
        id=ident,
        case_no=case_no,
        workflow_id=f"dispute/{case_no}",
        step=step,
        digest=commands.digest_of(case_no, step, {"facts": facts, "occurred_on": day}),
        act={"command_id": ident, "actor": OUTBOUND, "role": "clerk", "occurred_on": day},
        facts=facts,
        created_at=now,
    )
