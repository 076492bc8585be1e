import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from cli.doctor import doctor
from tests.embedded.conftest import MakeProgram

APP = typer.Typer()
APP.command()(doctor)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, make_program: MakeProgram, tmp_path: Path) -> Path:
    """A machine with LibreOffice, fonts and both Temporal servers."""
    for name in ("JIEFEN_DATABASE_URL", "JIEFEN_SOFFICE", "TEMPORAL_ADDRESS", "TEMPORAL_CLI_PATH"):
        monkeypatch.delenv(name, raising=False)
    make_program("bin/soffice", 'echo "LibreOffice 24.2.7.2 420"')
    make_program("bin/fc-list", "echo Noto Serif CJK SC")
    make_program("bin/temporal", 'echo "temporal version 1.5.1 (Server 1.29.1)"')
    test_server = make_program("own/test-server", "true")
    monkeypatch.setenv("TEMPORAL_TEST_SERVER_PATH", str(test_server))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("JIEFEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path / "var"))
    return tmp_path


def examine() -> tuple[int, dict[str, Any]]:
    result = CliRunner().invoke(APP, ["--json"])
    parts = json.loads(result.stdout)["parts"]
    return result.exit_code, {part["english_name"]: part for part in parts}


@pytest.mark.usefixtures("machine")
def test_a_complete_machine_is_told_part_by_part():
    code, parts = examine()

    assert code == 0
    assert {"Python", "Database (SQLite)", "LibreOffice", "Chinese fonts"} <= set(parts)
    assert parts["Temporal dev server"]["version"] == "1.5.1 (Server 1.29.1)"
    assert parts["Temporal test server"]["origin"] == "TEMPORAL_TEST_SERVER_PATH"


@pytest.mark.parametrize(
    ("program", "part"),
    [("temporal", "Temporal dev server"), ("fc-list", "Chinese fonts")],
)
def test_a_needed_part_that_is_missing_ends_with_1(machine: Path, program: str, part: str):
    (machine / "bin" / program).unlink()

    code, parts = examine()

    assert code == 1
    assert [name for name, each in parts.items() if each["needed"] and not each["ok"]] == [part]
    assert parts[part]["problem"]


def test_a_server_of_ones_own_makes_the_embedded_ones_needless(
    machine: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TEMPORAL_ADDRESS", "127.0.0.1:1")

    code, parts = examine()

    assert code == 1
    assert not parts["Temporal server"]["ok"]
    assert "Temporal dev server" not in parts
    assert not parts["Temporal test server"]["needed"]


@pytest.mark.usefixtures("machine")
def test_a_database_that_cannot_be_reached_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("JIEFEN_DATABASE_URL", "postgresql://clerk:secret@127.0.0.1:1/jiefen")

    code, parts = examine()

    assert code == 1
    assert not parts["Database (postgresql)"]["ok"]
    assert "secret" not in json.dumps(parts)


def test_it_builds_nothing(machine: Path):
    (machine / "bin" / "temporal").unlink()

    CliRunner().invoke(APP, ["--json"])

    assert not (machine / "cache").exists()
    assert not (machine / "var").exists()


@pytest.mark.usefixtures("machine")
def test_the_table_names_each_part_in_chinese():
    shown = CliRunner().invoke(APP, [], env={"COLUMNS": "120"}).stdout

    for name in ("数据库", "Temporal 开发服务器", "Temporal 测试服务器", "中文字体"):
        assert name in shown
