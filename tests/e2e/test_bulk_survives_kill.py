"""A file of many disputes, and the worker killed half-way: every row becomes one case."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlmodel import select

from embedded.simulation.people import API, Bureau
from records.bulk_intake import BulkJob
from records.engine import connect, transaction
from tests.api.sheets import as_csv, goods, table
from tests.e2e.installation import Installation, until

ROWS = 12


@pytest.mark.timeout(600)
async def test_a_bulk_job_outlives_its_worker(installation: Installation, bureau: Bureau) -> None:
    sheet = as_csv(table(*(goods(f"K-{number}") for number in range(ROWS))))
    headers = bureau.clerk.headers | {"Idempotency-Key": "bulk"}
    submitted = await bureau.http.post(f"{API}/intake/bulk", content=sheet, headers=headers)
    path = f"/intake/bulk/{submitted.json()['id']}"

    def when(ready: Callable[[Any], bool]) -> Callable[[], Awaitable[bool]]:
        async def asked() -> bool:
            return ready(await bureau.clerk.get(path))

        return asked

    await until(when(lambda job: job["taken"] > 0))
    await installation.kill("worker")
    cut_off = await bureau.clerk.get(path)
    assert (cut_off["state"], cut_off["taken"] < ROWS) == ("waiting", True), cut_off
    _let_the_lease_end(installation)
    await installation.start("worker")
    await until(when(lambda job: job["state"] == "done"))
    rows = (await bureau.clerk.get(f"{path}/rows"))["rows"]
    assert len({row["case_no"] for row in rows}) == ROWS
    listed = await bureau.clerk.get("/cases?limit=200")
    assert len(listed["cases"]) == ROWS


def _let_the_lease_end(installation: Installation) -> None:
    engine = connect(f"sqlite:///{installation.home / 'jiefen.db'}")
    with transaction(engine) as session:
        job = session.exec(select(BulkJob)).one()
        job.leased_until = job.created_at
    engine.dispose()
