import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TARGETS = ("demo", "test", "lint", "up", "doctor", "histories", "client", "clean")


def make(*arguments: str, **environment: str) -> str:
    run = subprocess.run(
        ["make", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    return run.stdout


@pytest.mark.parametrize("target", TARGETS)
def test_help_explains_every_target(target: str):
    explained = {line.split()[0] for line in make().splitlines()}

    assert target in explained


@pytest.mark.parametrize(("target", "command"), [("test", "pytest"), ("demo", "jiefen demo")])
def test_what_is_missing_is_prepared_before_it_runs(target: str, command: str):
    commands = make("--dry-run", target)

    assert commands.index("sync --locked") < commands.index("jiefen prepare")
    assert commands.index("jiefen prepare") < commands.index(command)


def test_ci_runs_the_checks_and_then_the_same_tests_as_everyone():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert script[-2:] == ["make lint", "make test"]


def test_a_machine_without_uv_gets_its_own(tmp_path: Path):
    commands = make("--dry-run", "doctor", f"JIEFEN_CACHE={tmp_path}", "UV=$(OWN_UV)")

    assert f'python3 -m venv "{tmp_path}/uv"' in commands
    assert f'"{tmp_path}/uv/bin/python" -m pip install' in commands


def test_lint_goes_on_where_the_generator_cannot_be_fetched(tmp_path: Path):
    nowhere = {
        "UV_OFFLINE": "1",
        "UV_CACHE_DIR": str(tmp_path / "cache"),
        "UV_TOOL_DIR": str(tmp_path / "tools"),
    }

    assert "was not checked" in make("generator", **nowhere)
