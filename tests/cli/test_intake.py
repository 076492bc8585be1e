"""``jiefen intake``: a file handed in from the command line, against a real server."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from temporalio.client import Client
from typer.testing import CliRunner

from api.bulk_running import BulkRunner
from api.commands import CommandPath
from cli.main import app
from tests.api.serving import served
from tests.api.sheets import as_csv, goods, table
from tests.api.small_app import account, bearer, database_at, whole_app
from workflows.messages.common import Role


class Terminal:
    """A terminal of a clerk who has signed in."""

    def __init__(self, folder: Path, url: str, token: str) -> None:
        self.folder = folder
        place = urlsplit(url)
        self._environment = {
            "JIEFEN_HOME": str(folder),
            "JIEFEN_HOST": str(place.hostname),
            "JIEFEN_PORT": str(place.port),
            "JIEFEN_TOKEN": token,
        }

    async def jiefen(self, *arguments: Any) -> tuple[int, str]:
        """A command: its exit code and what it said."""
        words = ["intake", *map(str, arguments)]
        run = partial(CliRunner().invoke, app, words, env=self._environment)
        result = await asyncio.to_thread(run)
        return result.exit_code, result.output


@pytest.fixture
async def terminal(tmp_path: Path) -> AsyncGenerator[Terminal]:
    engine = database_at(tmp_path)
    client = await Client.connect("127.0.0.1:1", lazy=True)
    clerk = account(engine, "clerk", Role.CLERK, bureau="无锡市锡山区司法局")
    token = bearer(engine, clerk)["Authorization"].removeprefix("Bearer ")
    running = asyncio.create_task(BulkRunner(engine, CommandPath(engine, client, "none")).run())
    async with served(whole_app(engine, client, tmp_path, today=lambda: None)) as url:
        yield Terminal(tmp_path, url, token)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    engine.dispose()


async def test_a_dry_run_tells_each_row_and_writes_what_is_to_be_corrected(
    terminal: Terminal,
) -> None:
    file, corrections = terminal.folder / "disputes.csv", terminal.folder / "corrections.csv"
    file.write_bytes(as_csv(table(goods("A-1"), goods("A-2", 被申请人1电话="12"))))
    code, said = await terminal.jiefen("bulk", file, "--dry-run", "--corrections", corrections)
    assert code == 1, said
    assert "第 3 行：被申请人1电话：" in said
    assert "共 2 行：已登记 0，可以登记 1，不予登记 1" in said
    assert "被申请人1电话：应为" in corrections.read_text(encoding="utf-8-sig")


async def test_a_file_that_is_refused_as_a_whole_ends_the_command(terminal: Terminal) -> None:
    file = terminal.folder / "other.csv"
    file.write_text("甲,乙\n1,2\n", encoding="utf-8")
    code, said = await terminal.jiefen("bulk", file)
    assert code == 2
    assert "columns_unknown" in said


async def test_the_template_is_written_in_the_form_of_its_name(terminal: Terminal) -> None:
    for name in ("template.xlsx", "template.csv"):
        code, said = await terminal.jiefen("template", terminal.folder / name)
        assert (code, (terminal.folder / name).exists()) == (0, True), said
    code, _ = await terminal.jiefen("template", terminal.folder / "template.doc")
    assert code == 2
