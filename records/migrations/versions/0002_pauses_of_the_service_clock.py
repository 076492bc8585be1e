"""Pauses of the service clock."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """For how many days the clock of a case has stood still."""
    with op.batch_alter_table("dispute_case") as table:
        table.add_column(sa.Column("paused_days", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Without them."""
    with op.batch_alter_table("dispute_case") as table:
        table.drop_column("paused_days")
