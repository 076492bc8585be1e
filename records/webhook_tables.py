"""The tables of webhooks: who is told of events, what is on its way to them, and every attempt."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index
from sqlmodel import Field, SQLModel

from records.tables import instant


class Webhook(SQLModel, table=True):
    """A subscription: to where events of which kinds go; no kinds stand for every kind.

    ``bureau`` is whose cases it is told of, empty for those of every bureau. ``creation_key``
    and ``rotation_key`` are the idempotency keys of the last such request. Events up to ``since``
    in the feed are none of its own. ``earlier_secret`` signs as well until ``earlier_until``.
    ``failing_since`` is the first attempt since which none has succeeded.
    """

    __tablename__ = "webhook"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    url: str
    kinds: list[str] = Field(sa_column=Column(JSON, nullable=False))
    bureau: str | None = Field(default=None, index=True)
    secret: str
    earlier_secret: str | None = None
    earlier_until: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    creation_key: str = Field(unique=True)
    rotation_key: str | None = None
    since: int = Field(sa_column=Column(BigInteger, nullable=False))
    created_by: str = Field(foreign_key="user_account.id")
    created_at: datetime = Field(sa_column=instant())
    failing_since: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    disabled_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    disabled_because: str | None = None


class WebhookCursor(SQLModel, table=True):
    """How far the feed has been put into deliveries. There is one row, made with the table."""

    __tablename__ = "webhook_cursor"  # pyright: ignore[reportAssignmentType]

    id: int = Field(primary_key=True)
    position: int = Field(sa_column=Column(BigInteger, nullable=False))


class WebhookDelivery(SQLModel, table=True):
    """A message to a webhook. ``position`` is its event's in the feed; none for other messages.

    ``state``: pending, delivered, or failed once it has been given up. While it is pending,
    ``next_at`` is when it is tried, and until ``leased_until`` a worker is at it. ``asked_at`` is
    the instant from which its retries are counted. ``request_key`` is the idempotency key of the
    person who asked for it, or for it again.
    """

    __tablename__ = "webhook_delivery"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("one_delivery", "webhook_id", "position", unique=True),
        Index("line_of_deliveries", "webhook_id", "case_no", "state"),
        Index("due_deliveries", "state", "next_at"),
    )

    id: str = Field(primary_key=True)
    webhook_id: str = Field(foreign_key="webhook.id")
    position: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    case_no: str | None = None
    kind: str
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: str = "pending"
    tries: int = 0
    asked_at: datetime = Field(sa_column=instant())
    next_at: datetime = Field(sa_column=instant())
    leased_until: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    request_key: str | None = None
    created_at: datetime = Field(sa_column=instant())


class WebhookAttempt(SQLModel, table=True):
    """One attempt: ``status`` is the HTTP status of the answer, ``fault`` why there was none.

    ``milliseconds`` is how long it took, ``excerpt`` the beginning of what was answered.
    """

    __tablename__ = "webhook_attempt"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    delivery_id: str = Field(foreign_key="webhook_delivery.id", index=True)
    started_at: datetime = Field(sa_column=instant())
    milliseconds: int
    status: int | None = None
    fault: str | None = None
    excerpt: str = ""
