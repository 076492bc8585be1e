"""Submitting disputes and correcting parties: refused by name, taken once, nobody overwritten."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import select
from temporalio.client import Client

from embedded.simulation.people import API, Bureau, SimulatedCase
from jiefen_client import Problem
from records.engine import reading
from records.tables import Case, Command
from tests.api.small_app import account, bearer, whole_app
from tests.conftest import Cases
from tests.documents import example, varied
from tests.workflows.reading import in_full, kinds
from workflows.messages.common import Role

TODAY = date(2026, 11, 25)
BUREAU = "无锡市锡山区司法局"


class TestIntake:
    """The documents that may not be taken. No workflow is reached, so none runs."""

    @pytest.fixture
    async def http(self, engine: Engine, tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient]:
        client = await Client.connect("127.0.0.1:1", lazy=True)
        app = whole_app(engine, client, tmp_path, today=lambda: TODAY)
        clerk = account(engine, "clerk", Role.CLERK, bureau=BUREAU)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://jiefen.test",
            headers=bearer(engine, clerk),
        ) as http:
            yield http

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"claim__principal": "1000000.00"}, "claim.principal"),
            ({"claim__principal": "999999.99", "claim__costs": "0.01"}, "claim.principal"),
            ({"claim__principal": "0.00"}, "claim.principal"),
            ({"claim__principal": "-1.00"}, "claim.principal"),
            ({"claim__costs": "-0.01"}, "claim.costs"),
            ({"claim__principal": "100.001"}, "claim.principal"),
            ({"claim__principal": 186500}, "claim.principal"),
            ({"claim__principal": 186500.5}, "claim.principal"),
            ({"claimant__id_number": "320205198503124617"}, "claimant.id_number"),
            ({"respondents__0__id_number": "32021119790825002X"}, "respondents.0.id_number"),
            ({"contract__signed_on": "2027-01-15"}, "contract.signed_on"),
            ({"debt_type": "gambling"}, "debt_type"),
            ({"filed_on": "2026-11-26"}, "filed_on"),
        ],
    )
    async def test_a_wrong_document_is_refused_by_field_and_leaves_nothing(
        self, http: httpx.AsyncClient, engine: Engine, changes: dict[str, Any], field: str
    ) -> None:
        document = varied("02", bureau=BUREAU, **changes)
        answer = await http.post(f"{API}/disputes", json=document)
        assert answer.status_code == 422
        assert answer.headers["Content-Type"] == "application/problem+json"
        problem = answer.json()
        assert problem["code"] == "intake_refused"
        assert field in [error["field"] for error in problem["errors"]]
        assert all(error["detail"] and error["code"] for error in problem["errors"])
        with reading(engine) as session:
            assert session.exec(select(Case)).all() == []
            assert session.exec(select(Command)).all() == []

    @pytest.mark.parametrize("body", ["[]", "null", '"text"', "{", "NaN", '{"claim": NaN}'])
    async def test_what_is_no_document_is_refused_politely(
        self, http: httpx.AsyncClient, body: str
    ) -> None:
        answer = await http.post(
            f"{API}/disputes", content=body, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code in (400, 422)
        assert answer.headers["Content-Type"] == "application/problem+json"

    async def test_a_clerk_files_for_the_own_bureau_only(self, http: httpx.AsyncClient) -> None:
        answer = await http.post(f"{API}/disputes", json=example("02"))
        assert (answer.status_code, answer.json()["field"]) == (403, "bureau")


def _of_contract(number: str) -> dict[str, Any]:
    """An example dispute over a contract of this number, so that it is no other case's again."""
    return varied("01", contract__number=number)


class TestSubmitting:
    async def test_gives_a_number_the_first_advice_and_a_mediation(self, bureau: Bureau) -> None:
        answer = await bureau.clerk.send("POST", "/disputes", example("01"))
        assert answer["case_no"] == "JF2026-000001"
        assert answer["advice"]["next"][0] == "mediation"
        assert all(blocked["basis"] for blocked in answer["advice"]["blocked"])

    async def test_tells_with_the_advice_what_of_it_needs_a_persons_eye(
        self, bureau: Bureau
    ) -> None:
        answer = await bureau.clerk.send("POST", "/disputes", example("06"))
        assert any("请核对" in flag for flag in answer["advice"]["flags"])

    async def test_a_company_code_with_a_wrong_check_digit_is_a_warning(
        self, bureau: Bureau
    ) -> None:
        document = example("01")
        code: str = document["claimant"]["uscc"]
        document["claimant"]["uscc"] = code[:-1] + ("0" if code[-1] != "0" else "1")
        answer = await bureau.clerk.send("POST", "/disputes", document)
        [warning] = [each for each in answer["warnings"] if each["field"] == "claimant.uscc"]
        assert warning["message"]

    async def test_the_same_key_with_the_same_body_answers_the_same(self, bureau: Bureau) -> None:
        key, document = {"Idempotency-Key": "one-and-the-same"}, _of_contract("A-1")
        first = await bureau.clerk.send("POST", "/disputes", document, **key)
        again = await bureau.clerk.send("POST", "/disputes", document, **key)
        assert again == first
        other = await bureau.clerk.send("POST", "/disputes?another_claim=true", document)
        assert other["case_no"] != first["case_no"]

    async def test_the_same_key_at_the_same_time_opens_one_case(self, bureau: Bureau) -> None:
        key, document = {"Idempotency-Key": "twice-at-once"}, _of_contract("A-2")
        answers = await asyncio.gather(
            *(bureau.clerk.send("POST", "/disputes", document, **key) for _ in range(5)),
        )
        assert len({answer["case_no"] for answer in answers}) == 1

    async def test_the_same_key_with_another_body_is_refused(self, bureau: Bureau) -> None:
        key = {"Idempotency-Key": "one-and-another"}
        await bureau.clerk.send("POST", "/disputes", _of_contract("A-3"), **key)
        with pytest.raises(Problem) as turned:
            await bureau.clerk.send("POST", "/disputes", example("02"), **key)
        assert turned.value.status == 409
        assert turned.value.code == "idempotency_key_reused"

    async def test_anothers_key_is_not_in_the_way(self, bureau: Bureau, cases: Cases) -> None:
        case = await cases.open("01", consents__mediation=False)
        key = {"Idempotency-Key": "mine"}
        path = f"/cases/{case.case_no}/withdraw-claim"
        await bureau.clerk.send("POST", "/disputes", example("02"), **key)
        answer = await case.parties["c1"].send("POST", path, {}, **key)
        assert answer["step"] == "withdraw_claim"


class TestActing:
    async def test_a_step_repeated_with_its_key_is_one_event(self, cases: Cases) -> None:
        case = await cases.open("01")
        await case.opened("appoint_mediator")
        path = f"/cases/{case.case_no}/mediation/appoint-mediator"
        body = {"mediator": case.bureau.mediator.user_id}
        key = {"Idempotency-Key": "appoint"}
        first = await case.bureau.clerk.send("POST", path, body, **key)
        assert await case.bureau.clerk.send("POST", path, body, **key) == first
        assert (await kinds(case)).count("mediator_appointed") == 1

    async def test_a_refusal_repeated_with_its_key_is_the_same_refusal(self, cases: Cases) -> None:
        case = await cases.open("01")
        path = f"/cases/{case.case_no}/apply-for-arbitration"
        key = {"Idempotency-Key": "too-early"}
        problems: list[Any] = []
        for _ in range(2):
            with pytest.raises(Problem) as turned:
                await case.bureau.clerk.send("POST", path, {}, **key)
            problems.append(turned.value.body)
        assert problems[0] == problems[1]

    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({}, "mediator"),
            ({"mediator": "nobody"}, "mediator"),
            ({"mediator": 7}, "mediator"),
            ({"mediator": "x", "extra": 1}, "extra"),
            ({"mediator": "x", "occurred_on": "yesterday"}, "occurred_on"),
        ],
    )
    async def test_wrong_facts_are_refused_by_field(
        self, cases: Cases, body: dict[str, Any], field: str
    ) -> None:
        case = await cases.open("01")
        path = f"/cases/{case.case_no}/mediation/appoint-mediator"
        with pytest.raises(Problem) as turned:
            await case.bureau.clerk.send("POST", path, body)
        assert (turned.value.status, turned.value.field) == (422, field)

    async def test_a_role_takes_only_its_own_steps(self, cases: Cases) -> None:
        case = await cases.open("01")
        with pytest.raises(Problem) as turned:
            await case.parties["r1"].act(
                case.case_no, "appoint_mediator", mediator=case.bureau.mediator.user_id
            )
        assert (turned.value.status, turned.value.code) == (403, "forbidden")

    async def test_a_party_of_another_case_finds_nothing(self, cases: Cases) -> None:
        mine, other = await cases.open("01"), await cases.open("02")
        with pytest.raises(Problem) as turned:
            await mine.parties["r1"].get(f"/cases/{other.case_no}")
        assert turned.value.status == 404


class TestCorrectingAParty:
    async def correct(self, case: SimulatedCase, phone: str, **headers: str) -> Any:
        path = f"/cases/{case.case_no}/parties/r1"
        return await case.bureau.clerk.send("PATCH", path, {"phone": phone}, **headers)

    async def test_changes_what_is_shown_and_what_version_it_is(self, cases: Cases) -> None:
        case = await cases.open("01")
        await self.correct(case, "13900000009", **{"If-Match": '"1"'})
        party = (await in_full(case))["r1"]
        assert (party["details"]["phone"], party["version"]) == ("13900000009", 2)
        assert "party_corrected" in await kinds(case)

    async def test_needs_the_version_that_was_read(self, cases: Cases) -> None:
        case = await cases.open("01")
        with pytest.raises(Problem) as turned:
            await self.correct(case, "13900000009")
        assert turned.value.status == 428

    async def test_of_two_people_saving_at_once_the_second_is_told(self, cases: Cases) -> None:
        case = await cases.open("01")
        answers = await asyncio.gather(
            self.correct(case, "13900000001", **{"If-Match": '"1"'}),
            self.correct(case, "13900000002", **{"If-Match": '"1"'}),
            return_exceptions=True,
        )
        [refused] = [answer for answer in answers if isinstance(answer, Problem)]
        assert (refused.status, refused.code) == (412, "version_conflict"), refused.body
        assert (await kinds(case)).count("party_corrected") == 1

    async def test_at_a_version_that_is_gone_is_refused(self, cases: Cases) -> None:
        case = await cases.open("01")
        await self.correct(case, "13900000001", **{"If-Match": '"1"'})
        with pytest.raises(Problem) as turned:
            await self.correct(case, "13900000002", **{"If-Match": '"1"'})
        assert turned.value.status == 412
