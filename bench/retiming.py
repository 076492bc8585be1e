"""How long a holiday notice takes to reach every waiting case.

    uv run --no-sync python -m bench.retiming [CASES]

Opens so many cases (1000 unless told) whose mediation waits for its mediator, on ``jiefen up`` with
SQLite, and then has ``jiefen retime`` re-time them all. Prints what that command says.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError
from temporalio.service import RPCError

from api.caller import Caller
from api.commands import CommandPath, Wish
from api.problems import Problem
from embedded.settings import Settings
from embedded.temporal_client import TemporalUnreachableError
from embedded.temporal_client import connect as connect_temporal
from records.engine import connect
from tests.documents import example
from workflows.messages.common import Role
from workflows.messages.intake import ReviewIntake
from workflows.messages.steps import STEPS

OPENED_AT_ONCE = 24
STARTS_WITHIN = 120


async def opened(settings: Settings, cases: int) -> None:
    """Open so many cases, each accepted, its mediation waiting."""
    engine = connect(settings.database_url)
    client = await connect_temporal(settings)
    path = CommandPath(engine, client, settings.temporal_task_queue)
    clerk = Caller(user_id="bench", username="bench", name="bench", role=Role.CLERK)
    documents = iter(range(cases))

    async def clerk_at_work() -> None:
        for number in documents:
            document = example("01") | {"facts": f"{example('01')['facts']}（{number}）"}
            case_no = (await patiently(path.file, document, clerk))["case_no"]
            wish = Wish(case_no, STEPS["review_intake"], ReviewIntake())
            await patiently(path.take, wish, clerk)

    async def patiently(act, what, who):
        key = uuid4().hex
        while True:
            try:
                extra = {"today": None, "another_claim": True} if act == path.file else {}
                return await act(what, who, key, **extra)
            except Problem as problem:
                if problem.code != "temporarily_unavailable":
                    raise
                await asyncio.sleep(1)

    await asyncio.gather(*(clerk_at_work() for _ in range(OPENED_AT_ONCE)))
    engine.dispose()


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


def _environment(home: str) -> Iterator[tuple[str, str]]:
    yield "JIEFEN_HOME", home
    yield "JIEFEN_SIMULATION", "true"
    yield "JIEFEN_PORT", "18231"
    yield "JIEFEN_TEMPORAL_PORT", "18233"
    yield "JIEFEN_TEMPORAL_UI_PORT", "18234"


def main() -> None:
    """Open the cases, re-time them, stop everything."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    jiefen = str(Path(sys.executable).with_name("jiefen"))
    with tempfile.TemporaryDirectory(prefix="jiefen-bench-") as home:
        os.environ.update(_environment(home))
        settings = Settings()
        with (
            open(Path(home) / "up.log", "w") as log,
            subprocess.Popen([jiefen, "up"], stdout=log, stderr=log) as stack,
        ):
            try:
                until_ready(settings)
                time.sleep(10)
                began = time.monotonic()
                asyncio.run(opened(settings, cases))
                seconds = time.monotonic() - began
                sys.stderr.write(f"opened {cases} cases in {seconds:.0f} s\n")
                subprocess.run([jiefen, "retime", "--json"], check=False)
            finally:
                stack.terminate()


if __name__ == "__main__":
    main()
