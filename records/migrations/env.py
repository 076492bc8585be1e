"""Alembic's entry: runs the migrations on the connection that records.schema hands over."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

from records import (
    access_log,
    bulk_intake,
    entry_tables,
    feed,
    idempotency,
    identity_tables,
    list_tables,
    ops_tables,
    proof_tables,
    retention,
    schema,
    signing_rounds,
    tables,
    uploads,
    webhook_tables,
)

_DEFINING = (
    access_log,
    bulk_intake,
    entry_tables,
    feed,
    idempotency,
    identity_tables,
    list_tables,
    ops_tables,
    proof_tables,
    retention,
    signing_rounds,
    tables,
    uploads,
    webhook_tables,
)
"""The modules whose import makes the tables known."""


def _plain_types(kind: str, item: Any, _context: object) -> str | Literal[False]:
    # A migration must go on working when our own column types have changed.
    if kind == "type" and isinstance(item, tables.Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    include_name=schema.declared,
    render_item=_plain_types,
)
with context.begin_transaction():
    context.run_migrations()
