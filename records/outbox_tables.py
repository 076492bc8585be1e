"""The tables of what goes out to people: messages, their texts, and the switches over all of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index
from sqlmodel import Field, SQLModel

from records.tables import instant


class NoticeTemplate(SQLModel, table=True):
    """A bureau's own texts of a kind of notice; versions count from 1, and none is changed.

    ``bureau`` is empty for texts of every bureau of the installation. ``content`` is the TOML.
    """

    __tablename__ = "notice_template"  # pyright: ignore[reportAssignmentType]

    kind: str = Field(primary_key=True)
    bureau: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    content: str
    sha256: str
    adopted_at: datetime = Field(sa_column=instant())


class OutboxMessage(SQLModel, table=True):
    """A notice to one recipient by one channel.

    Without ``notice_id`` it follows from no event of the case: a code, a link, a question asked or
    answered.

    ``recipient`` is a party of the case or an account, ``turn`` the place of the channel among
    those that are tried for the same notice and recipient. ``address`` is masked. The text of a
    code or a link is never kept. ``segments`` is how many a text to a phone takes.

    ``state``: shown (in the page), standby (until the channel before it fails), pending, sending,
    sent, failed, unknown (whether it was sent), unneeded (the channel before it has sent), or
    discarded. ``reserved_at`` is when the last try began, ``fault`` why it came to nothing.
    """

    __tablename__ = "outbox_message"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("due_messages", "state", "next_at"),
        Index("inbox", "recipient", "case_no", "channel", "read_at"),
    )

    id: str = Field(primary_key=True)
    notice_id: int | None = Field(default=None, foreign_key="notice.id", index=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    kind: str
    recipient: str
    agent_id: str | None = None
    channel: str
    turn: int = 0
    template_version: int | None = None
    title: str = ""
    text: str = ""
    facts: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    segments: int | None = None
    address: str | None = None
    state: str
    tries: int = 0
    next_at: datetime = Field(sa_column=instant())
    reserved_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    sent_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    transport: str | None = None
    fault: str | None = None
    read_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    created_at: datetime = Field(sa_column=instant())


class OutboundSwitch(SQLModel, table=True):
    """The switch over everything that leaves the system. There is one row, made with the table.

    ``count`` goes up with everything that is reserved to be sent, ``mark`` is the fingerprint of
    the home this database belongs to: by both a database taken back from a backup is known.
    """

    __tablename__ = "outbound_switch"  # pyright: ignore[reportAssignmentType]

    id: int = Field(primary_key=True)
    stopped_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    stopped_by: str | None = None
    reason: str | None = None
    mark: str | None = None
    count: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))


class Maintenance(SQLModel, table=True):
    """Whether everybody but those who run the system is kept out. There is one row.

    ``until`` is when it is expected to be over.
    """

    __tablename__ = "maintenance"  # pyright: ignore[reportAssignmentType]

    id: int = Field(primary_key=True)
    since: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    until: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    set_by: str | None = None
    reason: str | None = None


class OperatorAction(SQLModel, table=True):
    """What somebody who runs the system did to a switch or to a message, and why. Only added to."""

    __tablename__ = "operator_action"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=instant())
    done_by: str
    action: str
    subject: str = ""
    reason: str
