"""Agents of parties, cases offered to another bureau, and cases that belong together."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Who acts for whom; to which bureau a case is offered; which cases are linked."""
    op.create_table(
        "agent",
        sa.Column("case_no", sa.String(), sa.ForeignKey("dispute_case.case_no"), nullable=False),
        sa.Column("agent_id", sa.String(), nullable=False),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("powers", sa.JSON(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("case_no", "agent_id"),
    )
    with op.batch_alter_table("user_account") as table:
        table.add_column(sa.Column("agent_id", sa.String(), nullable=True))
    with op.batch_alter_table("dispute_case") as table:
        table.add_column(sa.Column("offered_to", sa.String(), nullable=True))
    op.create_table(
        "case_link",
        sa.Column("case_no", sa.String(), sa.ForeignKey("dispute_case.case_no"), nullable=False),
        sa.Column("other", sa.String(), sa.ForeignKey("dispute_case.case_no"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("case_no", "other"),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("case_link")
    with op.batch_alter_table("dispute_case") as table:
        table.drop_column("offered_to")
    with op.batch_alter_table("user_account") as table:
        table.drop_column("agent_id")
    op.drop_table("agent")
