"""Papers that have been kept long enough, and the holds that keep them all the same."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Field, Session, SQLModel, col, select

from records import notes, questions, search_documents
from records.files import only_of
from records.tables import Case, Paper, instant


class LegalHold(SQLModel, table=True):
    """Nothing of a case is disposed of while a hold is on it.

    ``lifted_at`` is empty while it lasts; a case may be held again.
    """

    __tablename__ = "legal_hold"  # pyright: ignore[reportAssignmentType]

    id: int | None = Field(default=None, primary_key=True)
    case_no: str = Field(foreign_key="dispute_case.case_no", index=True)
    reason: str
    placed_by: str
    placed_at: datetime = Field(sa_column=instant())
    lifted_by: str | None = None
    lifted_at: datetime | None = Field(default=None, sa_column=instant(nullable=True))


def hold_on(session: Session, case_no: str) -> LegalHold | None:
    """The hold on a case, if there is one now."""
    query = select(LegalHold).where(
        col(LegalHold.case_no) == case_no, col(LegalHold.lifted_at).is_(None)
    )
    return session.exec(query).first()


def place_hold(session: Session, case_no: str, *, reason: str, by: str, now: datetime) -> LegalHold:
    """Hold a case; one that is held already stays as it is."""
    if (held := hold_on(session, case_no)) is not None:
        return held
    hold = LegalHold(case_no=case_no, reason=reason, placed_by=by, placed_at=now)
    session.add(hold)
    session.flush()
    return hold


def lift_hold(session: Session, hold: LegalHold, *, by: str, now: datetime) -> LegalHold:
    """The reason has gone; that there was a hold stays on record."""
    hold.lifted_by, hold.lifted_at = by, now
    session.add(hold)
    session.flush()
    return hold


def closed_cases(session: Session) -> Sequence[Case]:
    """Closed cases whose papers are still kept and that nothing holds, the oldest first."""
    held = select(LegalHold.case_no).where(col(LegalHold.lifted_at).is_(None))
    kept = select(Paper.case_no).where(col(Paper.disposed_on).is_(None))
    query = select(Case).where(
        col(Case.closed_on).is_not(None),
        col(Case.case_no).not_in(held),
        col(Case.case_no).in_(kept),
    )
    return session.exec(query.order_by(col(Case.closed_on), col(Case.case_no))).all()


def dispose(session: Session, case_no: str, on: date) -> frozenset[str]:
    """Mark the papers of a case as disposed of; gives the digests that no other case needs.

    From then on the case is found by its number only.
    """
    search_documents.forget(session, case_no)
    notes.forget(session, case_no)
    questions.forget(session, case_no)
    query = select(Paper).where(col(Paper.case_no) == case_no, col(Paper.disposed_on).is_(None))
    for paper in session.exec(query).all():
        paper.disposed_on = on
        session.add(paper)
    session.flush()
    return only_of(session, case_no)
