"""Templates of bureaus, and which template a paper was rendered with"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "paper_template",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("bureau", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("adopted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "bureau", "version"),
    )
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.add_column(sa.Column("form", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("template_sha256", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("template_version", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.drop_column("template_version")
        batch_op.drop_column("template_sha256")
        batch_op.drop_column("form")

    op.drop_table("paper_template")
