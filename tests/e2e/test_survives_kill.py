"""Real processes killed at the worst moment: the case goes on, nothing happens twice."""

import asyncio
from collections import Counter
from typing import Any

import httpx
import pytest

from embedded.simulation.people import Bureau, Person
from tests.documents import example
from tests.e2e.installation import Installation, until


async def _get(person: Person, path: str) -> Any:
    try:
        return await person.get(path)
    except httpx.TransportError:
        return None


async def _happened(bureau: Bureau, case_no: str, kind: str) -> None:
    async def seen() -> bool:
        events = await _get(bureau.clerk, f"/cases/{case_no}/timeline")
        return any(event["kind"] == kind for event in events or [])

    await until(seen)


async def _papers(bureau: Bureau, case_no: str, count: int) -> None:
    async def written() -> bool:
        papers = await _get(bureau.clerk, f"/cases/{case_no}/papers")
        return len(papers or []) >= count

    await until(written)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("killed", [("worker",), ("api",), ("worker", "temporal")], ids="+".join)
async def test_a_case_outlives_its_processes(
    installation: Installation, bureau: Bureau, killed: tuple[str, ...]
) -> None:
    submitted = await bureau.clerk.send("POST", "/disputes", example("01"))
    case_no = submitted["case_no"]
    await bureau.clerk.act(case_no, "review_intake")
    appointing = asyncio.create_task(
        bureau.clerk.send(
            "POST",
            f"/cases/{case_no}/mediation/appoint-mediator",
            {"mediator": bureau.mediator.user_id},
            **{"Idempotency-Key": "appoint"},
        )
    )
    await _happened(bureau, case_no, "mediator_appointed")
    await installation.kill(*killed)
    await asyncio.gather(appointing, return_exceptions=True)
    await installation.start(*reversed(killed))

    async def accepted() -> bool:
        try:
            await bureau.mediator.send(
                "POST",
                f"/cases/{case_no}/mediation/accept-assignment",
                {},
                **{"Idempotency-Key": "accept"},
            )
        except Exception:
            return False
        return True

    await until(accepted)
    await _papers(bureau, case_no, 3)
    events = await bureau.clerk.get(f"/cases/{case_no}/timeline")
    kinds = Counter(event["kind"] for event in events)
    assert kinds["mediator_appointed"] == kinds["assignment_accepted"] == 1
    papers = Counter(p["kind"] for p in await bureau.clerk.get(f"/cases/{case_no}/papers"))
    assert papers == {"mediation_application": 1, "mediator_appointment": 1, "rights_notice": 1}
