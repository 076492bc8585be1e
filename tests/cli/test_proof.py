"""Sealing, exporting and verifying from the command line, the last of them with no home at all."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from records import schema
from records.engine import connect
from tests.proof.cases import ProvenCase


def jiefen(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_a_case_is_sealed_exported_and_verified_where_there_is_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, bundle = tmp_path / "home", tmp_path / "case.zip"
    monkeypatch.setenv("JIEFEN_HOME", str(home))
    engine = connect(f"sqlite:///{home / 'jiefen.db'}")
    schema.upgrade(engine)
    case = ProvenCase(engine, home)
    sealed = jiefen("seal")
    assert sealed.exit_code == 0
    assert jiefen("seal").output == sealed.output
    assert jiefen("export", "JF2026-999999", "--out", str(bundle)).exit_code == 2
    assert jiefen("export", case.case_no, "--out", str(bundle)).exit_code == 0
    engine.dispose()
    shutil.rmtree(home)
    verified = jiefen("verify", str(bundle))
    assert (verified.exit_code, verified.output.splitlines()[0]) == (0, "完整")
    assert "已封签：事件 4 项，证据回执 4 份，文件 6 个" in verified.output
    assert not home.exists()


def test_a_case_whose_paper_is_lost_is_not_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path))
    engine = connect(f"sqlite:///{tmp_path / 'jiefen.db'}")
    schema.upgrade(engine)
    case = ProvenCase(engine, tmp_path)
    shutil.rmtree(tmp_path / "papers")
    found = jiefen("export", case.case_no, "--out", str(tmp_path / "case.zip"))
    assert (found.exit_code, "paper_damaged" in found.output) == (2, True)
    assert not (tmp_path / "case.zip").exists()
    engine.dispose()
