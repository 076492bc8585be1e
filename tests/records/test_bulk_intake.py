"""Jobs of bulk intake: one worker at a time, and nothing kept longer than it has to be."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, select

from records import bulk_intake as bulk
from records.bulk_intake import BulkJob, BulkRow
from records.engine import reading, transaction
from tests.api.small_app import account
from workflows.messages.common import Role

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def _job(session: Session, user_id: str, name: str = "one", at: datetime = NOW) -> BulkJob:
    job = BulkJob(
        id=name,
        sha256="",
        form="jsonl",
        columns=[],
        dry_run=False,
        all_or_nothing=False,
        submitted_by=user_id,
        created_at=at,
    )
    session.add(job)
    session.flush()
    session.add(BulkRow(job_id=name, number=1, content={"facts": "\ud800\u0000"}))
    return job


def test_a_job_is_given_to_one_worker_until_that_one_is_silent_for_too_long(engine: Engine) -> None:
    clerk = account(engine, "clerk", Role.CLERK)
    with transaction(engine) as session:
        _job(session, clerk.id)
    given: list[str | None] = []
    for at in (NOW, NOW, NOW + bulk.LEASE):
        with transaction(engine) as session:
            job = bulk.claim(session, at)
            given.append(job.id if job else None)
    assert given == ["one", None, "one"]


def test_the_oldest_job_comes_first_and_a_finished_one_no_more(engine: Engine) -> None:
    clerk = account(engine, "clerk", Role.CLERK)
    with transaction(engine) as session:
        _job(session, clerk.id, "later", NOW + timedelta(minutes=1))
        _job(session, clerk.id, "earlier")
    given: list[str | None] = []
    for _ in range(3):
        with transaction(engine) as session:
            job = bulk.claim(session, NOW + timedelta(minutes=2))
            given.append(job.id if job else None)
            if job is not None:
                bulk.finish(session, job, bulk.DONE, NOW)
    assert given == ["earlier", "later", None]


def test_text_that_no_document_may_hold_is_given_back_as_it_was_handed_in(engine: Engine) -> None:
    clerk = account(engine, "clerk", Role.CLERK)
    with transaction(engine) as session:
        _job(session, clerk.id)
    with reading(engine) as session:
        [row] = bulk.rows_of(session, "one")
    assert row.content == {"facts": "\ud800\u0000"}


def test_a_job_is_forgotten_with_its_rows_a_month_after_its_end(engine: Engine) -> None:
    clerk = account(engine, "clerk", Role.CLERK)
    with transaction(engine) as session:
        bulk.finish(session, _job(session, clerk.id), bulk.DONE, NOW)
        _job(session, clerk.id, "unfinished")
    for at, left in ((NOW + bulk.KEPT, 2), (NOW + bulk.KEPT + timedelta(seconds=1), 1)):
        with transaction(engine) as session:
            bulk.forget(session, at)
            assert len(session.exec(select(BulkJob)).all()) == left
            assert len(session.exec(select(BulkRow)).all()) == left
