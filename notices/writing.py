"""Writing notices into the outbox, in the transaction of the event that they tell of.

Nothing here may fail a case: a notice whose texts or facts do not fit tells that there is something
new, and the log says which.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from jinja2 import TemplateError
from pydantic import ValidationError
from sqlmodel import Session, col, select

from notices.facts import CaseFacts, Facts
from notices.kinds import KINDS, PLAIN, NoticeKind
from notices.templates import Texts, TextsError, Written, fill, house, parsed
from records.duty import on_duty
from records.notice_templates import template_of
from records.outbox import OUTWARD, NoticeChannel, State, masked, new_id
from records.outbox_tables import OutboxMessage
from records.tables import Case, Event, Notice, Party

logger = logging.getLogger(__name__)

ROLES = frozenset({"clerk", "supervisor", "mediator", "arbitrator", "ops"})
"""The recipients that stand for whoever is on duty; every other one is a party or an account."""
_TAKES_TEXTS = re.compile(r"1[3-9][0-9]{9}$|\+")
"""Mobile numbers, and those abroad; a landline is none."""
_REACHED_BY = {NoticeChannel.SMS: "phone", NoticeChannel.EMAIL: "email"}


def texts_of(session: Session, kind: str, bureau: str) -> tuple[Texts, int | None]:
    """The texts a bureau uses for a kind, and the version of its own ones."""
    own = template_of(session, kind, bureau)
    return (parsed(own.content), own.version) if own else (house(kind), None)


def enqueue(
    session: Session,
    case: Case,
    event: Event,
    told: Sequence[tuple[str, str]],
    order: Sequence[NoticeChannel] = OUTWARD,
) -> None:
    """Write the notices of an event, each recipient's by every channel that reaches it.

    ``told`` are recipients and kinds, ``order`` is that in which the channels are tried. Of a
    simulated case nothing leaves the system.
    """
    if not told:
        return
    parties = _parties(session, case.case_no)
    for recipient, kind in told:
        notice = Notice(
            case_no=case.case_no,
            event_seq=event.seq,
            recipient=recipient,
            kind=kind,
            created_at=event.recorded_at,
        )
        session.add(notice)
        session.flush()
        known, facts = _said(KINDS.get(kind), case, event)
        party = parties.get(recipient)
        outward = [] if case.simulated or party is None else _reaching(party, order)
        for person in _people(session, case, event, recipient, parties):
            session.add_all(_messages(session, case, notice, known, facts, person, outward))


def tell(
    session: Session,
    case: Case,
    kind: str,
    people: Iterable[str],
    now: datetime,
    order: Sequence[NoticeChannel] = OUTWARD,
) -> None:
    """Tell parties or accounts of what is no event of the case.

    A party is told by the first channel that reaches it as well, as ``enqueue`` does it.
    """
    parties = _parties(session, case.case_no)
    facts = CaseFacts(case_no=case.case_no, bureau=case.bureau)
    for person in people:
        party = parties.get(person)
        outward = [] if case.simulated or party is None else _reaching(party, order)[:1]
        notice = Notice(
            case_no=case.case_no,
            event_seq=case.events,
            recipient=person,
            kind=kind,
            created_at=now,
        )
        session.add_all(_messages(session, case, notice, KINDS[kind], facts, person, outward))


def _parties(session: Session, case_no: str) -> dict[str, Party]:
    query = select(Party).where(col(Party.case_no) == case_no)
    return {party.party_id: party for party in session.exec(query)}


def _people(
    session: Session, case: Case, event: Event, recipient: str, parties: dict[str, Party]
) -> Sequence[str]:
    if recipient in ROLES and recipient not in parties:
        return on_duty(session, case, recipient, event.occurred_on)
    return (recipient,)


def _said(kind: NoticeKind | None, case: Case, event: Event) -> tuple[NoticeKind, Facts]:
    """The kind and what it says of this event; where that cannot be said, that there is news."""
    known = {"case_no": case.case_no, "bureau": case.bureau}
    if kind is not None and issubclass(kind.facts, CaseFacts):
        try:
            return kind, kind.facts.read(event.facts, **known)
        except (LookupError, TypeError, ValueError) as error:
            logger.error("event %s says too little: %s", event.kind, type(error).__name__)
    return KINDS[PLAIN], CaseFacts.model_validate(known)


def _reaching(party: Party, order: Sequence[NoticeChannel]) -> list[tuple[NoticeChannel, str]]:
    """The channels by which a party is reached, in their order, each with its address."""
    found = [
        (channel, address)
        for channel in order
        if (address := party.details.get(_REACHED_BY[channel]))
    ]
    return [
        (channel, address)
        for channel, address in found
        if channel is not NoticeChannel.SMS or _TAKES_TEXTS.match(address)
    ]


def _messages(
    session: Session,
    case: Case,
    notice: Notice,
    kind: NoticeKind,
    facts: Facts,
    person: str,
    outward: Sequence[tuple[NoticeChannel, str]],
) -> Iterator[OutboxMessage]:
    page = written(session, kind, case.bureau, NoticeChannel.PAGE, facts)
    yield _message(notice, facts, person, NoticeChannel.PAGE, page, state=State.SHOWN)
    for turn, (channel, address) in enumerate(outward):
        if channel in kind.channels:
            text = written(session, kind, case.bureau, channel, facts)
            state = State.STANDBY if turn else State.PENDING
            message = _message(notice, facts, person, channel, text, state=state)
            message.turn, message.address = turn, masked(channel, address)
            yield message


def written(
    session: Session, kind: NoticeKind, bureau: str, channel: NoticeChannel, facts: Facts
) -> tuple[Written, int | None]:
    """What a bureau says by a channel, and the version of its own texts that says it."""
    try:
        texts, version = texts_of(session, kind.key, bureau)
        return fill(texts, channel, facts), version
    except (TextsError, TemplateError, ValidationError, AssertionError) as error:
        # They were checked when they were adopted, by an earlier version of this system.
        logger.error("texts of %s do not fit any more: %s", kind.key, type(error).__name__)
        return fill(house(kind.key), channel, facts), None


def _message(
    notice: Notice,
    facts: Facts,
    person: str,
    channel: NoticeChannel,
    text: tuple[Written, int | None],
    *,
    state: State,
) -> OutboxMessage:
    said, version = text
    at: datetime = notice.created_at
    shown: dict[str, Any] = facts.model_dump(mode="json")
    return OutboxMessage(
        id=new_id(),
        notice_id=notice.id,
        case_no=notice.case_no,
        kind=notice.kind,
        recipient=person,
        channel=channel,
        template_version=version,
        title=said.title,
        text=said.text,
        facts=shown,
        segments=said.segments,
        state=state,
        next_at=at,
        created_at=at,
    )
