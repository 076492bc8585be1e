"""Files that were uploaded: how many and how large, for each case and for each caller and day."""

from datetime import datetime

from sqlalchemy import ColumnElement, Index
from sqlmodel import Field, Session, SQLModel, col, func, select

from law.civil_time import civil_date, start_of_day
from records.tables import Case, instant

MEGABYTE = 1024 * 1024
FILES_OF_CASE, BYTES_OF_CASE = 2_000, 4_096 * MEGABYTE
FILES_OF_DAY, BYTES_OF_DAY = 1_000, 2_048 * MEGABYTE
"""What one caller may upload on one civil day."""


class CaseFull(Exception):
    """The case takes no more files."""


class DayFull(Exception):
    """The caller has uploaded enough for today."""


class Upload(SQLModel, table=True):
    """That somebody has uploaded a file to a case; ``size`` in bytes."""

    __tablename__ = "upload"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("uploads_of_case", "case_no"),
        Index("uploads_of_caller", "user_id", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no")
    user_id: str
    size: int
    at: datetime = Field(sa_column=instant())


def admit(session: Session, case_no: str, user_id: str, size: int, now: datetime) -> None:
    """Count a file that is about to be taken in; raises ``CaseFull`` or ``DayFull``."""
    session.get_one(Case, case_no, with_for_update=True)  # one after the other
    count, total = _sum(session, col(Upload.case_no) == case_no)
    if count >= FILES_OF_CASE or total + size > BYTES_OF_CASE:
        raise CaseFull(case_no)
    today = start_of_day(civil_date(now))
    count, total = _sum(session, col(Upload.user_id) == user_id, col(Upload.at) >= today)
    if count >= FILES_OF_DAY or total + size > BYTES_OF_DAY:
        raise DayFull(user_id)
    session.add(Upload(case_no=case_no, user_id=user_id, size=size, at=now))


def _sum(session: Session, *which: ColumnElement[bool]) -> tuple[int, int]:
    query = select(func.count(), func.coalesce(func.sum(col(Upload.size)), 0)).where(*which)
    return session.exec(query).one()
