import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TARGETS = ("demo", "test", "lint", "up", "doctor", "histories", "clean")


def make(*arguments: str) -> str:
    return subprocess.run(
        ["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


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
