"""Keys of systems, sign-in by a provider, links by which parties come in"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "api_key",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("bureau", sa.String(), nullable=True),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("addresses", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("previous_sha256", sa.String(), nullable=True),
        sa.Column("previous_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rotated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_from", sa.String(), nullable=True),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("request_digest", sa.String(), nullable=False),
        sa.Column("rotation", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request"),
    )
    with op.batch_alter_table("api_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_api_key_bureau"), ["bureau"], unique=False)

    op.create_table(
        "provider_attempt",
        sa.Column("state_sha256", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("code_verifier", sa.String(), nullable=False),
        sa.Column("redirect_uri", sa.String(), nullable=False),
        sa.Column("onward", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("state_sha256"),
    )
    with op.batch_alter_table("provider_attempt", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_provider_attempt_expires_at"), ["expires_at"], unique=False
        )

    op.create_table(
        "entry_link",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("code_sha256", sa.String(), nullable=True),
        sa.Column("code_sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("codes_sent", sa.Integer(), nullable=False),
        sa.Column("codes_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("case_no", sa.String(), nullable=False),
        sa.Column("party_id", sa.String(), nullable=False),
        sa.Column("agent_id", sa.String(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("uses_left", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("identified_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_no"],
            ["dispute_case.case_no"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_sha256"),
    )
    with op.batch_alter_table("entry_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_link_case_no"), ["case_no"], unique=False)

    op.create_table(
        "provider_subject",
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.id"],
        ),
        sa.PrimaryKeyConstraint("issuer", "subject"),
        sa.UniqueConstraint("issuer", "user_id"),
    )
    with op.batch_alter_table("provider_subject", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_provider_subject_user_id"), ["user_id"], unique=False)

    op.create_table(
        "entry_session",
        sa.Column("token_sha256", sa.String(), nullable=False),
        sa.Column("link_id", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"],
            ["entry_link.id"],
        ),
        sa.PrimaryKeyConstraint("token_sha256"),
    )
    with op.batch_alter_table("entry_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_session_link_id"), ["link_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("entry_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_session_link_id"))

    op.drop_table("entry_session")
    with op.batch_alter_table("provider_subject", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_provider_subject_user_id"))

    op.drop_table("provider_subject")
    with op.batch_alter_table("entry_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_link_case_no"))

    op.drop_table("entry_link")
    with op.batch_alter_table("provider_attempt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_provider_attempt_expires_at"))

    op.drop_table("provider_attempt")
    with op.batch_alter_table("api_key", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_api_key_bureau"))

    op.drop_table("api_key")
