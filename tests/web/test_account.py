"""The page of one's own account works by forms alone, and only by its own."""

import re
from html import unescape

import pytest
from httpx import Response
from pyotp import parse_uri
from sqlalchemy import Engine
from starlette.testclient import TestClient

from records import second_factors
from records.engine import transaction
from tests.api.small_app import PASSWORD, account, bearer, cookie, enrolled
from tests.web.pages import OWN_FORM, Outline, visitor
from workflows.messages.common import Role

ANOTHER = "another long password"
FORMS = ("password", "sessions/end", "second-factor", "second-factor/confirmation")


@pytest.fixture
def client(engine: Engine) -> TestClient:
    return visitor(engine, account(engine, "wang", Role.CLERK))


def _post(client: TestClient, form: str, **fields: str) -> Response:
    return client.post(f"/account/{form}", data=fields, headers=OWN_FORM)


def test_shows_where_one_is_signed_in_and_ends_it(client: TestClient, engine: Engine) -> None:
    other = visitor(engine)
    form = {"username": "wang", "password": PASSWORD}
    other.post("/sign-in", data=form, headers=OWN_FORM)
    ids = re.findall(r'name="session_id" value="(\w+)"', client.get("/account").text)
    assert len(ids) == 2
    [ending] = [each for each in ids if "本次登录" not in _row(client, each)]
    ended = _post(client, "sessions/end", session_id=ending)
    assert ended.headers["Location"] == "/account?done=session"
    assert other.get("/account").status_code == 303
    assert "该处登录已经结束" in client.get(ended.headers["Location"]).text


def _row(client: TestClient, session_id: str) -> str:
    rows = client.get("/account").text.split("<tr>")
    [row] = [row for row in rows if session_id in row]
    return row


def test_signs_out_everywhere(client: TestClient, engine: Engine) -> None:
    assert _post(client, "sessions/end").headers["Location"] == "/sign-in"
    assert client.get("/account").status_code == 303


@pytest.mark.parametrize(("ident", "status"), [("0" * 32, 404), ("\x00", 422), ("x", 422)])
def test_ends_no_session_that_is_not_there(client: TestClient, ident: str, status: int) -> None:
    assert _post(client, "sessions/end", session_id=ident).status_code == status


def test_changes_the_password(client: TestClient) -> None:
    refused = _post(client, "password", current="wrong", new=ANOTHER)
    assert (refused.status_code, "密码不正确" in refused.text) == (422, True)
    assert _post(client, "password", current=PASSWORD, new="short").status_code == 422
    changed = _post(client, "password", current=PASSWORD, new=ANOTHER)
    assert changed.headers["Location"] == "/account?done=password"
    form = {"username": "wang", "password": ANOTHER}
    assert client.post("/sign-in", data=form, headers=OWN_FORM).status_code == 303


def test_enrols_a_second_factor_and_gives_it_up(client: TestClient) -> None:
    begun = _post(client, "second-factor", password=PASSWORD)
    [address] = [link for link in Outline(begun.text).links() if link.startswith("otpauth:")]
    totp = parse_uri(unescape(address))
    assert "密钥的二维码" in begun.text
    wrong = _post(client, "second-factor/confirmation", code="000000")
    assert (wrong.status_code, totp.secret in wrong.text) == (422, False)
    confirmed = _post(client, "second-factor/confirmation", code=totp.now())
    codes = re.findall(r"<li>([a-z2-7-]{19})</li>", confirmed.text)
    assert len(codes) == 10
    page = client.get("/account").text
    assert "还有 10 个恢复码" in page
    assert totp.secret not in page
    removed = _post(client, "second-factor/removal", password=PASSWORD, code=codes[0])
    assert removed.headers["Location"] == "/account?done=removal"
    assert "还有" not in client.get("/account").text


def test_a_secret_is_not_for_whoever_does_not_know_the_password(client: TestClient) -> None:
    for password in ("wrong", ""):
        refused = _post(client, "second-factor", password=password)
        assert (refused.status_code, "otpauth" in refused.text) == (422, False)


def test_leads_here_whoever_must_enrol_first(client: TestClient, engine: Engine) -> None:
    with transaction(engine) as session:
        second_factors.require_of(session, frozenset({"clerk"}))
    assert client.get("/cases").headers["Location"] == "/account"
    assert "您的角色须启用双重验证" in client.get("/account").text
    enrolled(engine, "wang")
    assert client.get("/cases").status_code == 200


@pytest.mark.parametrize("form", [*FORMS, "second-factor/removal"])
def test_is_not_for_other_sites_forms(client: TestClient, form: str) -> None:
    for headers in ({"Origin": "https://evil.example"}, {}):
        assert client.post(f"/account/{form}", headers=headers).status_code == 403
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize("form", [*FORMS, "second-factor/removal"])
def test_is_for_nobody_who_is_not_signed_in(engine: Engine, form: str) -> None:
    account(engine, "wang", Role.CLERK)
    assert _post(visitor(engine), form).headers["Location"].startswith("/sign-in")


def test_is_opened_by_the_cookie_of_the_pages_only(engine: Engine) -> None:
    user = account(engine, "wang", Role.CLERK)
    client = visitor(engine)
    assert client.get("/account", headers=bearer(engine, user)).status_code == 303
    client.cookies.set("jiefen_session", cookie(engine, user))
    assert client.get("/account").status_code == 200


def test_runs_no_script_and_labels_its_fields(client: TestClient) -> None:
    pages = (client.get("/account"), _post(client, "second-factor", password=PASSWORD))
    for answer in pages:
        page = Outline(answer.text)
        assert page.all("script") == page.all("style") == []
        assert len(page.all("h1")) == 1
        labelled = {label["for"] for label in page.all("label")}
        fields = [field for field in page.all("input") if field.get("type") != "hidden"]
        assert fields
        assert all(field["id"] in labelled for field in fields)
