"""Signers of papers: each official's own place, and agents"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("signing_place", schema=None) as batch_op:
        batch_op.add_column(sa.Column("user_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("agent_id", sa.String(), nullable=True))

    with op.batch_alter_table("signing_link", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agent_id", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("signing_link", schema=None) as batch_op:
        batch_op.drop_column("agent_id")

    with op.batch_alter_table("signing_place", schema=None) as batch_op:
        batch_op.drop_column("agent_id")
        batch_op.drop_column("user_id")
