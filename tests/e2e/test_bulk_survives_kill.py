"""A file of many disputes, and the worker killed half-way: every row becomes one case."""

from collections.abc import Awaitable, Callable

import pytest
from sqlmodel import select

from embedded.simulation.people import Bureau
from jiefen_client import pages
from jiefen_client.models import BulkJobView
from records.bulk_intake import BulkJob
from records.engine import connect, transaction
from tests.api.sheets import as_csv, goods, table
from tests.e2e.installation import Installation, until

ROWS = 12


@pytest.mark.timeout(600)
async def test_a_bulk_job_outlives_its_worker(installation: Installation, bureau: Bureau) -> None:
    sheet = as_csv(table(*(goods(f"K-{number}") for number in range(ROWS))))
    clerk = bureau.clerk.client
    job = await clerk.submit_bulk(sheet, media_type="text/csv")

    def when(ready: Callable[[BulkJobView], bool]) -> Callable[[], Awaitable[bool]]:
        async def asked() -> bool:
            return ready(await clerk.read_bulk_job(job.id))

        return asked

    await until(when(lambda job: job.taken > 0))
    await installation.kill("worker")
    cut_off = await clerk.read_bulk_job(job.id)
    assert (cut_off.state, cut_off.taken < ROWS) == ("waiting", True), cut_off
    _let_the_lease_end(installation)
    await installation.start("worker")
    await until(when(lambda job: job.state == "done"))
    rows = (await clerk.read_bulk_rows(job.id)).rows
    assert len({row.case_no for row in rows}) == ROWS
    listed = [case async for page in pages(clerk.list_cases, limit=5) for case in page.cases]
    assert len(listed) == ROWS


def _let_the_lease_end(installation: Installation) -> None:
    engine = connect(f"sqlite:///{installation.home / 'jiefen.db'}")
    with transaction(engine) as session:
        job = session.exec(select(BulkJob)).one()
        job.leased_until = job.created_at
    engine.dispose()
