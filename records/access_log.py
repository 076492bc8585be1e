"""The access log: who read personal data of which case, when and why (个人信息保护法 51, 54)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, Session, SQLModel, col, select

from records.cursors import BadCursor, decode, encode
from records.tables import instant


class Access(SQLModel, table=True):
    """That somebody read personal data of a case.

    ``operation`` is what was called, ``subject`` what of the case was read (a paper, a party),
    ``reason`` what the reader gave for it, where one is asked for.
    """

    __tablename__ = "access_log"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("access_by_bureau", "bureau", "id"),
        Index("access_by_case", "case_no", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=instant())
    user_id: str
    role: str
    bureau: str
    case_no: str = Field(foreign_key="dispute_case.case_no")
    operation: str
    subject: str = ""
    reason: str | None = None


def note_access(session: Session, **access: Any) -> None:
    """Note an access; the fields are those of ``Access``."""
    session.add(Access(**access))


def accesses(
    session: Session,
    *,
    bureau: str | None,
    case_no: str | None,
    user_id: str | None,
    limit: int,
    cursor: str | None,
) -> tuple[Sequence[Access], str | None]:
    """Accesses, the newest first, and the cursor of the next page if there is one.

    Raises ``BadCursor``.
    """
    query = select(Access).order_by(col(Access.id).desc()).limit(limit + 1)
    if bureau is not None:
        query = query.where(col(Access.bureau) == bureau)
    if case_no is not None:
        query = query.where(col(Access.case_no) == case_no)
    if user_id is not None:
        query = query.where(col(Access.user_id) == user_id)
    if cursor is not None:
        query = query.where(col(Access.id) < _last_id(cursor))
    found = session.exec(query).all()
    page = found[:limit]
    return page, encode((str(page[-1].id),)) if len(found) > limit else None


def _last_id(cursor: str) -> int:
    [last] = decode(cursor, length=1)
    if last is None or not last.isdecimal():
        raise BadCursor
    return int(last)
