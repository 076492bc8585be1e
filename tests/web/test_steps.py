"""Steps of a case as forms: drawn for whom they are for, taken by the API, refused at the field."""

from hashlib import sha256
from typing import Any

import httpx
import pytest
import pytest_asyncio

from embedded.simulation.people import Person, SimulatedCase
from embedded.simulation.roads import mediator_accepts
from embedded.simulation.town import Town
from tests.conftest import Cases
from tests.uploads import pdf
from tests.web.pages import Outline
from tests.web.town_browser import Filled, browser

pytestmark = pytest.mark.asyncio(loop_scope="module")
SHEET = pdf("送达地址确认书")


class Desk:
    """The pages of a case at an official's desk."""

    def __init__(self, here: Town, case: SimulatedCase, who: Person) -> None:
        self.case = case
        self.http = browser(here, who)

    def address(self, step: str) -> str:
        return f"/cases/{self.case.case_no}/steps/{step}"

    async def form(self, step: str) -> dict[str, Any]:
        """What the form of an open step would send as it is first shown."""
        await self.case.opened(step)
        page = await self.http.get(self.address(step))
        assert page.status_code == 200
        return Filled(page.text, self.address(step)).sent

    async def send(self, step: str, form: dict[str, Any], **more: Any) -> httpx.Response:
        return await self.http.post(self.address(step), data=form, **more)

    async def fill(self, step: str, typed: dict[str, Any], **more: Any) -> httpx.Response:
        return await self.send(step, await self.form(step) | typed, **more)

    async def kinds(self) -> list[str]:
        timeline = await self.case.bureau.clerk.get(f"/cases/{self.case.case_no}/timeline")
        return [event["kind"] for event in timeline]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def case(here: Town, bureau: Any) -> SimulatedCase:
    """A mediation that a mediator has taken on; each test takes steps that hinder no other."""
    opened = await Cases(here, bureau).open("01")
    await mediator_accepts(opened, "2026-03-03", "2026-03-04")
    return opened


@pytest.fixture
def clerk(here: Town, case: SimulatedCase) -> Desk:
    return Desk(here, case, case.bureau.clerk)


@pytest.fixture
def mediator(here: Town, case: SimulatedCase) -> Desk:
    return Desk(here, case, case.bureau.mediator)


async def test_the_case_shows_each_official_the_acts_that_are_theirs(
    clerk: Desk, mediator: Desk
) -> None:
    await clerk.case.opened("record_contact")
    shown = [
        Outline((await desk.http.get(f"/cases/{desk.case.case_no}")).text).links()
        for desk in (clerk, mediator)
    ]
    assert clerk.address("assign_case") in shown[0]
    assert clerk.address("assign_case") not in shown[1]


async def test_a_step_is_taken_once_however_often_its_form_is_sent(clerk: Desk) -> None:
    typed = {"party_id": "r1", "channel": "phone", "reached": "true", "record": "电话未接通后回电"}
    form = await clerk.form("record_contact") | typed
    answers = [await clerk.send("record_contact", form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert (await clerk.kinds()).count("party_contacted") == 1
    page = Outline((await clerk.http.get(answers[0].headers["Location"].partition("#")[0])).text)
    assert "已记录：联系当事人" in page.text
    assert any(each.get("id") == "recorded" for each in page.all("div"))


async def test_a_refused_form_keeps_what_was_typed_and_says_what_is_wrong_at_its_field(
    clerk: Desk,
) -> None:
    typed = {"party_id": "r1", "channel": "", "reached": "false", "record": "<b>无人接听</b>"}
    answer = await clerk.fill("record_contact", typed)
    assert answer.status_code == 422
    filled = Filled(answer.text, clerk.address("record_contact"))
    assert filled.sent["record"] == "<b>无人接听</b>"
    assert filled.invalid == ["record_contact-channel"]
    page = Outline(answer.text)
    assert "#record_contact-channel" in page.links()
    [select] = [each for each in page.all("select") if each["id"] == "record_contact-channel"]
    assert select["aria-describedby"] == "record_contact-channel-error"


async def test_what_the_procedure_refuses_is_told_in_words(clerk: Desk) -> None:
    typed = {"party_id": "r1", "channel": "phone", "reached": "true", "occurred_on": "2036-01-01"}
    answer = await clerk.fill("record_contact", typed)
    assert answer.status_code == 422
    assert "行为日期晚于今天" in Outline(answer.text).text


async def test_a_step_that_is_not_open_leads_to_those_that_are(clerk: Desk) -> None:
    for answer in (
        await clerk.http.get(clerk.address("make_award")),
        await clerk.send("make_award", {"amount": "1"}),
    ):
        assert answer.status_code == 409
        assert clerk.address("end_mediation") in Outline(answer.text).links()


async def test_the_act_of_a_party_is_recorded_with_its_sheet(clerk: Desk) -> None:
    answer = await clerk.fill(
        "confirm_service_address",
        {"electronic": "true", "for_party": "c1", "attestation/kind": "signed_sheet"},
        files={"sheet": ("sheet.pdf", SHEET, "application/pdf")},
    )
    assert answer.status_code == 303
    evidence = await clerk.case.bureau.clerk.get(f"/cases/{clerk.case.case_no}/evidence")
    assert sha256(SHEET).hexdigest() in [each["receipt"]["sha256"] for each in evidence]
    timeline = await clerk.case.bureau.clerk.get(f"/cases/{clerk.case.case_no}/timeline")
    assert timeline[-1]["facts"]["attestation"]["sha256"] == sha256(SHEET).hexdigest()


async def test_what_is_no_scan_is_refused_at_its_field(clerk: Desk) -> None:
    answer = await clerk.fill(
        "confirm_service_address",
        {"electronic": "true", "for_party": "c1", "attestation/kind": "signed_sheet"},
        files={"sheet": ("sheet.pdf", b"MZ", "application/pdf")},
    )
    assert answer.status_code == 415
    assert Filled(answer.text, clerk.address("confirm_service_address")).invalid


async def test_a_party_is_corrected_as_it_was_read(clerk: Desk) -> None:
    form = await clerk.form("correct_party")
    typed = {"path/party_id": "r1", "phone": "13900000000"}
    assert (await clerk.send("correct_party", form | typed)).status_code == 303
    again = await clerk.send("correct_party", form | typed | {"key": "another"})
    assert again.status_code == 412


async def test_forms_of_other_sites_are_refused(clerk: Desk) -> None:
    form = await clerk.form("end_mediation") | {"reason": "time_up"}
    elsewhere = {"Origin": "https://elsewhere.example"}
    answer = await clerk.send("end_mediation", form, headers=elsewhere)
    assert answer.status_code == 403
    assert "mediation_ended" not in await clerk.kinds()


async def test_an_agreement_is_drafted_with_rows_that_add_up_to_the_fen(mediator: Desk) -> None:
    await mediator.case.everyone("acknowledge_rights")
    await mediator.case.party("r1", "answer_invitation", consents=True)
    step = "record_settlement"
    form = await mediator.form(step)
    added = await mediator.send(step, form | {"add": "terms/instalments"})
    assert added.status_code == 200
    assert "terms/instalments/0/due_on" in Filled(added.text, mediator.address(step)).sent
    plan = {
        "terms/total": "100.00",
        "calculate": "terms/instalments",
        "terms/instalments-count": "3",
        "terms/instalments-first": "2026-05-31",
        "terms/instalments-months": "1",
    }
    computed = Filled((await mediator.send(step, form | plan)).text, mediator.address(step)).sent
    rows = [
        (computed[f"terms/instalments/{n}/due_on"], computed[f"terms/instalments/{n}/amount"])
        for n in range(3)
    ]
    assert rows == [("2026-05-31", "33.33"), ("2026-06-30", "33.33"), ("2026-07-31", "33.34")]
    typed = {"terms/acceleration": "true", "paid_on_the_spot": "false"}
    assert (await mediator.send(step, computed | typed)).status_code == 303
