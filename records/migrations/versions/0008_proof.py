"""Proof: the second chain, receipts of evidence, daily seals, and a log that cannot be changed."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from cryptography.hazmat.primitives import hashes

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEPT = ("event", "evidence_receipt", "daily_seal", "sealed_leaf", "tree_node")
"""The tables whose rows are written once."""
CHAINED = (
    *("case_no", "seq", "key", "kind", "workflow_id", "occurred_on", "recorded_at", "actor"),
    *("submission", "facts", "basis", "flags"),
)
EVENT = sa.table(
    "event",
    *(sa.column(name, sa.String()) for name in ("case_no", "key", "kind", "workflow_id", "actor")),
    *(sa.column(name, sa.JSON()) for name in ("facts", "basis", "flags")),
    *(sa.column(name, sa.String()) for name in ("submission", "sm3")),
    sa.column("seq", sa.Integer()),
    sa.column("occurred_on", sa.Date()),
    sa.column("recorded_at", sa.DateTime(timezone=True)),
)
CASE = sa.table("dispute_case", sa.column("case_no"), sa.column("head_sm3"))


def upgrade() -> None:
    """Add them, and chain the events on record by SM3 as well."""
    op.add_column("event", sa.Column("submission_sha256", sa.String(), nullable=True))
    op.add_column("event", sa.Column("sm3", sa.String(), nullable=False, server_default=""))
    op.add_column(
        "dispute_case", sa.Column("head_sm3", sa.String(), nullable=False, server_default="")
    )
    _chain_by_sm3()
    _create_tables()
    for table in KEPT:
        _refuse_changes(table)


def downgrade() -> None:
    """Without them."""
    for table in KEPT:
        _allow_changes(table)
    for table in ("sm2_key", "tree_node", "sealed_leaf", "daily_seal", "evidence_receipt"):
        op.drop_table(table)
    op.drop_column("dispute_case", "head_sm3")
    op.drop_column("event", "sm3")
    op.drop_column("event", "submission_sha256")


def _create_tables() -> None:
    op.create_table(
        "evidence_receipt",
        sa.Column("id", sa.String(), primary_key=True),
        _case_no(),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("sm3", sa.String(), nullable=True),
        sa.Column("registered_by", sa.String(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signature", sa.JSON(), nullable=False),
    )
    op.create_index(
        "one_receipt",
        "evidence_receipt",
        ["case_no", "registered_by", "party_id", "sha256"],
        unique=True,
    )
    op.create_table(
        "daily_seal",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("sm3", sa.String(), nullable=False),
        sa.Column("signatures", sa.JSON(), nullable=False),
    )
    op.create_table(
        "sealed_leaf",
        sa.Column("place", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("day", sa.Date(), sa.ForeignKey("daily_seal.day"), nullable=False),
        _case_no(),
        sa.Column("event_seq", sa.Integer(), nullable=True),
        sa.Column("receipt_id", sa.String(), nullable=True, unique=True),
        sa.Column("file_sha256", sa.String(), nullable=True),
    )
    op.create_index("ix_sealed_leaf_day", "sealed_leaf", ["day"])
    op.create_index("one_leaf_a_file", "sealed_leaf", ["case_no", "file_sha256"], unique=True)
    op.create_index("sealed_heads", "sealed_leaf", ["case_no", "event_seq"])
    op.create_table(
        "tree_node",
        sa.Column("number", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("sm3", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "sm2_key",
        sa.Column("kid", sa.String(), primary_key=True),
        sa.Column("private_hex", sa.String(), nullable=False),
        sa.Column("public_hex", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )


def _case_no() -> sa.Column[str]:
    return sa.Column("case_no", sa.String(), sa.ForeignKey("dispute_case.case_no"), nullable=False)


def _chain_by_sm3() -> None:
    connection = op.get_bind()
    events = connection.execute(sa.select(EVENT).order_by(EVENT.c.case_no, EVENT.c.seq)).mappings()
    links = list(_links(events.all()))
    if not links:
        return
    of_event = (EVENT.c.case_no == sa.bindparam("of_case")) & (EVENT.c.seq == sa.bindparam("at"))
    connection.execute(sa.update(EVENT).where(of_event).values(sm3=sa.bindparam("link")), links)
    heads = {each["of_case"]: each["link"] for each in links}
    of_case = CASE.c.case_no == sa.bindparam("of_case")
    connection.execute(
        sa.update(CASE).where(of_case).values(head_sm3=sa.bindparam("link")),
        [{"of_case": case_no, "link": link} for case_no, link in heads.items()],
    )


def _links(events: Any) -> Iterator[dict[str, Any]]:
    case_no, before = None, ""
    for event in events:
        if event["case_no"] != case_no:
            case_no, before = event["case_no"], ""
        said = {name: _plain(event[name]) for name in CHAINED} | {"prev_hash": before}
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        before = _sm3(text.encode())
        yield {"of_case": case_no, "at": event["seq"], "link": before}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        zoned = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return zoned.isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _sm3(content: bytes) -> str:
    if "sm3" in hashlib.algorithms_available:
        return hashlib.new("sm3", content).hexdigest()
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


def _refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
    )


def _allow_changes(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("update", "delete"):
            op.execute(f"DROP TRIGGER {table}_no_{act}")
        return
    op.execute(f"DROP TRIGGER {table}_append_only ON {table}")
