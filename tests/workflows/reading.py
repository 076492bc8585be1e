"""Reading a case in tests, as a clerk would see it."""

import asyncio
from datetime import date
from typing import Any

from embedded.simulation.people import SETTLE_PAUSE, SETTLE_TRIES, SimulatedCase


async def timeline(case: SimulatedCase) -> list[dict[str, Any]]:
    """Every event of the case."""
    return await case.bureau.clerk.get(f"/cases/{case.case_no}/timeline")


async def kinds(case: SimulatedCase) -> list[str]:
    """The kinds of the case's events, oldest first."""
    return [event["kind"] for event in await timeline(case)]


async def last(case: SimulatedCase, kind: str) -> dict[str, Any]:
    """The last event of this kind; another stage may just be writing it."""
    for _ in range(SETTLE_TRIES):
        if found := [event for event in await timeline(case) if event["kind"] == kind]:
            return found[-1]
        await asyncio.sleep(SETTLE_PAUSE)
    raise TimeoutError(f"{kind} has not happened in {case.case_no}")


async def open_steps(case: SimulatedCase) -> set[str]:
    """The steps that anybody may take now, without those for late recording."""
    steps = await case.bureau.clerk.get(f"/cases/{case.case_no}/steps?whose=everybody")
    return {step["step"] for step in steps if not step["late"]}


async def term(case: SimulatedCase, code: str) -> dict[str, Any]:
    """The latest term of the case with this code; another stage may just be starting it."""
    for _ in range(SETTLE_TRIES):
        terms = await case.bureau.clerk.get(f"/cases/{case.case_no}/deadlines")
        if found := [each for each in terms if each["code"] == code]:
            return max(found, key=lambda each: each["trigger"])
        await asyncio.sleep(SETTLE_PAUSE)
    raise TimeoutError(f"{code} has not started in {case.case_no}")


async def due(case: SimulatedCase, code: str) -> date:
    """The last day of the latest term with this code."""
    return date.fromisoformat((await term(case, code))["due"])


async def read(case: SimulatedCase) -> dict[str, Any]:
    """The case itself."""
    return await case.bureau.clerk.get(f"/cases/{case.case_no}")


async def in_full(case: SimulatedCase) -> dict[str, dict[str, Any]]:
    """The parties by their ids, with all their details, as a clerk sees them for a reason."""
    path = f"/cases/{case.case_no}/parties/unmask"
    parties = await case.bureau.clerk.send("POST", path, {"reason": "核对当事人信息"})
    return {party["party_id"]: party for party in parties}


async def next_steps(case: SimulatedCase) -> list[str]:
    """The lawful next steps as last advised, the preferred one first."""
    return (await read(case))["route"]["next"]
