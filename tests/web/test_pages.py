"""What the worklist and the page of a case show, and to whom."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from law.basis import cite
from law.civil_time import civil_date
from records import ledger
from records.engine import transaction
from records.tables import Deadline, OpenStep, Paper, Party, User
from tests.api.small_app import NOW, a_case, account, event_of
from tests.web.pages import Outline, visitor
from workflows.messages.common import Role

NUMBER = "JF2026-000001"
XISHAN = "无锡市锡山区司法局"
TODAY = civil_date(NOW)
HOSTILE = "<script>alert(1)</script>{{ 7*7 }}\"'><img src=x onerror=alert(2)>"


@pytest.fixture
def clerk(engine: Engine) -> User:
    return account(engine, "wang", Role.CLERK, name="王敏", bureau=XISHAN)


@pytest.fixture
def client(engine: Engine, clerk: User) -> TestClient:
    return visitor(engine, clerk)


def _deadline(code: str, due: date, **more: object) -> Deadline:
    details: dict[str, object] = {
        "case_no": NUMBER,
        "workflow_id": f"dispute/{NUMBER}",
        "code": code,
        "trigger": TODAY,
        "clock": "statutory",
        "raw": due,
        "due": due,
        "state": "running",
        "basis": [basis.model_dump() for basis in cite("CPL 85")],
    }
    return Deadline(**details | more)


@pytest.fixture
def case_no(engine: Engine, clerk: User) -> str:
    """A simulated case that has reached the day it was filed on."""
    with transaction(engine) as session:
        case = a_case(session, NUMBER, bureau=XISHAN, simulated=True, stage="mediation")
        case.next_due = TODAY + timedelta(days=1)
        case.route = {
            "rows": ["R8"],
            "next": ["mediation", "payment_order"],
            "blocked": [{"step": "arbitration", "reason": "没有仲裁协议", "basis": _basis("AL 4")}],
            "flags": ["小额诉讼标准尚未核实"],
        }
        event = event_of(case, "mediator_appointed", mediator=clerk.id)
        event.actor, event.workflow_id = clerk.id, f"mediation/{NUMBER}"
        event.basis, event.flags = _basis("OMR 10"), ["原文尚未核对"]
        ledger.append(session, case, event)
        session.add(_deadline("MED_APPOINT", TODAY + timedelta(days=1), provisional=True))
        for share, days in ((50, 22), (80, 36), (100, 45)):
            due = TODAY + timedelta(days=days)
            session.add(_deadline(f"SLA_TOTAL_{share}", due, clock="service"))
        session.add(
            OpenStep(case_no=NUMBER, workflow_id="m", step="accept_assignment", since=TODAY)
        )
        for ident, kind, pdf, earlier in (
            ("p1", "mediator_appointment", "1" * 64, None),
            ("p2", "rights_notice", None, "p1"),
        ):
            session.add(
                Paper(
                    id=ident,
                    case_no=NUMBER,
                    kind=kind,
                    title="权利义务告知书",
                    event_seq=1,
                    written_on=TODAY,
                    facts={},
                    docx_sha256="0" * 64,
                    pdf_sha256=pdf,
                    supersedes=earlier,
                    superseding_reason="更换调解员" if earlier else None,
                )
            )
            session.flush()
    return NUMBER


def _basis(*citations: str) -> list[dict[str, str]]:
    return [basis.model_dump() for basis in cite(*citations)]


def _rename(engine: Engine, name: str, kind: str = "organisation") -> None:
    with transaction(engine) as session:
        party = session.get_one(Party, (NUMBER, "r1"))
        party.name, party.details = name, {"kind": kind}
        session.add(party)


class TestTheWorklist:
    def test_shows_where_each_case_is_and_when_it_is_due(
        self, client: TestClient, case_no: str
    ) -> None:
        page = Outline(client.get("/cases").text)
        for told in (case_no, "陈*", "李*", "民间借贷", "64,610.00 元", "调解", "明天到期"):
            assert told in page.text
        assert f"/cases/{case_no}" in page.links()

    def test_names_nobody_in_full(self, client: TestClient, case_no: str) -> None:
        page = client.get("/cases").text
        assert "陈甲" not in page
        assert "李乙" not in page

    def test_is_narrowed_by_stage_and_day(self, client: TestClient, case_no: str) -> None:
        def found(**query: str) -> bool:
            return case_no in Outline(client.get("/cases", params=query).text).text

        assert found(stage="mediation")
        assert not found(stage="court")
        assert found(due_before=(TODAY + timedelta(days=2)).isoformat())
        assert not found(due_before=(TODAY + timedelta(days=1)).isoformat())

    def test_goes_on_to_further_pages_with_the_same_filter(
        self, engine: Engine, client: TestClient
    ) -> None:
        with transaction(engine) as session:
            for number in range(1, 62):
                a_case(session, f"JF2026-{number:06d}", stage="court")
        first = Outline(client.get("/cases", params={"stage": "court"}).text)
        [onward] = [link for link in first.links() if "cursor=" in link]
        second = Outline(client.get(onward).text)
        shown = re.findall(r"JF2026-\d{6}", first.text + second.text)
        assert len(set(shown)) == len(shown) == 61
        assert not [link for link in second.links() if "cursor=" in link]
        assert "stage=court" in onward

    @pytest.mark.parametrize("query", [{"cursor": "made-up"}, {"due_before": "soon"}])
    def test_answers_a_made_up_query_with_a_page(
        self, client: TestClient, query: dict[str, str]
    ) -> None:
        answer = client.get("/cases", params=query)
        assert answer.status_code == 422
        assert answer.headers["Content-Type"].startswith("text/html")

    def test_tells_an_administrator_nothing_of_the_parties(
        self, engine: Engine, case_no: str
    ) -> None:
        client = visitor(engine, account(engine, "root", Role.ADMIN))
        page = Outline(client.get("/cases").text)
        assert case_no in page.text
        assert "陈*" not in page.text
        assert f"/cases/{case_no}" not in page.links()
        assert client.get(f"/cases/{case_no}").status_code == 403


class TestTheCase:
    def _page(self, client: TestClient, case_no: str) -> Outline:
        answer = client.get(f"/cases/{case_no}")
        assert answer.status_code == 200
        return Outline(answer.text)

    def test_shows_where_it_is(self, client: TestClient, case_no: str) -> None:
        page = self._page(client, case_no)
        for told in (case_no, "64,610.00 元", "民间借贷", "申请人", "陈*", "被申请人", "李*"):
            assert told in page.text
        [current] = [item for item in page.all("li") if item.get("aria-current") == "step"]
        assert current["class"] == "current"

    def test_shows_the_clock_in_words_and_as_a_bar(self, client: TestClient, case_no: str) -> None:
        page = self._page(client, case_no)
        assert "已用 0 天，还有 45 天" in page.text
        assert "45 天中已用 0 天" in [drawing.get("aria-label") for drawing in page.all("svg")]

    def test_shows_each_term_with_state_and_doubt(self, client: TestClient, case_no: str) -> None:
        text = self._page(client, case_no).text
        for told in ("指定调解员", "法定", "明天到期", "暂定", "全程期限已用 50%", "民事诉讼法"):
            assert told in text

    def test_shows_what_may_be_done_now_and_by_whom(self, client: TestClient, case_no: str) -> None:
        text = self._page(client, case_no).text
        for told in ("接受指派", "调解员", "人民法院在线调解规则"):
            assert told in text

    def test_shows_the_route_and_why_the_rest_is_closed(
        self, client: TestClient, case_no: str
    ) -> None:
        text = self._page(client, case_no).text
        for told in ("申请支付令", "优先", "申请仲裁", "没有仲裁协议", "仲裁法", "标准尚未核实"):
            assert told in text

    def test_tells_what_happened_who_did_it_and_on_which_basis(
        self, client: TestClient, case_no: str
    ) -> None:
        page = self._page(client, case_no)
        for told in ("指派调解员", "经办人 王敏", "2026年3月2日", "原文尚未核对"):
            assert told in page.text
        assert {"datetime": "2026-03-02"} in page.all("time")

    def test_links_to_the_files_there_are(self, client: TestClient, case_no: str) -> None:
        links = self._page(client, case_no).links()
        papers = f"/api/v1/cases/{case_no}/papers"
        assert [link for link in links if link.startswith(papers)] == [
            f"{papers}/p1.docx",
            f"{papers}/p1.pdf",
            f"{papers}/p2.docx",
        ]

    def test_says_which_paper_stands_in_whose_place_and_why(
        self, client: TestClient, case_no: str
    ) -> None:
        text = self._page(client, case_no).text
        for told in ("取代 2026年3月2日 的一份：更换调解员", "已被 2026年3月2日 的一份取代"):
            assert told in text

    def test_is_shown_to_its_party_whose_front_page_it_is(
        self, engine: Engine, case_no: str
    ) -> None:
        party = account(engine, "chen", Role.PARTY, case_no=case_no, party_id="c1")
        client = visitor(engine, party)
        assert client.get("/").headers["Location"] == "/party"
        assert client.get(f"/cases/{case_no}").status_code == 200

    def test_of_another_bureau_is_answered_as_one_that_does_not_exist(
        self, engine: Engine, case_no: str
    ) -> None:
        client = visitor(engine, account(engine, "li", Role.CLERK, bureau="无锡市滨湖区司法局"))
        foreign = client.get(f"/cases/{case_no}")
        nowhere = client.get("/cases/JF2026-999999")
        assert foreign.status_code == nowhere.status_code == 404
        assert foreign.text.replace(case_no, "") == nowhere.text.replace("JF2026-999999", "")

    def test_shows_a_hostile_name_as_the_text_it_is(
        self, engine: Engine, client: TestClient, case_no: str
    ) -> None:
        _rename(engine, HOSTILE)
        for address in (f"/cases/{case_no}", "/cases"):
            page = Outline(client.get(address).text)
            assert HOSTILE in page.text
            assert page.all("script") == page.all("img") == []


class TestEveryPage:
    @pytest.mark.parametrize("address", ["/sign-in", "/cases", f"/cases/{NUMBER}", "/cases/none"])
    def test_runs_no_script_and_loads_nothing_from_elsewhere(
        self, client: TestClient, case_no: str, address: str
    ) -> None:
        answer = client.get(address)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none';")
        for rule in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
            assert rule in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        page = Outline(answer.text)
        assert page.all("script") == page.all("style") == []
        assert not [attributes for _, attributes in page.tags if "style" in attributes]

    @pytest.mark.parametrize("address", ["/sign-in", "/cases", f"/cases/{NUMBER}"])
    def test_is_sound_for_screen_readers(
        self, client: TestClient, case_no: str, address: str
    ) -> None:
        page = Outline(client.get(address).text)
        assert page.all("html") == [{"lang": "zh-CN"}]
        assert len(page.all("main")) == len(page.all("h1")) == 1
        assert len(page.all("caption")) == len(page.all("table"))
        labelled = {label["for"] for label in page.all("label")}
        fields = [*page.all("select"), *page.all("input")]
        assert all(field.get("type") == "hidden" or field["id"] in labelled for field in fields)

    def test_has_its_style(self, client: TestClient) -> None:
        [style] = [
            link["href"]
            for link in Outline(client.get("/sign-in").text).all("link")
            if link["rel"] == "stylesheet"
        ]
        answer = client.get(style or "")
        assert answer.headers["Content-Type"].startswith("text/css")
