"""Waiting for what a filing does by itself, beside the acts of people."""

import asyncio
from typing import Any

from embedded.simulation.people import SimulatedCase
from tests.workflows.reading import kinds, timeline


async def until(case: SimulatedCase, kind: str, count: int = 1) -> dict[str, Any]:
    """Wait for the ``count``-th event of a kind, and give it."""
    for _ in range(1200):
        found = [event for event in await timeline(case) if event["kind"] == kind]
        if len(found) >= count:
            return found[count - 1]
        await asyncio.sleep(0.05)
    raise TimeoutError(f"{kind} has not happened: {await kinds(case)}")


async def packages(case: SimulatedCase) -> list[dict[str, Any]]:
    """The case's packages, as a clerk sees them."""
    return await case.bureau.clerk.get(f"/cases/{case.case_no}/packages")
