"""The tables of lists and search: what is searched in a case, who was named in it, saved views."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel, col

from records.tables import Case, Deadline, instant

PROMISE_BROKEN = text("code = 'SLA_TOTAL_100' AND state = 'ended'")
"""That a term is the end of the whole promise of the service level, and has come."""

Index(
    "breached_promise",
    col(Deadline.case_no),
    sqlite_where=PROMISE_BROKEN,
    postgresql_where=PROMISE_BROKEN,
)

# Most filters are answered from the index by due day alone: a row of a case holds its whole
# intake document and is slow to pass over.
_ORDERS = {
    "due": (
        *(Case.next_due, Case.case_no, Case.closed_on, Case.stage, Case.assignee),
        *(Case.debt_type, Case.amount_fen, Case.filed_on),
    ),
    "stage": (Case.stage, Case.next_due, Case.case_no),
    "filed": (Case.filed_on, Case.case_no),
    "amount": (Case.amount_fen, Case.case_no),
}
for _order, _columns in _ORDERS.items():
    _held = [col(column) for column in _columns]
    Index(f"worklist_by_{_order}", col(Case.bureau), *_held)
    Index(f"all_by_{_order}", *_held)
Index("worklist_by_number", col(Case.bureau), col(Case.case_no))
Index("worklist_by_assignee", col(Case.assignee), col(Case.next_due), col(Case.case_no))
Index("worklist_offered", col(Case.offered_to), col(Case.next_due), col(Case.case_no))


class SearchDocument(SQLModel, table=True):
    """What a case is found by, as ``records.searchable`` folds it; cases in the order they came.

    ``names`` are those of parties and agents, one a line. ``bigrams`` are the words of the index
    over all of it (migration 0017): every two neighbouring characters, marked by their place.
    """

    __tablename__ = "search_document"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", unique=True)
    names: str
    contracts: str
    facts: str
    bigrams: str


class NamedOfficial(SQLModel, table=True):
    """That an account has once been named mediator or arbitrator of a case.

    Whether it still is says the log (``records.assignments``); this finds the cases to ask about.
    """

    __tablename__ = "named_official"  # pyright: ignore[reportAssignmentType]

    user_id: str = Field(primary_key=True)
    case_no: str = Field(primary_key=True, foreign_key="dispute_case.case_no")


class SavedView(SQLModel, table=True):
    """A filter of the worklist and its sorting, under a name; ``version`` counts the changes.

    ``shared`` ones serve the whole of ``bureau``, or every bureau where it is empty.
    """

    __tablename__ = "saved_view"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("owner", "name"),)

    id: str = Field(primary_key=True)
    owner: str = Field(foreign_key="user_account.id")
    bureau: str | None = Field(default=None, index=True)
    shared: bool = False
    name: str
    filter: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    sort: str
    version: int = 1
    changed_at: datetime = Field(sa_column=instant())
