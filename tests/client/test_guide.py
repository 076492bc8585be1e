"""docs/api/README.md is true: its commands and its code are run as they stand."""

import ast
import asyncio
import re
import shutil
from collections.abc import AsyncGenerator
from inspect import iscoroutine
from pathlib import Path

import pytest
from sqlmodel import select

from embedded.simulation.people import next_morning
from embedded.simulation.skipping_server import skipping_server
from embedded.simulation.town import Town, town
from records.engine import reading
from records.tables import Event
from tests.api.serving import served
from tests.conftest import NO_SOFFICE

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "api" / "README.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "examples" / "disputes" / "01-goods-settled.json"


def blocks(language: str) -> str:
    """The blocks of a language, as one program."""
    return "\n".join(re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


@pytest.fixture
async def here(
    time_skipping_executable: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[Town]:
    """An empty installation at the address that the page takes, and a dispute to submit."""
    shutil.copy(EXAMPLE, tmp_path / "dispute.json")
    monkeypatch.chdir(tmp_path)
    url, papers = f"sqlite:///{tmp_path / 'jiefen.db'}", tmp_path / "papers"
    with skipping_server(time_skipping_executable) as server:
        async with town(server, url, papers, NO_SOFFICE) as opened, served(opened.app) as address:
            await next_morning(opened.clock)
            monkeypatch.setenv("JIEFEN", address)
            yield opened


def came_about(here: Town) -> bool:
    """Whether the case has its mediator, and a paper has been fetched."""
    with reading(here.engine) as session:
        kinds = {event.kind for event in session.exec(select(Event))}
    return "mediator_appointed" in kinds and Path("paper.docx").read_bytes().startswith(b"PK")


@pytest.mark.skipif(not shutil.which("jq") or not shutil.which("curl"), reason="needs curl and jq")
async def test_the_commands_do_what_the_page_says(here: Town) -> None:
    shell = await asyncio.create_subprocess_exec(
        *("bash", "-euo", "pipefail", "-c", blocks("sh")),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    told, _ = await shell.communicate()
    assert shell.returncode == 0, told.decode()
    assert '"code": "step_not_open"' in told.decode()
    assert came_about(here)


async def test_the_code_does_what_the_page_says(
    here: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    program = compile(blocks("python"), "README.md", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    running = eval(program, {"__name__": "guide"})
    assert iscoroutine(running)
    await running
    assert "409 step_not_open" in capsys.readouterr().out
    assert came_about(here)
