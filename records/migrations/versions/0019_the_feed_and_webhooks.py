"""The feed of events, and webhooks"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    _create_feed()
    _create_webhooks()
    _put_into_the_feed()


def downgrade() -> None:
    for table in (
        *("webhook_attempt", "webhook_delivery", "webhook_cursor", "webhook"),
        *("feed_entry", "feed_head"),
    ):
        op.drop_table(table)


def _create_feed() -> None:
    op.create_table(
        "feed_head",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "feed_entry",
        sa.Column("position", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("case_no", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_no", "seq"], ["event.case_no", "event.seq"]),
        sa.UniqueConstraint("case_no", "seq"),
    )


def _create_webhooks() -> None:
    op.create_table(
        "webhook",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("bureau", sa.String(), nullable=True),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("earlier_secret", sa.String(), nullable=True),
        _instant("earlier_until", nullable=True),
        sa.Column("creation_key", sa.String(), nullable=False, unique=True),
        sa.Column("rotation_key", sa.String(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("created_by", sa.String(), sa.ForeignKey("user_account.id"), nullable=False),
        _instant("created_at"),
        _instant("failing_since", nullable=True),
        _instant("disabled_at", nullable=True),
        sa.Column("disabled_because", sa.String(), nullable=True),
    )
    op.create_index("ix_webhook_bureau", "webhook", ["bureau"])
    op.create_table(
        "webhook_cursor",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "webhook_delivery",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("webhook_id", sa.String(), sa.ForeignKey("webhook.id"), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("case_no", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        _instant("asked_at"),
        _instant("next_at"),
        _instant("leased_until", nullable=True),
        sa.Column("request_key", sa.String(), nullable=True),
        _instant("created_at"),
    )
    op.create_index("one_delivery", "webhook_delivery", ["webhook_id", "position"], unique=True)
    op.create_index("line_of_deliveries", "webhook_delivery", ["webhook_id", "case_no", "state"])
    op.create_index("due_deliveries", "webhook_delivery", ["state", "next_at"])
    op.create_table(
        "webhook_attempt",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("delivery_id", sa.String(), sa.ForeignKey("webhook_delivery.id"), nullable=False),
        _instant("started_at"),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("fault", sa.String(), nullable=True),
        sa.Column("excerpt", sa.String(), nullable=False),
    )
    op.create_index("ix_webhook_attempt_delivery_id", "webhook_attempt", ["delivery_id"])


def _instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _put_into_the_feed() -> None:
    """Events on record until now: by the time they were recorded, those of a case in their order.

    Webhooks begin after them.
    """
    op.execute(
        """
        INSERT INTO feed_entry (position, case_no, seq)
        SELECT ROW_NUMBER() OVER (ORDER BY at, case_no, seq), case_no, seq FROM (
            SELECT case_no, seq,
                   MAX(recorded_at) OVER (PARTITION BY case_no ORDER BY seq) AS at
            FROM event
        ) AS told
        """
    )
    for table in ("feed_head", "webhook_cursor"):
        op.execute(
            f"INSERT INTO {table} (id, position)"
            " SELECT 1, COALESCE(MAX(position), 0) FROM feed_entry"
        )
