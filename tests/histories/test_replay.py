"""Recorded histories of the seven roads: today's code replays them, and they name nobody."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import WorkflowHistory
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Replayer
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from tests.documents import example
from worker import WORKFLOWS

HISTORIES = sorted(Path(__file__).parent.glob("*/*.json"))
STEADY = ("activities", "law", "pydantic", "workflows.messages")
"""Modules without state, which workflows may share."""
SANDBOX = SandboxedWorkflowRunner(
    restrictions=SandboxRestrictions.default.with_passthrough_modules(*STEADY)
)
"""Here a workflow that asks the machine for the time, a random number or a file is refused."""
PRIVATE = ("name", "id_number", "uscc", "phone", "address", "number")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _workflow_id(path: Path) -> str:
    """The id the workflow had, which stages and their filings tell their own children by."""
    case_no = re.search(r"JF\d{4}-\d{6}", "\n".join(_payloads(json.loads(_text(path)))))
    assert case_no is not None
    kind, *place = path.stem.split("-")
    return "/".join((kind, case_no[0], *place))


def test_every_road_is_recorded() -> None:
    assert {path.parent.name[:2] for path in HISTORIES} == {f"0{n}" for n in range(1, 8)}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("path", HISTORIES, ids=_name)
async def test_a_case_under_way_goes_on_with_todays_code(path: Path) -> None:
    history = WorkflowHistory.from_json(_workflow_id(path), _text(path))
    replayer = Replayer(
        workflows=WORKFLOWS,
        data_converter=pydantic_data_converter,
        workflow_runner=SANDBOX,
        workflow_failure_exception_types=[Exception],
    )
    await replayer.replay_workflow(history)


@pytest.mark.parametrize("path", HISTORIES, ids=_name)
def test_a_history_holds_nothing_personal(path: Path) -> None:
    document = example(path.parent.name[:2])
    private = set(_private_values(document["claimant"]))
    for respondent in document["respondents"]:
        private |= set(_private_values(respondent))
    said = "\n".join(_payloads(json.loads(_text(path))))
    assert said
    assert [value for value in private if value in said] == []


def _private_values(party: dict[str, Any]) -> Iterator[str]:
    for key, value in party.items():
        if isinstance(value, dict):
            yield from _private_values(value)
        elif key in PRIVATE:
            yield value


def _payloads(node: Any) -> Iterator[str]:
    """Every text of a history, payloads decoded."""
    if isinstance(node, dict):
        if isinstance(node.get("data"), str) and "metadata" in node:
            yield base64.b64decode(node["data"]).decode("utf-8", "replace")
        for value in node.values():
            yield from _payloads(value)
    elif isinstance(node, list):
        for value in node:
            yield from _payloads(value)
    elif isinstance(node, str):
        yield node
