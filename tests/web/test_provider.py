"""Signing in by a provider in a process of its own, and every way in which it must not work."""

import re
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from joserfc.jwk import KeySet
from sqlalchemy import Engine
from sqlmodel import select
from starlette.testclient import TestClient

from api import oidc
from api.caller import COOKIE
from api.oidc import Provider
from api.problems import Problem
from records.engine import reading, transaction
from records.entry_tables import ProviderAttempt, ProviderSubject
from records.tables import User
from tests.api.small_app import account, database_at
from tests.provider.process import IGNORANT, RunningProvider
from tests.web.pages import HERE, site_on
from workflows.messages.common import Role

XISHAN = "无锡市锡山区司法局"
BINHU = "无锡市滨湖区司法局"
BACK = f"{HERE}/sign-in/from/xishan"


@pytest.fixture(scope="module")
def running() -> Generator[RunningProvider]:
    with RunningProvider() as provider:
        yield provider


@pytest.fixture
def engine(tmp_path: Path) -> Generator[Engine]:
    engine = database_at(tmp_path)
    account(engine, "wang", Role.CLERK, bureau=XISHAN)
    yield engine
    engine.dispose()


class Browser:
    """A browser at the pages of an installation with one provider."""

    def __init__(self, engine: Engine, running: RunningProvider, provider: Provider) -> None:
        site = site_on(engine)
        site.state.providers = (provider,)
        self.running = running
        self.http = TestClient(site, base_url=HERE, follow_redirects=False)

    def goes(self, onward: str = "/cases") -> str:
        """On to the provider; the address there."""
        gone = self.http.get("/sign-in/to/xishan", params={"next": onward})
        assert gone.status_code == 303, gone.text
        return gone.headers["Location"]

    def comes_back(self, address: httpx.URL, **changed: str) -> httpx.Response:
        return self.http.get("/sign-in/from/xishan", params=dict(address.params) | changed)

    def signs_in(self, subject: str) -> httpx.Response:
        return self.comes_back(self.running.signs_in(self.goes(), subject))

    @property
    def who(self) -> str | None:
        """The user name of whoever is signed in."""
        answer = self.http.get("/api/v1/me")
        return answer.json().get("username")


def _browser(engine: Engine, running: RunningProvider, **more: Any) -> Browser:
    return Browser(engine, running, running.client(BACK, **more))


def _refused(answer: httpx.Response, status: int, words: str) -> None:
    assert answer.status_code == status
    assert words in answer.text
    assert COOKIE not in answer.headers.get("Set-Cookie", "")


class TestSigningIn:
    def test_is_offered_where_there_is_a_provider(
        self, engine: Engine, running: RunningProvider
    ) -> None:
        browser = _browser(engine, running)
        shown = browser.http.get("/sign-in", params={"next": "/cases?stage=court"}).text
        [link] = re.findall(r'href="(/sign-in/to/[^"]+)"', shown)
        assert "用锡山区统一身份认证登录" in shown
        assert browser.http.get(link).headers["Location"].startswith(running.issuer)

    def test_opens_the_account_of_the_same_name_and_links_it(
        self, engine: Engine, running: RunningProvider
    ) -> None:
        running.knows("s-1", preferred_username="Wang", name="王")
        browser = _browser(engine, running, bureau=XISHAN)
        back = browser.signs_in("s-1")
        assert back.status_code == 200
        assert 'http-equiv="refresh" content="0; url=/cases"' in back.text
        assert "SameSite=strict" in back.headers["Set-Cookie"]
        assert browser.who == "wang"
        # From now on the subject counts, whatever name the provider gives it.
        running.knows("s-1", preferred_username="somebody-else")
        again = _browser(engine, running, bureau=XISHAN)
        again.signs_in("s-1")
        assert again.who == "wang"

    def test_leads_nowhere_else(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-2", preferred_username="wang")
        browser = _browser(engine, running)
        back = browser.comes_back(running.signs_in(browser.goes("https://evil.example/"), "s-2"))
        assert 'content="0; url=/"' in back.text

    def test_sends_challenge_nonce_and_state_each_time_anew(
        self, engine: Engine, running: RunningProvider
    ) -> None:
        browser = _browser(engine, running)
        first, second = (httpx.URL(browser.goes()).params for _ in range(2))
        assert first["code_challenge_method"] == "S256"
        for name in ("code_challenge", "nonce", "state"):
            assert len(first[name]) == 43
            assert first[name] != second[name]
        with reading(engine) as session:
            kept = session.exec(select(ProviderAttempt)).all()
        assert not {first["state"], second["state"]} & {each.state_sha256 for each in kept}


class TestNobodyUnknown:
    def test_is_given_an_account_unasked(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-3", preferred_username="chen", roles=["jf-clerk"])
        browser = _browser(engine, running, bureau=XISHAN)
        _refused(browser.signs_in("s-3"), 403, "没有对应的账户")
        assert browser.who is None
        with reading(engine) as session:
            assert len(session.exec(select(User)).all()) == 1
            assert session.exec(select(ProviderSubject)).all() == []

    def test_is_given_one_where_the_roles_say_so(
        self, engine: Engine, running: RunningProvider
    ) -> None:
        running.knows("s-4", preferred_username="chen", name="陈书记", roles=["x", "jf-clerk"])
        browser = _browser(engine, running, bureau=XISHAN, roles={"jf-clerk": "clerk"})
        browser.signs_in("s-4")
        me = browser.http.get("/api/v1/me").json()
        assert (me["username"], me["name"], me["role"]) == ("chen", "陈书记", "clerk")
        assert me["bureau"] == XISHAN

    def test_is_given_one_without_a_role_of_the_mapping(
        self, engine: Engine, running: RunningProvider
    ) -> None:
        running.knows("s-5", preferred_username="zhao", roles=["jf-clerks-emeriti"])
        browser = _browser(engine, running, roles={"jf-clerk": "clerk"})
        _refused(browser.signs_in("s-5"), 403, "没有对应的账户")

    @pytest.mark.parametrize("role", ["admin", "party"])
    def test_can_be_made_administrator_or_party(self, running: RunningProvider, role: str) -> None:
        with pytest.raises(ValueError, match="roles"):
            running.client(BACK, roles={"x": role})

    def test_comes_without_a_user_name(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-6", roles=["jf-clerk"])
        browser = _browser(engine, running, roles={"jf-clerk": "clerk"})
        _refused(browser.signs_in("s-6"), 403, "没有可用的用户名")


class TestAProviderAnswersFor:
    def test_no_other_bureaus_accounts(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-7", preferred_username="wang")
        browser = _browser(engine, running, bureau=BINHU)
        _refused(browser.signs_in("s-7"), 403, "没有可用的账户")

    def test_no_account_of_all_bureaus(self, engine: Engine, running: RunningProvider) -> None:
        account(engine, "root", Role.ADMIN)
        running.knows("s-8", preferred_username="root")
        browser = _browser(engine, running, bureau=XISHAN)
        _refused(browser.signs_in("s-8"), 403, "没有可用的账户")

    def test_no_account_that_is_disabled(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-9", preferred_username="wang")
        _browser(engine, running).signs_in("s-9")
        with transaction(engine) as session:
            user = session.exec(select(User)).one()
            user.disabled = True
            session.add(user)
        _refused(_browser(engine, running).signs_in("s-9"), 403, "没有可用的账户")

    def test_no_account_that_is_another_subjects(
        self, engine: Engine, running: RunningProvider
    ) -> None:
        running.knows("s-10", preferred_username="wang")
        running.knows("s-11", preferred_username="wang")
        _browser(engine, running).signs_in("s-10")
        _refused(_browser(engine, running).signs_in("s-11"), 403, "没有可用的账户")


class TestAWayBack:
    def test_with_another_state_is_refused(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-12", preferred_username="wang")
        browser = _browser(engine, running)
        back = running.signs_in(browser.goes(), "s-12")
        _refused(browser.comes_back(back, state="x" * 43), 403, "请重新登录")
        _refused(browser.comes_back(back, state=""), 403, "请重新登录")
        assert browser.comes_back(back).status_code == 200

    def test_in_another_browser_is_refused(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-13", preferred_username="wang")
        mine, victims = _browser(engine, running), _browser(engine, running)
        back = running.signs_in(mine.goes(), "s-13")
        _refused(victims.comes_back(back), 403, "请重新登录")
        victims.goes()
        _refused(victims.comes_back(back), 403, "请重新登录")

    def test_serves_once(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-14", preferred_username="wang")
        browser = _browser(engine, running)
        address = browser.goes()
        state = browser.http.cookies["jiefen_provider"]
        back = running.signs_in(address, "s-14")
        assert browser.comes_back(back).status_code == 200
        browser.http.cookies.set("jiefen_provider", state, path="/sign-in")
        _refused(browser.comes_back(back), 403, "请重新登录")

    def test_too_late_is_refused(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-15", preferred_username="wang")
        browser = _browser(engine, running)
        back = running.signs_in(browser.goes(), "s-15")
        with transaction(engine) as session:
            attempt = session.exec(select(ProviderAttempt)).one()
            attempt.expires_at = datetime.now(UTC) - timedelta(seconds=1)
            session.add(attempt)
        _refused(browser.comes_back(back), 403, "请重新登录")

    def test_from_another_issuer_is_refused(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-16", preferred_username="wang")
        browser = _browser(engine, running)
        back = running.signs_in(browser.goes(), "s-16")
        _refused(browser.comes_back(back, iss="https://evil.example"), 403, "请重新登录")

    def test_denied_by_the_provider_says_so(self, engine: Engine, running: RunningProvider) -> None:
        browser = _browser(engine, running)
        params = {"state": httpx.URL(browser.goes()).params["state"], "error": "access_denied"}
        denied = browser.http.get("/sign-in/from/xishan", params=params)
        _refused(denied, 403, "没有确认您的身份")


class TestACode:
    def test_serves_once(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-17", preferred_username="wang")
        browser = _browser(engine, running)
        back = running.signs_in(browser.goes(), "s-17")
        browser.comes_back(back)
        state = httpx.URL(browser.goes()).params["state"]
        _refused(browser.comes_back(back, state=state), 403, "登录凭据无效或者已经使用")

    def test_of_another_sign_in_is_refused_by_its_challenge(
        self, engine: Engine, running: RunningProvider
    ) -> None:
        running.knows("s-18", preferred_username="wang")
        browser = _browser(engine, running)
        stolen = running.signs_in(browser.goes(), "s-18")
        state = httpx.URL(browser.goes()).params["state"]
        _refused(browser.comes_back(stolen, state=state), 403, "登录凭据无效或者已经使用")

    def test_of_another_sign_in_is_refused_by_its_nonce(self, engine: Engine) -> None:
        with RunningProvider(IGNORANT) as ignorant:
            ignorant.knows("s-19", preferred_username="wang")
            browser = _browser(engine, ignorant)
            stolen = ignorant.signs_in(browser.goes(), "s-19")
            state = httpx.URL(browser.goes()).params["state"]
            _refused(browser.comes_back(stolen, state=state), 403, "身份令牌未通过验证")

    def test_of_another_client_is_refused(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-20", preferred_username="wang")
        provider = running.client(BACK)
        other = Browser(engine, running, running.client(BACK))
        foreign = running.signs_in(other.goes(), "s-20")
        browser = Browser(engine, running, provider)
        state = httpx.URL(browser.goes()).params["state"]
        _refused(browser.comes_back(foreign, state=state), 403, "登录凭据无效或者已经使用")


class Issued:
    """An ID token that the provider has issued to a client, with its keys."""

    def __init__(self, engine: Engine, running: RunningProvider) -> None:
        running.knows("s-21", preferred_username="wang")
        self.provider = running.client(BACK)
        browser = Browser(engine, running, self.provider)
        back = running.signs_in(browser.goes(), "s-21")
        with reading(engine) as session:
            attempt = session.exec(select(ProviderAttempt)).one()
        self.nonce = attempt.nonce
        client = (self.provider.client_id, self.provider.client_secret.get_secret_value())
        form = {
            "grant_type": "authorization_code",
            "code": back.params["code"],
            "redirect_uri": BACK,
            "code_verifier": attempt.code_verifier,
        }
        answer = running.http.post("/oauth2/token", data=form, auth=client).json()
        self.token: str = answer["id_token"]
        self.keys = KeySet.import_key_set(running.http.get("/jwks").json())

    def accepted(self, **changed: Any) -> bool:
        told = {"provider": self.provider, "id_token": self.token, "nonce": self.nonce} | changed
        try:
            return oidc.verified(keys=self.keys, **told).subject == "s-21"
        except Problem:
            return False


class TestAnIdentityToken:
    @pytest.fixture
    def issued(self, engine: Engine, running: RunningProvider) -> Issued:
        return Issued(engine, running)

    def test_is_accepted_by_the_client_it_was_issued_to(self, issued: Issued) -> None:
        assert issued.accepted()

    def test_of_another_sign_in_is_refused(self, issued: Issued) -> None:
        assert not issued.accepted(nonce="another")

    def test_of_another_client_is_refused(self, issued: Issued, running: RunningProvider) -> None:
        assert not issued.accepted(provider=running.client(BACK))

    def test_of_another_issuer_is_refused(self, issued: Issued) -> None:
        other = issued.provider.model_copy(update={"issuer": "https://other.example"})
        assert not issued.accepted(provider=other)

    def test_by_another_algorithm_is_refused(self, issued: Issued) -> None:
        other = issued.provider.model_copy(update={"algorithm": "PS256"})
        assert not issued.accepted(provider=other)

    def test_tampered_with_or_unsigned_is_refused(self, issued: Issued) -> None:
        header, payload, signature = issued.token.split(".")
        swapped = ("A" if signature[0] != "A" else "B") + signature[1:]
        for forged in (f"{header}.{payload}.{swapped}", f"{header}.{payload}.", None, "", "x.y.z"):
            assert not issued.accepted(id_token=forged)


class TestAProviderThatIsDown:
    def test_is_said_to_be(self, engine: Engine) -> None:
        with RunningProvider() as running:
            running.knows("s-22", preferred_username="wang")
            browser = _browser(engine, running)
            back = running.signs_in(browser.goes(), "s-22")
        _refused(browser.comes_back(back), 503, "暂时无法连接")
        gone = browser.http.get("/sign-in/to/xishan")
        _refused(gone, 503, "锡山区统一身份认证暂时无法连接")

    def test_or_speaks_of_another_issuer_is_not_trusted(
        self, engine: Engine, running: RunningProvider
    ) -> None:
        provider = running.client(BACK).model_copy(update={"issuer": f"{running.issuer}/"})
        browser = Browser(engine, running, provider)
        _refused(browser.http.get("/sign-in/to/xishan"), 503, "暂时无法连接")

    def test_and_one_that_nobody_set_up_is_not_found(
        self, engine: Engine, running: RunningProvider
    ) -> None:
        browser = _browser(engine, running)
        assert browser.http.get("/sign-in/to/binhu").status_code == 404
        assert browser.http.get("/sign-in/from/binhu").status_code == 404


@pytest.mark.parametrize("issuer", ["http://id.example", "id.example", "ftp://id.example", ""])
def test_a_provider_is_reached_over_https(issuer: str) -> None:
    with pytest.raises(ValueError, match="https"):
        Provider(id="x", name="x", issuer=issuer, client_id="x", client_secret="x")  # pyright: ignore[reportArgumentType]
