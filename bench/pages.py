"""How long the pages of a desk take on the server among very many cases, and how large they are.

    uv run --no-sync python -m bench.pages [CASES]

Builds so many synthetic cases (100,000 unless told) on SQLite, one of them an example dispute with
a long log, and opens the worklist and that case as a clerk of the largest bureau does. The first
view is the page with its stylesheet.
"""

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from starlette.testclient import TestClient

import web
from activities.paper_store import PaperStore
from api.app import create_app
from api.caller import COOKIE
from bench.caseload import BUREAUS, TODAY, fill
from bench.stopwatch import median_ms
from law.basis import cite
from law.intake import read_intake
from notices.transports.transports import Transports
from records import cases, ledger, schema, sessions, users
from records.engine import connect, transaction
from records.sessions import Origin
from records.tables import Deadline, Event, OpenStep
from signing.authority import AuthorityMissingError
from signing.pades import Signing
from tests.documents import example
from web.site import STATIC

ROUNDS = 20
EVENTS, TERMS = 60, 24
STEPS = ("record_contact", "convene_session", "hold_session", "record_settlement")


def no_signing() -> Signing:
    """Nothing is signed here."""
    raise AuthorityMissingError


def a_long_case(engine: Engine) -> str:
    """An example dispute of the largest bureau, with a long log; its number."""
    now = datetime.now(UTC)
    document = example("01") | {"bureau": BUREAUS[0]}
    basis = [each.model_dump() for each in cite("OMR 15")]
    with transaction(engine) as session:
        intake = read_intake(document, today=TODAY)
        case = cases.open_case(
            session, intake, document, submitted_by="bench", simulated=False, now=now
        )
        case.stage = "mediation"
        flow = f"mediation/{case.case_no}"
        for number in range(EVENTS):
            event = Event(
                case_no=case.case_no,
                seq=0,
                key=f"{number}",
                kind="party_contacted",
                workflow_id=flow,
                occurred_on=intake.filed_on + timedelta(days=number),
                recorded_at=now,
                actor="bench",
                facts={"party_id": "r1", "channel": "phone", "reached": True},
                basis=basis,
                flags=[],
                prev_hash="",
                hash="",
            )
            ledger.append(session, case, event)
        for number in range(TERMS):
            due = TODAY + timedelta(days=number)
            session.add(
                Deadline(
                    case_no=case.case_no,
                    workflow_id=flow,
                    code="MED_TERM",
                    trigger=intake.filed_on + timedelta(days=number),
                    clock="statutory",
                    raw=due,
                    due=due,
                    state="running",
                    basis=basis,
                )
            )
        for step in STEPS:
            session.add(
                OpenStep(case_no=case.case_no, workflow_id=flow, step=step, since=case.filed_on)
            )
        session.flush()
        return case.case_no


def signed_in(engine: Engine) -> str:
    """The cookie of a clerk of the largest bureau."""
    now = datetime.now(UTC)
    with transaction(engine) as session:
        user = users.create_user(
            session,
            username="bench",
            name="bench",
            password="correct horse battery",
            role="clerk",
            bureau=BUREAUS[0],
            now=now,
        )
        _, value = sessions.start_in_browser(session, user.id, Origin("bench", "bench"), now)
    return value


def main() -> None:
    """Build, open each page, and print its figures on a line."""
    count = next((int(each) for each in sys.argv[1:] if each.isdigit()), 100_000)
    with tempfile.TemporaryDirectory(prefix="jiefen-bench-") as folder:
        here = Path(folder)
        engine = connect(f"sqlite:///{here / 'jiefen.db'}")
        schema.upgrade(engine)
        fill(engine, count)
        case_no = a_long_case(engine)
        unreached: Any = None
        app = create_app(
            engine,
            unreached,
            PaperStore(here / "papers"),
            task_queue="bench",
            today=lambda: TODAY,
            signing=no_signing,
            messages=Transports.spooled(here / "messages"),
        )
        web.install(app)
        client = TestClient(app, cookies={COOKIE: signed_in(engine)})
        style = len((STATIC / "jiefen.css").read_bytes())
        for address in ("/cases", f"/cases/{case_no}", "/calendar?whose=bureau"):
            page = client.get(address)
            assert page.status_code == 200, page.text
            took = median_ms(lambda address=address: client.get(address), ROUNDS)
            size = (len(page.content) + style) / 1_000
            sys.stdout.write(f"{address}: {took:.0f} ms, first view {size:.0f} kB\n")
        engine.dispose()


if __name__ == "__main__":
    main()
