"""The tables of what is proved: receipts of evidence, the daily seals and the tree under them.

Rows are written once; the database refuses to change them (migration 0008).
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, LargeBinary
from sqlmodel import Field, SQLModel

from records.tables import instant


class EvidenceReceipt(SQLModel, table=True):
    """That somebody has shown a piece of evidence, by its digests, at an instant.

    ``ordinal`` is its item on the case's list of evidence, ``party_id`` the party it was registered
    for. ``sm3`` is empty where only the SHA-256 was given. ``signature`` is the installation's over
    what the receipt says.
    """

    __tablename__ = "evidence_receipt"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("one_receipt", "case_no", "registered_by", "party_id", "sha256", unique=True),
    )

    id: str = Field(primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no")
    ordinal: int | None = None
    party_id: str = ""
    name: str
    size: int
    sha256: str
    sm3: str | None = None
    registered_by: str
    registered_at: datetime = Field(sa_column=instant())
    signature: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class EvidenceFile(SQLModel, table=True):
    """A file of evidence that was uploaded: it is kept, where a receipt alone leaves it with its
    owner."""

    __tablename__ = "evidence_file"  # pyright: ignore[reportAssignmentType]

    case_no: str = Field(primary_key=True, foreign_key="dispute_case.case_no")
    sha256: str = Field(primary_key=True)
    media_type: str
    kept_at: datetime = Field(sa_column=instant())


class DailySeal(SQLModel, table=True):
    """The tree as it stood when a day's seal was made: how many leaves, its roots, who signed.

    ``sha256`` and ``sm3`` are the roots of the two trees over the same leaves.
    """

    __tablename__ = "daily_seal"  # pyright: ignore[reportAssignmentType]

    day: date = Field(primary_key=True)
    sealed_at: datetime = Field(sa_column=instant())
    size: int
    sha256: str
    sm3: str
    signatures: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))


class SealedLeaf(SQLModel, table=True):
    """What stands at a place of the tree: a case's head after an event, a receipt, or a file."""

    __tablename__ = "sealed_leaf"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        Index("sealed_heads", "case_no", "event_seq"),
        Index("one_leaf_a_file", "case_no", "file_sha256", unique=True),
    )

    place: int = Field(primary_key=True)
    day: date = Field(foreign_key="daily_seal.day", index=True)
    case_no: str = Field(foreign_key="dispute_case.case_no")
    event_seq: int | None = None
    receipt_id: str | None = Field(default=None, unique=True)
    file_sha256: str | None = None


class TreeNode(SQLModel, table=True):
    """A complete node of the two trees, by its number (``proof.merkle.number_of``)."""

    __tablename__ = "tree_node"  # pyright: ignore[reportAssignmentType]

    number: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    sha256: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    sm3: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Sm2Key(SQLModel, table=True):
    """A key that signs seals beside the ECDSA key: SM2, private and public part in hexadecimal."""

    __tablename__ = "sm2_key"  # pyright: ignore[reportAssignmentType]

    kid: str = Field(primary_key=True)
    private_hex: str
    public_hex: str
    created_at: datetime = Field(sa_column=instant())
