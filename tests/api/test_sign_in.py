"""Signing in, staying signed in, and what ends it at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from httpx import Response
from jose import jwt
from sqlalchemy import Engine
from sqlmodel import select
from starlette.testclient import TestClient

from api import packages
from records import second_factors, sessions
from records.attempts import OF_ACCOUNT
from records.engine import reading, transaction
from records.identity_tables import SignInSession, TokenKey
from records.token_keys import rotate
from tests.api.small_app import PASSWORD, account, app_on, enrolled
from workflows.messages.common import Role

ME = "/api/v1/me"
MANY = 24


@pytest.fixture
def client(engine: Engine) -> TestClient:
    account(engine, "wang", Role.CLERK)
    return TestClient(app_on(engine))


def _sign_in(client: TestClient, password: str = PASSWORD, **more: str) -> Response:
    body = {"username": "wang", "password": password} | more
    return client.post("/api/v1/tokens", json=body)


def _refresh(client: TestClient, token: str) -> Response:
    return client.post("/api/v1/tokens/refresh", json={"refresh_token": token})


def _bearer(told: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {told['access_token']}"}


def _refusal(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


class TestRefreshing:
    def test_gives_the_next_pair_of_tokens(self, client: TestClient) -> None:
        first = _sign_in(client).json()
        answer = _refresh(client, first["refresh_token"])
        assert answer.headers["Cache-Control"] == "no-store"
        second = answer.json()
        assert second["refresh_token"] != first["refresh_token"]
        assert second["session_expires_at"] == first["session_expires_at"]
        for told in (first, second):
            assert client.get(ME, headers=_bearer(told)).status_code == 200

    def test_with_a_copy_of_a_used_token_ends_the_session_of_both(self, client: TestClient) -> None:
        first = _sign_in(client).json()
        second = _refresh(client, first["refresh_token"]).json()
        third = _refresh(client, second["refresh_token"]).json()
        refused = _refresh(client, first["refresh_token"])
        assert _refusal(refused) == (401, "refresh_token_invalid")
        assert _refusal(_refresh(client, third["refresh_token"]))[0] == 401
        for told in (first, second, third):
            assert _refusal(client.get(ME, headers=_bearer(told))) == (401, "unauthenticated")

    def test_leaves_other_sessions_alone(self, client: TestClient) -> None:
        stolen, other = _sign_in(client).json(), _sign_in(client).json()
        following = _refresh(client, stolen["refresh_token"]).json()
        _refresh(client, following["refresh_token"])
        assert _refresh(client, stolen["refresh_token"]).status_code == 401
        assert client.get(ME, headers=_bearer(other)).status_code == 200
        assert _refresh(client, other["refresh_token"]).status_code == 200

    def test_by_many_at_once_gives_one_successor(self, client: TestClient) -> None:
        token = _sign_in(client).json()["refresh_token"]
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: _refresh(client, token), range(8)))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.json()["refresh_token"] for answer in answers}) == 1

    @pytest.mark.parametrize("token", ["x", "\x00", "解纷", "x" * 256])
    def test_with_anything_else_is_refused(self, client: TestClient, token: str) -> None:
        assert _refusal(_refresh(client, token)) == (401, "refresh_token_invalid")

    def test_takes_no_access_token(self, client: TestClient) -> None:
        told = _sign_in(client).json()
        assert _refresh(client, told["access_token"]).status_code in (401, 422)
        shown = {"Authorization": f"Bearer {told['refresh_token']}"}
        assert client.get(ME, headers=shown).status_code == 401

    def test_goes_on_over_a_change_of_the_key(self, client: TestClient, engine: Engine) -> None:
        first = _sign_in(client).json()
        with transaction(engine) as session:
            rotate(session, datetime.now(UTC))
        assert client.get(ME, headers=_bearer(first)).status_code == 200
        second = _refresh(client, first["refresh_token"]).json()
        with reading(engine) as session:
            assert len(session.exec(select(TokenKey)).all()) == 2
        assert client.get(ME, headers=_bearer(second)).status_code == 200


def test_whoever_has_the_public_keys_can_verify_a_token(client: TestClient, engine: Engine) -> None:
    app = app_on(engine)
    app.include_router(packages.router)
    token = _sign_in(client).json()["access_token"]
    answer = TestClient(app).get("/.well-known/jwks.json")
    assert "max-age" in answer.headers["Cache-Control"]
    of_tokens = [each for each in answer.json()["keys"] if each.get("use") == "sig"]
    claims = jwt.decode(token, {"keys": of_tokens}, "ES256", audience="jiefen-api", issuer="jiefen")
    assert {"sub", "sid", "jti"} <= set(claims)


class TestWrongPasswords:
    def test_cost_a_pause_that_even_the_right_one_waits_for(self, client: TestClient) -> None:
        for _ in range(OF_ACCOUNT.free):
            assert _refusal(_sign_in(client, "wrong")) == (401, "bad_credentials")
        refused = _sign_in(client)
        assert _refusal(refused) == (429, "too_many_attempts")
        assert 0 < int(refused.headers["Retry-After"]) <= 5
        assert refused.headers["Content-Type"] == "application/problem+json"

    def test_tell_nothing_about_who_has_an_account(self, client: TestClient) -> None:
        told = []
        for username in ("wang", "nobody"):
            answers = [_sign_in(client, "wrong", username=username) for _ in range(7)]
            told.append([_refusal(answer) for answer in answers])
        assert told[0] == told[1]

    def test_of_a_stranger_do_not_lock_out_the_owner(
        self, client: TestClient, engine: Engine
    ) -> None:
        assert _sign_in(client).status_code == 200
        stranger = TestClient(app_on(engine), client=("198.51.100.9", 4711))
        for _ in range(OF_ACCOUNT.free):
            _sign_in(stranger, "wrong")
        assert _refusal(_sign_in(stranger))[0] == 429
        assert _sign_in(client).status_code == 200

    def test_of_a_stranger_do_not_lock_out_the_owner_within_a_network_of_ipv6(
        self, client: TestClient, engine: Engine
    ) -> None:
        one, two = (
            TestClient(app_on(engine), client=(f"2001:db8::{host}", 4711)) for host in (1, 2)
        )
        assert _sign_in(one).status_code == 200
        for _ in range(OF_ACCOUNT.free):
            _sign_in(client, "wrong")
        assert _refusal(_sign_in(client))[0] == 429
        assert _sign_in(two).status_code == 200

    def test_tried_all_at_once_are_no_way_round(self, client: TestClient) -> None:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: _sign_in(client, "wrong"), range(MANY)))
        codes = [answer.status_code for answer in answers]
        assert codes.count(401) == OF_ACCOUNT.free
        assert codes.count(429) == MANY - OF_ACCOUNT.free

    def test_are_not_what_a_right_one_leaves_behind(self, client: TestClient) -> None:
        for _ in range(3 * OF_ACCOUNT.free):
            assert _sign_in(client).status_code == 200


class TestTheSecondFactor:
    def test_is_asked_for_once_the_password_is_right(
        self, client: TestClient, engine: Engine
    ) -> None:
        totp = enrolled(engine, "wang")
        assert _refusal(_sign_in(client)) == (401, "second_factor_needed")
        assert _refusal(_sign_in(client, "wrong")) == (401, "bad_credentials")
        assert _refusal(_sign_in(client, code="000000")) == (401, "second_factor_wrong")
        assert _refusal(_sign_in(client, "wrong", code=totp.now())) == (401, "bad_credentials")
        assert _sign_in(client, code=totp.now()).status_code == 200

    def test_takes_no_code_twice(self, client: TestClient, engine: Engine) -> None:
        code = enrolled(engine, "wang").now()
        assert _sign_in(client, code=code).status_code == 200
        assert _refusal(_sign_in(client, code=code)) == (401, "second_factor_wrong")

    def test_takes_a_code_shown_many_times_at_once_but_once(
        self, client: TestClient, engine: Engine
    ) -> None:
        code = enrolled(engine, "wang").now()
        with ThreadPoolExecutor(3) as pool:
            answers = list(pool.map(lambda _: _sign_in(client, code=code), range(3)))
        assert sorted(answer.status_code for answer in answers) == [200, 401, 401]

    def test_cannot_be_guessed_by_whoever_knows_the_password(
        self, client: TestClient, engine: Engine
    ) -> None:
        enrolled(engine, "wang")
        codes: list[int] = []
        for _ in range(2 * OF_ACCOUNT.free):
            assert _sign_in(client).json()["code"] in ("second_factor_needed", "too_many_attempts")
            codes.append(_sign_in(client, code="000000").status_code)
        assert codes.count(401) == OF_ACCOUNT.free

    def test_is_not_taken_for_another_account(self, client: TestClient, engine: Engine) -> None:
        account(engine, "li", Role.CLERK)
        enrolled(engine, "wang")
        code = enrolled(engine, "li").now()
        assert _refusal(_sign_in(client, code=code)) == (401, "second_factor_wrong")

    @pytest.mark.parametrize("code", ["", "\x00", "x" * 65])
    def test_is_no_other_text(self, client: TestClient, engine: Engine, code: str) -> None:
        enrolled(engine, "wang")
        assert _refusal(_sign_in(client, code=code)) == (422, "invalid_body")

    def test_gives_way_to_a_recovery_code_once(self, engine: Engine) -> None:
        client = TestClient(app_on(engine))
        now = datetime.now(UTC)
        wang = account(engine, "wang", Role.CLERK)
        with transaction(engine) as session:
            totp = second_factors.begin(session, wang)
            codes = second_factors.confirm(session, wang.id, totp.at(now), now)
        assert codes is not None
        assert _sign_in(client, code=codes[0].upper()).status_code == 200
        assert _refusal(_sign_in(client, code=codes[0])) == (401, "second_factor_wrong")


def test_a_session_that_is_over_is_refused_everywhere(client: TestClient, engine: Engine) -> None:
    told = _sign_in(client).json()
    with transaction(engine) as session:
        [started] = session.exec(select(SignInSession)).all()
        sessions.end(session, started, datetime.now(UTC))
    assert client.get(ME, headers=_bearer(told)).status_code == 401
    assert client.delete(f"{ME}/sessions", headers=_bearer(told)).status_code == 401
    assert _refresh(client, told["refresh_token"]).status_code == 401
