"""A small caseload through the real workflows: the same seed, the same report."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.main import app

POLICIES = Path(__file__).parents[2] / "law" / "policies"


def run(*arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.timeout(900)
def test_the_same_seed_gives_the_same_report_another_seed_another(tmp_path: Path) -> None:
    def simulated(seed: str) -> tuple[str, bytes]:
        picture = tmp_path / "out" / f"{seed}.svg"
        ended = run("simulate", "--cases", "4", "--seed", seed, "--json", "--out", str(picture))
        assert ended.exit_code == 0, ended.output
        return ended.stdout, picture.read_bytes()

    first = simulated("7")
    report = json.loads(first[0])
    assert report["cases"] == 4
    assert report["unlawful"] == 0
    assert report["turned_away"] == {}
    assert sum(group["cases"] for group in report["by_route"].values()) == 4
    assert simulated("7") == first
    assert simulated("8")[0] != first[0]


def test_a_policy_that_shortens_a_statutory_period_is_not_tried(tmp_path: Path) -> None:
    text = (POLICIES / "wuxi.toml").read_text(encoding="utf-8")
    file = tmp_path / "short.toml"
    file.write_text(text.replace('PO_OBJECT = "15n"', 'PO_OBJECT = "10n"'), encoding="utf-8")
    assert run("policy", "check", str(POLICIES / "wuxi.toml")).exit_code == 0
    checked = run("policy", "check", str(file), "--json")
    assert checked.exit_code == 1
    assert json.loads(checked.stdout)["code"] == "statutory_period_shortened"
    refused = run("simulate", "--policy", str(file), "--cases", "1")
    assert refused.exit_code == 2
    assert "不得缩短" in refused.stderr


def test_assumptions_that_cannot_be_are_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "empty.toml"
    file.write_text("", encoding="utf-8")
    refused = run("simulate", "--assumptions", str(file))
    assert refused.exit_code == 2
    assert refused.stderr.startswith("错误：")
