"""Questions of parties to the bureau, and its answers"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0025"
down_revision: str | None = "0024"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "case_question",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("case_no", sa.String(), sa.ForeignKey("dispute_case.case_no"), nullable=False),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_case_question_case_no", "case_question", ["case_no"])


def downgrade() -> None:
    op.drop_table("case_question")
