"""The first account, signing in and signing out, in a browser."""

from datetime import timedelta

import pytest
from httpx import Response
from sqlalchemy import Engine
from sqlmodel import select
from starlette.testclient import TestClient

from api.caller import COOKIE
from records import sessions
from records.attempts import OF_ACCOUNT
from records.engine import transaction
from records.identity_tables import SignInSession
from tests.api.small_app import PASSWORD, account, enrolled
from tests.web.pages import OWN_FORM, Outline, visitor
from workflows.messages.common import Role

FIRST = {"username": "root", "name": "管理员", "password": PASSWORD}


def _sign_in(
    client: TestClient, password: str = PASSWORD, onward: str = "/", **headers: str
) -> Response:
    form = {"username": "wang", "password": password, "next": onward}
    return client.post("/sign-in", data=form, headers=OWN_FORM | headers)


class TestTheFirstRun:
    def test_asks_for_the_first_account(self, engine: Engine) -> None:
        client = visitor(engine)
        assert client.get("/").headers["Location"].startswith("/sign-in")
        assert client.get("/sign-in").headers["Location"] == "/setup"
        assert "初始设置" in client.get("/setup").text

    def test_makes_an_administrator_who_is_signed_in(self, engine: Engine) -> None:
        client = visitor(engine)
        made = client.post("/setup", data=FIRST, headers=OWN_FORM)
        assert (made.status_code, made.headers["Location"]) == (303, "/examples")
        assert client.get("/api/v1/me").json()["role"] == "admin"

    def test_is_over_once_there_is_an_account(self, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        client = visitor(engine)
        assert client.get("/setup").headers["Location"] == "/sign-in"
        assert client.post("/setup", data=FIRST, headers=OWN_FORM).status_code == 409

    @pytest.mark.parametrize(
        ("field", "value"), [("password", "short"), ("username", "有 空格"), ("name", "  ")]
    )
    def test_shows_which_field_is_wrong_and_keeps_no_password(
        self, engine: Engine, field: str, value: str
    ) -> None:
        answer = visitor(engine).post("/setup", data=FIRST | {field: value}, headers=OWN_FORM)
        assert answer.status_code == 422
        [wrong] = [each for each in Outline(answer.text).all("input") if "aria-invalid" in each]
        assert wrong["name"] == field
        assert PASSWORD not in answer.text

    def test_is_not_for_other_sites_forms(self, engine: Engine) -> None:
        client = visitor(engine)
        refused = client.post("/setup", data=FIRST, headers={"Origin": "https://evil.example"})
        assert refused.status_code == 403
        assert client.get("/sign-in").headers["Location"] == "/setup"


class TestSigningIn:
    def test_sets_a_cookie_that_no_script_and_no_other_site_can_use(self, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        client = visitor(engine)
        answer = _sign_in(client)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")
        cookie = answer.headers["Set-Cookie"]
        for property_ in ("HttpOnly", "SameSite=strict", "Path=/", "Max-Age=43200"):
            assert property_ in cookie
        assert "Secure" not in cookie
        assert client.get("/cases").status_code == 200

    def test_over_https_the_cookie_stays_there(self, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        client = TestClient(
            visitor(engine).app, base_url="https://testserver", follow_redirects=False
        )
        answer = _sign_in(client, Origin="https://testserver")
        assert "Secure" in answer.headers["Set-Cookie"]

    def test_with_a_wrong_password_says_so_and_repeats_none(self, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        answer = _sign_in(visitor(engine), "a wrong password")
        assert answer.status_code == 401
        assert "用户名或密码不正确" in answer.text
        assert "a wrong password" not in answer.text
        assert "Set-Cookie" not in answer.headers

    def test_after_many_wrong_passwords_says_how_long_to_wait(self, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        client = visitor(engine)
        for _ in range(OF_ACCOUNT.free):
            _sign_in(client, "a wrong password")
        answer = _sign_in(client)
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 5
        assert f"请在 {answer.headers['Retry-After']} 秒后再试" in answer.text

    @pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://testserver2"])
    def test_is_not_for_other_sites_forms(self, engine: Engine, origin: str | None) -> None:
        account(engine, "wang", Role.CLERK)
        headers = {"Origin": origin} if origin else {}
        form = {"username": "wang", "password": PASSWORD}
        answer = visitor(engine).post("/sign-in", data=form, headers=headers)
        assert answer.status_code == 403
        assert "Set-Cookie" not in answer.headers

    def test_leads_back_to_where_one_wanted_to_go(self, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        client = visitor(engine)
        asked = client.get("/cases", params={"stage": "court"})
        assert asked.headers["Location"] == "/sign-in?next=%2Fcases%3Fstage%3Dcourt"
        form = Outline(client.get(asked.headers["Location"]).text)
        [onward] = [each["value"] for each in form.all("input") if each["name"] == "next"]
        assert onward == "/cases?stage=court"
        assert _sign_in(client, onward=onward).headers["Location"] == onward

    @pytest.mark.parametrize(
        "onward",
        [
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "cases",
            "/\t/evil.example",
            "",
        ],
    )
    def test_never_leads_elsewhere(self, engine: Engine, onward: str) -> None:
        account(engine, "wang", Role.CLERK)
        assert _sign_in(visitor(engine), onward=onward).headers["Location"] == "/"


class TestSigningInWithASecondFactor:
    def _code_form(self, client: TestClient) -> dict[str, str]:
        """What the form for the code carries along."""
        asked = _sign_in(client, onward="/cases?stage=court")
        assert asked.status_code == 200
        assert "Set-Cookie" not in asked.headers
        hidden = [e for e in Outline(asked.text).all("input") if e.get("type") == "hidden"]
        return {each["name"] or "": each["value"] or "" for each in hidden}

    def _send(self, client: TestClient, form: dict[str, str], code: str) -> Response:
        return client.post("/sign-in/code", data=form | {"code": code}, headers=OWN_FORM)

    def test_asks_for_a_code_and_leads_where_one_wanted_to_go(self, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        totp = enrolled(engine, "wang")
        client = visitor(engine)
        form = self._code_form(client)
        assert client.get("/cases").status_code == 303
        answer = self._send(client, form, totp.now())
        assert (answer.status_code, answer.headers["Location"]) == (303, "/cases?stage=court")
        assert client.get("/cases").status_code == 200

    def test_after_a_wrong_code_asks_again(self, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        totp = enrolled(engine, "wang")
        client = visitor(engine)
        form = self._code_form(client)
        for code in ("000000", ""):
            refused = self._send(client, form, code)
            assert (refused.status_code, "Set-Cookie" in refused.headers) == (401, False)
            assert "动态验证码不正确" in refused.text
        assert self._send(client, form, totp.now()).status_code == 303

    def test_takes_neither_a_code_twice_nor_the_form(self, engine: Engine) -> None:
        account(engine, "wang", Role.CLERK)
        code = enrolled(engine, "wang").now()
        client, thief = visitor(engine), visitor(engine)
        form = self._code_form(client)
        assert self._send(client, form, code).status_code == 303
        assert self._send(thief, form, code).status_code == 401
        assert self._send(thief, self._code_form(thief), code).status_code == 401
        assert COOKIE not in thief.cookies

    @pytest.mark.parametrize("half", ["", "x", "\x00"])
    def test_needs_the_password_first(self, engine: Engine, half: str) -> None:
        account(engine, "wang", Role.CLERK)
        code = enrolled(engine, "wang").now()
        client = visitor(engine)
        refused = self._send(client, {"half": half, "next": "/"}, code)
        assert (refused.status_code, COOKIE in client.cookies) == (401, False)

    def test_is_not_for_other_sites_forms(self, engine: Engine) -> None:
        headers = {"Origin": "https://evil.example"}
        assert visitor(engine).post("/sign-in/code", headers=headers).status_code == 403


class TestStayingSignedIn:
    def test_goes_on_for_whoever_uses_the_pages(self, engine: Engine) -> None:
        """Nobody has to do anything, and no page has a script."""
        client = visitor(engine, account(engine, "wang", Role.CLERK))
        for _ in range(3):
            _pass(engine, sessions.IDLE - timedelta(minutes=1))
            assert client.get("/cases").status_code == 200

    def test_ends_for_whoever_does_not(self, engine: Engine) -> None:
        client = visitor(engine, account(engine, "wang", Role.CLERK))
        _pass(engine, sessions.IDLE)
        assert client.get("/cases").headers["Location"].startswith("/sign-in")

    def test_ends_with_the_day(self, engine: Engine) -> None:
        client = visitor(engine, account(engine, "wang", Role.CLERK))
        for _ in range(7):
            assert client.get("/cases").status_code == 200
            _pass(engine, sessions.LONGEST / 7)
        assert client.get("/cases").status_code == 303


def _pass(engine: Engine, time: timedelta) -> None:
    """Let time pass for the sessions there are."""
    with transaction(engine) as session:
        for each in session.exec(select(SignInSession)).all():
            each.used_at, each.expires_at = each.used_at - time, each.expires_at - time
            session.add(each)


class TestSigningOut:
    def test_takes_the_cookie_back(self, engine: Engine) -> None:
        client = visitor(engine)
        account(engine, "wang", Role.CLERK)
        _sign_in(client)
        answer = client.post("/sign-out", headers=OWN_FORM)
        assert answer.headers["Location"] == "/sign-in"
        assert COOKIE not in client.cookies
        assert client.get("/cases").status_code == 303

    def test_kills_a_copy_of_the_cookie(self, engine: Engine) -> None:
        client, thief = visitor(engine), visitor(engine)
        account(engine, "wang", Role.CLERK)
        _sign_in(client)
        thief.cookies.set(COOKIE, client.cookies[COOKIE])
        assert thief.get("/cases").status_code == 200
        client.post("/sign-out", headers=OWN_FORM)
        assert thief.get("/cases").status_code == 303
        assert thief.get("/api/v1/me").status_code == 401

    def test_is_not_for_other_sites_forms(self, engine: Engine) -> None:
        client = visitor(engine, account(engine, "wang", Role.CLERK))
        refused = client.post("/sign-out", headers={"Origin": "https://evil.example"})
        assert refused.status_code == 403
        assert "Set-Cookie" not in refused.headers
