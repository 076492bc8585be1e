"""The desk of ops and reports: activities that keep failing, and indices"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

REPORTED = (
    "kind IN ('agreement_effective', 'mediation_ended', 'mediation_refused', 'signing_refused', "
    "'respondent_unreachable', 'invitation_answered', 'filing_accepted', 'procedure_converted', "
    "'court_settled', 'fee_paid', 'arbitration_prepaid', 'arbitration_withdrawn', "
    "'service_clock_paused', 'service_clock_resumed')"
)
STAGES = "'SLA_INTAKE_100', 'SLA_MEDIATION_100', 'SLA_ARBITRATION_100', 'SLA_COURT_100'"
SPENT = "state = 'ended' AND clock = 'service' AND code LIKE 'SLA_%_100'"
FIGURES = ("resolved_on", "resolution", "closed_on", "paused_days", "amount_fen", "case_no")
INDICES = {
    "cases_in_flight": (
        *("dispute_case", ("stage", "bureau", "filed_on", "case_no")),
        "closed_on IS NULL",
    ),
    "cases_reported": ("dispute_case", ("filed_on", "bureau", "debt_type", *FIGURES), None),
    "running_terms": ("deadline", ("due", "case_no"), "state = 'running'"),
    "spent_budgets": ("deadline", ("code", "case_no", "due"), SPENT),
    "stage_begins": ("deadline", ("case_no", "trigger", "code"), f"code IN ({STAGES})"),
    "reported_events": ("event", ("kind", "case_no", "seq"), REPORTED),
    "papers_without_pdf": (
        *("paper", ("written_on", "case_no")),
        "pdf_sha256 IS NULL AND disposed_on IS NULL",
    ),
    "undecided_packages": ("filing_package", ("state", "created_on"), "decided_at IS NULL"),
}


def upgrade() -> None:
    for name, (table, columns, where) in INDICES.items():
        only = None if where is None else sa.text(where)
        op.create_index(name, table, [*columns], sqlite_where=only, postgresql_where=only)
    op.create_table(
        "failing_activity",
        sa.Column("workflow_id", sa.String(), primary_key=True),
        sa.Column("activity_id", sa.String(), primary_key=True),
        sa.Column("activity_type", sa.String(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("failing_activity")
    for name, (table, _, _) in INDICES.items():
        op.drop_index(name, table)
