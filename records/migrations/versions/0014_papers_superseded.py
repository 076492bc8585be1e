"""Which paper a paper supersedes, and why"""

from collections.abc import Sequence
from itertools import pairwise

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

RECURRING = frozenset(
    {
        "announcement_request",
        "answer",
        "appeal",
        "arbitration_answer",
        "arbitrator_challenge",
        "arbitrator_disclosure",
        "arbitrator_selection",
        "award_correction_request",
        "counterclaim",
        "default_notice",
        "demand_letter",
        "fee_relief_application",
        "hearing_postponement",
        "jurisdiction_objection",
        "mediator_disclosure",
        "payment_order_objection",
        "payment_receipt",
        "power_of_attorney",
        "preservation_security",
        "revival_application",
        "session_record",
    }
)
"""The kinds whose papers stand beside one another."""


def upgrade() -> None:
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.add_column(sa.Column("supersedes", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("superseding_reason", sa.String(), nullable=True))
        batch_op.create_foreign_key("paper_supersedes_fkey", "paper", ["supersedes"], ["id"])
        batch_op.create_index(batch_op.f("ix_paper_supersedes"), ["supersedes"])
    _put_in_line()


def _put_in_line() -> None:
    """Papers on record until now: each supersedes the one before it of its kind and stage."""
    paper = sa.table(
        "paper",
        *(sa.column(name, sa.String()) for name in ("id", "case_no", "kind")),
        sa.column("event_seq", sa.Integer()),
        *(sa.column(name, sa.String()) for name in ("supersedes", "superseding_reason")),
    )
    event = sa.table(
        "event",
        *(sa.column(name, sa.String()) for name in ("case_no", "workflow_id")),
        sa.column("seq", sa.Integer()),
    )
    followed = (event.c.case_no == paper.c.case_no) & (event.c.seq == paper.c.event_seq)
    line = (paper.c.case_no, paper.c.kind, event.c.workflow_id)
    query = (
        sa.select(paper.c.id, *line)
        .join_from(paper, event, followed)
        .where(paper.c.kind.not_in(RECURRING))
        .order_by(*line, paper.c.event_seq)
    )
    connection = op.get_bind()
    for earlier, later in pairwise(connection.execute(query).all()):
        if earlier[1:] == later[1:]:
            connection.execute(
                paper.update()
                .where(paper.c.id == later.id)
                .values(supersedes=earlier.id, superseding_reason="案件记录有变更，重新制作")
            )


def downgrade() -> None:
    with op.batch_alter_table("paper", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_supersedes"))
        batch_op.drop_constraint("paper_supersedes_fkey", type_="foreignkey")
        batch_op.drop_column("superseding_reason")
        batch_op.drop_column("supersedes")
