"""The desk: notes on a case, drafts of intake documents, addresses of calendars"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "case_note",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("case_no", sa.String(), sa.ForeignKey("dispute_case.case_no"), nullable=False),
        sa.Column("author", sa.String(), sa.ForeignKey("user_account.id"), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("of_mediation", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("struck_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("striking_reason", sa.String(), nullable=True),
    )
    op.create_index("ix_case_note_case_no", "case_note", ["case_no"])
    op.create_table(
        "intake_draft",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("owner", sa.String(), sa.ForeignKey("user_account.id"), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("request_key", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_intake_draft_owner", "intake_draft", ["owner"])
    op.create_table(
        "calendar_address",
        sa.Column("user_id", sa.String(), sa.ForeignKey("user_account.id"), primary_key=True),
        sa.Column("sha256", sa.String(), nullable=False, unique=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    for table in ("calendar_address", "intake_draft", "case_note"):
        op.drop_table(table)
