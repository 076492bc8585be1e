"""The desk: notes and parties of a case, intake in steps, bulk import, and the calendar."""

import re
from collections.abc import Generator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlmodel import select
from starlette.testclient import TestClient

from api.caller import COOKIE
from law.civil_time import civil_date
from law.intake import read_intake
from records import drafts
from records.access_log import Access
from records.engine import reading, transaction
from records.tables import Case, Deadline, User
from tests.api.small_app import NOW, a_case, account, cookie, database_at, happened
from tests.documents import example
from tests.web.pages import HERE, OWN_FORM, Outline, whole_site
from web.intake import SECTIONS
from workflows.messages.common import Role

BUREAU, NUMBER = "无锡市锡山区司法局", "JF2026-000001"
TODAY = date(2026, 11, 25)
HOSTILE = "<script>alert(1)</script>{{ 7*7 }} %(n)s"


@pytest.fixture
def engine(tmp_path: Path) -> Generator[Engine]:
    engine = database_at(tmp_path)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The whole application; no workflow is reached."""
    nobody: Any = None
    folder = tmp_path_factory.mktemp("papers")
    return whole_site(nobody, nobody, folder, today=lambda: TODAY)


@pytest.fixture
def app(whole: FastAPI, engine: Engine) -> FastAPI:
    """The application on the database of a test."""
    whole.state.engine = engine
    return whole


class People:
    """Browsers in which officials are signed in."""

    def __init__(self, app: FastAPI, engine: Engine) -> None:
        self._app, self._engine = app, engine
        self.users: dict[str, User] = {}

    def __call__(self, name: str, role: Role) -> TestClient:
        if name not in self.users:
            self.users[name] = account(self._engine, name, role, bureau=BUREAU)
        client = TestClient(self._app, base_url=HERE, follow_redirects=False, headers=OWN_FORM)
        client.cookies.set(COOKIE, cookie(self._engine, self.users[name]))
        return client


@pytest.fixture
def people(app: FastAPI, engine: Engine) -> People:
    return People(app, engine)


@pytest.fixture
def clerk(people: People) -> TestClient:
    return people("wang", Role.CLERK)


@pytest.fixture
def case(engine: Engine, people: People, clerk: TestClient) -> Case:
    """A case in mediation, of the clerk, with a mediator and an arbitrator named in its log."""
    people("gu", Role.MEDIATOR), people("han", Role.ARBITRATOR)
    with transaction(engine) as session:
        case = a_case(session, NUMBER, stage="mediation", assignee=people.users["wang"].id)
        happened(session, case, "mediator_appointed", mediator=people.users["gu"].id)
        happened(session, case, "tribunal_formed", arbitrators=[people.users["han"].id])
    return case


class TestNotes:
    ADDRESS = f"/cases/{NUMBER}/notes"

    def _shown(self, client: TestClient) -> str:
        return Outline(client.get(self.ADDRESS).text).text

    def test_are_read_by_the_officials_of_the_case_as_plain_text(
        self, clerk: TestClient, people: People, case: Case
    ) -> None:
        assert clerk.post(self.ADDRESS, data={"text": HOSTILE}).status_code == 303
        assert HOSTILE in self._shown(people("gu", Role.MEDIATOR))

    def test_of_a_mediation_are_kept_from_arbitrators(self, people: People, case: Case) -> None:
        people("gu", Role.MEDIATOR).post(self.ADDRESS, data={"text": "对方底价"})
        assert "对方底价" not in self._shown(people("han", Role.ARBITRATOR))

    def test_are_written_once_however_often_the_form_is_sent(
        self, clerk: TestClient, case: Case
    ) -> None:
        for _ in range(2):
            clerk.post(self.ADDRESS, data={"text": "已致电", "key": "k"})
        assert self._shown(clerk).count("已致电") == 1

    def test_are_struck_out_by_their_author_alone_and_stay_legible(
        self, clerk: TestClient, people: People, case: Case
    ) -> None:
        clerk.post(self.ADDRESS, data={"text": "记错了"})
        [striking] = set(re.findall(rf"{self.ADDRESS}/\w+/striking", clerk.get(self.ADDRESS).text))
        other = people("gu", Role.MEDIATOR)
        assert other.post(striking, data={"reason": "不对"}).status_code == 403
        assert clerk.post(striking, data={"reason": "另一案件"}).status_code == 303
        assert "<s>记错了</s>" in clerk.get(self.ADDRESS).text
        assert "另一案件" in self._shown(clerk)

    def test_that_are_refused_keep_what_was_typed(self, clerk: TestClient, case: Case) -> None:
        answer = clerk.post(self.ADDRESS, data={"text": "字" * 2001})
        assert answer.status_code == 422
        assert "字" * 2001 in answer.text
        [area] = Outline(answer.text).all("textarea")
        assert area["aria-describedby"] == "text-error"


class TestParties:
    ADDRESS = f"/cases/{NUMBER}/parties"

    def test_are_masked_until_a_reason_is_given_which_is_kept(
        self, clerk: TestClient, engine: Engine, case: Case
    ) -> None:
        assert "陈甲" not in clerk.get(self.ADDRESS).text
        assert "陈甲" in clerk.post(self.ADDRESS, data={"reason": "电话通知领取文书"}).text
        with reading(engine) as session:
            reasons = session.exec(select(Access.reason)).all()
        assert "电话通知领取文书" in reasons

    def test_stay_masked_without_a_reason(self, clerk: TestClient, case: Case) -> None:
        answer = clerk.post(self.ADDRESS, data={"reason": ""})
        assert answer.status_code == 422
        assert "陈甲" not in answer.text


def _typed(value: Any, at: str) -> dict[str, Any]:
    """What one would type to say this in a form."""
    match value:
        case dict():
            parts = [_typed(each, f"{at}/{name}" if at else name) for name, each in value.items()]
        case list() if value and not isinstance(value[0], dict):
            return {at: "\n".join(value)}
        case list():
            parts = [_typed(each, f"{at}/{place}") for place, each in enumerate(value)]
        case bool():
            return {at: str(value).lower()}
        case None:
            return {}
        case _:
            return {at: str(value)}
    return {name: text for part in parts for name, text in part.items()}


class TestIntake:
    @pytest.fixture
    def draft(self, clerk: TestClient) -> str:
        """The address of a new draft."""
        return clerk.post("/intake").headers["Location"].removesuffix("/parties")

    def _fill(self, clerk: TestClient, draft: str, document: dict[str, Any]) -> list[int]:
        return [
            clerk.post(
                f"{draft}/{name}",
                data=_typed({k: v for k, v in document.items() if k in section.members}, ""),
            ).status_code
            for name, section in SECTIONS.items()
        ]

    def test_a_document_filled_in_page_by_page_is_the_document(
        self, clerk: TestClient, draft: str, engine: Engine, people: People
    ) -> None:
        document = example("01") | {"bureau": BUREAU}
        assert self._fill(clerk, draft, document) == [303] * len(SECTIONS)
        with reading(engine) as session:
            [saved] = drafts.drafts_of(session, people.users["wang"].id)
        read = [read_intake(each, today=TODAY) for each in (saved.document, document)]
        assert read[0] == read[1]

    def test_the_review_tells_the_route_the_fees_and_what_is_missing(
        self, clerk: TestClient, draft: str
    ) -> None:
        self._fill(clerk, draft, example("01") | {"evidence": []})
        page = Outline(clerk.get(f"{draft}/review").text).text
        for told in ("依法可走的途径", "调解", "各途径的费用", "还缺少必备的证据", "诉讼时效届满"):
            assert told in page

    def test_the_review_of_what_is_wrong_leads_to_the_page_it_stands_on(
        self, clerk: TestClient, draft: str
    ) -> None:
        page = Outline(clerk.get(f"{draft}/review").text)
        assert {f"{draft}/{name}" for name in SECTIONS} <= set(page.links())
        assert "提交登记" not in page.text

    def test_a_page_with_faults_is_saved_all_the_same_and_says_so_at_the_field(
        self, clerk: TestClient, draft: str
    ) -> None:
        document = example("01")
        document["claim"]["principal"] = "1000000.00"
        typed = {name: document[name] for name in document.keys() & {*SECTIONS["debt"].members}}
        answer = clerk.post(f"{draft}/debt", data=_typed(typed, ""))
        assert answer.status_code == 422
        outline = Outline(answer.text)
        [field] = [each for each in outline.all("input") if each.get("name") == "claim/principal"]
        assert field["aria-invalid"] == "true"
        assert field["value"] == "1000000.00"
        assert "#debt-claim-principal" in outline.links()

    def test_a_draft_is_its_owners_alone(self, draft: str, people: People) -> None:
        assert people("li", Role.CLERK).get(f"{draft}/parties").status_code == 404

    def test_a_row_is_added_without_a_script(self, clerk: TestClient, draft: str) -> None:
        answer = clerk.post(f"{draft}/evidence", data={"add": "evidence"})
        assert any(
            each.get("name") == "evidence/0/name" for each in Outline(answer.text).all("input")
        )

    def test_a_draft_that_nobody_changes_is_forgotten(
        self, draft: str, clerk: TestClient, engine: Engine, people: People
    ) -> None:
        with transaction(engine) as session:
            drafts.forget(session, datetime.now(UTC) + drafts.KEPT - timedelta(hours=1))
            kept = len(drafts.drafts_of(session, people.users["wang"].id))
            drafts.forget(session, datetime.now(UTC) + drafts.KEPT + timedelta(hours=1))
            gone = len(drafts.drafts_of(session, people.users["wang"].id))
        assert (kept, gone) == (1, 0)


class TestBulk:
    def test_a_file_is_reported_row_by_row(self, clerk: TestClient) -> None:
        sheet = clerk.get("/api/v1/intake/bulk/template.csv").content
        heading = sheet.decode("utf-8-sig").splitlines()[0]
        file = f"{heading}\n{',' * heading.count(',')}\n不,{',' * (heading.count(',') - 1)}\n"
        sent = {"file": ("cases.csv", file.encode(), "text/csv")}
        answer = clerk.post("/intake/bulk", files=sent, data={"dry_run": "yes"})
        assert answer.status_code == 303
        page = clerk.get(answer.headers["Location"])
        assert page.status_code == 200
        assert "逐行结果" in page.text

    def test_what_is_no_sheet_is_refused_at_its_field(self, clerk: TestClient) -> None:
        answer = clerk.post("/intake/bulk", files={"file": ("x.csv", b"\xff\xfe\x00", "text/csv")})
        assert answer.status_code == 422
        [field] = [each for each in Outline(answer.text).all("input") if each.get("name") == "file"]
        assert "file-error" in (field["aria-describedby"] or "")


class TestTheCalendar:
    @pytest.fixture
    def day(self, engine: Engine, case: Case) -> date:
        """A day on which a session and the end of a term fall."""
        day = civil_date(datetime.now(UTC)) + timedelta(days=3)
        with transaction(engine) as session:
            here = session.get_one(Case, NUMBER)
            event = happened(
                session, here, "session_convened", session_on=day.isoformat(), starts_at="09:30:00"
            )
            assert event.seq
            session.add(
                Deadline(
                    case_no=NUMBER,
                    workflow_id=f"mediation/{NUMBER}",
                    code="MED_TERM",
                    trigger=NOW.date(),
                    clock="statutory",
                    raw=day,
                    due=day,
                    state="running",
                    basis=[],
                )
            )
        return day

    def _page(self, client: TestClient, day: date) -> str:
        return Outline(client.get(f"/calendar?month={day:%Y-%m}&view=agenda").text).text

    def _feed(self, client: TestClient) -> tuple[str, str]:
        address = re.search(r"/calendar/[\w-]{43}\.ics", client.post("/calendar/address").text)
        assert address is not None
        return address[0], client.get(address[0]).text

    def test_shows_what_is_set_for_a_day(self, clerk: TestClient, day: date) -> None:
        assert "09:30 调解" in self._page(clerk, day)
        assert "届满" in self._page(clerk, day)

    def test_tells_arbitrators_nothing_of_a_mediation(self, people: People, day: date) -> None:
        assert NUMBER not in self._page(people("han", Role.ARBITRATOR), day)

    def test_is_read_by_programs_without_a_name_in_it(self, clerk: TestClient, day: date) -> None:
        _, feed = self._feed(clerk)
        told = [
            str(event["summary"]) for event in icalendar.Calendar.from_ical(feed).walk("VEVENT")
        ]
        assert f"{NUMBER} 调解" in told
        assert "陈" not in feed

    def test_is_read_at_its_latest_address_only(self, clerk: TestClient, day: date) -> None:
        first, _ = self._feed(clerk)
        second, _ = self._feed(clerk)
        assert clerk.get(first).status_code == 404
        assert clerk.get(second).status_code == 200
        clerk.post("/calendar/address/removal")
        assert clerk.get(second).status_code == 404

    def test_leaves_out_a_session_that_was_put_off(
        self, clerk: TestClient, engine: Engine, day: date
    ) -> None:
        later = (day + timedelta(days=1)).isoformat()
        with transaction(engine) as session:
            here = session.get_one(Case, NUMBER)
            happened(session, here, "session_convened", session_on=later, starts_at="10:00:00")
        shown = self._page(clerk, day)
        assert "09:30 调解" not in shown
