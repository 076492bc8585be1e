"""Parties without accounts: a link and a code let them into their case, for one purpose."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import col, select

from embedded.simulation.people import API, SimulatedCase
from jiefen_client import Problem, Request
from records.engine import reading, transaction
from records.entry_tables import EntryLink, EntrySession
from records.tables import Party
from tests import spool
from tests.conftest import Cases
from tests.web.pages import Outline
from tests.web.town_browser import Filled
from tests.workflows.reading import kinds, last, term

PHONE = "13800000102"
ANSWER = "/party/steps/answer_invitation"
OWN = {"Origin": "http://jiefen.simulation"}


class Invited:
    """A case whose respondent is invited by links."""

    def __init__(self, cases: Cases, case: SimulatedCase) -> None:
        self.case = case
        self.engine = cases.here.engine
        self.http = cases.here.http
        assert self.engine.url.database is not None
        self.folder = Path(self.engine.url.database).with_name("messages")

    async def made(self, purpose: str = "see", **more: Any) -> dict[str, Any]:
        """A link as the clerk is told of it, with its token."""
        body = {"party_id": "r1", "purpose": purpose} | more
        path = f"/cases/{self.case.case_no}/entry-links"
        told = await self.case.bureau.clerk.send("POST", path, body)
        return told | {"token": told["link"].rsplit("/", 1)[1]}

    async def link(self, purpose: str = "see", **more: Any) -> str:
        return (await self.made(purpose, **more))["token"]

    async def listed(self) -> list[dict[str, Any]]:
        path = f"/cases/{self.case.case_no}/entry-links"
        return await self.case.bureau.clerk.get(path)

    async def revoke(self, link_id: str) -> None:
        await self.case.bureau.clerk.client.revoke_entry_link(self.case.case_no, link_id)

    async def by_link(self, token: str, path: str = "/code", **body: Any) -> tuple[int, Any]:
        answer = await self.http.post(f"{API}/entry-links/{token}{path}", json=body)
        told = answer.json() if answer.content else {}
        return answer.status_code, told.get("code", told)

    async def enter(self, token: str, code: str) -> tuple[int, Any]:
        return await self.by_link(token, "/session", code=code)

    async def entered(self, purpose: str = "see", **more: Any) -> str:
        """The token of a session."""
        token = await self.link(purpose, **more)
        await self.by_link(token)
        status, told = await self.enter(token, self.code())
        assert status == 200, told
        return told["access_token"]

    async def call(
        self, token: str, method: str, path: str = "", body: Any = None
    ) -> tuple[int, Any]:
        """A request in the case by a session, and the code of its refusal."""
        answer = await self.http.request(
            method,
            f"{API}/cases/{self.case.case_no}{path}",
            json=body,
            headers={"Authorization": f"Bearer {token}"},
        )
        return answer.status_code, answer.json().get("code") if answer.is_error else None

    def messages(self) -> list[dict[str, str]]:
        return spool.messages(self.folder)

    def code(self) -> str:
        """The code in the last message."""
        return spool.code_in(self.messages()[-1]["text"])

    def wrong_code(self) -> str:
        return f"{(int(self.code()) + 1) % 1_000_000:06d}"

    def details(self, **changed: str | None) -> None:
        """The respondent's details on record are others."""
        with transaction(self.engine) as session:
            party = session.get_one(Party, (self.case.case_no, "r1"))
            merged = party.details | changed
            party.details = {name: value for name, value in merged.items() if value is not None}
            session.add(party)

    def expire(self, table: type[EntryLink] | type[EntrySession]) -> None:
        with transaction(self.engine) as session:
            for row in session.exec(select(table)):
                row.expires_at = datetime.now(UTC) - timedelta(seconds=1)
                session.add(row)


@pytest.fixture
async def invited(cases: Cases) -> Invited:
    """A case of 2 March whose mediation has been opened."""
    case = await cases.open("01")
    await case.opened("appoint_mediator")
    return Invited(cases, case)


class TestALink:
    async def test_tells_neither_the_case_nor_the_party(self, invited: Invited) -> None:
        token = await invited.link()
        told = await invited.http.get(f"{API}/entry-links/{token}")
        assert told.json()["contact"] == "138****0102"
        shown = await invited.http.get(f"/enter/{token}")
        with reading(invited.engine) as session:
            name = session.get_one(Party, (invited.case.case_no, "r1")).name
        for page in (told.text, shown.text):
            assert invited.case.case_no not in page
            assert name not in page
            assert PHONE not in page

    async def test_is_told_once_and_kept_as_a_digest(self, invited: Invited) -> None:
        token = await invited.link()
        await invited.by_link(token)
        session_token = (await invited.enter(token, invited.code()))[1]["access_token"]
        with reading(invited.engine) as session:
            kept = [row.model_dump_json() for row in session.exec(select(EntryLink))]
            kept += [row.model_dump_json() for row in session.exec(select(EntrySession))]
        for secret in (token, session_token, f'"{invited.code()}"'):
            assert not any(secret in row for row in kept)
        assert token not in str(await invited.listed())

    async def test_serves_once_unless_it_says_more(self, invited: Invited) -> None:
        once, twice = await invited.link(), await invited.link("answer", uses=2)
        for token, uses in ((once, 1), (twice, 2)):
            for _ in range(uses):
                await invited.by_link(token)
                assert (await invited.enter(token, invited.code()))[0] == 200
            assert await invited.by_link(token) == (404, "link_invalid")

    async def test_opens_until_it_expires_is_revoked_or_replaced(self, invited: Invited) -> None:
        first = await invited.link()
        second = await invited.made()
        other = await invited.link("answer")
        assert await invited.by_link(first) == (404, "link_invalid")
        await invited.revoke(second["id"])
        assert await invited.by_link(second["token"]) == (404, "link_invalid")
        assert (await invited.by_link(other))[0] == 204
        states = [each["state"] for each in await invited.listed()]
        assert states == ["revoked", "revoked", "open"]
        invited.expire(EntryLink)
        assert await invited.by_link(other) == (404, "link_invalid")

    async def test_is_worn_out_by_wrong_codes(self, invited: Invited) -> None:
        token = await invited.link()
        await invited.by_link(token)
        for _ in range(5):
            assert await invited.enter(token, invited.wrong_code()) == (422, "code_wrong")
        assert await invited.enter(token, invited.code()) == (404, "link_invalid")

    async def test_sends_few_codes(self, invited: Invited) -> None:
        token = await invited.link()
        sent = [(await invited.by_link(token))[0] for _ in range(6)]
        assert sent == [204] * 5 + [429]

    async def test_takes_a_code_once_and_the_last_one_only(self, invited: Invited) -> None:
        token = await invited.link(uses=2)
        await invited.by_link(token)
        earlier = invited.code()
        await invited.by_link(token)
        if earlier != invited.code():
            assert await invited.enter(token, earlier) == (422, "code_wrong")
        assert (await invited.enter(token, invited.code()))[0] == 200
        assert await invited.enter(token, invited.code()) == (422, "code_wrong")

    async def test_is_opened_by_mail_where_no_phone_is_on_record(self, invited: Invited) -> None:
        invited.details(phone=None, email="li@example.com")
        token = await invited.link()
        assert (await invited.by_link(token))[0] == 204
        assert invited.messages()[-1]["email"] == "li@example.com"
        told = await invited.http.get(f"{API}/entry-links/{token}")
        assert told.json()["contact"] == "l***@example.com"
        assert (await invited.enter(token, invited.code()))[0] == 200

    async def test_is_not_made_for_whom_no_code_reaches(self, invited: Invited) -> None:
        invited.details(phone=None, email=None)
        with pytest.raises(Problem) as turned:
            await invited.link()
        assert turned.value.code == "contact_missing"
        with pytest.raises(Problem) as turned:
            await invited.link(party_id="r9")
        assert turned.value.code == "unknown_party"

    async def test_is_made_and_listed_by_the_bureau_alone(self, invited: Invited) -> None:
        path = f"/cases/{invited.case.case_no}/entry-links"
        with pytest.raises(Problem) as turned:
            await invited.case.parties["r1"].get(path)
        assert turned.value.status == 403
        body = {"party_id": "r1", "purpose": "see"}
        with pytest.raises(Problem) as turned:
            await invited.case.parties["c1"].send("POST", path, body)
        assert turned.value.status == 403


class TestASession:
    async def test_sees_its_case_and_no_other(self, cases: Cases, invited: Invited) -> None:
        other = await cases.open("02")
        token = await invited.entered()
        assert await invited.call(token, "GET") == (200, None)
        assert await invited.call(token, "GET", "/papers") == (200, None)
        headers = {"Authorization": f"Bearer {token}"}
        foreign = await invited.http.get(f"{API}/cases/{other.case_no}", headers=headers)
        assert foreign.status_code == 404
        for path in ("/cases", "/me", "/users"):
            listed = await invited.http.get(f"{API}{path}", headers=headers)
            assert listed.json()["code"] == "scope_missing"

    @pytest.mark.parametrize("purpose", ["see", "sign"])
    async def test_answers_nothing_unless_invited_to(self, invited: Invited, purpose: str) -> None:
        token = await invited.entered(purpose)
        refused = await invited.call(
            token, "POST", "/mediation/answer-invitation", {"consents": True}
        )
        assert refused == (403, "scope_missing")

    async def test_answers_as_the_party_where_it_is_for_that(self, invited: Invited) -> None:
        token = await invited.entered("answer")
        body = {"consents": True}
        answered = await invited.call(token, "POST", "/mediation/answer-invitation", body)
        assert answered == (200, None)
        assert (await last(invited.case, "invitation_answered"))["facts"]["party_id"] == "r1"
        made = await invited.call(token, "POST", "/entry-links", {"party_id": "c1"})
        assert made == (403, "forbidden")

    async def test_signs_nothing_unless_invited_to(self, invited: Invited) -> None:
        token = await invited.entered("answer")
        path = f"/signings/{'0' * 32}/own-link"
        assert await invited.call(token, "POST", path) == (403, "scope_missing")

    async def test_is_over_after_a_while(self, invited: Invited) -> None:
        token = await invited.entered()
        invited.expire(EntrySession)
        assert await invited.call(token, "GET") == (401, "visit_over")

    async def test_is_over_when_its_link_is_revoked(self, invited: Invited) -> None:
        token = await invited.entered()
        [link] = await invited.listed()
        await invited.revoke(link["id"])
        assert await invited.call(token, "GET") == (401, "visit_over")

    async def test_of_an_agent_is_over_with_the_agency(self, invited: Invited) -> None:
        lawyer = {"name": "赵律", "phone": "13900000003", "powers": []}
        party, case_no = invited.case.parties["r1"], invited.case.case_no
        await party.act(case_no, "appoint_agent", party_id="r1", agent=lawyer)
        token = await invited.entered(agent_id="r1-a1")
        assert invited.messages()[-1]["phone"] == "13900000003"
        assert await invited.call(token, "GET") == (200, None)
        await party.act(case_no, "revoke_agent", agent_id="r1-a1")
        assert await invited.call(token, "GET") == (401, "visit_over")
        with pytest.raises(Problem) as turned:
            await invited.link(agent_id="r1-a1")
        assert turned.value.code == "agency_ended"


class TestWhatGoesIntoTheLog:
    async def test_is_who_opened_and_who_was_identified(self, invited: Invited) -> None:
        token = await invited.link(uses=2)
        # A messenger draws a preview of the link: nobody has taken notice by that.
        await invited.http.get(f"/enter/{token}")
        await invited.http.get(f"{API}/entry-links/{token}")
        assert "notice_opened" not in await kinds(invited.case)
        await invited.by_link(token)
        assert (await last(invited.case, "notice_opened"))["facts"] == {
            "party_id": "r1",
            "mark": "opened",
            "channel": "online",
            "at": None,
        }
        assert (await term(invited.case, "NOTICE_OPENING@r1"))["state"] == "met"
        assert "party_identified" not in await kinds(invited.case)
        await invited.enter(token, invited.wrong_code())
        assert "party_identified" not in await kinds(invited.case)
        await invited.enter(token, invited.code())
        await invited.by_link(token)
        await invited.enter(token, invited.code())
        told = await kinds(invited.case)
        assert (told.count("notice_opened"), told.count("party_identified")) == (1, 1)
        [link] = await invited.listed()
        assert link["opened_at"] <= link["identified_at"]

    async def test_names_the_party_on_the_page_of_the_case(self, invited: Invited) -> None:
        await invited.entered()
        page = Request("GET", f"/cases/{invited.case.case_no}")
        shown = await invited.case.bureau.clerk.client.send(page)
        assert "已注销的账户" not in shown.text


@pytest.fixture
def browser(invited: Invited) -> Iterator[httpx.AsyncClient]:
    """A browser that has no cookie yet, and none afterwards."""
    invited.http.cookies.clear()
    yield invited.http
    invited.http.cookies.clear()


class TestThePages:
    async def test_lead_a_party_from_its_link_to_its_answer(
        self, invited: Invited, browser: httpx.AsyncClient
    ) -> None:
        token = await invited.link("answer")
        shown = await browser.get(f"/enter/{token}")
        assert "发送验证码" in shown.text
        assert "script" not in shown.text
        sent = await browser.post(f"/enter/{token}/code", headers=OWN)
        assert sent.headers["Location"] == f"/enter/{token}#code"
        assert "验证码已发往 138****0102" in (await browser.get(f"/enter/{token}")).text
        form = {"code": invited.code()}
        let_in = await browser.post(f"/enter/{token}/session", data=form, headers=OWN)
        assert let_in.headers["Location"] == "/party"
        for property_ in ("HttpOnly", "SameSite=strict", "Max-Age=1800"):
            assert property_ in let_in.headers["Set-Cookie"]
        assert ANSWER in Outline((await browser.get("/party")).text).links()
        case = await browser.get(f"/cases/{invited.case.case_no}")
        assert 'href="/party"' in case.text
        form = Filled((await browser.get(ANSWER)).text, ANSWER).sent | {"consents": "true"}
        answers = [await browser.post(ANSWER, data=form, headers=OWN) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [303, 303]
        assert (await kinds(invited.case)).count("invitation_answered") == 1
        done = await browser.get(answers[0].headers["Location"])
        assert "已经办好：答复调解邀请" in Outline(done.text).text

    async def test_take_no_form_of_another_site(
        self, invited: Invited, browser: httpx.AsyncClient
    ) -> None:
        browser.cookies.set("jiefen_party", await invited.entered("answer"))
        evil = {"Origin": "https://evil.example"}
        for path in (ANSWER, "/party/leave"):
            refused = await browser.post(path, data={"consents": "false"}, headers=evil)
            assert refused.status_code == 403
        assert "invitation_answered" not in await kinds(invited.case)
        # And the API takes no step by a cookie.
        path = f"{API}/cases/{invited.case.case_no}/mediation/answer-invitation"
        assert (await browser.post(path, json={"consents": True})).status_code == 401

    async def test_offer_nothing_that_the_link_is_not_for(
        self, invited: Invited, browser: httpx.AsyncClient
    ) -> None:
        browser.cookies.set("jiefen_party", await invited.entered("see"))
        assert ANSWER not in Outline((await browser.get("/party")).text).links()
        refused = await browser.post(ANSWER, data={"consents": "false"}, headers=OWN)
        assert refused.status_code == 403
        assert "链接不能用于此事" in refused.text

    async def test_say_what_was_wrong_and_let_it_be_done_again(
        self, invited: Invited, browser: httpx.AsyncClient
    ) -> None:
        token = await invited.link()
        await browser.post(f"/enter/{token}/code", headers=OWN)
        for code in (invited.wrong_code(), "12", "x" * 6):
            shown = await browser.post(f"/enter/{token}/session", data={"code": code}, headers=OWN)
            assert shown.status_code == 422
            assert f'action="/enter/{token}/session"' in shown.text

    async def test_let_a_party_go(self, invited: Invited, browser: httpx.AsyncClient) -> None:
        token = await invited.entered()
        browser.cookies.set("jiefen_party", token)
        assert "已退出" in (await browser.post("/party/leave", headers=OWN)).text
        assert await invited.call(token, "GET") == (401, "visit_over")
        with reading(invited.engine) as session:
            links = select(EntryLink.id).where(col(EntryLink.case_no) == invited.case.case_no)
            left = select(EntrySession).where(col(EntrySession.link_id).in_(links))
            assert session.exec(left).all() == []

    async def test_say_when_a_link_opens_nothing(self, browser: httpx.AsyncClient) -> None:
        shown = await browser.get(f"/enter/{'x' * 43}")
        assert shown.status_code == 404
        assert "链接无效" in shown.text
