"""What the record takes up, and how quickly it answers."""

import time

from sqlalchemy import text
from sqlmodel import Session


def size_bytes(session: Session) -> int:
    """The size of the database, without SQLite's write-ahead log."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    query = (
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        if sqlite
        else "SELECT pg_database_size(current_database())"
    )
    return session.connection().execute(text(query)).scalar_one()


def latency_ms(session: Session) -> float:
    """How long the database takes for a question that reads one row, in milliseconds."""
    began = time.perf_counter()
    session.connection().execute(text("SELECT position FROM feed_head")).scalar_one()
    return round((time.perf_counter() - began) * 1_000, 2)
