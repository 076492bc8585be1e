"""Real processes killed at the worst moment: the case goes on, nothing happens twice."""

import asyncio
from collections import Counter

import pytest

from embedded.simulation.people import Bureau
from jiefen_client import Jiefen, Problem
from jiefen_client.models import AppointMediator
from tests.documents import example
from tests.e2e.installation import Installation, until


async def _happened(bureau: Bureau, case_no: str, kind: str) -> None:
    async def seen() -> bool:
        events = await bureau.clerk.client.read_timeline(case_no)
        return any(event.kind == kind for event in events)

    await until(seen)


async def _papers(bureau: Bureau, case_no: str, count: int) -> None:
    async def written() -> bool:
        return len(await bureau.clerk.client.read_papers(case_no)) >= count

    await until(written)


async def _accepted(mediator: Jiefen, case_no: str) -> bool:
    """The workflow may still be taking up what its record tells already."""
    try:
        await mediator.accept_assignment(case_no)
    except Problem as problem:
        if problem.code == "step_not_open":
            return False
        raise
    return True


@pytest.mark.timeout(300)
@pytest.mark.parametrize("killed", [("worker",), ("api",), ("worker", "temporal")], ids="+".join)
async def test_a_case_outlives_its_processes(
    installation: Installation, bureau: Bureau, killed: tuple[str, ...]
) -> None:
    clerk, mediator = bureau.clerk.client, bureau.mediator.client
    case_no = (await clerk.submit_dispute(example("01"))).case_no
    await clerk.review_intake(case_no)
    appointment = AppointMediator(mediator=bureau.mediator.user_id)
    appointing = asyncio.create_task(clerk.appoint_mediator(case_no, appointment))
    await _happened(bureau, case_no, "mediator_appointed")
    await installation.kill(*killed)
    await installation.start(*reversed(killed))
    assert (await appointing).step == "appoint_mediator"
    await until(lambda: _accepted(mediator, case_no))
    await _papers(bureau, case_no, 3)
    kinds = Counter(event.kind for event in await clerk.read_timeline(case_no))
    assert kinds["mediator_appointed"] == kinds["assignment_accepted"] == 1
    papers = Counter(paper.kind for paper in await clerk.read_papers(case_no))
    assert papers == {"mediation_application": 1, "mediator_appointment": 1, "rights_notice": 1}
