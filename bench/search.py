"""How long search, the worklist and its counts take among very many cases.

    uv run --no-sync python -m bench.search [CASES] [--postgres]

Builds so many synthetic cases (1,000,000 unless told) on SQLite, or on a private PostgreSQL, and
asks as the clerks of a large and of a middling bureau do. A deep page is the hundredth.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from api.caller import Caller, listed_apart
from api.case_filter import CaseFilter, conditions, reach_of
from bench.caseload import BUREAUS, TODAY, fill
from embedded import postgres
from embedded.postgres import PrivatePostgres
from records import schema
from records.engine import connect, reading
from records.search import search
from records.worklist import counts, worklist
from workflows.messages.common import Role

ROUNDS = 20
DEEP = 100
TEXTS = {
    "name of two characters": ("王伟", "李娜", "陈雅"),
    "four characters": ("恒鑫轴承", "瑞丰机械", "有限公司"),
    "facts": ("合同", "轴承", "催讨"),
    "contract number": ("HT-2025-0412",),
}
FILTERS = {
    "no filter": {},
    "stage": {"stage": "court"},
    "overdue": {"overdue": True},
    "amount": {"amount_from": "900000"},
    "promise broken": {"breached": True},
    "team queue": {"assignee": "none"},
    "name": {"text": "王伟"},
}


def measure(engine: Engine, name: str, asks: list[Callable[[Session], object]]) -> None:
    """Print the median and the 95th percentile of each question asked many times."""
    taken: list[float] = []
    for _ in range(ROUNDS):
        for ask in asks:
            began = time.perf_counter()
            with reading(engine) as session:
                ask(session)
            taken.append((time.perf_counter() - began) * 1_000)
    p95 = statistics.quantiles(taken, n=20)[-1]
    sys.stdout.write(f"{name}: p50 {statistics.median(taken):.1f} ms, p95 {p95:.1f} ms\n")


def deep_cursor(engine: Engine, clerk: Caller) -> str | None:
    """The cursor of a page far down the list."""
    cursor = None
    for _ in range(DEEP):
        with reading(engine) as session:
            cursor = worklist(session, listed_apart(clerk), cursor=cursor).next_cursor
    return cursor


def ask_all(engine: Engine, clerk: Caller) -> None:
    """Every question of a clerk."""
    scopes = listed_apart(clerk)
    for name, texts in TEXTS.items():
        asks: list[Callable[[Session], object]] = [
            lambda session, text=text: search(session, reach_of(clerk), text, limit=20)
            for text in texts
        ]
        measure(engine, f"  search, {name}", asks)
    for name, given in FILTERS.items():
        asked = CaseFilter.model_validate(given)

        def page(session: Session, asked: CaseFilter = asked) -> object:
            return worklist(session, scopes, *conditions(session, clerk, asked, TODAY))

        def number(session: Session, asked: CaseFilter = asked) -> object:
            where = conditions(session, clerk, asked, TODAY)
            return counts(session, scopes, *where, today=TODAY)

        measure(engine, f"  first page, {name}", [page])
        measure(engine, f"  counts, {name}", [number])
    deep = deep_cursor(engine, clerk)
    measure(engine, "  deep page", [lambda session: worklist(session, scopes, cursor=deep)])


@contextmanager
def database(*, on_postgres: bool) -> Iterator[str]:
    """The address of an empty database that goes afterwards."""
    if on_postgres:
        with PrivatePostgres(postgres.find(build=False).path) as server:
            yield server.create_database("bench")
    else:
        with tempfile.TemporaryDirectory(prefix="jiefen-bench-") as folder:
            yield f"sqlite:///{Path(folder) / 'jiefen.db'}"


def main() -> None:
    """Build, ask, and print each figure on a line."""
    cases = next((int(each) for each in sys.argv[1:] if each.isdigit()), 1_000_000)
    with database(on_postgres="--postgres" in sys.argv) as address:
        engine = connect(address)
        schema.upgrade(engine)
        fill(engine, cases)
        for bureau in (BUREAUS[0], BUREAUS[50]):
            sys.stdout.write(f"{bureau}, of {cases:,} cases in all\n")
            ask_all(engine, Caller("bench", "bench", "bench", Role.CLERK, bureau))
        engine.dispose()


if __name__ == "__main__":
    main()
