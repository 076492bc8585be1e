"""The log of a case: append-only, each event chained to the one before it by its hashes."""

from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from proof import chain
from records import feed
from records.list_tables import NamedOfficial
from records.tables import Case, Event, Submission


class ChainBroken(Exception):
    """The log is not what was written: names the case and the event."""


def told(event: Event) -> dict[str, Any]:
    """An event as its chain and its exports tell it, with its links."""
    names = (*chain.CHAINED, chain.SUBMITTED)
    said = {name: getattr(event, name) for name in names}
    said["recorded_at"] = event.recorded_at.astimezone(UTC)
    return said | {"sha256": event.hash, "sm3": event.sm3}


def head_of(case: Case) -> dict[str, str]:
    """The links of a case's last event."""
    return {"sha256": case.head, "sm3": case.head_sm3}


def find(session: Session, case_no: str, key: str) -> Event | None:
    """The event with this key, if it has been written already."""
    query = select(Event).where(col(Event.case_no) == case_no, col(Event.key) == key)
    return session.exec(query).first()


def append(session: Session, case: Case, event: Event) -> Event:
    """Write an event as the next of its case and of the feed; the caller holds the case's row."""
    if event.submission is not None:
        words = session.get(Submission, event.submission)
        event.submission_sha256 = words.sha256 if words else None
    link(case, event)
    session.add(event)
    for user_id in (event.facts.get("mediator"), *(event.facts.get("arbitrators") or ())):
        if user_id:
            _note_official(session, user_id, case.case_no)
    session.flush()  # rows of other cases are locked before the feed is, never while it is
    feed.announce(session, event)
    return event


def _note_official(session: Session, user_id: str, case_no: str) -> None:
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = insert(NamedOfficial).values(user_id=user_id, case_no=case_no)
    session.connection().execute(row.on_conflict_do_nothing())


def link(case: Case, event: Event) -> None:
    """Make an event the next of its case: its place, its links, and the case's new head."""
    event.seq = case.events + 1
    event.prev_hash = case.head
    links = chain.link(told(event), head_of(case))
    event.hash, event.sm3 = links["sha256"], links["sm3"]
    case.events, case.head, case.head_sm3 = event.seq, event.hash, event.sm3


def events_of(session: Session, case_no: str) -> Sequence[Event]:
    """Every event of a case, oldest first."""
    query = select(Event).where(col(Event.case_no) == case_no).order_by(col(Event.seq))
    return session.exec(query).all()


def verify(events: Iterable[Event], case: Case) -> None:
    """Check both chains from the first event to the case's head; raises ``ChainBroken``."""
    for place in chain.broken_links(map(told, events), head_of(case)):
        raise ChainBroken(f"{case.case_no} #{place}")
