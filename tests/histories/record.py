"""Record anew the histories that the replay test reads: ``make histories``.

Only for a change that running cases are meant to follow by patching: a history recorded after an
unpatched change would hide that cases under way break.
"""

import asyncio
import shutil
import tempfile
from pathlib import Path

from embedded import test_server
from embedded.simulation.people import Bureau, SimulatedCase, next_morning
from embedded.simulation.roads import ROADS
from embedded.simulation.skipping_server import skipping_server
from embedded.simulation.town import Town, town
from tests.documents import example

HERE = Path(__file__).parent


async def record(folder: Path) -> None:
    """Take every example down its road and keep the history of each of its workflows."""
    executable = test_server.find(build=True).path
    with tempfile.TemporaryDirectory() as scratch, skipping_server(executable) as server:
        url = f"sqlite:///{scratch}/jiefen.db"
        async with town(server, url, Path(scratch) / "papers") as here:
            bureau = await Bureau.open(here.http)
            await next_morning(here.clock)
            cases = await here.clock.run(_travel(here, bureau, road) for road in ROADS)
            for road, case in zip(ROADS, cases, strict=True):
                _keep(folder / road, await _histories(here, case))


async def _travel(here: Town, bureau: Bureau, road: str) -> SimulatedCase:
    case = await SimulatedCase.submit(bureau, here.clock, example(road[:2]))
    await ROADS[road](case)
    return case


async def _histories(here: Town, case: SimulatedCase) -> dict[str, str]:
    """The history of each workflow of a case, by a name that tells no case number."""
    await here.client.get_workflow_handle(f"dispute/{case.case_no}").result()
    events = await case.bureau.clerk.get(f"/cases/{case.case_no}/timeline")
    found: dict[str, str] = {}
    for workflow_id in sorted({event["workflow_id"] for event in events}):
        history = await here.client.get_workflow_handle(workflow_id).fetch_history()
        name = workflow_id.replace(f"/{case.case_no}", "").replace("/", "-")
        found[name] = history.to_json()
    return found


def _keep(folder: Path, histories: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, history in histories.items():
        (folder / f"{name}.json").write_text(history, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(record(HERE))
