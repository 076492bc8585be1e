"""One's own sessions, password and second factor; nobody else's."""

from typing import Any

import pytest
from httpx import Response
from pyotp import parse_uri
from sqlalchemy import Engine
from starlette.testclient import TestClient

from api.caller import COOKIE
from records.attempts import OF_ACCOUNT
from tests.api.small_app import PASSWORD, account, app_on, bearer, cookie, enrolled
from workflows.messages.common import Role

ME = "/api/v1/me"
ANOTHER = "another long password"

Headers = dict[str, str]


@pytest.fixture
def client(engine: Engine) -> TestClient:
    return TestClient(app_on(engine))


@pytest.fixture
def here(engine: Engine) -> Headers:
    """A session of wang's."""
    return bearer(engine, account(engine, "wang", Role.CLERK))


@pytest.fixture
def there(client: TestClient, here: Headers) -> Headers:
    """Another session of wang's."""
    told = _sign_in(client).json()
    return {"Authorization": f"Bearer {told['access_token']}"}


def _sign_in(client: TestClient, password: str = PASSWORD, **more: str) -> Response:
    return client.post("/api/v1/tokens", json={"username": "wang", "password": password} | more)


def _live(client: TestClient, headers: Headers) -> bool:
    return client.get(ME, headers=headers).status_code == 200


def _refusal(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def _sessions(client: TestClient, headers: Headers) -> list[dict[str, Any]]:
    return client.get(f"{ME}/sessions", headers=headers).json()


class TestSessions:
    def test_are_listed_with_where_they_come_from(
        self, client: TestClient, here: Headers, there: Headers, engine: Engine
    ) -> None:
        bearer(engine, account(engine, "li", Role.CLERK))
        listed = _sessions(client, there)
        assert [each["current"] for each in listed] == [True, False]
        assert [each["address"] for each in listed] == ["testclient", "203.0.113.7"]
        assert [each["program"] for each in listed] == ["testclient", "a test"]
        assert "secret" not in str(listed)
        assert "digest" not in str(listed)

    def test_end_at_once_by_signing_out(
        self, client: TestClient, here: Headers, there: Headers
    ) -> None:
        assert client.delete(f"{ME}/sessions/current", headers=here).status_code == 204
        assert (_live(client, here), _live(client, there)) == (False, True)

    def test_end_everywhere(self, client: TestClient, here: Headers, there: Headers) -> None:
        assert client.delete(f"{ME}/sessions", headers=here).status_code == 204
        assert not _live(client, here)
        assert not _live(client, there)

    def test_end_one_by_one(self, client: TestClient, here: Headers, there: Headers) -> None:
        [other] = [each for each in _sessions(client, here) if not each["current"]]
        address = f"{ME}/sessions/{other['session_id']}"
        assert client.delete(address, headers=here).status_code == 204
        assert (_live(client, here), _live(client, there)) == (True, False)
        assert _refusal(client.delete(address, headers=here)) == (404, "not_found")

    def test_of_others_are_not_to_be_ended(
        self, client: TestClient, here: Headers, engine: Engine
    ) -> None:
        other = bearer(engine, account(engine, "li", Role.ADMIN))
        [of_wang] = _sessions(client, here)
        refused = client.delete(f"{ME}/sessions/{of_wang['session_id']}", headers=other)
        assert _refusal(refused) == (404, "not_found")
        assert _live(client, here)

    @pytest.mark.parametrize("ident", ["x", "%00", "0" * 33])
    def test_have_ids_of_one_form(self, client: TestClient, here: Headers, ident: str) -> None:
        refused = client.delete(f"{ME}/sessions/{ident}", headers=here)
        assert _refusal(refused) == (422, "invalid_body")

    def test_are_not_ended_by_a_cookie_that_another_site_sends_along(
        self, client: TestClient, engine: Engine
    ) -> None:
        client.cookies.set(COOKIE, cookie(engine, account(engine, "wang", Role.CLERK)))
        assert _refusal(client.delete(f"{ME}/sessions")) == (401, "unauthenticated")
        assert client.get(f"{ME}/sessions").status_code == 200


class TestThePassword:
    def _change(self, client: TestClient, headers: Headers, current: str, new: str) -> Response:
        return client.put(f"{ME}/password", json={"current": current, "new": new}, headers=headers)

    def test_is_changed_and_the_other_sessions_end(
        self, client: TestClient, here: Headers, there: Headers
    ) -> None:
        assert self._change(client, here, PASSWORD, ANOTHER).status_code == 204
        assert (_live(client, here), _live(client, there)) == (True, False)
        assert _refusal(_sign_in(client)) == (401, "bad_credentials")
        assert _sign_in(client, ANOTHER).status_code == 200

    def test_is_changed_by_nobody_who_does_not_know_it(
        self, client: TestClient, here: Headers, there: Headers
    ) -> None:
        for _ in range(OF_ACCOUNT.free):
            refused = self._change(client, here, "wrong password!", ANOTHER)
            assert (_refusal(refused), refused.json()["field"]) == (
                (422, "password_wrong"),
                "current",
            )
        refused = self._change(client, here, PASSWORD, ANOTHER)
        assert _refusal(refused) == (429, "too_many_attempts")
        assert _live(client, there)

    def test_is_twelve_characters_or_more(self, client: TestClient, here: Headers) -> None:
        refused = self._change(client, here, PASSWORD, "elevenchars")
        assert (_refusal(refused), refused.json()["field"]) == ((422, "invalid_body"), "new")


class TestTheSecondFactor:
    def _begin(self, client: TestClient, headers: Headers, password: str = PASSWORD) -> Response:
        return client.post(f"{ME}/second-factor", json={"password": password}, headers=headers)

    def _confirm(self, client: TestClient, headers: Headers, code: str) -> Response:
        address = f"{ME}/second-factor/confirmation"
        return client.post(address, json={"code": code}, headers=headers)

    def _remove(self, client: TestClient, headers: Headers, **body: str) -> Response:
        return client.post(f"{ME}/second-factor/removal", json=body, headers=headers)

    def test_is_enrolled_by_its_address_and_a_code(
        self, client: TestClient, here: Headers, there: Headers
    ) -> None:
        begun = self._begin(client, here)
        assert begun.headers["Cache-Control"] == "no-store"
        totp = parse_uri(begun.json()["otpauth_uri"])
        assert (totp.name, totp.issuer) == ("wang", "解纷")
        code = totp.now()
        confirmed = self._confirm(client, here, code)
        assert confirmed.headers["Cache-Control"] == "no-store"
        assert len(confirmed.json()["recovery_codes"]) == 10
        assert (_live(client, here), _live(client, there)) == (True, False)
        told = client.get(f"{ME}/second-factor", headers=here).json()
        assert told["enrolled_at"]
        assert (told["required"], told["recovery_codes_left"]) == (False, 10)
        assert _refusal(_sign_in(client)) == (401, "second_factor_needed")
        assert _refusal(_sign_in(client, code=code)) == (401, "second_factor_wrong")
        recovery = confirmed.json()["recovery_codes"][0]
        assert _sign_in(client, code=recovery).status_code == 200

    def test_is_not_begun_by_whoever_comes_upon_a_session(
        self, client: TestClient, here: Headers
    ) -> None:
        assert _refusal(self._begin(client, here, "wrong")) == (422, "password_wrong")

    def test_is_not_in_force_after_a_wrong_code(self, client: TestClient, here: Headers) -> None:
        self._begin(client, here)
        assert _refusal(self._confirm(client, here, "000000")) == (422, "code_wrong")
        assert client.get(f"{ME}/second-factor", headers=here).json()["enrolled_at"] is None
        assert _sign_in(client).status_code == 200

    def test_is_shown_once(self, client: TestClient, here: Headers, engine: Engine) -> None:
        secret = enrolled(engine, "wang").secret
        assert _refusal(self._begin(client, here)) == (409, "second_factor_enrolled")
        assert _refusal(self._confirm(client, here, "000000")) == (409, "second_factor_enrolled")
        assert secret not in client.get(f"{ME}/second-factor", headers=here).text

    def test_is_given_up_by_password_and_code(
        self, client: TestClient, here: Headers, engine: Engine
    ) -> None:
        code = enrolled(engine, "wang").now()
        wrong = self._remove(client, here, password="wrong", code=code)
        assert _refusal(wrong) == (422, "password_wrong")
        wrong = self._remove(client, here, password=PASSWORD, code="000000")
        assert _refusal(wrong) == (422, "code_wrong")
        assert self._remove(client, here, password=PASSWORD, code=code).status_code == 204
        assert _sign_in(client).status_code == 200
        again = self._remove(client, here, password=PASSWORD, code=code)
        assert _refusal(again) == (409, "second_factor_missing")
