"""Who may do what about the accounts of others, and that it works at once."""

from typing import Any

import pytest
from httpx import Response
from sqlalchemy import Engine
from starlette.testclient import TestClient

from tests.api.small_app import PASSWORD, account, app_on, bearer, enrolled
from workflows.messages.common import Role

XISHAN = "无锡市锡山区司法局"
BINHU = "无锡市滨湖区司法局"
ANOTHER = "another long password"
ROLES = "/api/v1/second-factor-roles"


@pytest.fixture
def client(engine: Engine) -> TestClient:
    return TestClient(app_on(engine))


@pytest.fixture
def admin(engine: Engine) -> dict[str, str]:
    return bearer(engine, account(engine, "admin", Role.ADMIN))


def _sign_in(client: TestClient, password: str = PASSWORD, **more: str) -> Response:
    return client.post("/api/v1/tokens", json={"username": "wang", "password": password} | more)


def _refusal(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def _suspension(user_id: str) -> str:
    return f"/api/v1/users/{user_id}/suspension"


def test_a_disabled_account_is_signed_out_at_once_and_stays_so(
    client: TestClient, engine: Engine, admin: dict[str, str]
) -> None:
    user = account(engine, "wang", Role.CLERK)
    told = _sign_in(client).json()
    headers = {"Authorization": f"Bearer {told['access_token']}"}
    answer = client.put(_suspension(user.id), headers=admin)
    assert (answer.status_code, answer.json()["disabled"]) == (200, True)
    assert client.get("/api/v1/me", headers=headers).status_code == 401
    renewal = {"refresh_token": told["refresh_token"]}
    assert client.post("/api/v1/tokens/refresh", json=renewal).status_code == 401
    assert _refusal(_sign_in(client)) == (401, "bad_credentials")
    answer = client.delete(_suspension(user.id), headers=admin)
    assert answer.json()["disabled"] is False
    assert client.get("/api/v1/me", headers=headers).status_code == 401
    assert _sign_in(client).status_code == 200


def test_a_reset_password_is_the_only_one_and_ends_every_session(
    client: TestClient, engine: Engine, admin: dict[str, str]
) -> None:
    user = account(engine, "wang", Role.CLERK)
    headers = bearer(engine, user)
    address = f"/api/v1/users/{user.id}/password"
    refused = client.put(address, json={"password": "short"}, headers=admin)
    assert _refusal(refused) == (422, "invalid_body")
    assert client.put(address, json={"password": ANOTHER}, headers=admin).status_code == 204
    assert client.get("/api/v1/me", headers=headers).status_code == 401
    assert _sign_in(client).status_code == 401
    assert _sign_in(client, ANOTHER).status_code == 200


def test_a_reset_password_is_no_way_round_the_second_factor(
    client: TestClient, engine: Engine, admin: dict[str, str]
) -> None:
    user = account(engine, "wang", Role.CLERK)
    enrolled(engine, "wang")
    client.put(f"/api/v1/users/{user.id}/password", json={"password": ANOTHER}, headers=admin)
    assert _refusal(_sign_in(client, ANOTHER)) == (401, "second_factor_needed")


def test_an_administrator_resets_a_lost_second_factor(
    client: TestClient, engine: Engine, admin: dict[str, str]
) -> None:
    user = account(engine, "wang", Role.CLERK)
    enrolled(engine, "wang")
    headers = bearer(engine, user)
    address = f"/api/v1/users/{user.id}/second-factor"
    assert client.delete(address, headers=admin).status_code == 204
    assert client.get("/api/v1/me", headers=headers).status_code == 401
    assert _sign_in(client).status_code == 200


@pytest.mark.parametrize(
    ("who", "bureau", "of", "theirs", "status"),
    [
        (Role.ADMIN, None, Role.SUPERVISOR, XISHAN, 200),
        (Role.ADMIN, None, Role.ADMIN, None, 200),
        (Role.SUPERVISOR, XISHAN, Role.MEDIATOR, XISHAN, 200),
        (Role.SUPERVISOR, XISHAN, Role.MEDIATOR, BINHU, 404),
        (Role.SUPERVISOR, XISHAN, Role.MEDIATOR, None, 404),
        (Role.SUPERVISOR, XISHAN, Role.CLERK, XISHAN, 404),
        (Role.SUPERVISOR, None, Role.ADMIN, None, 404),
        (Role.CLERK, XISHAN, Role.MEDIATOR, XISHAN, 403),
        (Role.OPS, None, Role.CLERK, XISHAN, 403),
    ],
)
def test_each_is_over_whose_accounts_he_may_make(
    client: TestClient,
    engine: Engine,
    who: Role,
    bureau: str | None,
    of: Role,
    theirs: str | None,
    status: int,
) -> None:
    headers = bearer(engine, account(engine, "boss", who, bureau=bureau))
    user = account(engine, "wang", of, bureau=theirs)
    answers = [
        client.put(_suspension(user.id), headers=headers),
        client.delete(_suspension(user.id), headers=headers),
        client.put(
            f"/api/v1/users/{user.id}/password", json={"password": ANOTHER}, headers=headers
        ),
    ]
    codes = [answer.status_code for answer in answers]
    assert codes == ([200, 200, 204] if status == 200 else [status] * 3)
    assert _sign_in(client).status_code == (401 if status == 200 else 200)


def test_nobody_shuts_himself_out(client: TestClient, engine: Engine) -> None:
    user = account(engine, "admin", Role.ADMIN)
    refused = client.put(_suspension(user.id), headers=bearer(engine, user))
    assert _refusal(refused) == (409, "own_account")


@pytest.mark.parametrize(("user_id", "status"), [("nobody", 404), ("%00", 422), ("a b", 422)])
def test_an_account_that_is_not_there_is_not_found(
    client: TestClient, admin: dict[str, str], user_id: str, status: int
) -> None:
    assert client.put(_suspension(user_id), headers=admin).status_code == status


class TestRolesThatNeedASecondFactor:
    def _require(self, client: TestClient, admin: dict[str, str], *roles: str) -> Any:
        answer = client.put(ROLES, json={"roles": list(roles)}, headers=admin)
        return answer.json()["roles"]

    def test_are_an_administrators_to_name(
        self, client: TestClient, engine: Engine, admin: dict[str, str]
    ) -> None:
        assert self._require(client, admin, "clerk", "supervisor") == ["clerk", "supervisor"]
        assert client.get(ROLES, headers=admin).json() == {"roles": ["clerk", "supervisor"]}
        supervisor = bearer(engine, account(engine, "boss", Role.SUPERVISOR))
        assert client.put(ROLES, json={"roles": []}, headers=supervisor).status_code == 403

    def test_let_nobody_do_anything_else_before_enrolling(
        self, client: TestClient, engine: Engine, admin: dict[str, str]
    ) -> None:
        headers = bearer(engine, account(engine, "boss", Role.SUPERVISOR))
        assert client.get("/api/v1/users", headers=headers).status_code == 200
        self._require(client, admin, "supervisor")
        refused = client.get("/api/v1/users", headers=headers)
        assert _refusal(refused) == (403, "second_factor_required")
        assert client.get("/api/v1/me", headers=headers).status_code == 200
        told = client.get("/api/v1/me/second-factor", headers=headers).json()
        assert told["required"] is True
        enrolled(engine, "boss")
        assert client.get("/api/v1/users", headers=headers).status_code == 200

    def test_are_no_others(self, client: TestClient, engine: Engine, admin: dict[str, str]) -> None:
        self._require(client, admin, "supervisor")
        assert client.get("/api/v1/users", headers=admin).status_code == 200
