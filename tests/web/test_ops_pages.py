"""The pages of the desk of ops and of reports; Temporal is not there."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient
from temporalio.client import Client

from api.caller import COOKIE
from law.civil_time import civil_date
from records.engine import transaction
from records.tables import User
from tests.api.small_app import account, cookie, database_at
from tests.records.caseloads import XISHAN, filed, term
from tests.web.pages import HERE, OWN_FORM, Outline, whole_site
from web.language import COOKIE as LANGUAGE
from web.language import ENGLISH
from workflows.messages.common import Role

NUMBER = "JF2026-000001"
HOSTILE = "<img src=x onerror=alert(1)>"
TODAY = civil_date(datetime.now(UTC))


def visitor(engine: Engine, folder: Path, user: User) -> TestClient:
    """A client on the whole application, signed in."""
    nobody = asyncio.run(Client.connect("127.0.0.1:1", lazy=True))
    client = TestClient(whole_site(engine, nobody, folder), base_url=HERE, follow_redirects=False)
    client.cookies.set(COOKIE, cookie(engine, user))
    return client


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return database_at(tmp_path)


@pytest.fixture
def ops(engine: Engine, tmp_path: Path) -> TestClient:
    return visitor(engine, tmp_path, account(engine, "ops", Role.OPS))


@pytest.fixture
def supervisor(engine: Engine, tmp_path: Path) -> TestClient:
    user = account(engine, "zhang", Role.SUPERVISOR, bureau=XISHAN)
    return visitor(engine, tmp_path, user)


@pytest.fixture
def late_case(engine: Engine) -> str:
    """A case that is late, and stuck, of a bureau with a hostile name."""
    begin = TODAY - timedelta(days=60)
    with transaction(engine) as session:
        case = filed(session, 1, begin, stage="mediation", bureau=HOSTILE)
        term(session, case, "SLA_MEDIATION_100", begin, 24, "ended")
        term(session, case, "SLA_TOTAL_100", begin, 45, "ended")
        term(session, case, "MED_CONTACT", begin, 10, "running")
    return case.case_no


class TestTheDesk:
    def test_shows_what_runs_is_late_and_stands_still(
        self, ops: TestClient, late_case: str
    ) -> None:
        answer = ops.get("/ops")
        assert answer.status_code == 200
        page = Outline(answer.text)
        assert f"dispute/{late_case}" in page.text
        for told in ("共 1 件", "46–60 日", "全程四十五日", "MED_CONTACT", "没有答复"):
            assert told in page.text
        assert "/ops/cases?stage=mediation&age=d60" in page.links()

    def test_names_no_party(self, ops: TestClient, late_case: str) -> None:
        assert "陈" not in ops.get("/ops").text + ops.get("/ops/cases").text

    def test_allows_its_own_script_alone(self, ops: TestClient) -> None:
        answer = ops.get("/ops")
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        page = Outline(answer.text)
        assert [script["src"] for script in page.all("script")] == ["/static/live.js"]
        assert not [attributes for _, attributes in page.tags if "style" in attributes]
        assert ops.get("/static/live.js").status_code == 200

    def test_each_live_part_can_be_found_again(self, ops: TestClient) -> None:
        page = Outline(ops.get("/ops").text)
        parts = [attributes for _, attributes in page.tags if "data-live" in attributes]
        assert len(parts) == 5
        assert all(attributes.get("id") for attributes in parts)

    def test_is_closed_to_others(self, supervisor: TestClient) -> None:
        assert supervisor.get("/ops").status_code == 403
        assert supervisor.get("/ops/cases").status_code == 403

    def test_a_retry_without_a_reason_says_so_at_its_field(
        self, ops: TestClient, late_case: str
    ) -> None:
        sent = {"workflow_id": f"dispute/{late_case}", "activity_id": "", "reason": " "}
        # Temporal not being reached, no retry is offered; the refusal is told all the same.
        answer = ops.post("/ops/retries", data=sent, headers=OWN_FORM)
        assert answer.status_code == 422
        assert [
            tag
            for tag, attributes in Outline(answer.text).tags
            if attributes.get("role") == "alert"
        ]

    def test_a_retry_that_temporal_does_not_take_is_told(
        self, ops: TestClient, late_case: str
    ) -> None:
        sent = {"workflow_id": f"dispute/{late_case}", "activity_id": "", "reason": "卡住"}
        answer = ops.post("/ops/retries", data=sent, headers=OWN_FORM)
        assert answer.status_code == 503
        assert "Temporal 没有答复" in answer.text

    def test_a_form_from_elsewhere_retries_nothing(self, ops: TestClient) -> None:
        sent = {"workflow_id": f"dispute/{NUMBER}", "reason": "卡住"}
        elsewhere = {"Origin": "https://elsewhere.example"}
        assert ops.post("/ops/retries", data=sent, headers=elsewhere).status_code == 403


class TestTheBars:
    def test_show_each_case_with_its_stages_in_words_too(
        self, ops: TestClient, late_case: str
    ) -> None:
        answer = ops.get("/ops/cases", params={"stage": "mediation", "age": "d60"})
        page = Outline(answer.text)
        assert late_case in page.text
        assert "已超出" in page.text
        assert "调解 60 天" in [svg.get("aria-label") for svg in page.all("svg")]

    def test_show_a_hostile_name_as_text(self, ops: TestClient, late_case: str) -> None:
        page = Outline(ops.get("/ops/cases").text)
        assert page.all("img") == []
        assert HOSTILE in page.text

    def test_a_page_is_small_and_leads_on(self, engine: Engine, ops: TestClient) -> None:
        with transaction(engine) as session:
            for number in range(1, 102):
                case = filed(session, number, TODAY - timedelta(days=50), stage="court")
                for place, stage in enumerate(("INTAKE", "MEDIATION", "COURT")):
                    begin = TODAY - timedelta(days=50 - place)
                    term(session, case, f"SLA_{stage}_100", begin, 20, "met")
        first = ops.get("/ops/cases")
        assert len(first.content) < 100_000
        [onward] = [link for link in Outline(first.text).links() if "cursor=" in link]
        assert "JF2026-000101" in ops.get(onward).text

    def test_a_made_up_filter_is_refused(self, ops: TestClient) -> None:
        assert ops.get("/ops/cases", params={"age": "young"}).status_code == 422


class TestTheReport:
    def test_shows_the_figures_and_what_they_mean(
        self, engine: Engine, supervisor: TestClient
    ) -> None:
        with transaction(engine) as session:
            filed(session, 1, TODAY - timedelta(days=60), 20, bureau=XISHAN)
            filed(session, 2, TODAY - timedelta(days=60), 50, bureau=XISHAN)
        page = Outline(supervisor.get("/reports", params={"by": "bureau"}).text)
        for told in (XISHAN, "50.0%", "35.0", "节省费用：", "诉讼费用交纳办法"):
            assert told in page.text
        assert "/api/v1/reports/report.pdf?by=bureau" in page.links()

    def test_names_the_field_of_a_period_that_is_none(self, supervisor: TestClient) -> None:
        period = {"since": "2026-03-02", "until": "2026-03-01"}
        answer = supervisor.get("/reports", params=period)
        assert answer.status_code == 422
        page = Outline(answer.text)
        [told] = [each for each in page.all("p") if each.get("id") == "wrong"]
        assert told["role"] == "alert"
        since, *_ = [each for each in page.all("input") if each.get("id") == "since"]
        assert since["aria-describedby"] == "wrong"
        assert since["value"] == "2026-03-02"

    def test_shows_a_hostile_name_as_text(self, ops: TestClient, late_case: str) -> None:
        page = Outline(ops.get("/reports", params={"by": "bureau"}).text)
        assert page.all("img") == []
        assert HOSTILE in page.text


def test_the_desk_is_told_in_english(ops: TestClient, late_case: str) -> None:
    ops.cookies.set(LANGUAGE, ENGLISH)
    page = Outline(ops.get("/ops").text)
    for told in ("Operations", "Cases in flight", "Stuck and failing", "46–60 days"):
        assert told in page.text
