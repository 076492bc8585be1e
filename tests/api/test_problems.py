"""Every failure is told in one shape, in Chinese, without what anybody typed."""

import logging
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import BaseModel, field_validator
from starlette.testclient import TestClient

from api import problems
from api.problems import CATALOGUE, Problem
from law.basis import cite
from law.intake import IntakeRefused
from law.intake import Problem as IntakeProblem
from records.commands import KeyReused

SECRET = "陈甲 13800000201"


class Debt(BaseModel):
    """A body with a rule of its own."""

    amount: int
    days: list[int]

    @field_validator("amount")
    @classmethod
    def _positive(cls, amount: int) -> int:
        if amount <= 0:
            raise ValueError("金额应大于 0")
        return amount


def _app() -> FastAPI:
    app = FastAPI()
    problems.install(app)

    @app.get("/problem")
    def problem() -> None:
        raise Problem("step_not_open", "当前阶段不能进行“起诉”", open_steps=["withdraw_claim"])

    @app.get("/busy")
    def busy() -> None:
        raise Problem("temporarily_unavailable")

    @app.get("/crash")
    def crash() -> None:
        raise RuntimeError(SECRET)

    @app.get("/reused")
    def reused() -> None:
        raise KeyReused("caller:key")

    @app.get("/refused")
    def refused() -> None:
        fault = IntakeProblem(
            field="respondents.0.phone", code="phone_format", message="号码", basis=cite("CPL 122")
        )
        raise IntakeRefused((fault,))

    @app.post("/debts")
    def debts(debt: Debt) -> Debt:
        return debt

    return app


@pytest.fixture
def client() -> TestClient:
    return TestClient(_app(), raise_server_exceptions=True)


def test_a_problem_is_told_with_its_members(client: TestClient) -> None:
    answer = client.get("/problem")
    assert answer.status_code == 409
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "urn:jiefen:problem:step_not_open",
        "title": "当前阶段不能进行该步骤",
        "title_en": "Step not open",
        "status": 409,
        "code": "step_not_open",
        "detail": "当前阶段不能进行“起诉”",
        "open_steps": ["withdraw_claim"],
    }


def test_a_problem_kept_as_an_answer_comes_back_as_it_was() -> None:
    problem = Problem("term_ended", "期限已届满", open_steps=["file_suit"])
    assert Problem.of(problem.body()).body() == problem.body()


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_a_client_or_server_status_and_both_titles(code: str) -> None:
    kind = CATALOGUE[code]
    assert 400 <= kind.status < 600
    assert kind.title_en.isascii()
    assert not kind.title.isascii()


def test_whoever_meets_a_busy_system_is_told_when_to_come_back(client: TestClient) -> None:
    assert int(client.get("/busy").headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("body", "pointer", "code", "detail"),
    [
        ({"days": []}, "#/amount", "missing", "缺少该字段"),
        ({"amount": "x", "days": []}, "#/amount", "int_parsing", "应为整数"),
        ({"amount": 1, "days": [1, "x"]}, "#/days/1", "int_parsing", "应为整数"),
        ({"amount": -1, "days": []}, "#/amount", "value_error", "金额应大于 0"),
        ([], "#", "model_attributes_type", "应为对象"),
    ],
)
def test_a_refused_body_names_the_field(
    client: TestClient, body: Any, pointer: str, code: str, detail: str
) -> None:
    answer = client.post("/debts", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_body")
    [error] = answer.json()["errors"]
    assert (error["pointer"], error["code"], error["detail"]) == (pointer, code, detail)


def test_a_refused_body_names_every_field(client: TestClient) -> None:
    errors = client.post("/debts", json={}).json()["errors"]
    assert {error["field"] for error in errors} == {"amount", "days"}


def test_a_refused_body_is_not_repeated(client: TestClient) -> None:
    assert SECRET not in client.post("/debts", json={"amount": SECRET, "days": SECRET}).text


def test_what_is_no_json_is_told_so(client: TestClient) -> None:
    answer = client.post("/debts", content=b"{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["detail"] == "请求正文不是有效的 JSON"


def test_a_refused_intake_names_field_and_rule(client: TestClient) -> None:
    answer = client.get("/refused")
    assert (answer.status_code, answer.json()["code"]) == (422, "intake_refused")
    assert answer.json()["field"] == "respondents.0.phone"
    [error] = answer.json()["errors"]
    assert error["pointer"] == "#/respondents/0/phone"
    assert error["basis"] == [{"law": "民事诉讼法", "version": "2023", "article": "122"}]


def test_a_key_used_for_something_else_is_a_conflict(client: TestClient) -> None:
    answer = client.get("/reused")
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_key_reused")


def test_an_unknown_address_and_method_are_problems_too(client: TestClient) -> None:
    assert client.get("/nowhere").json()["code"] == "not_found"
    refused = client.delete("/debts")
    assert (refused.status_code, refused.json()["code"]) == (405, "method_not_allowed")
    assert refused.headers["Allow"] == "POST"


def test_the_unforeseen_is_answered_with_a_reference_and_nothing_more(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = client.get("/crash")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    reference = answer.json()["reference"]
    assert reference in answer.json()["detail"]
    assert reference in caplog.text
    assert "RuntimeError" in caplog.text
    for told in (answer.text, caplog.text):
        assert SECRET not in told
    assert "Traceback" not in answer.text
