"""Which running workflows a change of the calendar or of the rules may touch."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session, col, or_, select

from law.deadlines import BY_LAW
from records.tables import Deadline

SWAPPED_AHEAD = timedelta(days=31)
"""The New Year days of a notice may begin in the December before."""


def touched(session: Session, year: int | None = None) -> Sequence[tuple[str, str]]:
    """Case and workflow of every term that the law computes and that has not ended.

    ``year``: only those that the holiday notice of that year can move.
    """
    query = (
        select(col(Deadline.case_no), col(Deadline.workflow_id))
        .where(col(Deadline.state) == "running", col(Deadline.clock).in_(BY_LAW))
        .distinct()
        .order_by(col(Deadline.workflow_id))
    )
    if year is not None:
        first, last = date(year, 1, 1) - SWAPPED_AHEAD, date(year, 12, 31)
        within = col(Deadline.due).between(first, last) | col(Deadline.raw).between(first, last)
        query = query.where(or_(within, col(Deadline.provisional)))
    return session.exec(query).all()
