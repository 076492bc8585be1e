"""Many at once, on each database: what is sent twice is done once, and the answers are true."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from sqlmodel import func, select

from embedded.simulation.people import Bureau, SimulatedCase, next_morning
from embedded.simulation.skipping_server import skipping_server
from embedded.simulation.town import Town, town
from jiefen_client import Problem
from records.engine import reading
from records.tables import Case
from tests.conftest import NO_SOFFICE
from tests.documents import varied
from tests.workflows.reading import kinds


@pytest.fixture
async def opened(
    time_skipping_executable: Path, database_url: str, tmp_path: Path
) -> AsyncGenerator[Town]:
    """A town on each of the two databases, with a server of its own: both number their cases."""
    with skipping_server(time_skipping_executable) as address:
        async with town(address, database_url, tmp_path / "papers", NO_SOFFICE) as here:
            await next_morning(here.clock)
            yield here


async def test_a_hundred_submissions_under_one_key_make_one_case(opened: Town) -> None:
    bureau = await Bureau.open(opened.http)
    document, key = varied("01"), {"Idempotency-Key": "a-hundred-times"}
    answers = await asyncio.gather(
        *(bureau.clerk.send("POST", "/disputes", document, **key) for _ in range(100))
    )
    assert len({answer["case_no"] for answer in answers}) == 1
    with reading(opened.engine) as session:
        assert session.exec(select(func.count()).select_from(Case)).one() == 1


async def test_of_two_steps_at_once_each_is_answered_by_what_became_of_it(opened: Town) -> None:
    bureau = await Bureau.open(opened.http)
    case = await SimulatedCase.submit(bureau, opened.clock, varied("01"))
    await case.opened("appoint_mediator")
    other = await bureau.official("mediator-2", role="mediator", name="何简")
    path = f"/cases/{case.case_no}/mediation/appoint-mediator"
    answers = await asyncio.gather(
        *(
            bureau.clerk.send("POST", path, {"mediator": each.user_id})
            for each in (bureau.mediator, other)
        ),
        return_exceptions=True,
    )
    [refused] = [answer for answer in answers if isinstance(answer, Problem)]
    assert (refused.status, refused.code) == (409, "step_not_open")
    [done] = [answer for answer in answers if isinstance(answer, dict)]
    assert (await kinds(case)).count("mediator_appointed") == 1
    assert (await kinds(case))[done["event"] - 1] == "mediator_appointed"


async def test_an_agent_appointed_again_under_the_same_key_is_the_first_one(opened: Town) -> None:
    bureau = await Bureau.open(opened.http)
    case = await SimulatedCase.submit(bureau, opened.clock, varied("01"))
    path, key = f"/cases/{case.case_no}/appoint-agent", {"Idempotency-Key": "agent"}
    body = {
        "party_id": "c1",
        "agent": {"name": "钱律", "powers": ["代为和解"]},
        "for_party": "c1",
        "attestation": {"kind": "signed_sheet", "sha256": "b" * 64},
    }
    first = await bureau.clerk.send("POST", path, body, **key)
    assert await bureau.clerk.send("POST", path, body, **key) == first
    assert len(await bureau.clerk.get(f"/cases/{case.case_no}/agents")) == 1
