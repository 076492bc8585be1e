"""The log of a case: append-only, each event chained to the one before it by its hash."""

from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Any

from sqlmodel import Session, col, select

from records.digests import sha256
from records.tables import Case, Event

CHAINED = (
    "case_no",
    "seq",
    "key",
    "kind",
    "workflow_id",
    "actor",
    "submission",
    "facts",
    "basis",
    "flags",
    "prev_hash",
)


class ChainBroken(Exception):
    """The log is not what was written: names the case and the event."""


def event_hash(event: Event) -> str:
    """The hash of an event over all it says and the hash before it."""
    said: dict[str, Any] = {name: getattr(event, name) for name in CHAINED}
    said["occurred_on"] = event.occurred_on.isoformat()
    said["recorded_at"] = event.recorded_at.astimezone(UTC).isoformat()
    return sha256(said)


def find(session: Session, case_no: str, key: str) -> Event | None:
    """The event with this key, if it has been written already."""
    query = select(Event).where(col(Event.case_no) == case_no, col(Event.key) == key)
    return session.exec(query).first()


def append(session: Session, case: Case, event: Event) -> Event:
    """Write an event as the next of its case; the caller holds the case's row."""
    event.seq = case.events + 1
    event.prev_hash = case.head
    event.hash = event_hash(event)
    case.events, case.head = event.seq, event.hash
    session.add(event)
    return event


def events_of(session: Session, case_no: str) -> Sequence[Event]:
    """Every event of a case, oldest first."""
    query = select(Event).where(col(Event.case_no) == case_no).order_by(col(Event.seq))
    return session.exec(query).all()


def verify(events: Iterable[Event], head: str) -> None:
    """Check the chain from the first event to ``head``; raises ``ChainBroken``."""
    previous = ""
    for seq, event in enumerate(events, start=1):
        if (event.seq, event.prev_hash, event.hash) != (seq, previous, event_hash(event)):
            raise ChainBroken(f"{event.case_no} #{seq}")
        previous = event.hash
    if previous != head:
        raise ChainBroken(f"log ends at {previous}, not at {head}")
