"""What is generated of the client is what today's description gives, and all of it."""

import json
from pathlib import Path

import pytest

from cli.api_description import CHECKED_IN
from clients.python.generate import PACKAGE, write
from jiefen_client import Jiefen
from jiefen_client.operations import STEPS
from workflows.messages.steps import STEPS as REGISTER

OPERATIONS = {
    operation["operationId"]
    for methods in json.loads(CHECKED_IN.read_text(encoding="utf-8"))["paths"].values()
    for operation in methods.values()
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("client")
    write(folder)
    return folder


@pytest.mark.parametrize("name", ["models.py", "operations.py"])
def test_it_is_up_to_date(made: Path, name: str) -> None:
    today = (made / name).read_text(encoding="utf-8")
    assert (PACKAGE / name).read_text(encoding="utf-8") == today, "run: make client"


def test_every_operation_is_a_method_that_tells_what_it_does() -> None:
    assert all(getattr(Jiefen, name).__doc__ for name in OPERATIONS)


def test_every_step_of_the_procedure_can_be_taken_by_its_name() -> None:
    of_its_own = {"correct_party"}
    assert OPERATIONS & REGISTER.keys() - of_its_own == STEPS
