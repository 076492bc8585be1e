"""What having a paper signed promises: the right person, who has read it, once, in turn."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import select

from proof.digests import sha256
from records.engine import transaction
from records.signing_rounds import SigningLink
from signing.verification import verify
from tests.api.signing_room import API, CASE, KIND, NAMES, NUMBERS, PAPER, Room
from tests.api.small_app import account, bearer
from workflows.messages.common import Role


async def test_both_sides_sign_in_turn_what_they_have_seen(desk: Room, printed: bytes) -> None:
    round_id = (await desk.start())["round_id"]
    first, second = await desk.invite(round_id, "c1"), await desk.invite(round_id, "r1")
    assert await desk.sign(second, "r1") == (409, "not_your_turn")
    assert await desk.sign(first, "c1") == (204, None)
    seen = await desk.read(second)
    assert await desk.sign(second, "r1", drawn=[[[0.1, 0.2], [0.9, 0.8]]]) == (204, None)

    signed = await desk.signed_pdf(round_id)
    found = await asyncio.to_thread(verify, signed, [desk.authority.certificate])
    assert [(each.signer, each.number) for each in found] == [
        ("陈甲", f"{CASE}/c1"),
        ("李乙", f"{CASE}/r1"),
    ]
    assert all(each.holds for each in found)
    assert signed.startswith(seen)
    assert seen.startswith(printed)
    place = await desk.place(round_id, "r1")
    assert (place["state"], place["manner"]) == ("signed", "drawn")
    assert sha256(printed) in place["consent"]


async def test_every_version_of_the_paper_stays(desk: Room, printed: bytes) -> None:
    begun = await desk.start()
    await desk.sign(await desk.invite(begun["round_id"], "c1"), "c1")
    [now] = (await desk.by_clerk("GET", "/signings")).json()
    assert desk.store.get(begun["pdf_sha256"]) == printed
    assert now["signed_pdf_sha256"] != begun["signed_pdf_sha256"]
    assert desk.store.get(now["signed_pdf_sha256"]).startswith(
        desk.store.get(begun["signed_pdf_sha256"])
    )


async def test_nothing_is_signed_before_it_is_read_and_its_signer_known(desk: Room) -> None:
    token = await desk.invite((await desk.start())["round_id"], "c1")
    assert await desk.by_link(token, "/code") == (409, "not_identified")
    signature = {"code": "000000", "consents": True}
    assert await desk.by_link(token, "/signature", **signature) == (409, "not_identified")
    assert await desk.by_link(token, "/refusal") == (409, "not_identified")
    await desk.identify(token, "c1")
    await desk.by_link(token, "/code")
    signature = {"code": desk.code("c1"), "consents": True}
    assert await desk.by_link(token, "/signature", **signature) == (409, "paper_not_read")
    await desk.read(token)
    unwilling = signature | {"consents": False}
    assert await desk.by_link(token, "/signature", **unwilling) == (422, "consent_needed")
    assert await desk.by_link(token, "/signature", **signature) == (204, None)
    assert await desk.by_link(token, "/signature", **signature) == (404, "link_invalid")


async def test_wrong_answers_wear_a_link_out(desk: Room) -> None:
    token = await desk.invite((await desk.start())["round_id"], "c1")
    await desk.read(token)
    assert await desk.identify(token, "r1") == (422, "identity_mismatch")
    assert await desk.identify(token, "c1") == (204, None)
    await desk.by_link(token, "/code")
    wrong = f"{(int(desk.code('c1')) + 1) % 1_000_000:06d}"
    for _ in range(4):
        refused = await desk.by_link(token, "/signature", code=wrong, consents=True)
        assert refused == (422, "code_wrong")
    right = await desk.by_link(token, "/signature", code=desk.code("c1"), consents=True)
    assert right == (404, "link_invalid")


async def test_codes_are_few_and_short_lived(desk: Room) -> None:
    token = await desk.invite((await desk.start())["round_id"], "c1")
    await desk.read(token)
    await desk.identify(token, "c1")
    sent = [(await desk.by_link(token, "/code"))[0] for _ in range(6)]
    assert sent == [204] * 5 + [429]
    _move(desk.engine, code_sent_at=datetime.now(UTC) - timedelta(minutes=11))
    late = await desk.by_link(token, "/signature", code=desk.code("c1"), consents=True)
    assert late == (422, "code_wrong")


async def test_a_link_opens_until_it_expires_is_taken_back_or_replaced(desk: Room) -> None:
    round_id = (await desk.start())["round_id"]
    first = await desk.invite(round_id, "c1")
    second = await desk.invite(round_id, "c1")
    assert await desk.identify(first, "c1") == (404, "link_invalid")
    assert await desk.identify(second, "c1") == (204, None)
    await desk.by_clerk("DELETE", f"/signings/{round_id}/links/c1")
    assert await desk.identify(second, "c1") == (404, "link_invalid")
    third = await desk.invite(round_id, "c1")
    _move(desk.engine, expires_at=datetime.now(UTC))
    assert await desk.identify(third, "c1") == (404, "link_invalid")
    assert await desk.sign(await desk.invite(round_id, "c1"), "c1") == (204, None)


def _move(engine: Engine, **changes: datetime) -> None:
    """Set instants of every link, as if time had passed."""
    with transaction(engine) as session:
        for link in session.exec(select(SigningLink)):
            for name, value in changes.items():
                setattr(link, name, value)
            session.add(link)


async def test_no_token_and_no_code_is_on_record(desk: Room) -> None:
    token = await desk.invite((await desk.start())["round_id"], "c1")
    await desk.identify(token, "c1")
    await desk.by_link(token, "/code")
    code = desk.code("c1")
    with transaction(desk.engine) as session:
        kept = session.exec(select(SigningLink)).one().model_dump_json()
    assert token not in kept
    assert f'"{code}"' not in kept


async def test_who_declines_may_be_invited_again(desk: Room) -> None:
    round_id = (await desk.start())["round_id"]
    token = await desk.invite(round_id, "c1")
    await desk.identify(token, "c1")
    assert await desk.by_link(token, "/refusal") == (204, None)
    assert (await desk.place(round_id, "c1"))["state"] == "declined"
    assert await desk.identify(token, "c1") == (404, "link_invalid")
    assert await desk.sign(await desk.invite(round_id, "c1"), "c1") == (204, None)


async def test_a_superseded_paper_is_signed_no_more(desk: Room) -> None:
    round_id = (await desk.start())["round_id"]
    token = await desk.invite(round_id, "c1")
    again = await desk.by_clerk("POST", f"/papers/{PAPER}/signing")
    assert again.json()["code"] == "signing_begun"
    desk.written(KIND, 2, "各方重新订立仲裁协议")
    assert await desk.identify(token, "c1") == (409, "paper_superseded")


async def test_a_paper_beside_which_another_stands_is_still_signed(desk: Room) -> None:
    token = await desk.invite((await desk.start())["round_id"], "c1")
    desk.written(KIND, 2)
    assert await desk.sign(token, "c1") == (204, None)


async def test_of_papers_it_is_told_which_stands_in_whose_place_and_why(desk: Room) -> None:
    newer = desk.written(KIND, 2, "各方重新订立仲裁协议")
    listed = (await desk.by_clerk("GET", "/papers")).json()
    told = ("supersedes", "superseding_reason", "superseded_by")
    assert [tuple(each[name] for name in told) for each in listed] == [
        (None, None, newer),
        (PAPER, "各方重新订立仲裁协议", None),
    ]


async def test_only_the_bureau_has_papers_signed(desk: Room) -> None:
    party = account(desk.engine, "party", Role.PARTY, case_no=CASE, party_id="c1")
    headers = bearer(desk.engine, party)
    path = f"{API}/cases/{CASE}/papers/{PAPER}/signing"
    assert (await desk.http.post(path, headers=headers)).status_code == 403
    assert (await desk.http.post(path)).status_code == 401


class TestThePages:
    async def test_lead_a_party_from_reading_to_its_signature(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        token = await desk.invite(round_id, "c1")
        own = {"Origin": "http://testserver"}
        shown = await desk.http.get(f"/sign/{token}")
        assert "打开文书全文" in shown.text
        assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
        assert (await desk.http.get(f"/sign/{token}/paper.pdf")).content.startswith(b"%PDF-")
        assert "核验身份" in (await desk.http.get(f"/sign/{token}")).text
        proof = {"name": NAMES["c1"], "number": NUMBERS["c1"]}
        await desk.http.post(f"/sign/{token}/identity", data=proof, headers=own)
        await desk.http.post(f"/sign/{token}/code", headers=own)
        assert "验证码已发往手机 139****0001" in (await desk.http.get(f"/sign/{token}")).text
        form = {"code": desk.code("c1"), "consents": "yes", "drawn": "[[[0.1,0.1],[0.9,0.9]]]"}
        foreign = await desk.http.post(f"/sign/{token}/signature", data=form)
        assert foreign.status_code == 403
        done = await desk.http.post(f"/sign/{token}/signature", data=form, headers=own)
        assert done.headers["Location"] == f"/sign/{token}"
        assert "还有人没有签名" in (await desk.http.get(f"/sign/{token}")).text
        signed = await desk.signed_pdf(round_id)
        assert len(await asyncio.to_thread(verify, signed)) == 1

    async def test_say_what_was_wrong_and_let_it_be_done_again(self, desk: Room) -> None:
        token = await desk.invite((await desk.start())["round_id"], "c1")
        await desk.read(token)
        own = {"Origin": "http://testserver"}
        wrong = {"name": NAMES["c1"], "number": NUMBERS["r1"]}
        shown = await desk.http.post(f"/sign/{token}/identity", data=wrong, headers=own)
        assert shown.status_code == 422
        assert "与案件记录不符" in shown.text
        assert f'action="/sign/{token}/identity"' in shown.text

    async def test_say_when_a_link_opens_nothing(self, desk: Room) -> None:
        shown = await desk.http.get(f"/sign/{'x' * 43}")
        assert shown.status_code == 404
        assert "链接无效" in shown.text

    async def test_hand_out_the_paper_that_all_have_signed(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        token = await desk.invite(round_id, "c1")
        await desk.sign(token, "c1")
        await desk.sign(await desk.invite(round_id, "r1"), "r1")
        assert f"/sign/{token}/signed.pdf" in (await desk.http.get(f"/sign/{token}")).text
        handed = await desk.http.get(f"/sign/{token}/signed.pdf")
        assert handed.content == await desk.signed_pdf(round_id)


class TestTheFinishedPaper:
    async def test_is_fetched_by_the_used_link_once_all_have_signed(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        first, second = await desk.invite(round_id, "c1"), await desk.invite(round_id, "r1")
        assert (await desk.fetch(first)).json()["code"] == "link_invalid"
        await desk.sign(first, "c1")
        assert (await desk.fetch(first)).json()["code"] == "not_all_signed"
        await desk.sign(second, "r1")
        assert len(await asyncio.to_thread(verify, (await desk.fetch(first)).content)) == 2

    async def test_is_all_that_a_used_link_is_good_for(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        token = await desk.invite(round_id, "c1")
        await desk.sign(token, "c1")
        assert await desk.identify(token, "c1") == (404, "link_invalid")
        assert await desk.by_link(token, "/code") == (404, "link_invalid")
        assert await desk.by_link(token, "/refusal") == (404, "link_invalid")

    async def test_is_not_fetched_after_the_links_seven_days(self, desk: Room) -> None:
        round_id = (await desk.start())["round_id"]
        token = await desk.invite(round_id, "c1")
        await desk.sign(token, "c1")
        await desk.sign(await desk.invite(round_id, "r1"), "r1")
        _move(desk.engine, expires_at=datetime.now(UTC))
        assert (await desk.fetch(token)).json()["code"] == "link_invalid"

    async def test_is_listed_and_fetched_by_a_party_with_an_account(self, desk: Room) -> None:
        party = account(desk.engine, "party", Role.PARTY, case_no=CASE, party_id="c1")
        round_id = (await desk.start())["round_id"]
        [listed] = (await desk.by(party, "GET", "/signings")).json()
        assert (listed["round_id"], listed["complete"]) == (round_id, False)
        path = f"/signings/{round_id}/signed.pdf"
        assert (await desk.by(party, "GET", path)).json()["code"] == "not_all_signed"
        await desk.all_parties_sign(round_id)
        assert (await desk.by(party, "GET", path)).content == await desk.signed_pdf(round_id)
        shown = await desk.http.get(f"/cases/{CASE}", headers=bearer(desk.engine, party))
        assert f"/signings/{round_id}/signed.pdf" in shown.text

    async def test_is_nobodys_who_has_no_place_in_it(self, desk: Room) -> None:
        stranger = account(desk.engine, "party", Role.PARTY, case_no=CASE, party_id="r1")
        alone = desk.written("withdrawal_application", 1)
        round_id = (await desk.start(alone))["round_id"]
        await desk.sign(await desk.invite(round_id, "c1"), "c1")
        assert (await desk.by(stranger, "GET", "/signings")).json() == []
        answer = await desk.by(stranger, "GET", f"/signings/{round_id}/signed.pdf")
        assert answer.status_code == 404
