"""A party invited to sign comes to the signing of what waits for its own signature."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from records import entry_links
from records.engine import transaction
from records.tables import Case
from tests.api.signing_room import CASE, TOKEN, Room
from tests.api.small_app import account
from workflows.messages.common import Role

OWN = {"Origin": "http://testserver"}
BINHU = "无锡市滨湖区司法局"


def _entered(desk: Room, party_id: str, purpose: str = "sign") -> str:
    """The token of a session that a link and its code have opened."""
    now = datetime.now(UTC)
    with transaction(desk.engine) as session:
        link, _ = entry_links.invite(
            session,
            CASE,
            party_id,
            None,
            purpose,
            uses=1,
            life=timedelta(days=7),
            by=desk.clerk.id,
            now=now,
        )
        session.flush()
        return entry_links.enter(session, link, now)


async def _own_link(desk: Room, round_id: str, token: str) -> httpx.Response:
    return await desk.http.post(
        f"/api/v1/cases/{CASE}/signings/{round_id}/own-link",
        headers={"Authorization": f"Bearer {token}"},
    )


async def test_a_party_signs_by_the_link_it_takes_itself(desk: Room) -> None:
    round_id = (await desk.start())["round_id"]
    told = await _own_link(desk, round_id, _entered(desk, "c1"))
    match = TOKEN.search(told.json()["link"])
    assert match is not None
    assert await desk.sign(match[1], "c1") == (204, None)
    assert (await desk.place(round_id, "c1"))["state"] == "signed"
    again = await _own_link(desk, round_id, _entered(desk, "c1"))
    assert again.json()["code"] == "not_a_signatory"


@pytest.mark.parametrize("purpose", ["see", "answer"])
async def test_whoever_is_invited_for_something_else_takes_none(desk: Room, purpose: str) -> None:
    round_id = (await desk.start())["round_id"]
    refused = await _own_link(desk, round_id, _entered(desk, "c1", purpose))
    assert (refused.status_code, refused.json()["scope"]) == (403, "papers:write")


async def test_the_bureaus_own_part_in_signing_stays_the_bureaus(desk: Room) -> None:
    round_id = (await desk.start())["round_id"]
    headers = {"Authorization": f"Bearer {_entered(desk, 'c1')}"}
    for path in ("/links/r1", "/seal", "/official"):
        address = f"/api/v1/cases/{CASE}/signings/{round_id}{path}"
        assert (await desk.http.post(address, headers=headers)).status_code == 403


async def test_the_page_leads_on_to_signing(desk: Room) -> None:
    round_id = (await desk.start())["round_id"]
    desk.http.cookies.set("jiefen_party", _entered(desk, "c1"))
    assert f'action="/party/signings/{round_id}"' in (await desk.http.get("/party")).text
    on = await desk.http.post(f"/party/signings/{round_id}", headers=OWN)
    assert TOKEN.search(on.headers["Location"])
    assert (await desk.http.get(on.headers["Location"])).status_code == 200


async def test_a_bureau_to_which_a_case_is_offered_invites_nobody_into_it(desk: Room) -> None:
    with transaction(desk.engine) as session:
        case = session.get_one(Case, CASE)
        case.offered_to = BINHU
        session.add(case)
    other = account(desk.engine, "other", Role.CLERK, bureau=BINHU)
    body = {"party_id": "c1", "purpose": "see"}
    refused = await desk.by(other, "POST", "/entry-links", json=body)
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert (await desk.by(desk.clerk, "POST", "/entry-links", json=body)).status_code == 201
