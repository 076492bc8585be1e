"""The feed: every event of every case in one order, that in which they came to be on record.

Positions have no gaps. Whoever sees one of them on record sees all before it, so that to read on
from the last one read misses nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKeyConstraint,
    UniqueConstraint,
    update,
)
from sqlmodel import Field, Session, SQLModel, col, select

from records.tables import Case, Event


class FeedHead(SQLModel, table=True):
    """The last position given out. There is one row, made with the table."""

    __tablename__ = "feed_head"  # pyright: ignore[reportAssignmentType]

    id: int = Field(primary_key=True)
    position: int = Field(sa_column=Column(BigInteger, nullable=False))


class FeedEntry(SQLModel, table=True):
    """The place of an event in the feed."""

    __tablename__ = "feed_entry"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (
        ForeignKeyConstraint(["case_no", "seq"], ["event.case_no", "event.seq"]),
        UniqueConstraint("case_no", "seq"),
    )

    position: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    case_no: str
    seq: int


@dataclass(frozen=True)
class Told:
    """An event at its place in the feed, with its case as it stands now."""

    position: int
    event: Event
    case: Case


@dataclass(frozen=True)
class Page:
    """Events of the feed in order; everything up to ``reached`` has been looked at."""

    told: tuple[Told, ...]
    reached: int
    more: bool


def announce(session: Session, event: Event) -> None:
    """Give an event the next place in the feed; it must have been flushed.

    The row of the last position stays locked until the transaction ends: positions are given in
    the order of commits.
    """
    statement = (
        update(FeedHead)
        .values(position=col(FeedHead.position) + 1)
        .returning(col(FeedHead.position))
    )
    position: int = session.connection().execute(statement).scalar_one()
    session.add(FeedEntry(position=position, case_no=event.case_no, seq=event.seq))


def head(session: Session) -> int:
    """The position of the newest event; 0 while there is none."""
    return session.exec(select(FeedHead.position)).one()


def page(
    session: Session,
    scope: ColumnElement[bool],
    *,
    after: int,
    limit: int,
    case_no: str | None = None,
    kinds: Collection[str] = (),
) -> Page:
    """The events after a position whose case is within ``scope``, at most ``limit`` of them."""
    newest = head(session)
    query = (
        select(FeedEntry.position, Event, Case)
        .join(
            Event,
            (col(Event.case_no) == col(FeedEntry.case_no)) & (col(Event.seq) == col(FeedEntry.seq)),
        )
        .join(Case, col(Case.case_no) == col(FeedEntry.case_no))
        .where(col(FeedEntry.position) > after, col(FeedEntry.position) <= newest, scope)
        .order_by(col(FeedEntry.position))
        .limit(limit + 1)
    )
    if case_no is not None:
        query = query.where(col(FeedEntry.case_no) == case_no)
    if kinds:
        query = query.where(col(Event.kind).in_(kinds))
    found: Sequence[tuple[int, Event, Case]] = session.exec(query).all()
    told = tuple(Told(position, event, case) for position, event, case in found[:limit])
    more = len(found) > limit
    return Page(told, told[-1].position if more else max(newest, after), more)
