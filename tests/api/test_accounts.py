"""Accounts are made by those who may, and a password opens its own account only."""

from typing import Any

import pytest
from httpx import Response
from sqlalchemy import Engine
from sqlmodel import select
from starlette.testclient import TestClient

from api.caller import COOKIE
from records import users
from records.engine import reading, transaction
from records.signing_keys import signing_keys
from records.tables import User
from tests.api.small_app import PASSWORD, a_case, account, app_on, bearer, cookie
from workflows.messages.common import Role

XISHAN = "无锡市锡山区司法局"
BINHU = "无锡市滨湖区司法局"


@pytest.fixture
def client(engine: Engine) -> TestClient:
    return TestClient(app_on(engine))


def _sign_in(client: TestClient, username: str, password: str) -> Response:
    return client.post("/api/v1/tokens", json={"username": username, "password": password})


def _new(role: Role, **more: Any) -> dict[str, Any]:
    return {"username": "new.one", "name": "新人", "password": PASSWORD, "role": role.value} | more


def _party(**more: Any) -> dict[str, Any]:
    return _new(Role.PARTY, **{"case_no": "JF2026-000001", "party_id": "r1"} | more)


def _code(response: Response) -> str:
    return response.json()["code"]


class TestTheFirstAccount:
    FIRST: dict[str, str] = {"username": "Root", "name": "管理员", "password": PASSWORD}  # noqa: RUF012

    def test_is_an_administrators(self, client: TestClient) -> None:
        made = client.post("/api/v1/setup", json=self.FIRST)
        assert made.status_code == 201
        assert (made.json()["role"], made.json()["username"]) == ("admin", "root")
        assert _sign_in(client, "root", PASSWORD).status_code == 200

    def test_comes_with_the_key_of_what_will_be_proved(
        self, client: TestClient, engine: Engine
    ) -> None:
        client.post("/api/v1/setup", json=self.FIRST)
        with reading(engine) as session:
            assert len(signing_keys(session)) == 1

    def test_is_made_once(self, client: TestClient) -> None:
        client.post("/api/v1/setup", json=self.FIRST)
        again = client.post("/api/v1/setup", json=self.FIRST | {"username": "other"})
        assert (again.status_code, _code(again)) == (409, "already_set_up")

    def test_is_not_to_be_had_once_anybody_has_an_account(
        self, client: TestClient, engine: Engine
    ) -> None:
        account(engine, "somebody", Role.OPS)
        assert _code(client.post("/api/v1/setup", json=self.FIRST)) == "already_set_up"

    def test_needs_a_password_of_twelve_characters(self, client: TestClient) -> None:
        refused = client.post("/api/v1/setup", json=self.FIRST | {"password": "elevenchars"})
        assert (refused.status_code, refused.json()["field"]) == (422, "password")


class TestSigningIn:
    def test_gives_a_token_that_opens_the_account(self, client: TestClient, engine: Engine) -> None:
        user = account(engine, "wang", Role.CLERK, name="王", bureau=XISHAN)
        answer = _sign_in(client, "WANG", PASSWORD)
        assert answer.json()["token_type"] == "bearer"
        assert answer.json()["expires_in"] == 15 * 60
        assert answer.headers["Cache-Control"] == "no-store"
        token = answer.json()["access_token"]
        me = client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
        assert me.json() == {
            "user_id": user.id,
            "username": "wang",
            "name": "王",
            "role": "clerk",
            "bureau": XISHAN,
            "case_no": None,
            "party_id": None,
            "agent_id": None,
        }

    def test_does_not_tell_who_has_an_account(self, client: TestClient, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        wrong = _sign_in(client, "wang", "wrong password!")
        nobody = _sign_in(client, "nobody", "wrong password!")
        assert wrong.status_code == 401
        assert wrong.json() == nobody.json()

    def test_works_as_hard_for_nobody_as_for_somebody(
        self, client: TestClient, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        verified: list[str] = []
        hasher = users._hasher()
        monkeypatch.setattr(users, "_hasher", lambda: _Counting(hasher, verified), raising=True)
        _sign_in(client, "nobody", "wrong password!")
        assert len(verified) == 1
        assert verified[0].startswith("$argon2")

    def test_of_a_disabled_account_is_refused_and_its_token_dies(
        self, client: TestClient, engine: Engine
    ) -> None:
        user = account(engine, "wang", Role.CLERK)
        headers = bearer(engine, user)
        with transaction(engine) as session:
            session.merge(user).disabled = True
        assert _code(_sign_in(client, "wang", PASSWORD)) == "bad_credentials"
        assert client.get("/api/v1/me", headers=headers).status_code == 401

    def test_keeps_no_password(self, client: TestClient, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        with reading(engine) as session:
            [user] = session.exec(select(User)).all()
        assert user.password_hash.startswith("$argon2id$")
        assert PASSWORD not in str(user)


class _Counting:
    """A hasher that writes down each hash it was asked to verify."""

    def __init__(self, hasher: Any, verified: list[str]) -> None:
        self._hasher = hasher
        self._verified = verified

    def verify(self, password: str, hashed: str) -> bool:
        self._verified.append(hashed)
        return self._hasher.verify(password, hashed)

    def hash(self, password: str) -> str:
        return self._hasher.hash(password)


class TestTheCookie:
    def _cookie(self, engine: Engine) -> str:
        return cookie(engine, account(engine, "root", Role.ADMIN))

    def test_is_enough_to_read(self, client: TestClient, engine: Engine) -> None:
        client.cookies.set(COOKIE, self._cookie(engine))
        assert client.get("/api/v1/me").status_code == 200

    def test_alone_changes_nothing(self, client: TestClient, engine: Engine) -> None:
        client.cookies.set(COOKIE, self._cookie(engine))
        refused = client.post("/api/v1/users", json=_new(Role.CLERK))
        assert (refused.status_code, _code(refused)) == (401, "unauthenticated")

    def test_does_not_stand_in_for_a_bad_bearer_token(
        self, client: TestClient, engine: Engine
    ) -> None:
        client.cookies.set(COOKIE, self._cookie(engine))
        refused = client.get("/api/v1/me", headers={"Authorization": "Bearer x.y.z"})
        assert refused.status_code == 401
        assert refused.headers["WWW-Authenticate"] == "Bearer"


class TestMakingAccounts:
    @pytest.mark.parametrize(
        ("maker", "made"),
        [
            (Role.ADMIN, Role.ADMIN),
            (Role.ADMIN, Role.CLERK),
            (Role.ADMIN, Role.OPS),
            (Role.SUPERVISOR, Role.MEDIATOR),
            (Role.SUPERVISOR, Role.ARBITRATOR),
        ],
    )
    def test_by_those_who_may(
        self, client: TestClient, engine: Engine, maker: Role, made: Role
    ) -> None:
        headers = bearer(engine, account(engine, "maker", maker, bureau=XISHAN))
        answer = client.post("/api/v1/users", json=_new(made), headers=headers)
        assert answer.status_code == 201
        assert (answer.json()["role"], answer.json()["bureau"]) == (made.value, XISHAN)
        assert _sign_in(client, "new.one", PASSWORD).status_code == 200

    @pytest.mark.parametrize(
        ("maker", "made"),
        [
            (Role.SUPERVISOR, Role.CLERK),
            (Role.SUPERVISOR, Role.ADMIN),
            (Role.CLERK, Role.MEDIATOR),
            (Role.CLERK, Role.CLERK),
            (Role.MEDIATOR, Role.PARTY),
            (Role.PARTY, Role.PARTY),
            (Role.OPS, Role.CLERK),
        ],
    )
    def test_by_nobody_else(
        self, client: TestClient, engine: Engine, maker: Role, made: Role
    ) -> None:
        with transaction(engine) as session:
            a_case(session)
        bound = {"case_no": "JF2026-000001", "party_id": "c1"} if maker is Role.PARTY else {}
        headers = bearer(engine, account(engine, "maker", maker, **bound))
        body = _party() if made is Role.PARTY else _new(made)
        refused = client.post("/api/v1/users", json=body, headers=headers)
        assert (refused.status_code, _code(refused)) == (403, "forbidden")

    @pytest.mark.parametrize("maker", [Role.CLERK, Role.SUPERVISOR])
    def test_binds_a_party_to_a_case_that_its_maker_sees(
        self, client: TestClient, engine: Engine, maker: Role
    ) -> None:
        with transaction(engine) as session:
            a_case(session, bureau=XISHAN)
            a_case(session, "JF2026-000002", bureau=BINHU)
        headers = bearer(engine, account(engine, "maker", maker, bureau=XISHAN))
        made = client.post("/api/v1/users", json=_party(), headers=headers)
        assert made.status_code == 201
        assert (made.json()["party_id"], made.json()["bureau"]) == ("r1", XISHAN)
        foreign = _party(case_no="JF2026-000002", username="two")
        refused = client.post("/api/v1/users", json=foreign, headers=headers)
        assert (refused.status_code, _code(refused)) == (404, "not_found")

    def test_refuses_a_party_that_is_not_in_the_case(
        self, client: TestClient, engine: Engine
    ) -> None:
        with transaction(engine) as session:
            a_case(session)
        headers = bearer(engine, account(engine, "maker", Role.ADMIN))
        refused = client.post("/api/v1/users", json=_party(party_id="r9"), headers=headers)
        assert (refused.status_code, _code(refused)) == (422, "unknown_party")

    @pytest.mark.parametrize(
        "body",
        [
            _new(Role.PARTY),
            _party(party_id=None),
            _new(Role.CLERK, case_no="JF2026-000001", party_id="r1"),
            _new(Role.CLERK, username="有 空格"),
            _new(Role.CLERK, name="a\x00b"),
            _new(Role.CLERK, password="short"),
            _new(Role.CLERK, id="first"),
        ],
    )
    def test_refuses_what_does_not_fit_together(
        self, client: TestClient, engine: Engine, body: dict[str, Any]
    ) -> None:
        headers = bearer(engine, account(engine, "maker", Role.ADMIN))
        refused = client.post("/api/v1/users", json=body, headers=headers)
        assert (refused.status_code, _code(refused)) == (422, "invalid_body")

    def test_refuses_a_name_that_is_taken_whatever_its_case(
        self, client: TestClient, engine: Engine
    ) -> None:
        headers = bearer(engine, account(engine, "maker", Role.ADMIN))
        refused = client.post(
            "/api/v1/users", json=_new(Role.CLERK, username="MAKER"), headers=headers
        )
        assert (refused.status_code, _code(refused)) == (409, "username_taken")

    def test_stays_within_a_supervisors_bureau(self, client: TestClient, engine: Engine) -> None:
        headers = bearer(engine, account(engine, "maker", Role.SUPERVISOR, bureau=XISHAN))
        body = _new(Role.MEDIATOR, bureau=BINHU)
        assert _code(client.post("/api/v1/users", json=body, headers=headers)) == "forbidden"


class TestListingAccounts:
    def test_goes_page_by_page_by_user_name(self, client: TestClient, engine: Engine) -> None:
        headers = bearer(engine, account(engine, "admin", Role.ADMIN))
        for username in ("c", "b", "d"):
            account(engine, f"{username}-clerk", Role.CLERK)
        seen: list[str] = []
        query: dict[str, Any] = {"limit": 2, "role": "clerk"}
        while True:
            page = client.get("/api/v1/users", params=query, headers=headers).json()
            seen += [item["username"] for item in page["items"]]
            if page["next_cursor"] is None:
                break
            query["cursor"] = page["next_cursor"]
        assert seen == ["b-clerk", "c-clerk", "d-clerk"]

    def test_shows_a_supervisor_the_bureaus_own_and_shared_mediators(
        self, client: TestClient, engine: Engine
    ) -> None:
        headers = bearer(engine, account(engine, "s", Role.SUPERVISOR, bureau=XISHAN))
        account(engine, "other", Role.CLERK, bureau=BINHU)
        account(engine, "admin", Role.ADMIN)
        account(engine, "shared", Role.MEDIATOR)
        page = client.get("/api/v1/users", headers=headers).json()
        assert [item["username"] for item in page["items"]] == ["s", "shared"]
        assert "password" not in str(page)

    def test_refuses_a_made_up_cursor(self, client: TestClient, engine: Engine) -> None:
        headers = bearer(engine, account(engine, "admin", Role.ADMIN))
        for cursor in ("x", "bnVsbA", "W251bGxd", "WyJcdTAwMDAiXQ", "é"):
            refused = client.get("/api/v1/users", params={"cursor": cursor}, headers=headers)
            assert (refused.status_code, _code(refused)) == (422, "bad_cursor")

    def test_is_not_for_clerks(self, client: TestClient, engine: Engine) -> None:
        headers = bearer(engine, account(engine, "c", Role.CLERK))
        assert client.get("/api/v1/users", headers=headers).status_code == 403
