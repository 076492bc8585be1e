"""Bulk intake: a file of many disputes, and what has become of each of its rows.

A row holds what was written in it only until a case has been opened from it: from then on the
case does. What was refused is kept for a while, to be corrected and handed in again.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column, func, or_
from sqlmodel import Field, Session, SQLModel, col, delete, select

from records.tables import instant

LEASE = timedelta(minutes=5)
"""How long a worker may be silent over a job before another takes it over."""
KEPT = timedelta(days=30)
"""How long a finished job and what was refused in it are kept."""

WAITING, DONE, REFUSED = "waiting", "done", "refused"
ACCEPTABLE, TAKEN = "acceptable", "taken"


class BulkJob(SQLModel, table=True):
    """A file handed in. ``sha256`` is its digest.

    ``state``: waiting, done, or refused where all or nothing was to be taken and a row may not.
    ``read_on`` is the day on which the documents are read, empty in a simulation. ``columns`` are
    those of a sheet, as they stood in it. Until ``leased_until`` a worker is at it.
    """

    __tablename__ = "bulk_job"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    sha256: str
    form: str
    columns: list[str] = Field(sa_column=Column(JSON, nullable=False))
    dry_run: bool
    all_or_nothing: bool
    read_on: date | None = None
    submitted_by: str = Field(foreign_key="user_account.id", index=True)
    created_at: datetime = Field(sa_column=instant())
    state: str = Field(default=WAITING, index=True)
    leased_until: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    finished_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))


class BulkRow(SQLModel, table=True):
    """A row by its number in the file: the cells of a sheet, or a document.

    ``state``: waiting, taken (with its case), refused (with its problems), or acceptable where
    it could be taken but none is.
    """

    __tablename__ = "bulk_row"  # pyright: ignore[reportAssignmentType]

    job_id: str = Field(primary_key=True, foreign_key="bulk_job.id")
    number: int = Field(primary_key=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: str = WAITING
    case_no: str | None = None
    problems: list[dict[str, Any]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )


def jobs_of(session: Session, user_id: str, limit: int) -> Sequence[BulkJob]:
    """The newest jobs of an account."""
    query = select(BulkJob).where(col(BulkJob.submitted_by) == user_id)
    return session.exec(query.order_by(col(BulkJob.created_at).desc()).limit(limit)).all()


def counts_of(session: Session, job_id: str) -> dict[str, int]:
    """How many rows of a job stand in each state."""
    query = (
        select(BulkRow.state, func.count())
        .where(col(BulkRow.job_id) == job_id)
        .group_by(col(BulkRow.state))
    )
    return dict(session.exec(query).all())


def rows_of(
    session: Session,
    job_id: str,
    *,
    state: str | None = None,
    after: int = 0,
    limit: int | None = None,
) -> Sequence[BulkRow]:
    """The rows of a job in the order of the file, after one of them, of one state."""
    query = select(BulkRow).where(col(BulkRow.job_id) == job_id, col(BulkRow.number) > after)
    if state is not None:
        query = query.where(col(BulkRow.state) == state)
    return session.exec(query.order_by(col(BulkRow.number)).limit(limit)).all()


def claim(session: Session, now: datetime) -> BulkJob | None:
    """The oldest job that waits and that nobody is at, now leased to whoever asks."""
    leased = col(BulkJob.leased_until)
    query = (
        select(BulkJob)
        .where(col(BulkJob.state) == WAITING, or_(leased.is_(None), leased <= now))
        .order_by(col(BulkJob.created_at))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    job = session.exec(query).first()
    if job is not None:
        hold(session, job, now)
    return job


def hold(session: Session, job: BulkJob, now: datetime) -> None:
    """Say that somebody is still at a job."""
    held = session.get_one(BulkJob, job.id)
    held.leased_until = now + LEASE
    session.add(held)


def finish(session: Session, job: BulkJob, state: str, now: datetime) -> None:
    """Close a job."""
    finished = session.get_one(BulkJob, job.id)
    finished.state, finished.finished_at, finished.leased_until = state, now, None
    session.add(finished)


def take(session: Session, row: BulkRow, case_no: str) -> None:
    """A row has become a case; what was written in it is the case's now."""
    row.state, row.case_no, row.content = TAKEN, case_no, {}
    session.add(row)


def refuse(session: Session, row: BulkRow, problems: list[dict[str, Any]]) -> None:
    """A row may not be taken."""
    row.state, row.problems = REFUSED, problems
    session.add(row)


def forget(session: Session, now: datetime) -> None:
    """Remove the jobs that were finished long ago, with what was refused in them."""
    old = select(BulkJob.id).where(col(BulkJob.finished_at) < now - KEPT)
    session.exec(delete(BulkRow).where(col(BulkRow.job_id).in_(old)))
    session.exec(delete(BulkJob).where(col(BulkJob.id).in_(old)))
