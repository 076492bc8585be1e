"""One claim, one forum: whatever is asked for, in whatever order, however many at once."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from embedded.simulation.people import Bureau, SimulatedCase, next_morning
from embedded.simulation.skipping_server import skipping_server
from embedded.simulation.town import Town, workerless_town
from jiefen_client import Problem
from records.engine import reading, transaction
from records.tables import Command, Forum
from tests.api.small_app import a_case
from tests.conftest import NO_SOFFICE
from tests.documents import varied
from tests.workflows.reading import kinds, open_steps

SUIT = {"track": "simplified", "agreed_by": ["c1", "r1"]}
SUIT_ID, ARBITRATION_ID = "court/{}/simplified/1", "arbitration/{}/1"


@pytest.fixture
async def here(time_skipping_executable: Path, tmp_path: Path) -> AsyncGenerator[Town]:
    """A town of the test's own, whose worker it starts and stops."""
    url, papers = f"sqlite:///{tmp_path / 'town.db'}", tmp_path / "papers"
    with skipping_server(time_skipping_executable) as server:
        async with workerless_town(server, url, papers, NO_SOFFICE) as town:
            await next_morning(town.clock)
            yield town


async def unmediated(here: Town, number: str) -> SimulatedCase:
    """A case whose claimant does not consent to mediation; the route lies open."""
    bureau = await Bureau.open(here.http)
    return await SimulatedCase.submit(bureau, here.clock, varied(number, consents__mediation=False))


async def at_once(here: Town, case: SimulatedCase, *acts: Coroutine[Any, Any, Any]) -> list[Any]:
    """Send acts while no worker runs, and only then start one; each answer or refusal."""
    sent = [asyncio.create_task(act) for act in acts]
    while _pending(here, case) < len(acts):  # noqa: ASYNC110
        await asyncio.sleep(0)  # the record tells nobody when a command is written down
    await here.client.get_workflow_handle(f"dispute/{case.case_no}").describe()
    async with here.worker(cached_workflows=0):
        return await asyncio.gather(*sent, return_exceptions=True)


def _pending(here: Town, case: SimulatedCase) -> int:
    query = select(Command).where(
        col(Command.case_no) == case.case_no, col(Command.state) == "pending"
    )
    with reading(here.engine) as session:
        return len(session.exec(query).all())


def live_forums(here: Town, case: SimulatedCase) -> list[str]:
    """The kinds of the forums that are live in the record."""
    query = select(Forum.kind).where(col(Forum.case_no) == case.case_no, col(Forum.live))
    with reading(here.engine) as session:
        return list(session.exec(query).all())


async def test_of_two_forums_asked_for_before_the_worker_starts_one_is_opened(here: Town) -> None:
    async with here.worker(cached_workflows=0):
        case = await unmediated(here, "01")
    clerk = case.bureau.clerk
    answers = await at_once(
        here,
        case,
        clerk.act(case.case_no, "file_suit", **SUIT),
        clerk.act(case.case_no, "apply_for_payment_order"),
    )
    [refusal] = [answer for answer in answers if isinstance(answer, Problem)]
    assert (refusal.status, refusal.code) == (409, "step_not_open")
    assert "withdraw_claim" in refusal.open_steps
    assert len(live_forums(here, case)) == 1
    assert (await kinds(case)).count("forum_opened") == 1


async def test_the_last_signature_and_a_suit_before_the_worker_starts_never_both_stand(
    here: Town,
) -> None:
    async with here.worker(cached_workflows=0):
        case = await unmediated(here, "06")
        await case.clerk("offer_arbitration_agreement", institution="无锡仲裁委员会")
        await case.party("c1", "answer_arbitration_offer", signed=True)
    answers = await at_once(
        here,
        case,
        case.parties["r1"].act(case.case_no, "answer_arbitration_offer", signed=True),
        case.bureau.clerk.act(case.case_no, "file_suit", **SUIT),
    )
    assert sum(isinstance(answer, Problem) for answer in answers) == 1
    signed = "arbitration_agreement_signed" in await kinds(case)
    assert live_forums(here, case) == ([] if signed else ["simplified"])
    assert ("apply_for_arbitration" in await open_steps(case)) is signed


@pytest.mark.parametrize("second", [SUIT_ID, ARBITRATION_ID])
def test_the_record_itself_holds_at_most_one_live_forum(engine: Engine, second: str) -> None:
    with transaction(engine) as session:
        number = a_case(session).case_no
        session.add(_forum(number, "court/{}/payment_order/1", live=True))
    with pytest.raises(IntegrityError), transaction(engine) as session:
        session.add(_forum(number, second, live=True))


def test_forums_that_have_ended_stand_beside_a_live_one(engine: Engine) -> None:
    with transaction(engine) as session:
        number = a_case(session).case_no
        session.add(_forum(number, "court/{}/payment_order/1", live=False))
        session.add(_forum(number, SUIT_ID, live=False))
        session.add(_forum(number, ARBITRATION_ID, live=True))


def _forum(case_no: str, workflow_id: str, *, live: bool) -> Forum:
    return Forum(
        case_no=case_no,
        workflow_id=workflow_id.format(case_no),
        part="whole",
        kind=workflow_id.split("/")[0],
        opened_on=date(2026, 3, 2),
        live=live,
    )
