"""What the desk of ops and the reports stand on: activities that keep failing, and indices.

Each index holds few of its table's rows, or all that a report reads of them: rows of cases and
events are long, and slow to pass over by the hundred thousand.
"""

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.sql.elements import TextClause
from sqlmodel import Field, SQLModel, col

from records.tables import Case, Deadline, Event, FilingPackage, Paper, instant

STAGE_TERMS = {
    "SLA_INTAKE_100": "intake",
    "SLA_MEDIATION_100": "mediation",
    "SLA_ARBITRATION_100": "arbitration",
    "SLA_COURT_100": "court",
}
"""The terms that begin with the stages of the service level."""

IN_FLIGHT = text("closed_on IS NULL")
RUNNING = text("state = 'running'")
BUDGET_SPENT = text("state = 'ended' AND clock = 'service' AND code LIKE 'SLA_%_100'")
"""That a budget of the service level has run out: the whole promise's or a stage's."""
STAGE_BEGINS = text(f"code IN ({', '.join(map(repr, STAGE_TERMS))})")
REPORTED = text(
    "kind IN ('agreement_effective', 'mediation_ended', 'mediation_refused', 'signing_refused', "
    "'respondent_unreachable', 'invitation_answered', 'filing_accepted', 'procedure_converted', "
    "'court_settled', 'fee_paid', 'arbitration_prepaid', 'arbitration_withdrawn', "
    "'service_clock_paused', 'service_clock_resumed')"
)
"""The events that reports read."""
WITHOUT_PDF = text("pdf_sha256 IS NULL AND disposed_on IS NULL")
UNDECIDED = text("decided_at IS NULL")


def _partial(name: str, where: TextClause, *columns: object) -> None:
    held = [col(column) for column in columns]
    Index(name, *held, sqlite_where=where, postgresql_where=where)


_partial("cases_in_flight", IN_FLIGHT, Case.stage, Case.bureau, Case.filed_on, Case.case_no)
Index(
    "cases_reported",
    *(col(column) for column in (Case.filed_on, Case.bureau, Case.debt_type, Case.resolved_on)),
    *(col(column) for column in (Case.resolution, Case.closed_on, Case.paused_days)),
    *(col(column) for column in (Case.amount_fen, Case.case_no)),
)
_partial("running_terms", RUNNING, Deadline.due, Deadline.case_no)
_partial("spent_budgets", BUDGET_SPENT, Deadline.code, Deadline.case_no, Deadline.due)
_partial("stage_begins", STAGE_BEGINS, Deadline.case_no, Deadline.trigger, Deadline.code)
_partial("reported_events", REPORTED, Event.kind, Event.case_no, Event.seq)
_partial("papers_without_pdf", WITHOUT_PDF, Paper.written_on, Paper.case_no)
_partial("undecided_packages", UNDECIDED, FilingPackage.state, FilingPackage.created_on)


class FailingActivity(SQLModel, table=True):
    """An activity that the server tries again and again; gone once it succeeds.

    ``error`` is the failure's type and ``place`` where in the code it arose: messages are not
    kept, because they may hold what people wrote.
    """

    __tablename__ = "failing_activity"  # pyright: ignore[reportAssignmentType]

    workflow_id: str = Field(primary_key=True)
    activity_id: str = Field(primary_key=True)
    activity_type: str
    attempt: int
    error: str
    place: str
    failing_since: datetime = Field(sa_column=instant())
    failed_at: datetime = Field(sa_column=instant())
