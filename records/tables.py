"""The tables. Instants are UTC, dates are civil dates in Asia/Shanghai, money is integer fen."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Index, UniqueConstraint, text
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant; SQLite, which keeps no zone, gives it back aware too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant must carry its time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _json(*, nullable: bool = False) -> Any:
    return Column(JSON, nullable=nullable)


def instant(*, nullable: bool = False) -> Any:
    """A column for an instant, kept in UTC."""
    return Column(Instant, nullable=nullable)


class User(SQLModel, table=True):
    """An account. A party's account is bound to one party of one case, or to an agent of it."""

    __tablename__ = "user_account"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    username: str = Field(unique=True)
    name: str
    password_hash: str
    role: str
    bureau: str | None = None
    case_no: str | None = Field(default=None, index=True)
    party_id: str | None = None
    agent_id: str | None = None
    disabled: bool = False
    created_at: datetime = Field(sa_column=instant())


class Delegation(SQLModel, table=True):
    """Who stands in for an absent official, from the first to the last day of his absence."""

    __tablename__ = "delegation"  # pyright: ignore[reportAssignmentType]

    user_id: str = Field(primary_key=True, foreign_key="user_account.id")
    delegate_id: str = Field(foreign_key="user_account.id", index=True)
    since: date
    until: date
    set_by: str
    set_at: datetime = Field(sa_column=instant())


class SigningKey(SQLModel, table=True):
    """A key that signs what is proved: PEM of an EC P-256 private key, named by ``kid``."""

    __tablename__ = "signing_key"  # pyright: ignore[reportAssignmentType]

    kid: str = Field(primary_key=True)
    private_pem: str
    created_at: datetime = Field(sa_column=instant())


class CaseSerial(SQLModel, table=True):
    """The last case number given out in a year."""

    __tablename__ = "case_serial"  # pyright: ignore[reportAssignmentType]

    year: int = Field(primary_key=True)
    last: int


class Case(SQLModel, table=True):
    """A dispute: its intake document as submitted, and the projection of where it is.

    ``assignee`` is the account of the clerk in charge; a case without one is in the team queue.
    ``offered_to`` is the bureau to which it is to be transferred, until that bureau has answered.
    """

    __tablename__ = "dispute_case"  # pyright: ignore[reportAssignmentType]

    case_no: str = Field(primary_key=True)
    bureau: str
    debt_type: str
    amount_fen: int
    filed_on: date
    simulated: bool = False
    intake: dict[str, Any] = Field(sa_column=_json())
    intake_sha256: str
    warnings: list[dict[str, Any]] = Field(default_factory=list, sa_column=_json())
    submitted_by: str
    assignee: str | None = None
    created_at: datetime = Field(sa_column=instant())
    offered_to: str | None = None
    stage: str = "submitted"
    route: dict[str, Any] | None = Field(default=None, sa_column=_json(nullable=True))
    next_due: date | None = None
    resolved_on: date | None = None
    resolution: str | None = None
    paused_days: int = 0
    closed_on: date | None = None
    outcome: str | None = None
    head: str = ""
    head_sm3: str = ""
    events: int = 0


class CaseLink(SQLModel, table=True):
    """That a case belongs with another; each of the two has its own row.

    ``kind``: related, merged_into, or absorbed for the case that another was merged into.
    """

    __tablename__ = "case_link"  # pyright: ignore[reportAssignmentType]

    case_no: str = Field(primary_key=True, foreign_key="dispute_case.case_no")
    other: str = Field(primary_key=True, foreign_key="dispute_case.case_no")
    kind: str


class Party(SQLModel, table=True):
    """A party of a case. ``version`` counts corrections, so that two people cannot overwrite.

    ``number`` identifies the party: the unified social credit code, or that of a person's paper.
    """

    __tablename__ = "party"  # pyright: ignore[reportAssignmentType]

    case_no: str = Field(primary_key=True, foreign_key="dispute_case.case_no")
    party_id: str = Field(primary_key=True)
    side: str
    name: str = Field(index=True)
    number: str = Field(index=True)
    details: dict[str, Any] = Field(sa_column=_json())
    version: int = 1


class Agent(SQLModel, table=True):
    """An agent of a party (民事诉讼法 61). ``powers`` are the special powers listed, by code.

    ``until`` is the day from which the agent acts no longer.
    """

    __tablename__ = "agent"  # pyright: ignore[reportAssignmentType]

    case_no: str = Field(primary_key=True, foreign_key="dispute_case.case_no")
    agent_id: str = Field(primary_key=True)
    party_id: str
    details: dict[str, Any] = Field(sa_column=_json())
    powers: list[str] = Field(sa_column=_json())
    since: date
    until: date | None = None


class Evidence(SQLModel, table=True):
    """An item of evidence as listed at intake (民事诉讼法 66)."""

    __tablename__ = "evidence"  # pyright: ignore[reportAssignmentType]

    case_no: str = Field(primary_key=True, foreign_key="dispute_case.case_no")
    ordinal: int = Field(primary_key=True)
    type: str
    name: str
    proves: str
    original: bool


class Submission(SQLModel, table=True):
    """Words a person wrote, stored before any command carries their digest. Immutable."""

    __tablename__ = "submission"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    author: str
    body: dict[str, Any] = Field(sa_column=_json())
    sha256: str
    created_at: datetime = Field(sa_column=instant())


class SealedFigure(SQLModel, table=True):
    """A figure handed in sealed, by the command that did so. Only the comparison reads it.

    It is kept apart from submissions and commands, so that no reader of those can come upon it.
    """

    __tablename__ = "sealed_figure"  # pyright: ignore[reportAssignmentType]

    command_id: str = Field(primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    fen: int
    created_at: datetime = Field(sa_column=instant())


class Command(SQLModel, table=True):
    """A command on its way to a workflow; its id is also the Update id.

    ``state``: pending until the workflow (or a refusal) answers it, then answered or refused.
    """

    __tablename__ = "command"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    case_no: str = Field(index=True)
    workflow_id: str
    step: str
    digest: str
    act: dict[str, Any] = Field(sa_column=_json())
    facts: dict[str, Any] = Field(sa_column=_json())
    state: str = Field(default="pending", index=True)
    status: int | None = None
    answer: dict[str, Any] | None = Field(default=None, sa_column=_json(nullable=True))
    created_at: datetime = Field(sa_column=instant())
    answered_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))


class Event(SQLModel, table=True):
    """What happened in a case: append-only, chained by its hashes to the event before it.

    ``hash`` and ``sm3`` are its links in the two chains (docs/proof.md), ``submission_sha256`` is
    the digest of the words handed in. The database refuses to change a row or to remove it.

    ``key`` is the command id, or workflow, timer and due date for a timer's event: a retried
    activity finds its own event and writes nothing twice.
    """

    __tablename__ = "event"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("case_no", "key"),)

    case_no: str = Field(primary_key=True, foreign_key="dispute_case.case_no")
    seq: int = Field(primary_key=True)
    key: str
    kind: str
    workflow_id: str
    occurred_on: date
    recorded_at: datetime = Field(sa_column=instant())
    actor: str
    submission: str | None = None
    submission_sha256: str | None = None
    facts: dict[str, Any] = Field(sa_column=_json())
    basis: list[dict[str, str]] = Field(sa_column=_json())
    flags: list[str] = Field(sa_column=_json())
    prev_hash: str
    hash: str
    sm3: str = ""


class OpenStep(SQLModel, table=True):
    """A step a workflow takes now. ``late`` ones only for acts done on or before ``until``."""

    __tablename__ = "open_step"  # pyright: ignore[reportAssignmentType]

    case_no: str = Field(primary_key=True, foreign_key="dispute_case.case_no")
    workflow_id: str = Field(primary_key=True)
    step: str = Field(primary_key=True)
    since: date
    until: date | None = None
    late: bool = False


class Deadline(SQLModel, table=True):
    """A term of a case: statutory, or of the service-level policy.

    ``state``: running, met (the act came in time), ended (the term ran out) or dropped.
    """

    __tablename__ = "deadline"  # pyright: ignore[reportAssignmentType]

    case_no: str = Field(primary_key=True, foreign_key="dispute_case.case_no")
    workflow_id: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    trigger: date = Field(primary_key=True)
    clock: str
    raw: date
    due: date = Field(index=True)
    provisional: bool = False
    state: str
    basis: list[dict[str, str]] = Field(sa_column=_json())


class Forum(SQLModel, table=True):
    """A forum opened for a claim. At most one is live at a time (仲裁法 5, 10)."""

    __tablename__ = "forum"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index(
            "one_live_forum",
            "case_no",
            "part",
            unique=True,
            sqlite_where=text("live"),
            postgresql_where=text("live"),
        ),
    )

    workflow_id: str = Field(primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no")
    part: str
    kind: str
    opened_on: date
    live: bool


class Paper(SQLModel, table=True):
    """A paper of a case; its files are kept by the SHA-256 of their content.

    Once disposed of, the files are gone and the digests remain.
    ``form`` is the kind whose form it is drawn on, ``template_sha256`` the template it was
    rendered with, of which ``template_version`` says which of the bureau's own it was.
    ``supersedes`` is the paper in whose place it stands, ``superseding_reason`` why.
    """

    __tablename__ = "paper"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("case_no", "kind", "event_seq"),)

    id: str = Field(primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    kind: str
    title: str
    event_seq: int
    written_on: date
    facts: dict[str, Any] = Field(sa_column=_json())
    form: str | None = None
    template_sha256: str | None = None
    template_version: int | None = None
    docx_sha256: str
    docx_sm3: str | None = None
    pdf_sha256: str | None = None
    converter: str | None = None
    disposed_on: date | None = None
    supersedes: str | None = Field(default=None, foreign_key="paper.id", index=True)
    superseding_reason: str | None = None


class PaperTemplate(SQLModel, table=True):
    """A bureau's own template of a kind of paper; versions count from 1, and none is changed.

    ``bureau`` is empty for a template of every bureau of the installation.
    """

    __tablename__ = "paper_template"  # pyright: ignore[reportAssignmentType]

    kind: str = Field(primary_key=True)
    bureau: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    sha256: str
    adopted_at: datetime = Field(sa_column=instant())


class Notice(SQLModel, table=True):
    """A notice to a party or a role, waiting in the outbox."""

    __tablename__ = "notice"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("case_no", "event_seq", "recipient", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    event_seq: int
    recipient: str
    kind: str
    created_at: datetime = Field(sa_column=instant())
    sent_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))


class FilingPackage(SQLModel, table=True):
    """A complete filing package and what has become of it; its zip is kept by its SHA-256.

    ``stage`` is the workflow that files, ``recipient`` the court or institution it goes to,
    ``reasons`` what that one found missing or wrong, by paper. ``state``: complete, delivered,
    acknowledged, then accepted, returned (for correction) or refused.
    """

    __tablename__ = "filing_package"  # pyright: ignore[reportAssignmentType]

    id: str = Field(primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    stage: str = Field(index=True)
    filing: str
    kind: str
    title: str
    recipient: str
    round: int
    event_seq: int
    created_on: date
    sha256: str
    sm3: str | None = None
    size: int
    kid: str
    gateway: str | None = None
    receipt: str | None = None
    state: str = "complete"
    reasons: list[dict[str, Any]] = Field(default_factory=list, sa_column=_json())
    external_case_no: str | None = None
    submitted_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
    decided_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))
