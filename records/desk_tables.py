"""The tables of the desk: notes on a case, drafts of intake documents, addresses of calendars."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from records.tables import instant


class CaseNote(SQLModel, table=True):
    """A note of an official; ``of_mediation`` ones may tell what was said in it.

    It is never changed. Its author may strike it out with a reason, and it stays legible.
    """

    __tablename__ = "case_note"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    author: str = Field(foreign_key="user_account.id")
    role: str
    of_mediation: bool
    written_at: datetime = Field(sa_column=instant())
    text: str
    struck_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    striking_reason: str | None = None


class IntakeDraft(SQLModel, table=True):
    """An intake document that is still being filled in, its owner's alone.

    ``request_key`` is the Idempotency-Key under which it is submitted.
    """

    __tablename__ = "intake_draft"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    owner: str = Field(foreign_key="user_account.id", index=True)
    document: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    request_key: str
    changed_at: datetime = Field(sa_column=instant())


class CalendarAddress(SQLModel, table=True):
    """The secret address of an account's calendar, by its digest; a new one replaces it."""

    __tablename__ = "calendar_address"  # pyright: ignore[reportAssignmentType]

    user_id: str = Field(primary_key=True, foreign_key="user_account.id")
    sha256: str = Field(unique=True)
    made_at: datetime = Field(sa_column=instant())
