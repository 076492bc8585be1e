"""The switch over everything that leaves the system, and how a database taken back is known.

Whatever is sent is reserved first, and the reservation asks the switch in its own transaction. So
nothing is sent once the switch is off, and nothing twice after a restore: a database that is older
than what its home has sent, or that lies in a copy of its home, counts as stopped until somebody
who runs the system lets it go on.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, event
from sqlmodel import Session

from records import outbox
from records.engine import transaction
from records.installation import Installation
from records.outbox_tables import OperatorAction, OutboundSwitch

SYSTEM = "system"
RESTORED = "数据库是从备份恢复的，或者被移到了别处"
_THE_ROW = 1


class OutboundStopped(Exception):
    """Nothing leaves the system now; the message says why, in Chinese."""


@dataclass(frozen=True)
class SwitchState:
    """Whether everything outbound is stopped, since when, by whom and why.

    ``restored``: the database does not agree with what its home remembers.
    """

    stopped: bool
    since: datetime | None
    by: str | None
    reason: str | None
    restored: bool


@dataclass(frozen=True)
class Resumed:
    """What of that which waited is not sent: discarded, or known to have been sent before."""

    discarded: int
    sent_before: int


class Outbound:
    """The switch as one process asks it; without a home there is nothing to be compared with."""

    def __init__(self, installation: Installation | None = None) -> None:
        self._installation = installation

    def reserve(self, session: Session, *ids: str) -> None:
        """Ask the switch for what is reserved in this transaction, to be sent once it commits.

        Raises ``OutboundStopped``.
        """
        switch = session.get_one(OutboundSwitch, _THE_ROW, with_for_update=True)
        if switch.stopped_at is not None:
            raise OutboundStopped(switch.reason)
        if self._restored(switch):
            raise OutboundStopped(RESTORED)
        if self._installation is not None:
            switch.mark = switch.mark or self._installation.mark()
        switch.count += 1
        session.add(switch)
        self._note_once_committed(session, switch.count, ids)

    def _note_once_committed(self, session: Session, number: int, ids: tuple[str, ...]) -> None:
        """The home never knows of more than the database: a crash between is no restore."""
        installation = self._installation
        if installation is None:
            return

        def note(_: Session) -> None:
            installation.note(number, *ids)

        event.listen(session, "after_commit", note, once=True)

    def _restored(self, switch: OutboundSwitch) -> bool:
        home = self._installation
        if home is None:
            return False
        if switch.mark is None:
            return home.count() > 0
        return home.fingerprint() != switch.mark or home.count() > switch.count

    def begin(self, engine: Engine, now: datetime) -> SwitchState:
        """What a process does first: a database taken back is put on record as stopped."""
        with transaction(engine) as session:
            switch = session.get_one(OutboundSwitch, _THE_ROW, with_for_update=True)
            if switch.stopped_at is None and self._restored(switch):
                self._stop(session, switch, SYSTEM, RESTORED, now)
            return self._state(switch)

    def state(self, session: Session) -> SwitchState:
        """How the switch stands."""
        return self._state(session.get_one(OutboundSwitch, _THE_ROW))

    def _state(self, switch: OutboundSwitch) -> SwitchState:
        restored = self._restored(switch)
        return SwitchState(
            stopped=restored or switch.stopped_at is not None,
            since=switch.stopped_at,
            by=switch.stopped_by,
            reason=switch.reason or (RESTORED if restored else None),
            restored=restored,
        )

    def stop(self, session: Session, by: str, reason: str, now: datetime) -> SwitchState:
        """Stop everything; what is stopped already stays so, for the reason given first."""
        switch = session.get_one(OutboundSwitch, _THE_ROW, with_for_update=True)
        if switch.stopped_at is None:
            self._stop(session, switch, by, reason, now)
        return self._state(switch)

    def resume(
        self,
        session: Session,
        by: str,
        reason: str,
        now: datetime,
        discard_before: datetime | None = None,
    ) -> Resumed:
        """Let everything go on; from now on the database belongs to this home as it is.

        After a restore what the home remembers to have sent is not sent again by itself. What was
        written before ``discard_before`` is never sent.
        """
        switch = session.get_one(OutboundSwitch, _THE_ROW, with_for_update=True)
        sent = 0
        if self._installation is not None:
            if self._restored(switch):
                sent = outbox.know_sent(session, self._installation.noted())
            switch.mark = self._installation.mark()
            switch.count = max(switch.count, self._installation.count())
        discarded = outbox.discard_written_before(session, discard_before) if discard_before else 0
        switch.stopped_at = switch.stopped_by = switch.reason = None
        session.add(switch)
        note_action(session, by, "outbound_resumed", reason, now)
        return Resumed(discarded, sent)

    def _stop(
        self, session: Session, switch: OutboundSwitch, by: str, reason: str, now: datetime
    ) -> None:
        switch.stopped_at, switch.stopped_by, switch.reason = now, by, reason
        session.add(switch)
        note_action(session, by, "outbound_stopped", reason, now)


UNCOMPARED = Outbound()
"""The switch without a home to compare the database with, as in a simulation."""


def note_action(
    session: Session, by: str, action: str, reason: str, now: datetime, subject: str = ""
) -> None:
    """Note what somebody who runs the system did, and why."""
    session.add(OperatorAction(at=now, done_by=by, action=action, subject=subject, reason=reason))
