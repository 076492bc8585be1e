"""The number that identifies each party, by which other cases of the same people are found"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0026"
down_revision: str | None = "0025"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

PARTY = sa.table("party", sa.column("number", sa.String()), sa.column("details", sa.JSON()))


def upgrade() -> None:
    op.add_column("party", sa.Column("number", sa.String(), nullable=True))
    numbers = (PARTY.c.details[name].as_string() for name in ("uscc", "id_number"))
    op.execute(PARTY.update().values(number=sa.func.coalesce(*numbers, "")))
    with op.batch_alter_table("party") as table:
        table.alter_column("number", existing_type=sa.String(), nullable=False)
        table.create_index("ix_party_number", ["number"])


def downgrade() -> None:
    with op.batch_alter_table("party") as table:
        table.drop_index("ix_party_number")
        table.drop_column("number")
