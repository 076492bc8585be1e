"""The table of what parties ask the bureau about their case."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from records.tables import instant


class CaseQuestion(SQLModel, table=True):
    """A question of a party, and the bureau's answer once there is one.

    Neither is ever changed. Nobody but the party and the bureau is shown them, and no part of the
    record is made from them. ``asked_by`` and ``answered_by`` are who acted, as in the log.
    """

    __tablename__ = "case_question"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    party_id: str
    asked_by: str
    asked_at: datetime = Field(sa_column=instant())
    text: str
    answer: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
