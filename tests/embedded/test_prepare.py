from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from cli import prepare as module
from embedded.parts import Found, NotFoundError

APP = typer.Typer()
APP.command()(module.prepare)
PARTS = (
    "test_server",
    "dev_server",
    "postgres",
    "poppler",
    "verapdf",
    "softhsm",
    "chromium",
    "libreoffice",
    "fonts",
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that were asked for, all of which are there."""
    names: list[str] = []

    def stand_in(name: str) -> Callable[..., Found]:
        def find(*, build: bool) -> Found:
            names.append(name)
            return Found(Path(name), "1", "PATH")

        return find

    for name in PARTS:
        monkeypatch.setattr(getattr(module, name), "find", stand_in(name))
    return names


def missing(*, build: bool) -> Found:
    raise NotFoundError("部件", "The part", [], ["install it"])


def test_a_demo_needs_no_more_than_the_test_server_libreoffice_and_fonts(asked: list[str]):
    assert CliRunner().invoke(APP, []).exit_code == 0
    assert asked == ["test_server", "libreoffice", "fonts"]


def test_the_tests_need_everything(asked: list[str]):
    options = [f"--{name.replace('_', '-')}" for name in PARTS[1:-2]]
    CliRunner().invoke(APP, options)

    assert set(asked) == set(PARTS)


@pytest.mark.usefixtures("asked")
def test_without_libreoffice_the_demo_goes_on_and_is_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(module.libreoffice, "find", missing)

    result = CliRunner().invoke(APP, [])

    assert result.exit_code == 0
    assert "install it" in result.stderr


def test_without_a_needed_part_it_ends_with_1_after_trying_the_others(
    monkeypatch: pytest.MonkeyPatch, asked: list[str]
):
    monkeypatch.setattr(module.test_server, "find", missing)

    assert CliRunner().invoke(APP, []).exit_code == 1
    assert asked == ["libreoffice", "fonts"]
