"""A bureau in which papers are signed."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from temporalio.client import Client

import web
from activities.paper_store import PaperStore
from activities.pdf_conversion import FONTS, PdfConverter
from api.app import create_app
from law.intake import Agent
from notices.transports.transports import Transports
from records import agents
from records.engine import transaction
from records.tables import Party
from signing.authority import Authority
from signing.lettering import lettering
from signing.pades import Signing
from templates.rendering import render
from tests.api.signing_room import BUREAU, CASE, KIND, NAMES, NUMBERS, PHONES, Room, a_paper
from tests.api.small_app import a_case, account, database_at
from tests.templates.samples import SAMPLES
from workflows.messages.common import Role


@pytest.fixture(scope="session")
def printed() -> bytes:
    """The PDF of a paper that both sides sign."""

    async def convert() -> bytes:
        async with PdfConverter() as converter:
            return await converter.convert(render(KIND, SAMPLES[KIND]))

    return asyncio.run(convert())


@pytest.fixture
async def desk(tmp_path: Path, printed: bytes) -> AsyncGenerator[Room]:
    """One case with one printed paper, and an agent of the respondent who may settle."""
    engine, store = database_at(tmp_path), PaperStore(tmp_path / "papers")
    clerk = account(engine, "clerk", Role.CLERK, bureau=BUREAU, name="周敏")
    with transaction(engine) as session:
        a_case(session, CASE)
        for party_id in ("c1", "r1"):
            party = session.get_one(Party, (CASE, party_id))
            party.details = _details(party_id)
        lawyer = Agent.model_validate({**_details("r1-a1"), "powers": ["代为和解"]})
        agents.appoint(session, CASE, "r1", lawyer, since=date(2026, 3, 2))
        a_paper(session, KIND, 1, store.put(printed))
    authority = Authority.create(tmp_path / "ca", BUREAU, datetime.now(UTC))
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = create_app(
        engine,
        client,
        store,
        task_queue="none",
        today=lambda: None,
        signing=lambda: Signing(authority, lettering(FONTS)),
        messages=Transports.spooled(tmp_path / "messages"),
    )
    web.install(app)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as http:
        yield Room(http, engine, store, tmp_path, authority, clerk, printed)
    engine.dispose()


def _details(who: str) -> dict[str, str]:
    return {"name": NAMES[who], "id_number": NUMBERS[who], "phone": PHONES[who]}
