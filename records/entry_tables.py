"""The tables of the ways in beside accounts and passwords: keys of systems, providers, links."""

from datetime import datetime

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from records.links import PersonalLink
from records.tables import Instant


class ApiKey(SQLModel, table=True):
    """A system's key: whoever has it acts in ``role`` for ``bureau``, within ``scopes``.

    Of the key itself digests are kept. After a rotation the ``previous_sha256`` opens as well,
    until ``previous_until``. ``addresses`` are the networks it may come from, any where there are
    none. ``request`` and ``rotation`` are the idempotency keys of what made and last rotated it.
    """

    __tablename__ = "api_key"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("request"),)

    id: str = Field(primary_key=True)
    name: str
    role: str
    bureau: str | None = Field(default=None, index=True)
    scopes: list[str] = Field(sa_column=Column(JSON, nullable=False))
    addresses: list[str] = Field(sa_column=Column(JSON, nullable=False))
    sha256: str
    previous_sha256: str | None = None
    previous_until: datetime | None = Field(default=None, sa_type=Instant)
    made_by: str
    made_at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    rotated_at: datetime | None = Field(default=None, sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)
    last_used_at: datetime | None = Field(default=None, sa_type=Instant)
    last_used_from: str | None = None
    request: str
    request_digest: str
    rotation: str | None = None


class ProviderSubject(SQLModel, table=True):
    """That an account is the one whom a provider calls ``subject``, since its first sign-in."""

    __tablename__ = "provider_subject"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("issuer", "user_id"),)

    issuer: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    user_id: str = Field(foreign_key="user_account.id", index=True)
    linked_at: datetime = Field(sa_type=Instant)


class ProviderAttempt(SQLModel, table=True):
    """A sign-in that was sent to a provider and may come back once, until ``expires_at``."""

    __tablename__ = "provider_attempt"  # pyright: ignore[reportAssignmentType]

    state_sha256: str = Field(primary_key=True)
    provider: str
    nonce: str
    code_verifier: str
    redirect_uri: str
    onward: str
    expires_at: datetime = Field(sa_type=Instant, index=True)


class EntryLink(PersonalLink, table=True):
    """A link by which a party, or its agent, comes into its case for one purpose.

    ``uses_left`` sessions it still opens. ``opened_at`` is when a code was first asked for,
    ``identified_at`` when the right one was first given.
    """

    __tablename__ = "entry_link"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("token_sha256"),)

    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    party_id: str
    agent_id: str | None = None
    purpose: str
    uses_left: int
    made_by: str
    opened_at: datetime | None = Field(default=None, sa_type=Instant)
    identified_at: datetime | None = Field(default=None, sa_type=Instant)


class EntrySession(SQLModel, table=True):
    """What a link and a right code opened: the party's session, over at ``expires_at``."""

    __tablename__ = "entry_session"  # pyright: ignore[reportAssignmentType]

    token_sha256: str = Field(primary_key=True)
    link_id: str = Field(foreign_key="entry_link.id", index=True)
    started_at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
