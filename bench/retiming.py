"""How long a holiday notice takes to reach every waiting case.

    uv run --no-sync python -m bench.retiming [CASES]

Opens so many cases (1000 unless told), each accepted and waiting for its mediator; imports a
holiday notice that takes off the day on which that wait ends; starts the system anew, as an
operator does, with one worker for each of two cores; and has ``jiefen retime`` move every term.
Nothing is in any cache then. The cases have no PDFs, which are not measured here.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import select
from temporalio.service import RPCError

from api.caller import Caller
from api.commands import CommandPath, Wish
from api.problems import Problem
from embedded.settings import Settings
from embedded.temporal_client import TemporalUnreachableError
from embedded.temporal_client import connect as connect_temporal
from law.calendar import Holiday, notice_of
from records.engine import connect, reading
from records.tables import Deadline
from tests.documents import example
from workflows.messages.common import Role
from workflows.messages.intake import ReviewIntake
from workflows.messages.steps import STEPS

OPENED_AT_ONCE = 24
TOLD_EVERY = 500
WAITED_FOR = "MED_APPOINT"
STARTS_WITHIN = 120
SETTLES_WITHIN = 15
"""Seconds in which the second worker polls, and the server knows that the last ones are gone."""


async def opened(settings: Settings, cases: int) -> None:
    """Open so many cases, each accepted, its mediation waiting."""
    engine = connect(settings.database_url)
    client = await connect_temporal(settings)
    path = CommandPath(engine, client, settings.temporal_task_queue)
    clerk = Caller(user_id="bench", username="bench", name="bench", role=Role.CLERK)
    numbers = iter(range(1, cases + 1))

    async def clerk_at_work() -> None:
        for number in numbers:
            document = example("01") | {"facts": f"{example('01')['facts']}（{number}）"}
            file = partial(path.file, document, clerk, today=None, another_claim=True)
            case_no = (await patiently(file))["case_no"]
            wish = Wish(case_no, STEPS["review_intake"], ReviewIntake())
            await patiently(partial(path.take, wish, clerk))
            if number % TOLD_EVERY == 0:
                sys.stderr.write(f"{number} cases opened\n")

    await asyncio.gather(*(clerk_at_work() for _ in range(OPENED_AT_ONCE)))
    engine.dispose()


async def patiently(act: Callable[..., Awaitable[dict[str, Any]]]) -> dict[str, Any]:
    """Do it under one key until the system has time for it."""
    key = uuid4().hex
    while True:
        try:
            return await act(key=key)
        except Problem as problem:
            if problem.code != "temporarily_unavailable":
                raise
            await asyncio.sleep(1)


def until_ready(settings: Settings) -> None:
    """Wait until the stack answers."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        try:
            asyncio.run(connect_temporal(settings))
            return
        except (TemporalUnreachableError, RPCError, SQLAlchemyError):
            time.sleep(1)
    raise SystemExit("jiefen up did not start")


@contextmanager
def running(home: Path) -> Iterator[None]:
    """``jiefen up`` and a second worker, until the block is left."""
    jiefen = str(Path(sys.executable).with_name("jiefen"))
    with (
        open(home / "up.log", "w") as log,
        subprocess.Popen([jiefen, "up"], stdout=log, stderr=log) as stack,
    ):
        try:
            until_ready(Settings())
            with subprocess.Popen([jiefen, "worker"], stdout=log, stderr=log) as second:
                try:
                    time.sleep(SETTLES_WITHIN)
                    yield
                finally:
                    second.terminate()
        finally:
            stack.terminate()


def end_of_the_wait() -> date:
    """The day on which the term of every case ends."""
    [day] = _asked(select(Deadline.due).where(Deadline.code == WAITED_FOR).distinct())
    return day


def still_on(day: date) -> int:
    """How many terms still end on a day."""
    waiting = select(Deadline.case_no).where(Deadline.code == WAITED_FOR, Deadline.due == day)
    return len(_asked(waiting.where(Deadline.state == "running")))


def _asked(question: Any) -> Sequence[Any]:
    engine = connect(Settings().database_url)
    with reading(engine) as session:
        rows = session.exec(question).all()
    engine.dispose()
    return rows


def notice_with(day: date, home: Path) -> Path:
    """The holiday notice of a year with one more day off."""
    known = notice_of(day.year)
    assert known is not None
    off = Holiday(name="临时放假", days=(day,))
    notice = known.model_copy(update={"holidays": (*known.holidays, off)})
    file = home / "notice.json"
    file.write_text(notice.model_dump_json(), encoding="utf-8")
    return file


def _environment(home: str) -> Iterator[tuple[str, str]]:
    yield "JIEFEN_HOME", home
    yield "JIEFEN_SIMULATION", "true"
    yield "JIEFEN_SOFFICE", str(Path(home) / "none")
    yield "JIEFEN_PORT", "18231"
    yield "JIEFEN_TEMPORAL_PORT", "18233"
    yield "JIEFEN_TEMPORAL_UI_PORT", "18234"


def main() -> None:
    """Open the cases, take a day off, re-time them, stop everything."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    jiefen = str(Path(sys.executable).with_name("jiefen"))
    with tempfile.TemporaryDirectory(prefix="jiefen-bench-") as folder:
        os.environ.update(_environment(folder))
        home = Path(folder)
        with running(home):
            began = time.monotonic()
            asyncio.run(opened(Settings(), cases))
            seconds = time.monotonic() - began
            sys.stderr.write(f"opened {cases} cases in {seconds:.0f} s\n")
        day = end_of_the_wait()
        subprocess.run([jiefen, "law", "calendar", "import", notice_with(day, home)], check=True)
        with running(home):
            subprocess.run([jiefen, "retime", "--year", str(day.year), "--json"], check=True)
        sys.stdout.write(f"{still_on(day)} terms still end on {day}\n")


if __name__ == "__main__":
    main()
