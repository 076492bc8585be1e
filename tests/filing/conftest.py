"""Towns whose papers get PDFs at once, from a stand-in for LibreOffice."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import Engine

from activities.pdf_conversion import PdfConverter
from embedded.simulation.people import Bureau, next_morning
from embedded.simulation.town import Town, town
from records import schema
from records.engine import connect
from tests.conftest import Cases
from tests.filing.packages import Suit
from tests.pdfs import quick_soffice


@pytest.fixture(scope="module")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of the stand-in."""
    return quick_soffice(tmp_path_factory.mktemp("soffice"))


@pytest.fixture
def engine(tmp_path: Path) -> Generator[Engine]:
    """An engine on an empty SQLite database."""
    engine = connect(f"sqlite:///{tmp_path / 'record.db'}")
    schema.upgrade(engine)
    yield engine
    engine.dispose()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def here(
    time_skipping_server: str, tmp_path_factory: pytest.TempPathFactory, soffice: str
) -> AsyncGenerator[Town]:
    """A town whose packages are complete within a moment; they go into the outbox."""
    folder = tmp_path_factory.mktemp("town")
    url = f"sqlite:///{folder / 'town.db'}"
    async with town(time_skipping_server, url, folder / "papers", soffice) as opened:
        await next_morning(opened.clock)
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bureau(here: Town) -> Bureau:
    """The town's bureau with one official of each kind."""
    return await Bureau.open(here.http)


@pytest.fixture
def cases(here: Town, bureau: Bureau) -> Cases:
    """Opens cases in the town."""
    return Cases(here, bureau)


@pytest_asyncio.fixture
async def suit(engine: Engine, tmp_path: Path, soffice: str) -> AsyncGenerator[Suit]:
    """A suit on record, and what puts its package together."""
    async with PdfConverter(soffice) as converter:
        yield Suit(engine, tmp_path, converter)
