"""Taking in the rows of a file, beside the relay: each becomes a case wholly or not at all.

A row's case and the row's mark are written in one transaction, under a command named after the
file's digest and the row's number. So a job goes on where it was killed, and the same file handed
in again takes nothing twice.
"""

import asyncio
import logging
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from api.bulk_rows import Filed, RowRefused, WrittenRow, command_of
from api.caller import Caller, caller_of
from api.commands import CommandPath, duplicate_case, opened
from api.problems import Problem
from law.intake import read_intake
from records import bulk_intake as bulk
from records.bulk_intake import BulkJob, BulkRow
from records.companions import rounds
from records.engine import reading, transaction
from records.related import duplicate_of
from records.tables import Command, User

logger = logging.getLogger(__name__)

PAUSE = timedelta(seconds=1)
TIDYING = timedelta(hours=1)


class BulkRunner:
    """Runs beside the worker. Any number of them share the jobs, each job with one at a time."""

    def __init__(self, engine: Engine, path: CommandPath) -> None:
        self._engine = engine
        self._path = path
        self._tidied: datetime | None = None

    async def run(self) -> None:
        """Take in for ever; ends by cancellation. A job cut off is gone on with after its lease."""
        await rounds(self.all_waiting, PAUSE, "bulk intake")

    async def all_waiting(self) -> None:
        """Bring every job that waits to its end."""
        while await self.once(datetime.now(UTC)):
            pass

    async def once(self, now: datetime) -> bool:
        """Bring the oldest waiting job to its end; whether there was one."""
        job = await asyncio.to_thread(self._claim, now)
        if job is None:
            return False
        if job.dry_run:
            await asyncio.to_thread(self._judge, job)
        elif job.all_or_nothing:
            for command in await asyncio.to_thread(self._take_all, job):
                await self._send(command)
        else:
            await self._take_each(job)
        return True

    def _claim(self, now: datetime) -> BulkJob | None:
        if self._tidied is None or now - self._tidied > TIDYING:
            self._tidied = now
            with transaction(self._engine) as session:
                bulk.forget(session, now)
        with transaction(self._engine) as session:
            return bulk.claim(session, now)

    async def _take_each(self, job: BulkJob) -> None:
        for number in await asyncio.to_thread(self._waiting, job):
            command = await asyncio.to_thread(self._take, job, number)
            if command is not None:
                await self._send(command)
        await asyncio.to_thread(self._finish, job, bulk.DONE)

    async def _send(self, command: Command) -> None:
        try:
            if command.state == "pending":
                await self._path.send(command)
        except Problem as problem:
            logger.warning("a case of a bulk intake waits for the relay: %s", problem.code)

    def _waiting(self, job: BulkJob) -> list[int]:
        with reading(self._engine) as session:
            return [row.number for row in bulk.rows_of(session, job.id, state=bulk.WAITING)]

    def _finish(self, job: BulkJob, state: str) -> None:
        with transaction(self._engine) as session:
            bulk.finish(session, job, state, datetime.now(UTC))

    def _take(self, job: BulkJob, number: int) -> Command | None:
        """Make a case of a row, unless that has been done; none where the row is refused."""
        with transaction(self._engine) as session:
            row = session.get_one(BulkRow, (job.id, number), with_for_update=True)
            bulk.hold(session, job, datetime.now(UTC))
            if row.state != bulk.WAITING:
                return None
            try:
                return _open(session, job, _submitter(session, job), row)
            except RowRefused as refused:
                bulk.refuse(session, row, refused.problems)
                return None

    def _take_all(self, job: BulkJob) -> list[Command]:
        """Make cases of all rows in one transaction, or of none."""
        if not self._judge(job, state=bulk.WAITING):
            self._finish(job, bulk.REFUSED)
            return []
        try:
            with transaction(self._engine) as session:
                caller = _submitter(session, job)
                rows = bulk.rows_of(session, job.id)
                made = [_open(session, job, caller, row) for row in rows]
                bulk.finish(session, job, bulk.DONE, datetime.now(UTC))
                return made
        except RowRefused as refused:  # something has been filed since the rows were judged
            with transaction(self._engine) as session:
                row = session.get_one(BulkRow, (job.id, refused.number))
                bulk.refuse(session, row, refused.problems)
                bulk.finish(session, job, bulk.REFUSED, datetime.now(UTC))
            return []

    def _judge(self, job: BulkJob, state: str = bulk.DONE) -> bool:
        """Find out of every row whether it may be taken; the job then stands in ``state``."""
        with reading(self._engine) as session:
            caller, before = _submitter(session, job), Filed()
            verdicts = {
                row.number: _verdict(session, job, caller, row, before)
                for row in bulk.rows_of(session, job.id)
            }
        with transaction(self._engine) as session:
            for row in bulk.rows_of(session, job.id):
                if (problems := verdicts[row.number]) is not None:
                    bulk.refuse(session, row, problems)
                else:
                    row.state = bulk.ACCEPTABLE
                    session.add(row)
            if state != bulk.WAITING:
                bulk.finish(session, job, state, datetime.now(UTC))
        return all(problems is None for problems in verdicts.values())


def _submitter(session: Session, job: BulkJob) -> Caller:
    return caller_of(session.get_one(User, job.submitted_by))


def _open(session: Session, job: BulkJob, caller: Caller, row: BulkRow) -> Command:
    """The command that opens a row's case; raises ``RowRefused`` and has then written nothing."""
    written = WrittenRow(job, row)
    with written.refusing():
        written.check_bureau(caller)
        ident = command_of(job, row)
        command = opened(session, written.document, caller, ident, today=job.read_on)
    bulk.take(session, row, command.case_no)
    return command


def _verdict(
    session: Session, job: BulkJob, caller: Caller, row: BulkRow, before: Filed
) -> list[dict[str, Any]] | None:
    """What stands against a row, taken after the ones ``before`` it; none if nothing does."""
    if row.state == bulk.REFUSED:
        return row.problems
    if session.get(Command, command_of(job, row)) is not None:
        return None
    written = WrittenRow(job, row)
    try:
        with written.refusing():
            written.check_bureau(caller)
            intake = read_intake(written.document, today=job.read_on or date.max)
            if (open_case := duplicate_of(session, intake)) is not None:
                raise duplicate_case(open_case.case_no)
            before.add(row.number, intake)
    except RowRefused as refused:
        return refused.problems
    return None
