"""Maintenance: everybody but those who run the system is kept out, while running cases go on."""

from datetime import datetime

from sqlmodel import Session

from records.outbound import note_action
from records.outbox_tables import Maintenance

_THE_ROW = 1


def maintenance(session: Session) -> Maintenance:
    """How the switch stands; with ``since`` it is on."""
    return session.get_one(Maintenance, _THE_ROW)


def begin(session: Session, by: str, reason: str, until: datetime | None, now: datetime) -> None:
    """Keep people out from now on; while they are, ``until`` and the reason can be changed."""
    switch = session.get_one(Maintenance, _THE_ROW, with_for_update=True)
    switch.since, switch.until = switch.since or now, until
    switch.set_by, switch.reason = by, reason
    session.add(switch)
    note_action(session, by, "maintenance_begun", reason, now)


def end(session: Session, by: str, reason: str, now: datetime) -> None:
    """Let everybody in again."""
    switch = session.get_one(Maintenance, _THE_ROW, with_for_update=True)
    switch.since = switch.until = switch.set_by = switch.reason = None
    session.add(switch)
    note_action(session, by, "maintenance_ended", reason, now)
