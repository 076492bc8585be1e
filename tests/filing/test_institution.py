"""A suit and an arbitration handed in over HTTP, to an institution that runs as its own process."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from api.commands import CommandPath
from api.relay import Relay
from embedded.simulation.people import Bureau, SimulatedCase, next_morning
from embedded.simulation.town import TASK_QUEUE, Town, town
from records.engine import transaction
from records.outbound import Outbound
from tests.conftest import Cases
from tests.filing.reading import packages, until
from tests.institution.process import Institution
from tests.workflows.courts import COURT_CASE, suit_filed
from tests.workflows.reading import kinds, timeline

COURT = "无锡市滨湖区人民法院"
NUMBER = "（2026）苏0211民初88号"


@pytest.fixture(scope="module")
def institution(tmp_path_factory: pytest.TempPathFactory) -> Generator[Institution]:
    with Institution(tmp_path_factory.mktemp("court") / "institution") as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def here(
    time_skipping_server: str,
    tmp_path_factory: pytest.TempPathFactory,
    soffice: str,
    institution: Institution,
) -> AsyncGenerator[Town]:
    """A town whose court takes packages over HTTP, with the relay at work."""
    folder = tmp_path_factory.mktemp("town")
    url = f"sqlite:///{folder / 'town.db'}"
    endpoints = (institution.endpoint(COURT),)
    async with town(time_skipping_server, url, folder / "papers", soffice, endpoints) as opened:
        await next_morning(opened.clock)
        path = CommandPath(opened.engine, opened.client, TASK_QUEUE)
        relaying = asyncio.create_task(_relay(Relay(opened.engine, path, timedelta(0))))
        yield opened
        relaying.cancel()


async def _relay(relay: Relay) -> None:
    while True:
        await relay.once()
        await asyncio.sleep(0.1)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bureau(here: Town, institution: Institution) -> Bureau:
    opened = await Bureau.open(here.http)
    institution.trusts((await here.http.get("/.well-known/jwks.json")).json())
    return opened


async def acknowledged(case: SimulatedCase, count: int = 1) -> str:
    """The receipt under which the court has the case's package of this round."""
    return (await until(case, "filing_acknowledged", count))["facts"]["receipt"]


async def test_a_suit_is_returned_corrected_and_accepted_under_the_courts_number(
    cases: Cases, institution: Institution
) -> None:
    institution.told(busy=2)
    case = await suit_filed(cases)
    receipt = await acknowledged(case)
    fault = {"paper": "complaint", "reason": "缺少被告送达地址"}
    institution.decides(receipt, state="returned", reasons=[fault])
    await case.on("2026-03-04")
    returned = await until(case, "filing_returned")
    assert returned["facts"]["papers"] == ["complaint"]
    assert fault["reason"] not in str(await timeline(case))

    await case.clerk("resubmit_package")
    corrected = await acknowledged(case, 2)
    assert corrected != receipt
    institution.decides(corrected, state="accepted", case_no=NUMBER)
    await case.on("2026-03-05")
    accepted = await until(case, "filing_accepted")
    assert (accepted["actor"], accepted["facts"]["court_case_no"]) == ("institution", NUMBER)
    await until(case, "filing_closed")
    first, second = await packages(case)
    assert (first["state"], first["reasons"]) == ("returned", [fault])
    assert (second["state"], second["external_case_no"]) == ("accepted", NUMBER)

    await case.clerk("record_fee_payment", amount="2015.00")


async def test_an_answer_after_the_clerk_was_first_changes_nothing(
    cases: Cases, institution: Institution
) -> None:
    case = await suit_filed(cases)
    receipt = await acknowledged(case)
    await case.on("2026-03-04")
    await case.clerk("record_filing_acceptance", court_case_no=COURT_CASE)
    institution.decides(receipt, state="accepted", case_no=NUMBER)
    await case.on("2026-03-06")
    await until(case, "filing_closed")
    assert (await kinds(case)).count("filing_accepted") == 1
    (package,) = await packages(case)
    assert package["external_case_no"] == COURT_CASE


async def test_a_court_out_of_reach_is_reported_and_gets_its_package_once(
    cases: Cases, institution: Institution
) -> None:
    before = len(institution.receipts)
    institution.told(die_after=1)
    case = await suit_filed(cases)
    await asyncio.to_thread(institution.dies)
    await case.on("2026-03-04")
    await until(case, "filing_undelivered")
    await asyncio.to_thread(institution.start)
    await case.on("2026-03-05")
    await acknowledged(case)
    assert len(institution.receipts) == before + 1
    assert (await kinds(case)).count("filing_undelivered") == 1


async def test_while_nothing_may_leave_the_system_no_package_does(
    cases: Cases, here: Town, institution: Institution
) -> None:
    before = len(institution.receipts)
    with transaction(here.engine) as session:
        Outbound().stop(session, "ops", "演练", datetime.now(UTC))
    case = await suit_filed(cases)
    await case.on("2026-03-04")
    await until(case, "filing_undelivered")
    assert len(institution.receipts) == before
    with transaction(here.engine) as session:
        Outbound().resume(session, "ops", "演练结束", datetime.now(UTC))
    await case.on("2026-03-05")
    await acknowledged(case)
    assert len(institution.receipts) == before + 1
