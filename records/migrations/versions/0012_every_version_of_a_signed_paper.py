"""Every version of a paper that is being signed"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("signing_round", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shown_sha256", sa.String(), nullable=True))
    # The version with no signature yet was not noted; the newest begins with its bytes.
    op.execute("UPDATE signing_round SET shown_sha256 = sha256")
    with op.batch_alter_table("signing_round", schema=None) as batch_op:
        batch_op.alter_column("shown_sha256", existing_type=sa.String(), nullable=False)
    with op.batch_alter_table("signing_place", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sha256", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("signing_place", schema=None) as batch_op:
        batch_op.drop_column("sha256")
    with op.batch_alter_table("signing_round", schema=None) as batch_op:
        batch_op.drop_column("shown_sha256")
