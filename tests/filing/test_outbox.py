"""Packages in the outbox: carried to the counter by a clerk, who records what comes back."""

import asyncio
from typing import Any

from activities.filing.verification import verify
from embedded.simulation.people import SimulatedCase
from embedded.simulation.town import Town
from tests.conftest import Cases
from tests.workflows.courts import COURT_CASE, settled, suit_filed
from tests.workflows.reading import kinds, read, timeline

SUIT = ["filing_index", "complaint", "evidence_list", "service_address_confirmation"]


async def until(case: SimulatedCase, kind: str, count: int = 1) -> dict[str, Any]:
    """Wait for an event of a kind; gives the last one."""
    for _ in range(600):
        found = [event for event in await timeline(case) if event["kind"] == kind]
        if len(found) >= count:
            return found[-1]
        await asyncio.sleep(0.05)
    raise TimeoutError(f"{kind} has not happened: {await kinds(case)}")


async def test_a_package_goes_to_the_outbox_comes_back_and_goes_again(
    here: Town, cases: Cases
) -> None:
    case = await suit_filed(cases)
    delivered = await until(case, "filing_delivered")
    outbox = here.gateways.outbox.folder / case.case_no
    (first,) = outbox.glob("*.zip")
    verdict = verify(first.read_bytes())
    assert verdict.whole
    assert (verdict.papers, verdict.evidence) == (len(SUIT), 3)
    assert first.stem == delivered["facts"]["package"]
    assert (await read(case))["resolution"] == "escalated"
