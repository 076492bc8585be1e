"""Sealed figures of mediation"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "sealed_figure",
        sa.Column("command_id", sa.String(), nullable=False),
        sa.Column("case_no", sa.String(), nullable=False),
        sa.Column("fen", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_no"], ["dispute_case.case_no"]),
        sa.PrimaryKeyConstraint("command_id"),
    )
    with op.batch_alter_table("sealed_figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sealed_figure_case_no"), ["case_no"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("sealed_figure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sealed_figure_case_no"))
    op.drop_table("sealed_figure")
