"""What the surroundings refuse ends a command with one line, never with a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def jiefen(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli.main", *arguments],
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def a_file(tmp_path: Path) -> str:
    path = tmp_path / "file"
    path.write_text("", encoding="utf-8")
    return str(path)


def assert_one_line(ended: subprocess.CompletedProcess[str], words: str) -> None:
    assert ended.returncode == 2
    assert ended.stderr.startswith("错误：")
    assert words in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_a_home_that_cannot_be_made(a_file: str) -> None:
    assert_one_line(jiefen("db", "upgrade", JIEFEN_HOME=f"{a_file}/home"), a_file)


def test_a_database_that_cannot_be_reached(tmp_path: Path) -> None:
    url = "postgresql://u:secret@127.0.0.1:1/x"
    ended = jiefen("db", "upgrade", JIEFEN_HOME=str(tmp_path), JIEFEN_DATABASE_URL=url)
    assert_one_line(ended, "JIEFEN_DATABASE_URL")
    assert "secret" not in ended.stderr


def test_a_setting_that_makes_no_sense(tmp_path: Path) -> None:
    assert_one_line(jiefen("doctor", JIEFEN_HOME=str(tmp_path), JIEFEN_PORT="abc"), "JIEFEN_PORT")


def test_a_temporal_server_that_is_not_there(tmp_path: Path) -> None:
    ended = jiefen("worker", JIEFEN_HOME=str(tmp_path), TEMPORAL_ADDRESS="127.0.0.1:1")
    assert_one_line(ended, "连接不到 Temporal 服务器")
