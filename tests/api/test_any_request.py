"""Whatever is sent to whichever operation, by whoever it is, is answered as the API describes it.

Requests are drawn from the description (schemathesis), so many of each operation and each role;
they go over HTTP to a system that works.
"""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
import schemathesis
import uvicorn
from hypothesis import HealthCheck, given, settings
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from embedded.simulation.people import Person, SimulatedCase
from embedded.simulation.town import Town
from tests.conftest import Cases

BUDGET = settings(
    max_examples=2,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
"""The same requests in every run."""

CHECKS = (
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
LEFT_OUT = frozenset({"sign_out", "sign_out_everywhere", "begin_maintenance"})
"""What ends the session, or keeps everybody out who comes after."""
ROLES = ("clerk", "supervisor", "mediator", "arbitrator", "party", "ops", "nobody", "admin")
"""The admin last: what it sends may ask everybody else for a second factor."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address(here: Town) -> AsyncIterator[str]:
    """The town's API on a port."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(here.app, log_level="critical"))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await serving


@pytest.mark.timeout(900)
@pytest.mark.parametrize("role", ROLES)
async def test_any_request_is_answered_as_described(
    address: str, here: Town, cases: Cases, role: str
) -> None:
    case = await cases.open("01")
    headers = await _headers(case, role)
    told = await asyncio.to_thread(_send, here.app.openapi(), address, headers, case.case_no)
    assert told == []


async def _headers(case: SimulatedCase, role: str) -> dict[str, str]:
    match role:
        case "nobody":
            return {}
        case "party":
            person: Person = case.parties["r1"]
        case "ops" | "admin":
            person = await case.bureau.official(f"another-{role}", role=role, name="系统人员")
        case _:
            person = getattr(case.bureau, role)
    account = person.account
    token = await person.client.sign_in(
        {"username": account.username, "password": account.password}
    )
    return {"Authorization": f"Bearer {token.access_token}"}


def _send(
    description: dict[str, object], address: str, headers: dict[str, str], case_no: str
) -> list[str]:
    """Send requests to every operation; what was not as described."""
    told: list[str] = []
    for found in schemathesis.openapi.from_dict(description).get_all_operations():
        operation = found.ok()
        if operation.definition.raw["operationId"] in LEFT_OUT:
            continue

        @BUDGET
        @given(request=operation.as_strategy())
        def answered(request: schemathesis.Case) -> None:
            if "case_no" in request.path_parameters:
                request.path_parameters["case_no"] = case_no
            answer = request.call(base_url=address, headers=headers, timeout=30)
            request.validate_response(answer, checks=CHECKS)

        try:
            answered()
        except FailureGroup as failures:
            told += [f"{operation.label}: {failure}" for failure in failures.exceptions]
    return told
