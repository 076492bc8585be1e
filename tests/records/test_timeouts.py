"""A database that does not answer is not waited for without end."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from records.engine import connect, transaction

SHORT = timedelta(milliseconds=200)


def test_a_locked_database_is_given_up(database_url: str) -> None:
    holder, waiting = connect(database_url), connect(database_url, SHORT)
    locks = text("UPDATE dispute_case SET bureau = bureau")
    with transaction(holder) as session:
        session.execute(locks)
        if waiting.dialect.name == "postgresql":
            session.execute(text("LOCK TABLE dispute_case"))
        with pytest.raises(OperationalError), transaction(waiting) as late:
            late.execute(locks)
    with transaction(waiting) as afterwards:
        afterwards.execute(locks)
    holder.dispose()
    waiting.dispose()
