"""A running installation and a browser, for the tests of a file."""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from tests.browser.site import Site, opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def site(
    time_skipping_server: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Site]:
    """An installation with one official of each kind."""
    async with opened(time_skipping_server, tmp_path_factory.mktemp("site")) as running:
        yield running
