"""How long the desk of ops and the reports take among very many cases.

    uv run --no-sync python -m bench.ops [CASES] [--postgres]

Builds so many synthetic cases (100,000 unless told), a fifth of them in flight, with the stages,
fees and endings that reports read, and asks for each page as a browser does. Temporal is not there:
what it takes to find that out is part of the figures. What is kept for a minute is also measured
when it is computed.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from sqlalchemy import Engine, bindparam, insert, update
from sqlmodel import Session, SQLModel, col, select
from temporalio.client import Client

import web
from activities.paper_store import PaperStore
from api.app import create_app
from api.caller import COOKIE
from api.recent import Recent
from bench.caseload import NOW, ROWS_AT_ONCE, TODAY, fill
from bench.search import database
from notices.transports.transports import Transports
from records import schema, sessions, users
from records.engine import connect, transaction
from records.sessions import Origin
from records.tables import Case, Deadline, Event, Party

ROUNDS = 15
RESOLUTIONS = ("paid", "title", "escalated")
PAGES = ("/ops", "/ops/cases", "/ops/cases?stage=mediation&age=d45", "/reports", "/cases")
COMPUTED = ("/ops", "/reports", "/reports?by=bureau", "/reports?by=debt_type")


def enrich(engine: Engine) -> None:
    """Give the cases stages, endings and fees; the same cases get the same ones."""
    chance = random.Random(11)
    with transaction(engine) as session:
        rows = session.exec(select(Case.case_no, Case.filed_on, Case.stage, Case.closed_on)).all()
    for first in range(0, len(rows), ROWS_AT_ONCE):
        endings: list[dict[str, Any]] = []
        terms: list[dict[str, Any]] = []
        events: list[dict[str, Any]] = []
        for case_no, filed_on, stage, closed_on in rows[first : first + ROWS_AT_ONCE]:
            took = min(int(chance.lognormvariate(3.2, 0.5)), 200)
            resolved = closed_on is not None or stage == "performance"
            endings.append(
                {
                    "b_case": case_no,
                    "resolved_on": filed_on + timedelta(days=took) if resolved else None,
                    "resolution": chance.choice(RESOLUTIONS) if resolved else None,
                }
            )
            terms += _terms(case_no, filed_on, took)
            events += _events(chance, case_no, filed_on)
        with transaction(engine) as session:
            _write(session, endings, terms, events)
    with transaction(engine) as session:
        session.connection().exec_driver_sql("ANALYZE")


def _write(
    session: Session,
    endings: list[dict[str, Any]],
    terms: list[dict[str, Any]],
    events: list[dict[str, Any]],
) -> None:
    connection = session.connection()
    connection.execute(
        update(SQLModel.metadata.tables["dispute_case"])
        .where(col(Case.case_no) == bindparam("b_case"))
        .values(resolved_on=bindparam("resolved_on"), resolution=bindparam("resolution")),
        endings,
    )
    connection.execute(insert(Deadline), terms)
    connection.execute(insert(Event), events)


def _terms(case_no: str, filed_on: date, took: int) -> Iterator[dict[str, Any]]:
    for code, after in (("INTAKE", 0), ("MEDIATION", 3), ("COURT", took * 2 // 3 + 4)):
        begin = filed_on + timedelta(days=after)
        for share in (50, 80, 100):
            due = begin + timedelta(days=24 * share // 100)
            yield _term(case_no, f"SLA_{code}_{share}", begin, due, "met")
    yield _term(case_no, "LIMITATION", filed_on, TODAY + timedelta(days=200), "running")


def _term(case_no: str, code: str, begin: date, due: date, state: str) -> dict[str, Any]:
    return {
        "case_no": case_no,
        "workflow_id": f"dispute/{case_no}",
        "code": code,
        "trigger": begin,
        "clock": "service" if code.startswith("SLA") else "statutory",
        "raw": due,
        "due": due,
        "provisional": False,
        "state": state,
        "basis": [],
    }


def _events(chance: random.Random, case_no: str, filed_on: date) -> Iterator[dict[str, Any]]:
    kinds: list[tuple[str, dict[str, Any]]] = [
        ("agreement_effective", {}) if chance.random() < 0.6 else ("mediation_ended", {})
    ]
    if chance.random() < 0.3:
        kinds += [("filing_accepted", {"fee_fen": 70_000}), ("fee_paid", {})]
    if chance.random() < 0.05:
        kinds.append(("service_clock_paused", {"ground": "appraisal"}))
    for seq, (kind, facts) in enumerate(kinds, start=2):
        yield {
            "case_no": case_no,
            "seq": seq,
            "key": f"{kind}-{seq}",
            "kind": kind,
            "workflow_id": f"dispute/{case_no}",
            "occurred_on": filed_on,
            "recorded_at": NOW,
            "actor": "bench",
            "facts": facts,
            "basis": [],
            "flags": [],
            "prev_hash": "0" * 64,
            "hash": "0" * 64,
            "sm3": "0" * 64,
        }


async def application(engine: Engine, folder: Path) -> FastAPI:
    """The application with its pages, on a Temporal that is not there."""
    app = create_app(
        engine,
        await Client.connect("127.0.0.1:1", lazy=True),
        PaperStore(folder / "papers"),
        task_queue="bench",
        today=lambda: TODAY,
        signing=_nobody_signs,
        messages=Transports.spooled(folder / "messages"),
    )
    web.install(app)
    return app


def _nobody_signs() -> Any:
    raise RuntimeError("nothing is signed here")


async def measure(app: FastAPI, cookie: str) -> None:
    """Ask for each page many times; print times and sizes."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://bench", cookies={COOKIE: cookie}, timeout=120
    ) as http:
        for address in COMPUTED:
            taken = [await _asked(http, app, address, computed=True) for _ in range(3)]
            _tell(f"{address}, computed", taken)
        for address in PAGES:
            await _asked(http, app, address)
            taken = [await _asked(http, app, address) for _ in range(ROUNDS)]
            _tell(address, taken)


async def _asked(
    http: httpx.AsyncClient, app: FastAPI, address: str, *, computed: bool = False
) -> tuple[float, int]:
    if computed:
        app.state.recent = Recent()
    began = time.perf_counter()
    answer = await http.get(address)
    took = (time.perf_counter() - began) * 1_000
    answer.raise_for_status()
    return took, len(answer.content)


def _tell(name: str, taken: list[tuple[float, int]]) -> None:
    times = [took for took, _ in taken]
    sys.stdout.write(
        f"{name}: p50 {statistics.median(times):.0f} ms, most {max(times):.0f} ms, "
        f"{taken[0][1] / 1_000:.0f} kB\n"
    )


def _signed_in(engine: Engine) -> str:
    now = datetime.now(UTC)
    with transaction(engine) as session:
        user = users.create_user(
            session, username="bench", name="bench", password="bench" * 4, role="ops", now=now
        )
        session.flush()
        return sessions.start_in_browser(session, user.id, Origin("127.0.0.1", "bench"), now)[1]


def main() -> None:
    """Build, ask, and print each figure on a line."""
    cases = next((int(each) for each in sys.argv[1:] if each.isdigit()), 100_000)
    with (
        database(on_postgres="--postgres" in sys.argv) as address,
        tempfile.TemporaryDirectory(prefix="jiefen-bench-") as folder,
    ):
        engine = connect(address)
        schema.upgrade(engine)
        fill(engine, cases, (Case, Party, Deadline, Event))
        enrich(engine)
        cookie = _signed_in(engine)

        async def ask() -> None:
            await measure(await application(engine, Path(folder)), cookie)

        asyncio.run(ask())
        engine.dispose()


if __name__ == "__main__":
    main()
