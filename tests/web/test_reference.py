"""The reference of the API, read as pages."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

import web
from api.app import described
from notices.transports.transports import Transports
from tests.api.small_app import database_at
from tests.web.pages import Outline
from web.rendering import HEADERS

OPERATIONS = [
    operation["operationId"]
    for operations in described().openapi()["paths"].values()
    for operation in operations.values()
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("reference")
    engine = database_at(folder)
    app = described()
    app.state.engine, app.state.transports = engine, Transports.spooled(folder)
    web.install(app)
    yield TestClient(app)
    engine.dispose()


def test_it_leads_to_every_operation(client: TestClient) -> None:
    links = Outline(client.get("/docs").text).links()
    assert {f"/docs/operations/{name}" for name in OPERATIONS} <= set(links)


def test_every_operation_has_a_page_that_loads_nothing_from_elsewhere(client: TestClient) -> None:
    for name in OPERATIONS:
        answer = client.get(f"/docs/operations/{name}")
        assert answer.status_code == 200
        page = Outline(answer.text)
        assert page.all("script") == []
        assert all(link["href"].startswith("/static/") for link in page.all("link"))
        assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_a_page_shows_the_fields_and_an_example(client: TestClient) -> None:
    text = Outline(client.get("/docs/operations/record_settlement").text).text
    assert "terms.instalments[].due_on" in text
    assert '"total": "186500.00"' in text


def test_every_problem_is_listed_in_both_languages(client: TestClient) -> None:
    text = Outline(client.get("/docs/problems").text).text
    assert "step_not_open" in text
    assert "当前阶段不能进行该步骤" in text
    assert "Step not open" in text


def test_an_operation_that_is_none_is_not_found(client: TestClient) -> None:
    assert client.get("/docs/operations/nothing").status_code == 404
