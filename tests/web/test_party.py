"""The party's desk: what it tells at every stage, what it takes in, and what it never shows."""

from collections.abc import Generator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlmodel import select
from starlette.testclient import TestClient

from activities.paper_store import PaperStore
from api.caller import COOKIE, PARTY_COOKIE
from records import entry_links
from records.access_log import Access
from records.engine import reading, transaction
from records.outbox_tables import OutboxMessage
from records.question_tables import CaseQuestion
from records.retention import dispose
from records.tables import Case, Deadline, OpenStep, Paper, Party, User
from tests.api.small_app import NOW, a_case, account, cookie, database_at, happened
from tests.uploads import pdf
from tests.web.pages import HERE, OWN_FORM, Outline, whole_site
from web import labels, party_words
from workflows.messages.common import Role
from workflows.messages.steps import STEPS

NUMBER, BUREAU = "JF2026-000001", "无锡市锡山区司法局"
PDF = pdf()
HOSTILE = "<script>alert(1)</script>{{ 7*7 }} %(n)s"
FACTS, FIGURE, OPENED = "confirm_undisputed_facts", "submit_sealed_figure", "sealed_round_opened"
TERMS = {"total": "50000.00", "instalments": [{"due_on": "2026-04-01", "amount": "50000.00"}]}


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
    return whole_site(nobody, nobody, folder)


class Desk:
    """A case in mediation and the browsers of its people."""

    def __init__(self, app: FastAPI, engine: Engine, folder: Path) -> None:
        self._app, self.engine = app, engine
        app.state.engine, app.state.papers = engine, PaperStore(folder)
        self.clerk = account(engine, "wang", Role.CLERK, name="王敏", bureau=BUREAU)
        with transaction(engine) as session:
            # A simulated case stands on the day of its last event, so that the tests' day is known.
            case = a_case(session, NUMBER, stage="mediation", assignee=self.clerk.id)
            case.simulated = True
            happened(session, case, "mediation_opened")

    def browser(self, party_id: str = "r1", purpose: str = "answer") -> TestClient:
        """A browser in which a party has come in by its link."""
        now = datetime.now(UTC)
        with transaction(self.engine) as session:
            link, _ = entry_links.invite(
                *(session, NUMBER, party_id, None, purpose),
                uses=1,
                life=timedelta(days=7),
                by=self.clerk.id,
                now=now,
            )
            session.flush()
            token = entry_links.enter(session, link, now)
        return self._client({PARTY_COOKIE: token})

    def signed_in(self, user: User) -> TestClient:
        """A browser in which an account is signed in."""
        return self._client({COOKIE: cookie(self.engine, user)})

    def _client(self, cookies: dict[str, str]) -> TestClient:
        client = TestClient(self._app, base_url=HERE, follow_redirects=False, headers=OWN_FORM)
        client.cookies.update(cookies)
        return client

    def change(self, **values: Any) -> None:
        """The case stands otherwise."""
        with transaction(self.engine) as session:
            case = session.get_one(Case, NUMBER)
            for name, value in values.items():
                setattr(case, name, value)
            session.add(case)

    def open(self, *steps: str, due: date | None = None) -> None:
        """These steps are open, until a day."""
        with transaction(self.engine) as session:
            for step in steps:
                session.add(OpenStep(case_no=NUMBER, workflow_id="m", step=step, since=NOW.date()))
            if due is not None:
                day = {"trigger": NOW.date(), "raw": due, "due": due}
                session.add(
                    Deadline(
                        case_no=NUMBER,
                        workflow_id="m",
                        code="MED_TERM_SELF",
                        clock="statutory",
                        state="running",
                        basis=[],
                        **day,
                    )
                )

    def event(self, kind: str, **facts: Any) -> None:
        """Something has happened."""
        with transaction(self.engine) as session:
            happened(session, session.get_one(Case, NUMBER), kind, **facts)

    def paper(self, kind: str, title: str, **facts: Any) -> None:
        """A paper has been written."""
        with transaction(self.engine) as session:
            session.add(
                Paper(
                    id=f"1-{kind}",
                    case_no=NUMBER,
                    kind=kind,
                    title=title,
                    event_seq=1,
                    written_on=NOW.date(),
                    facts=facts,
                    docx_sha256="0" * 64,
                )
            )


@pytest.fixture
def desk(whole: FastAPI, engine: Engine, tmp_path: Path) -> Desk:
    return Desk(whole, engine, tmp_path / "papers")


def shown(client: TestClient, path: str = "/party") -> Outline:
    """What a page shows."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return Outline(answer.text)


class TestWhereTheCaseIs:
    def test_who_runs_this_and_what_the_dispute_is(self, desk: Desk) -> None:
        text = shown(desk.browser()).text
        for told in (BUREAU, "人民调解服务，不收取任何费用", "王敏", NUMBER):
            assert told in text
        assert "陈*请求您（李乙）支付 64,610.00 元，缘由是民间借贷。" in text

    def test_commercial_mediation_is_not_told_to_be_free(self, desk: Desk) -> None:
        desk.change(intake={"mediator_type": "commercial_licensed"})
        text = shown(desk.browser()).text
        assert "不收取任何费用" not in text
        assert "公示的标准" in text

    @pytest.mark.parametrize("stage", [stage for stage in labels.STAGES if stage != "closed"])
    def test_each_stage_is_told_in_plain_words_with_what_comes_next(
        self, desk: Desk, stage: str
    ) -> None:
        desk.change(stage=stage)
        text = shown(desk.browser()).text
        assert party_words.WHERE[stage] in text
        assert party_words.NEXT[stage] in text

    @pytest.mark.parametrize("outcome", labels.OUTCOMES)
    def test_each_end_is_told_in_plain_words(self, desk: Desk, outcome: str) -> None:
        desk.change(stage="closed", outcome=outcome, closed_on=date(2026, 3, 5))
        text = shown(desk.browser()).text
        assert party_words.ENDS[outcome] in text
        assert party_words.WHERE["mediation"] not in text

    def test_there_are_words_for_what_there_is_and_for_nothing_else(self) -> None:
        assert party_words.WHERE.keys() == party_words.NEXT.keys() == labels.STAGES.keys()
        assert party_words.ENDS.keys() == labels.OUTCOMES.keys()
        parties = {step.name for step in STEPS.values() if Role.PARTY in step.roles}
        assert party_words.ASKED.keys() | party_words.VOLUNTARY.keys() <= parties
        assert parties >= party_words.UNASKED

    def test_an_account_of_a_party_has_the_same_page(self, desk: Desk) -> None:
        party = account(desk.engine, "li", Role.PARTY, case_no=NUMBER, party_id="r1")
        client = desk.signed_in(party)
        assert client.get("/").headers["Location"] == "/party"
        assert "陈*请求您（李乙）支付" in shown(client).text

    def test_nobody_else_has_one(self, desk: Desk) -> None:
        assert desk.signed_in(desk.clerk).get("/party").status_code == 401

    def test_whoever_leads_home_leads_back_here(self, desk: Desk) -> None:
        client = desk.browser(purpose="see")
        [brand] = [a for a in shown(client).all("a") if a.get("class") == "brand"]
        assert client.get(brand["href"] or "").status_code == 200
        assert client.get("/").headers["Location"] == "/party"


class TestWhatOneCanDo:
    def test_what_is_asked_comes_with_its_last_day_and_what_follows(self, desk: Desk) -> None:
        desk.open("answer_invitation", "make_offer", due=date(2026, 3, 5))
        page = shown(desk.browser())
        assert "/party/steps/answer_invitation" in page.links()
        for told in (
            "调解期限（当事人自行申请），至 2026年3月5日",
            "还有 3 天",
            party_words.ASKED["answer_invitation"],
        ):
            assert told in page.text
        assert page.text.index("等您办理") < page.text.index("您愿意的话，还可以")

    @pytest.mark.parametrize(
        ("step", "before", "after", "anew"),
        [
            ("acknowledge_rights", None, "rights_acknowledged", None),
            ("answer_disclosure", None, "disclosure_answered", "conflict_disclosed"),
            (FACTS, None, "undisputed_facts_answered", "undisputed_facts_recorded"),
            (FIGURE, OPENED, "sealed_figure_submitted", OPENED),
        ],
    )
    def test_what_one_has_done_is_asked_no_more_until_it_is_asked_anew(
        self, desk: Desk, step: str, before: str | None, after: str, anew: str | None
    ) -> None:
        round_ = {"closes_on": "2026-03-06", "respondent": "r1"}
        desk.open(step)
        if before:
            desk.event(before, **round_)
        address, other = f"/party/steps/{step}", desk.browser("c1")
        assert address in shown(desk.browser()).links()
        desk.event(after, party_id="r1")
        assert address not in shown(desk.browser()).links()
        assert address in shown(other).links()
        if anew:
            desk.event(anew, **round_)
            assert address in shown(desk.browser()).links()

    def test_who_has_answered_the_invitation_may_think_again(self, desk: Desk) -> None:
        desk.open("answer_invitation")
        desk.event("invitation_answered", party_id="r1", consents=True)
        page = shown(desk.browser())
        assert "等您办理" not in page.text
        assert "/party/steps/answer_invitation" in page.links()

    def test_what_is_the_other_sides_is_not_offered(self, desk: Desk) -> None:
        desk.open("answer_invitation", "make_offer")
        links = shown(desk.browser("c1")).links()
        assert "/party/steps/make_offer" in links
        assert "/party/steps/answer_invitation" not in links

    def test_a_link_for_looking_opens_no_form_and_says_so(self, desk: Desk) -> None:
        desk.open("answer_invitation")
        client = desk.browser(purpose="see")
        page = shown(client)
        assert "/party/steps/answer_invitation" not in page.links()
        assert "请联系经办人换发链接" in page.text
        assert client.get("/party/steps/answer_invitation").status_code == 403
        assert client.post("/party/steps/answer_invitation", data={}).status_code == 403

    def test_a_form_asks_a_party_nothing_that_only_officials_know(self, desk: Desk) -> None:
        desk.open("acknowledge_rights", "record_payment")
        page = desk.browser().get("/party/steps/acknowledge_rights")
        names = {
            each.get("name") for tag in ("input", "select") for each in Outline(page.text).all(tag)
        }
        assert names.isdisjoint({"party_id", "identity", "occurred_on"})
        payment = Outline(desk.browser("c1").get("/party/steps/record_payment").text)
        assert "occurred_on" in {each.get("name") for each in payment.all("input")}

    def test_what_is_not_filled_in_is_told_at_its_field(self, desk: Desk) -> None:
        desk.open("answer_invitation")
        answer = desk.browser().post("/party/steps/answer_invitation", data={})
        assert answer.status_code == 422
        page = Outline(answer.text)
        assert "#answer_invitation-consents" in page.links()
        [field] = [each for each in page.all("fieldset") if each.get("aria-invalid")]
        assert field["aria-describedby"] == "answer_invitation-consents-error"

    def test_a_step_that_is_not_open_leads_back_with_what_is(self, desk: Desk) -> None:
        desk.open("answer_invitation")
        answer = desk.browser().get("/party/steps/make_offer")
        assert answer.status_code == 409
        assert "/party/steps/answer_invitation" in Outline(answer.text).links()

    @pytest.mark.parametrize("step", sorted(party_words.UNASKED))
    def test_an_agreement_is_signed_on_the_paper_and_not_by_a_form(
        self, desk: Desk, step: str
    ) -> None:
        desk.open(step)
        client = desk.browser()
        assert f"/party/steps/{step}" not in shown(client).links()
        assert client.get(f"/party/steps/{step}").status_code == 409

    def test_forms_are_taken_from_this_site_alone(self, desk: Desk) -> None:
        client = desk.browser()
        for path in ("steps/make_offer", "evidence", "questions", f"signings/{'0' * 32}"):
            refused = client.post(f"/party/{path}", headers={"Origin": "https://evil.example"})
            assert refused.status_code == 403


class TestOffers:
    def test_made_in_the_open_are_shown_with_what_became_of_them(self, desk: Desk) -> None:
        desk.event("offer_made", party_id="c1", terms=TERMS | {"total": "60000.00"})
        desk.event("offer_made", party_id="r1", terms=TERMS)
        text = shown(desk.browser()).text
        assert text.index("50,000.00 元") < text.index("60,000.00 元")
        for told in (
            "等待答复",
            "已有新方案",
            "您（李乙），2026年3月2日 提出",
            "2026年4月1日 前付",
        ):
            assert told in text

    def test_sealed_ones_say_when_they_close_and_whether_one_has_answered(self, desk: Desk) -> None:
        desk.event("sealed_round_opened", closes_on="2026-03-06", respondent="r1")
        desk.event("sealed_figure_submitted", party_id="c1")
        assert "您已经报价" not in shown(desk.browser()).text
        assert "您已经报价" in shown(desk.browser("c1")).text
        desk.event("sealed_round_closed", crossed=False)
        assert "数字没有相合" in shown(desk.browser()).text

    def test_talks_of_the_mediator_with_the_other_side_stay_unknown(self, desk: Desk) -> None:
        desk.event("caucus_held", party_id="c1")
        assert "单独会谈" not in shown(desk.browser()).text
        assert "单独会谈" in shown(desk.browser("c1")).text


class TestPapers:
    def test_what_the_other_side_writes_to_a_forum_is_not_shown_nor_handed_out(
        self, desk: Desk
    ) -> None:
        desk.paper("property_leads", "财产线索清单")
        desk.paper("mediation_application", "人民调解申请书")
        desk.paper("power_of_attorney", "授权委托书", principal={"name": "陈甲", "role": "申请人"})
        respondent, claimant = desk.browser(), desk.browser("c1")
        assert "人民调解申请书" in shown(respondent).text
        for kind, title in (
            ("property_leads", "财产线索清单"),
            ("power_of_attorney", "授权委托书"),
        ):
            assert title not in shown(respondent).text
            assert title in shown(claimant).text
            path = f"/api/v1/cases/{NUMBER}/papers/1-{kind}.docx"
            assert respondent.get(path).status_code == 404

    def test_name_a_hostile_party_as_text(self, desk: Desk) -> None:
        with transaction(desk.engine) as session:
            party = session.get_one(Party, (NUMBER, "r1"))
            party.name, party.details = HOSTILE, {"kind": "organisation", "name": HOSTILE}
            session.add(party)
        for who in ("c1", "r1"):
            answer = desk.browser(who).get("/party")
            assert "<script" not in answer.text
            assert HOSTILE in Outline(answer.text).text

    def test_contact_details_of_the_other_side_stand_nowhere(self, desk: Desk) -> None:
        with transaction(desk.engine) as session:
            party = session.get_one(Party, (NUMBER, "c1"))
            party.details = {
                "name": "陈甲",
                "phone": "13800000999",
                "address": "无锡市锡山区某路9号",
            }
            session.add(party)
        page = desk.browser().get("/party").text
        for secret in ("陈甲", "13800000999", "某路9号"):
            assert secret not in page


class TestEvidence:
    def _send(self, client: TestClient, content: bytes, name: str = "借条照片") -> Any:
        return client.post(
            "/party/evidence", data={"name": name}, files={"file": ("x.jpg", content, "image/jpeg")}
        )

    def test_is_taken_in_by_its_content_and_its_receipt_shown(self, desk: Desk) -> None:
        client = desk.browser()
        sent = self._send(client, PDF, HOSTILE)
        assert sent.status_code == 303
        done = client.get(sent.headers["Location"].partition("#")[0])
        assert "<script" not in done.text
        page = Outline(done.text)
        assert f"已经收到“{HOSTILE}”" in page.text
        [file] = [link for link in page.links() if link.endswith("/file")]
        assert client.get(file).headers["Content-Type"] == "application/pdf"
        assert HOSTILE not in shown(desk.browser("c1")).text

    def test_that_is_no_picture_is_refused_at_its_field(self, desk: Desk) -> None:
        answer = self._send(desk.browser(), b"MZ")
        assert answer.status_code == 415
        self._tied(answer.text, "file")
        assert 'value="借条照片"' in answer.text

    @pytest.mark.parametrize("name", ["", "有\x07铃", "长" * 201])
    def test_without_a_proper_name_is_refused_at_its_field(self, desk: Desk, name: str) -> None:
        answer = self._send(desk.browser(), PDF, name)
        assert answer.status_code == 422
        self._tied(answer.text, "name")

    def _tied(self, page: str, field: str) -> None:
        [wrong] = [each for each in Outline(page).all("input") if each.get("aria-invalid")]
        assert wrong["name"] == field
        assert "refused" in (wrong["aria-describedby"] or "").split()

    def test_is_taken_only_from_whom_was_invited_to_act(self, desk: Desk) -> None:
        client = desk.browser(purpose="see")
        assert "/party/evidence" not in {form.get("action") for form in shown(client).all("form")}
        assert self._send(client, PDF).status_code == 403


class TestQuestions:
    ASKED = "可以线上调解吗？<b>"

    def _ask(self, client: TestClient, text: str = ASKED, key: str = "") -> Any:
        return client.post("/party/questions", data={"text": text, "key": key})

    @pytest.mark.parametrize("purpose", ["see", "answer", "sign"])
    def test_are_asked_by_whoever_came_and_reach_the_clerk(self, desk: Desk, purpose: str) -> None:
        assert self._ask(desk.browser(purpose=purpose)).status_code == 303
        clerk = desk.signed_in(desk.clerk)
        page = clerk.get(f"/cases/{NUMBER}")
        assert "&lt;b&gt;" in page.text
        assert "被申请人 李*" in Outline(page.text).text
        assert "的当事人有一个提问" in clerk.get("/inbox").text

    def test_are_answered_once_to_the_one_who_asked_and_to_nobody_else(self, desk: Desk) -> None:
        asking = desk.browser()
        self._ask(asking)
        clerk = desk.signed_in(desk.clerk)
        assert self._answer(desk, clerk, "可以，请留下手机号码。").status_code == 303
        assert "可以，请留下手机号码。" in shown(asking).text
        other = desk.browser("c1")
        for page in (shown(other).text, str(other.get(f"/api/v1/cases/{NUMBER}/questions").json())):
            assert "线上" not in page
        assert self._answer(desk, clerk, "另一个答复").status_code == 409

    def test_and_answers_are_told_of_without_what_they_say(self, desk: Desk) -> None:
        desk.change(simulated=False)
        with transaction(desk.engine) as session:
            party = session.get_one(Party, (NUMBER, "r1"))
            party.details = {"name": "李乙", "phone": "13800000202"}
            session.add(party)
        self._ask(desk.browser())
        self._answer(desk, desk.signed_in(desk.clerk), "可以")
        with reading(desk.engine) as session:
            told = session.exec(select(OutboxMessage)).all()
        assert {(each.kind, each.recipient, each.channel) for each in told} == {
            ("question_asked", desk.clerk.id, "page"),
            ("question_answered", "r1", "page"),
            ("question_answered", "r1", "sms"),
        }
        assert not any("线上" in each.text or "可以" in each.text for each in told)

    def test_are_asked_once_however_often_the_form_is_sent(self, desk: Desk) -> None:
        client = desk.browser()
        for _ in range(2):
            assert self._ask(client, key="one").status_code == 303
        with reading(desk.engine) as session:
            assert len(session.exec(select(CaseQuestion)).all()) == 1
            assert len(session.exec(select(OutboxMessage)).all()) == 1

    @pytest.mark.parametrize("text", ["", "   ", "有\x07铃", "反\u202e向", "字" * 1001])
    def test_that_nobody_can_read_are_refused_at_their_field(self, desk: Desk, text: str) -> None:
        answer = self._ask(desk.browser(), text)
        assert answer.status_code == 422
        [area] = Outline(answer.text).all("textarea")
        assert area["aria-invalid"] == "true"
        assert "refused" in (area["aria-describedby"] or "").split()

    def test_are_read_by_the_bureau_and_that_is_noted(self, desk: Desk) -> None:
        self._ask(desk.browser())
        desk.signed_in(desk.clerk).get(f"/cases/{NUMBER}")
        with reading(desk.engine) as session:
            noted = session.exec(select(Access)).all()
        assert [(each.user_id, each.operation) for each in noted] == [
            (desk.clerk.id, "page:case_page")
        ]

    def test_an_answer_that_is_refused_keeps_what_was_typed(self, desk: Desk) -> None:
        self._ask(desk.browser())
        answer = self._answer(desk, desk.signed_in(desk.clerk), "字" * 1001)
        assert answer.status_code == 422
        assert "字" * 1001 in answer.text
        [area] = Outline(answer.text).all("textarea")
        assert "refused" in (area["aria-describedby"] or "").split()

    def test_go_when_the_papers_of_the_case_are_disposed_of(self, desk: Desk) -> None:
        self._ask(desk.browser())
        with transaction(desk.engine) as session:
            dispose(session, NUMBER, NOW.date())
        assert "线上" not in shown(desk.browser()).text

    def _answer(self, desk: Desk, clerk: TestClient, text: str) -> Any:
        with reading(desk.engine) as session:
            question = session.exec(select(CaseQuestion)).one().id
        path = f"/cases/{NUMBER}/questions/{question}/answer"
        return clerk.post(path, data={"text": text})
