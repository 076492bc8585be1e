"""What many tests stand on: real servers, real databases, nothing imitated."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine

from embedded import postgres, test_server
from embedded.postgres import PrivatePostgres
from embedded.simulation.people import Bureau, SimulatedCase, next_morning
from embedded.simulation.skipping_server import skipping_server
from embedded.simulation.town import Town, town
from records import schema, users
from records.engine import connect
from tests.documents import varied

TEMPLATE = "jiefen_template"
NO_SOFFICE = "/no/libreoffice/here"

LONGEST = (
    "test_any_request.py",
    "test_random_lives.py",
    "test_roads.py",
    "test_simulate.py",
    "test_up.py",
)
"""Files that take a minute or more: begun first, none of them is what everybody waits for."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, all others as they were found."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture(autouse=True, scope="session")
def quick_passwords() -> Generator[None]:
    """The same hash of passwords with less work: a test opens many accounts."""
    quick = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(users, "_hasher", lambda: quick)
        yield


@pytest.fixture(scope="session")
def time_skipping_executable() -> Path:
    """The time-skipping Temporal server; ``make test`` has prepared it."""
    return test_server.find(build=False).path


@pytest.fixture(scope="module")
def time_skipping_server(time_skipping_executable: Path) -> Generator[str]:
    """The address of a time-skipping server for the tests of one file.

    Cases that a test leaves waiting go on in the town that they belong to; without its worker
    they would hold back the clock of everybody else.
    """
    with skipping_server(time_skipping_executable) as address:
        yield address


@pytest.fixture(scope="session")
def private_postgres() -> Generator[PrivatePostgres]:
    """A PostgreSQL of this test run's own, with the schema in a template database."""
    with PrivatePostgres(postgres.find(build=False).path) as server:
        engine = connect(server.create_database(TEMPLATE))
        schema.upgrade(engine)
        engine.dispose()
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database with the schema, on each of the two databases in turn."""
    if request.param == "postgresql":
        server: PrivatePostgres = request.getfixturevalue("private_postgres")
        return server.create_database(f"case_{uuid4().hex}", TEMPLATE)
    return _sqlite(tmp_path)


def _sqlite(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'jiefen.db'}"
    engine = connect(url)
    schema.upgrade(engine)
    engine.dispose()
    return url


@pytest.fixture
def engine(database_url: str) -> Generator[Engine]:
    """An engine on an empty database, on each of the two databases in turn."""
    engine = connect(database_url)
    yield engine
    engine.dispose()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def here(
    time_skipping_server: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Town]:
    """A simulated town on SQLite that the tests of a file share, each with cases of its own.

    It has no LibreOffice: papers are written as .docx only, and time need not wait for PDFs.
    """
    folder = tmp_path_factory.mktemp("town")
    url = f"sqlite:///{folder / 'town.db'}"
    quick = town(time_skipping_server, url, folder / "papers", NO_SOFFICE)
    async with quick as opened:
        await next_morning(opened.clock)
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bureau(here: Town) -> Bureau:
    """The town's bureau with one official of each kind."""
    return await Bureau.open(here.http)


class Cases:
    """Opens cases in a town."""

    def __init__(self, here: Town, bureau: Bureau) -> None:
        self.here = here
        self.bureau = bureau

    async def open(self, number: str, **changes: object) -> SimulatedCase:
        """Submit an example dispute, with some of its values changed; it is accepted at once."""
        return await SimulatedCase.submit(self.bureau, self.here.clock, varied(number, **changes))

    async def file(self, number: str, **changes: object) -> SimulatedCase:
        """Submit an example dispute and leave its review to be done."""
        document = varied(number, **changes)
        return await SimulatedCase.submit(self.bureau, self.here.clock, document, reviewed=False)


@pytest.fixture
def cases(here: Town, bureau: Bureau) -> Cases:
    """Opens cases in the town."""
    return Cases(here, bureau)
