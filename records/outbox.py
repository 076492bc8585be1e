"""The outbox of notices: who is told what by which channel, and what has become of it.

A message is reserved before it is sent, so that it is on record however the sending ends. One whose
outcome is unknown goes no further by itself where it would be a second text to a phone; a mail goes
again under the Message-ID it has, by which mailboxes know it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from records.cursors import newest_first
from records.masking import mask_email, mask_phone
from records.outbox_tables import OutboxMessage
from records.tables import Agent, Party

DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
"""How long after each try that was put off the next one is made; after the last it has failed."""
LEASE = timedelta(minutes=5)
"""How long a worker has for one try; after that its outcome is unknown."""


class NoticeChannel(StrEnum):
    """The ways by which a notice reaches somebody."""

    PAGE = "page"
    SMS = "sms"
    EMAIL = "email"


class State(StrEnum):
    """How far a message has come; see ``OutboxMessage``."""

    SHOWN = "shown"
    STANDBY = "standby"
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    UNNEEDED = "unneeded"
    DISCARDED = "discarded"


class Outcome(StrEnum):
    """What came of a try. ``postponed``: certainly not taken, and may be tried again."""

    SENT = "sent"
    REFUSED = "refused"
    POSTPONED = "postponed"
    UNKNOWN = "unknown"


OUTWARD = (NoticeChannel.SMS, NoticeChannel.EMAIL)
WAITING = (State.PENDING, State.STANDBY)
UNDECIDED = (*WAITING, State.FAILED, State.UNKNOWN)
"""What can still be sent again, or be discarded."""


class NotUndecided(Exception):
    """A message that has been sent, is being sent, or is of no use any more."""


def new_id() -> str:
    """The id of a message, by which gateways know it again."""
    return f"ntf_{uuid4().hex}"


def _due(now: datetime) -> ColumnElement[bool]:
    return (col(OutboxMessage.state) == State.PENDING) & (col(OutboxMessage.next_at) <= now)


def _lost(now: datetime) -> ColumnElement[bool]:
    begun = col(OutboxMessage.reserved_at)
    return (col(OutboxMessage.state) == State.SENDING) & (begun < now - LEASE)


def is_due(session: Session, now: datetime) -> bool:
    """Whether anything is to be sent at an instant."""
    return session.exec(select(OutboxMessage.id).where(_due(now)).limit(1)).first() is not None


def is_lost(session: Session, now: datetime) -> bool:
    """Whether a worker has died over a message."""
    return session.exec(select(OutboxMessage.id).where(_lost(now)).limit(1)).first() is not None


def claim(session: Session, now: datetime, *, room: int) -> Sequence[OutboxMessage]:
    """What is due, at most ``room`` messages, now being sent by whoever asks and by nobody else."""
    query = (
        select(OutboxMessage)
        .where(_due(now))
        .order_by(col(OutboxMessage.next_at), col(OutboxMessage.id))
        .limit(room)
        .with_for_update(skip_locked=True)
    )
    due = session.exec(query).all()
    for message in due:
        message.state, message.reserved_at = State.SENDING, now
        message.tries += 1
        session.add(message)
    return due


def give_up_lost(session: Session, now: datetime) -> None:
    """Of what a worker died over nobody knows whether it was sent."""
    lost = select(OutboxMessage).where(_lost(now)).with_for_update(skip_locked=True)
    for message in session.exec(lost).all():
        settle(session, message, Outcome.UNKNOWN, now, fault="worker_lost")


def settle(
    session: Session, message: OutboxMessage, outcome: Outcome, now: datetime, *, fault: str | None
) -> None:
    """Keep what came of a try, and what follows for the other channels of the same notice."""
    message.fault = fault
    match outcome:
        case Outcome.SENT:
            message.state, message.sent_at = State.SENT, now
        case Outcome.REFUSED:
            message.state = State.FAILED
        case Outcome.UNKNOWN if message.channel == NoticeChannel.SMS or not message.text:
            message.state = State.UNKNOWN
        case Outcome.POSTPONED | Outcome.UNKNOWN if message.text and message.tries <= len(DELAYS):
            message.state, message.next_at = State.PENDING, now + DELAYS[message.tries - 1]
        case Outcome.UNKNOWN:
            message.state = State.UNKNOWN
        case Outcome.POSTPONED:
            message.state = State.FAILED
    session.add(message)
    session.flush()
    if message.state == State.FAILED:
        _try_next_channel(session, message, now)
    elif message.state == State.SENT:
        for other in others(session, message):
            if other.state == State.STANDBY:
                other.state = State.UNNEEDED
                session.add(other)


def _try_next_channel(session: Session, message: OutboxMessage, now: datetime) -> None:
    standing_by = [each for each in others(session, message) if each.state == State.STANDBY]
    if standing_by:
        standing_by[0].state, standing_by[0].next_at = State.PENDING, now
        session.add(standing_by[0])


def others(session: Session, message: OutboxMessage) -> Sequence[OutboxMessage]:
    """The same notice to the same recipient by the other channels, in their order."""
    if message.notice_id is None:
        return ()
    query = select(OutboxMessage).where(
        col(OutboxMessage.notice_id) == message.notice_id,
        col(OutboxMessage.recipient) == message.recipient,
        col(OutboxMessage.id) != message.id,
        col(OutboxMessage.channel).in_(OUTWARD),
    )
    return session.exec(query.order_by(col(OutboxMessage.turn))).all()


def address_of(session: Session, message: OutboxMessage) -> str | None:
    """Where a message goes now: the telephone or mailbox of the party, or agent, on record."""
    found = (
        session.get(Agent, (message.case_no, message.agent_id))
        if message.agent_id
        else session.get(Party, (message.case_no, message.recipient))
    )
    name = "phone" if message.channel == NoticeChannel.SMS else "email"
    return found.details.get(name) if found else None


def masked(channel: str, address: str) -> str:
    """An address as lists and logs show it."""
    return mask_phone(address) if channel == NoticeChannel.SMS else mask_email(address)


def retry(message: OutboxMessage, now: datetime) -> None:
    """Send again at once, with all tries; raises ``NotUndecided``."""
    if message.state not in UNDECIDED or not message.text:
        raise NotUndecided
    message.state, message.next_at, message.tries = State.PENDING, now, 0


def discard(message: OutboxMessage) -> None:
    """Never send; raises ``NotUndecided``."""
    if message.state not in UNDECIDED:
        raise NotUndecided
    message.state = State.DISCARDED


def discard_written_before(session: Session, before: datetime) -> int:
    """Never send what was written before an instant and waits; how many those were."""
    query = select(OutboxMessage).where(
        col(OutboxMessage.state).in_(WAITING), col(OutboxMessage.created_at) < before
    )
    found = session.exec(query.with_for_update()).all()
    for message in found:
        discard(message)
        session.add(message)
    return len(found)


def know_sent(session: Session, ids: frozenset[str]) -> int:
    """Whether these were sent is unknown to a database taken back; how many of them it holds."""
    query = select(OutboxMessage).where(col(OutboxMessage.state).in_(WAITING))
    found = [each for each in session.exec(query.with_for_update()) if each.id in ids]
    for message in found:
        message.state, message.fault = State.UNKNOWN, "sent_before_restore"
        session.add(message)
    return len(found)


def messages_of(
    session: Session,
    *,
    states: Iterable[str],
    channel: str | None,
    case_no: str | None,
    limit: int,
    cursor: str | None,
) -> tuple[Sequence[OutboxMessage], str | None]:
    """What leaves the system, newest first, and the cursor of the next page; ``BadCursor``."""
    which = col(OutboxMessage.channel).in_([channel] if channel else OUTWARD)
    if states := list(states):
        which = which & col(OutboxMessage.state).in_(states)
    if case_no is not None:
        which = which & (col(OutboxMessage.case_no) == case_no)
    return _page(session, which, limit, cursor)


def figures(session: Session) -> dict[str, int]:
    """How many messages that leave the system are in each state."""
    query = (
        select(col(OutboxMessage.state), func.count())
        .where(col(OutboxMessage.channel).in_(OUTWARD))
        .group_by(col(OutboxMessage.state))
    )
    return dict(session.exec(query).all())


def inbox_of(user_id: str, case_no: str | None, party_id: str | None) -> ColumnElement[bool]:
    """The condition, on a message, that it is shown in this account's inbox.

    A party's account, and its agent's, is told what the party of its case is told.
    """
    shown = col(OutboxMessage.channel) == NoticeChannel.PAGE
    if party_id is None:
        return shown & (col(OutboxMessage.recipient) == user_id)
    return (
        shown & (col(OutboxMessage.recipient) == party_id) & (col(OutboxMessage.case_no) == case_no)
    )


def inbox(
    session: Session, whose: ColumnElement[bool], *, unread: bool, limit: int, cursor: str | None
) -> tuple[Sequence[OutboxMessage], str | None]:
    """An inbox, newest first, and the cursor of the next page; raises ``BadCursor``."""
    which = whose & col(OutboxMessage.read_at).is_(None) if unread else whose
    return _page(session, which, limit, cursor)


def unread(session: Session, whose: ColumnElement[bool]) -> int:
    """How many notices of an inbox nobody has read."""
    query = select(func.count()).where(whose, col(OutboxMessage.read_at).is_(None))
    return session.exec(query.select_from(OutboxMessage)).one()


def mark_read(session: Session, notice_id: int | None, recipient: str, now: datetime) -> None:
    """A notice has been read by the recipient in another place than the inbox."""
    query = select(OutboxMessage).where(
        col(OutboxMessage.notice_id) == notice_id,
        col(OutboxMessage.recipient) == recipient,
        col(OutboxMessage.channel) == NoticeChannel.PAGE,
        col(OutboxMessage.read_at).is_(None),
    )
    for message in session.exec(query).all():
        message.read_at = now
        session.add(message)


def _page(
    session: Session, which: ColumnElement[bool], limit: int, cursor: str | None
) -> tuple[Sequence[OutboxMessage], str | None]:
    return newest_first(
        session,
        select(OutboxMessage).where(which),
        (col(OutboxMessage.created_at), col(OutboxMessage.id)),
        lambda message: (message.created_at, message.id),
        limit=limit,
        cursor=cursor,
    )
