"""A case that began on older code ends on today's."""

from pathlib import Path

import pytest

from api.commands import CommandPath
from api.retiming import retime
from embedded.simulation.people import Bureau, SimulatedCase, next_morning
from embedded.simulation.skipping_server import skipping_server
from embedded.simulation.town import TASK_QUEUE, Town, workerless_town
from law.deadlines import BY_LAW
from tests.conftest import NO_SOFFICE
from tests.documents import example
from tests.workflows.reading import kinds
from workflows.messages.standing import RetimingCause
from workflows.standing import Standing
from workflows.terms import Term


async def _each_term_apart(self: Standing) -> list[Term]:
    """How the running terms were computed anew before the law was asked for all at once."""
    running = [term for term in self.terms.values() if term.clock in BY_LAW]
    return [await self.compute_anew(term) for term in running]


async def retimed(here: Town, batch: str) -> None:
    """Have every case compute its terms anew."""
    path = CommandPath(here.engine, here.client, TASK_QUEUE)
    progress = await retime(
        here.engine, path, batch, RetimingCause.RULES, year=None, tell=lambda _: None
    )
    assert progress.answered == progress.touched > 0


async def test_a_case_begun_before_a_change_goes_on_after_it(
    time_skipping_executable: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, papers = f"sqlite:///{tmp_path / 'town.db'}", tmp_path / "papers"
    with skipping_server(time_skipping_executable) as server:
        async with workerless_town(server, url, papers, NO_SOFFICE) as here:
            with monkeypatch.context() as older:
                older.setattr(Standing, "computed_anew", _each_term_apart)
                async with here.worker(cached_workflows=0):
                    await next_morning(here.clock)
                    bureau = await Bureau.open(here.http)
                    old = await SimulatedCase.submit(bureau, here.clock, example("01"))
                    await retimed(here, "old")
            async with here.worker(cached_workflows=0):
                new = await SimulatedCase.submit(bureau, here.clock, example("02"))
                await retimed(here, "new")
                for case in (old, new):
                    assert "terms_recomputed" in await kinds(case)
                    await case.party("c1", "withdraw_claim")
                    await here.client.get_workflow_handle(f"dispute/{case.case_no}").result()
