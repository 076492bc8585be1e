"""What stands still though something was to happen: terms that no workflow has ended, commands
that none has answered, and activities that fail again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from records.ops_tables import RUNNING, FailingActivity
from records.tables import Case, Command, Deadline

PATIENCE = timedelta(minutes=5)
"""How long a command may wait before it counts as stuck; the relay has tried it many times."""


@dataclass(frozen=True)
class MissedTerm:
    """A term whose last day is over and that still runs on record."""

    workflow_id: str
    case_no: str
    code: str
    due: date


def missed_terms(session: Session, today: date, limit: int) -> list[MissedTerm]:
    """At most so many terms that ended before ``today`` unnoticed, the oldest first.

    Simulated cases have days of their own and are left out.
    """
    query = (
        select_columns(
            col(Deadline.workflow_id),
            col(Deadline.case_no),
            col(Deadline.code),
            col(Deadline.due),
        )
        .join(Case, col(Case.case_no) == col(Deadline.case_no))
        .where(RUNNING, col(Deadline.due) < today, col(Case.simulated).is_(False))
        .order_by(col(Deadline.due), col(Deadline.case_no))
        .limit(limit)
    )
    return [MissedTerm(*row) for row in session.connection().execute(query)]


def waiting_commands(session: Session, now: datetime, limit: int) -> Sequence[Command]:
    """At most so many commands that have waited too long for their answer, the oldest first."""
    query = (
        select(Command)
        .where(col(Command.state) == "pending", col(Command.created_at) < now - PATIENCE)
        .order_by(col(Command.created_at))
        .limit(limit)
    )
    return session.exec(query).all()


def failing_activities(session: Session, limit: int) -> Sequence[FailingActivity]:
    """At most so many activities that fail, those that have failed longest first."""
    query = select(FailingActivity).order_by(
        col(FailingActivity.failing_since), col(FailingActivity.workflow_id)
    )
    return session.exec(query.limit(limit)).all()


def note_failure(session: Session, failed: FailingActivity) -> None:
    """Put down that an activity has failed once more."""
    known = session.get(FailingActivity, (failed.workflow_id, failed.activity_id))
    if known is not None:
        failed.failing_since = known.failing_since
    session.merge(failed)


def forget_failure(session: Session, workflow_id: str, activity_id: str) -> None:
    """An activity fails no longer: it succeeded, was given up, or is gone."""
    known = session.get(FailingActivity, (workflow_id, activity_id))
    if known is not None:
        session.delete(known)
