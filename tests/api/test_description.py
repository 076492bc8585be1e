"""What the API tells of itself is whole, true, and what is checked in."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from api.app import described
from api.steps import ELSEWHERE, split
from cli.api_description import CHECKED_IN, changed, openapi_text
from workflows.messages.steps import STEPS

APP = described()
DESCRIPTION: dict[str, Any] = APP.openapi()
OPERATIONS: dict[str, dict[str, Any]] = {
    operation["operationId"]: operation
    for operations in DESCRIPTION["paths"].values()
    for operation in operations.values()
}
BODIES = {
    name: content
    for name, operation in OPERATIONS.items()
    if (content := operation.get("requestBody", {}).get("content", {}).get("application/json"))
}


def test_it_is_a_valid_openapi_document() -> None:
    validate(DESCRIPTION)


def test_whoever_asks_at_the_same_time_is_told_all_of_it() -> None:
    app = described()
    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(lambda _: openapi_text(app), range(8)))
    assert set(told) == {openapi_text(APP)}


def test_it_is_the_one_that_is_checked_in() -> None:
    assert changed(CHECKED_IN.read_text(encoding="utf-8"), openapi_text(APP)) == []


def test_a_change_is_told_line_by_line() -> None:
    before = openapi_text(APP)
    told = changed(before, before.replace('"summary": "账户列表"', '"summary": "账户"'))
    assert [line for line in told if line[0] in "+-" and line[1] not in "+-"] == [
        '-        "summary": "账户列表",',
        '+        "summary": "账户",',
    ]


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_is_titled_in_chinese_and_tells_its_problems(name: str) -> None:
    operation = OPERATIONS[name]
    assert not operation["summary"].isascii()
    assert operation["description"]
    assert {"422", "429", "503"} <= operation["responses"].keys()
    assert any(status.startswith("2") for status in operation["responses"])


@pytest.mark.parametrize("name", BODIES)
def test_the_example_of_a_request_is_as_its_schema_says(name: str) -> None:
    schema = BODIES[name]["schema"] | {"components": DESCRIPTION["components"]}
    Draft202012Validator(schema).validate(BODIES[name]["example"])


@pytest.mark.parametrize("name", sorted(BODIES.keys() & STEPS.keys() - ELSEWHERE))
def test_the_example_of_a_step_would_be_taken(name: str) -> None:
    split(STEPS[name], BODIES[name]["example"])
