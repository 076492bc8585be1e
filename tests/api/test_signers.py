"""Who signs a paper: each official in his own place, an agent for his party, a hand on paper."""

import asyncio
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from law.intake import Agent
from proof.digests import sha256
from records import agents
from records.engine import transaction
from records.tables import User
from signing.verification import verify
from tests.api.signing_room import CASE, NAMES, Room
from tests.api.small_app import account
from tests.uploads import image, pdf
from workflows.messages.common import Role

JPEG, PNG = image("JPEG"), image("PNG")


@pytest.fixture
def mediator(desk: Room) -> User:
    """The mediator who took the case on."""
    one = account(desk.engine, "mediator", Role.MEDIATOR, name="顾和")
    desk.happened("mediator_appointed", mediator=one.id)
    desk.happened("assignment_accepted", one)
    return one


@pytest.fixture
def tribunal(desk: Room) -> list[User]:
    """Three arbitrators, the first of whom presides."""
    names = ("韩仲平", "沈正言", "陆明")
    three = [
        account(desk.engine, f"arbitrator{number}", Role.ARBITRATOR, name=name)
        for number, name in enumerate(names, start=1)
    ]
    desk.happened("tribunal_formed", arbitrators=[each.id for each in three])
    return three


def _signers(begun: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(place["signer"], place["user_id"]) for place in begun["places"]]


def _captions(pdf: bytes) -> list[str]:
    """What stands for each place in a PDF."""
    return [field["/TU"] for field in (PdfReader(BytesIO(pdf)).get_fields() or {}).values()]


@pytest.mark.parametrize(
    ("kind", "facts", "signers"),
    [
        ("arbitrator_selection", {"author": {"name": NAMES["r1"], "role": "被申请人"}}, ["r1"]),
        ("power_of_attorney", {"principal": {"name": NAMES["c1"], "role": "委托人"}}, ["c1"]),
        (
            "appeal",
            {
                "filer": {"name": NAMES["r1"], "role": "上诉人"},
                "others": [{"name": NAMES["c1"], "role": "被上诉人"}],
            },
            ["r1"],
        ),
        (
            "appeal",
            {
                "filer": {"name": NAMES["c1"], "role": "上诉人"},
                "others": [{"name": NAMES["r1"], "role": "上诉人"}],
            },
            ["c1", "r1"],
        ),
    ],
)
async def test_a_party_s_own_paper_is_signed_by_whoever_hands_it_in(
    desk: Room, kind: str, facts: dict[str, Any], signers: list[str]
) -> None:
    begun = await desk.start(desk.written(kind, 2, facts=facts))
    assert [signer for signer, _ in _signers(begun)] == signers


class TestOfficials:
    async def test_a_clerk_who_kept_the_record_signs_before_the_mediator(
        self, desk: Room, mediator: User
    ) -> None:
        held = desk.happened("session_held", desk.clerk)
        begun = await desk.start(desk.written("session_record", held))
        round_id = begun["round_id"]
        assert _signers(begun) == [
            ("c1", None),
            ("r1", None),
            ("recorder", desk.clerk.id),
            ("mediator", mediator.id),
        ]
        await desk.all_parties_sign(round_id)
        assert await desk.signs(mediator, round_id) == "not_your_turn"
        assert await desk.signs(desk.clerk, round_id) is None
        assert await desk.signs(mediator, round_id) is None
        found = await asyncio.to_thread(verify, await desk.signed_pdf(round_id))
        assert [each.signer for each in found] == ["陈甲", "李乙", "周敏", "顾和"]
        assert (await desk.round(round_id))["complete"]

    async def test_a_mediator_who_kept_the_record_himself_signs_once(
        self, desk: Room, mediator: User
    ) -> None:
        recorded = desk.happened("undisputed_facts_recorded", mediator)
        begun = await desk.start(desk.written("undisputed_facts_record", recorded + 2))
        assert _signers(begun) == [("c1", None), ("r1", None), ("mediator", mediator.id)]

    async def test_an_official_signs_in_nobody_elses_place(
        self, desk: Room, mediator: User
    ) -> None:
        held = desk.happened("session_held", desk.clerk)
        round_id = (await desk.start(desk.written("session_record", held)))["round_id"]
        await desk.all_parties_sign(round_id)
        colleague = account(desk.engine, "colleague", Role.CLERK, bureau=desk.clerk.bureau)
        assert await desk.signs(colleague, round_id) == "not_a_signatory"
        assert await desk.signs(desk.clerk, round_id) is None
        assert await desk.signs(desk.clerk, round_id) == "not_a_signatory"
        assert (await desk.place(round_id, "mediator"))["state"] == "open"

    async def test_a_later_session_leaves_the_record_of_an_earlier_one_to_be_signed(
        self, desk: Room, mediator: User
    ) -> None:
        first = desk.happened("session_held", mediator)
        second = desk.happened("session_held", mediator)
        earlier = desk.written("session_record", first)
        desk.written("session_record", second)
        await desk.all_parties_sign((await desk.start(earlier))["round_id"])

    async def test_each_of_three_arbitrators_signs_an_award_and_the_seal_comes_last(
        self, desk: Room, tribunal: list[User]
    ) -> None:
        begun = await desk.start(desk.written("award_record", desk.happened("award_made")))
        round_id = begun["round_id"]
        ids = [each.id for each in tribunal]
        named = [f"arbitrator-{number}" for number in (1, 2, 3)]
        assert _signers(begun) == [*zip(named, ids, strict=True), ("seal", None)]
        captions = _captions(await desk.signed_pdf(round_id))
        assert captions[:2] == ["首席仲裁员：韩仲平", "仲裁员：沈正言"]
        for one in reversed(tribunal):
            assert await desk.signs(desk.clerk, round_id, "seal") == "not_your_turn"
            assert await desk.signs(one, round_id) is None
        assert await desk.signs(tribunal[0], round_id) == "not_a_signatory"
        assert await desk.signs(desk.clerk, round_id, "seal") is None
        found = await asyncio.to_thread(verify, await desk.signed_pdf(round_id))
        assert [each.field for each in found] == [*reversed(named), "seal"]

    async def test_the_tribunal_is_the_one_that_sat_when_the_award_was_made(
        self, desk: Room, tribunal: list[User]
    ) -> None:
        made = desk.happened("award_made")
        other = account(desk.engine, "other", Role.ARBITRATOR)
        desk.happened("arbitrator_replaced", arbitrators=[other.id])
        begun = await desk.start(desk.written("award_record", made))
        assert {user for _, user in _signers(begun)} == {*(one.id for one in tribunal), None}

    async def test_who_dissents_may_leave_an_award_unsigned_if_another_signs(
        self, desk: Room, tribunal: list[User]
    ) -> None:
        paper = desk.written("award_record", desk.happened("award_made"))
        round_id = (await desk.start(paper))["round_id"]
        first, second, third = tribunal
        assert await desk.signs(second, round_id, "dissent") is None
        assert await desk.signs(third, round_id, "dissent") is None
        assert await desk.signs(first, round_id, "dissent") == "must_sign"
        assert await desk.signs(first, round_id) is None
        assert await desk.signs(desk.clerk, round_id, "seal") is None
        assert (await desk.round(round_id))["complete"]

    async def test_nobody_but_a_dissenting_arbitrator_withholds_his_name(
        self, desk: Room, tribunal: list[User]
    ) -> None:
        paper = desk.written("consent_award_record", desk.happened("consent_award_made"))
        round_id = (await desk.start(paper))["round_id"]
        assert await desk.signs(tribunal[0], round_id, "dissent") == "must_sign"
        assert await desk.signs(desk.clerk, round_id, "dissent") == "forbidden"

    async def test_an_arbitrator_signs_his_own_disclosure_alone(
        self, desk: Room, tribunal: list[User]
    ) -> None:
        one, other, _ = tribunal
        first = desk.happened("arbitrator_disclosed", one, arbitrator=one.id)
        second = desk.happened("arbitrator_disclosed", other, arbitrator=other.id)
        paper = desk.written("arbitrator_disclosure", first)
        desk.written("arbitrator_disclosure", second)
        round_id = (await desk.start(paper))["round_id"]
        assert await desk.signs(other, round_id) == "not_a_signatory"
        assert await desk.signs(one, round_id) is None

    async def test_an_official_sees_the_signings_that_wait_for_him(
        self, desk: Room, tribunal: list[User]
    ) -> None:
        begun = await desk.start(desk.written("award_record", desk.happened("award_made")))
        await desk.start()
        listed = (await desk.by(tribunal[1], "GET", "/signings")).json()
        assert [each["round_id"] for each in listed] == [begun["round_id"]]
        path = f"/signings/{begun['round_id']}/signed.pdf"
        assert (await desk.by(tribunal[1], "GET", path)).status_code == 200

    async def test_a_paper_whose_official_is_unknown_is_not_signed(self, desk: Room) -> None:
        paper = desk.written("award_record", desk.happened("award_made"))
        refused = await desk.by_clerk("POST", f"/papers/{paper}/signing")
        assert refused.json()["code"] == "nobody_to_sign"


class TestAgents:
    async def test_an_agent_signs_in_the_partys_place_under_his_own_name(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        await desk.sign(await desk.invite(round_id, "c1"), "c1")
        token = await desk.invite(round_id, "r1", "r1-a1")
        assert await desk.identify(token, "r1") == (422, "identity_mismatch")
        assert await desk.sign(token, "r1-a1") == (204, None)
        last = (await asyncio.to_thread(verify, await desk.signed_pdf(round_id)))[-1]
        assert (last.signer, last.number) == ("赵律（李乙的委托代理人）", f"{CASE}/r1/r1-a1")
        place = await desk.place(round_id, "r1")
        assert (place["state"], place["agent_id"]) == ("signed", "r1-a1")
        assert place["consent"].startswith("本人作为李乙的委托代理人，已阅读")

    async def test_the_page_says_for_whom_an_agent_signs(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        token = await desk.invite(round_id, "r1", "r1-a1")
        assert "赵律（李乙的委托代理人）" in (await desk.http.get(f"/sign/{token}")).text

    async def test_an_agent_without_the_power_is_not_invited(self, desk: Room) -> None:
        agent = _appoint(desk, id_number="13202201510009999", phone="13900000009")
        round_id = (await desk.start())["round_id"]
        assert await _refusal(desk, round_id, agent) == "special_authority_needed"
        scan = await desk.scan(round_id, "c1", JPEG, agent_id=agent)
        assert scan.json()["code"] == "special_authority_needed"

    async def test_without_special_authority_an_agent_signs_what_disposes_of_nothing(
        self, desk: Room, mediator: User
    ) -> None:
        agent = _appoint(desk, id_number="13202201510009999", phone="13900000009")
        held = desk.happened("session_held", mediator)
        round_id = (await desk.start(desk.written("session_record", held)))["round_id"]
        assert await desk.invite(round_id, "c1", agent)

    async def test_an_agent_who_cannot_be_identified_is_not_invited(self, desk: Room) -> None:
        agent = _appoint(desk, powers=("代为和解",))
        round_id = (await desk.start())["round_id"]
        assert await _refusal(desk, round_id, agent) == "agent_details_missing"

    async def test_an_agent_of_nobody_or_of_another_is_not_invited(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        assert await _refusal(desk, round_id, "c1-a7") == "unknown_agent"
        assert await _refusal(desk, round_id, "r1-a1") == "unknown_agent"

    async def test_a_link_opens_no_more_once_the_agency_has_ended(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        token = await desk.invite(round_id, "r1", "r1-a1")
        with transaction(desk.engine) as session:
            agents.revoke(session, CASE, "r1-a1", date(2026, 3, 9))
        assert await desk.identify(token, "r1-a1") == (403, "agency_ended")


def _appoint(desk: Room, **more: Any) -> str:
    """One more agent of the claimant."""
    details = Agent.model_validate({"name": "钱律", **more})
    with transaction(desk.engine) as session:
        return agents.appoint(session, CASE, "c1", details, since=date(2026, 3, 2)).agent_id


async def _refusal(desk: Room, round_id: str, agent_id: str) -> str:
    path = f"/signings/{round_id}/links/c1"
    return (await desk.by_clerk("POST", path, {"agent_id": agent_id})).json()["code"]


class TestOnPaper:
    async def test_a_clerk_attests_a_signature_by_its_scan(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        assert (await desk.scan(round_id, "r1", JPEG)).json()["code"] == "not_your_turn"
        token = await desk.invite(round_id, "c1")
        assert (await desk.scan(round_id, "c1", JPEG)).status_code == 200
        place = await desk.place(round_id, "c1")
        assert (place["state"], place["scan_sha256"]) == ("on_paper", sha256(JPEG))
        assert place["attested_by"] == desk.clerk.id
        assert await desk.identify(token, "c1") == (404, "link_invalid")
        assert await desk.sign(await desk.invite(round_id, "r1"), "r1") == (204, None)

    async def test_an_agent_may_sign_on_paper_too(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        await desk.sign(await desk.invite(round_id, "c1"), "c1")
        assert (await desk.scan(round_id, "r1", PNG, agent_id="r1-a1")).status_code == 200
        assert (await desk.place(round_id, "r1"))["agent_id"] == "r1-a1"

    @pytest.mark.parametrize(
        ("scan", "media_type"),
        [(JPEG, "image/jpeg"), (PNG, "image/png"), (pdf(), "application/pdf")],
    )
    async def test_clerks_fetch_the_scan_again(
        self, desk: Room, scan: bytes, media_type: str
    ) -> None:
        round_id = (await desk.start())["round_id"]
        await desk.scan(round_id, "c1", scan)
        path = f"/signings/{round_id}/on-paper/c1"
        fetched = await desk.by_clerk("GET", path)
        assert (fetched.content, fetched.headers["Content-Type"]) == (scan, media_type)
        party = account(desk.engine, "party", Role.PARTY, case_no=CASE, party_id="c1")
        assert (await desk.by(party, "GET", path)).status_code == 403
        assert (await desk.by_clerk("GET", f"/signings/{round_id}/on-paper/r1")).status_code == 404

    async def test_a_scan_is_what_its_content_is(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        path = f"/signings/{round_id}/on-paper/c1"
        for other in (b"", b"<html>", b"PK\x03\x04"):
            refused = await desk.by(desk.clerk, "POST", path, content=other)
            assert (refused.status_code, refused.json()["code"]) == (415, "file_type_refused")

    async def test_a_scan_has_twenty_megabytes_at_most(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        largest = JPEG + b"\x00" * (20 * 1024 * 1024 - len(JPEG))
        refused = await desk.scan(round_id, "c1", largest + b"\x00")
        assert (refused.status_code, refused.json()["code"]) == (413, "file_too_large")
        assert (await desk.scan(round_id, "c1", largest)).status_code == 200
