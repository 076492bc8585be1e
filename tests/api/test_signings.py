"""What having a paper signed promises: the right person, who has read it, once, in turn."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import select
from temporalio.client import Client

import web
from activities.paper_store import PaperStore
from activities.pdf_conversion import FONTS, PdfConverter
from api.app import create_app
from api.messages import SpooledMessages
from proof.digests import sha256
from records.engine import transaction
from records.signing_rounds import SigningLink
from records.tables import Paper, Party
from signing.authority import Authority
from signing.lettering import lettering
from signing.pades import Signing
from signing.verification import verify
from templates.rendering import render
from tests.api.small_app import a_case, account, bearer, database_at
from tests.templates.samples import SAMPLES
from workflows.messages.common import Role

BUREAU = "无锡市锡山区司法局"
CASE = "JF2026-000001"
PAPER = f"{CASE}-0001-arbitration_agreement"
NUMBERS = {"c1": "320205198001011234", "r1": "320205198502022345"}
PHONES = {"c1": "13900000001", "r1": "13900000002"}
NAMES = {"c1": "陈甲", "r1": "李乙"}
TOKEN = re.compile(r"/sign/([A-Za-z0-9_-]{43})$")
API = "/api/v1"


@pytest.fixture(scope="module")
def printed() -> bytes:
    """The PDF of a paper that both sides sign."""

    async def convert() -> bytes:
        async with PdfConverter() as converter:
            return await converter.convert(
                render("arbitration_agreement", SAMPLES["arbitration_agreement"])
            )

    return asyncio.run(convert())


@dataclass
class Desk:
    """A bureau with one case and one paper, and a client that is nobody until it says so."""

    http: httpx.AsyncClient
    engine: Engine
    store: PaperStore
    folder: Path
    authority: Authority
    clerk: dict[str, str]

    async def start(self) -> dict[str, Any]:
        """The signing begins."""
        answer = await self.by_clerk("POST", f"/papers/{PAPER}/signing")
        assert answer.status_code == 201
        return answer.json()

    async def by_clerk(self, method: str, path: str, body: Any = None) -> httpx.Response:
        return await self.http.request(
            method, f"{API}/cases/{CASE}{path}", json=body, headers=self.clerk
        )

    async def invite(self, round_id: str, signer: str) -> str:
        """The token of a party's link."""
        answer = await self.by_clerk("POST", f"/signings/{round_id}/links/{signer}")
        match = TOKEN.search(answer.json()["link"])
        assert match is not None
        return match[1]

    async def by_link(self, token: str, path: str, **body: Any) -> tuple[int, str | None]:
        """The status of what a party does by its link, and the code of its refusal."""
        answer = await self.http.post(f"{API}/signing-links/{token}{path}", json=body)
        return answer.status_code, answer.json()["code"] if answer.content else None

    async def read(self, token: str) -> bytes:
        return (await self.http.get(f"{API}/signing-links/{token}/paper.pdf")).content

    async def identify(self, token: str, who: str) -> tuple[int, str | None]:
        return await self.by_link(token, "/identity", name=NAMES[who], number=NUMBERS[who])

    def code(self, who: str) -> str:
        """The code in the last message to a party's phone."""
        files = sorted(
            (self.folder / "messages").glob("*.json"), key=lambda path: path.stat().st_mtime_ns
        )
        told = [json.loads(path.read_text(encoding="utf-8")) for path in files]
        [*_, last] = [each["text"] for each in told if each["phone"] == PHONES[who]]
        return re.findall(r"\d{6}", last)[0]

    async def sign(self, token: str, who: str, **more: Any) -> tuple[int, str | None]:
        """All that a party does, one after the other."""
        await self.read(token)
        await self.identify(token, who)
        await self.by_link(token, "/code")
        return await self.by_link(
            token, "/signature", **({"code": self.code(who), "consents": True} | more)
        )

    async def signed_pdf(self, round_id: str) -> bytes:
        return (await self.by_clerk("GET", f"/signings/{round_id}/signed.pdf")).content

    async def place(self, signer: str) -> dict[str, Any]:
        [round_] = (await self.by_clerk("GET", "/signings")).json()
        return next(each for each in round_["places"] if each["signer"] == signer)


@pytest.fixture
async def desk(tmp_path: Path, printed: bytes) -> AsyncGenerator[Desk]:
    engine, store = database_at(tmp_path), PaperStore(tmp_path / "papers")
    clerk = account(engine, "clerk", Role.CLERK, bureau=BUREAU)
    with transaction(engine) as session:
        a_case(session, CASE)
        for party_id, number in NUMBERS.items():
            party = session.get_one(Party, (CASE, party_id))
            party.details = {
                "name": NAMES[party_id],
                "id_number": number,
                "phone": PHONES[party_id],
            }
        session.add(_paper(PAPER, 1, store.put(printed)))
    authority = Authority.create(tmp_path / "ca", BUREAU, datetime.now(UTC))
    client = await Client.connect("127.0.0.1:1", lazy=True)
    app = create_app(
        engine,
        client,
        store,
        task_queue="none",
        today=lambda: None,
        signing=lambda: Signing(authority, lettering(FONTS)),
        messages=SpooledMessages(tmp_path / "messages"),
    )
    web.install(app)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as http:
        yield Desk(http, engine, store, tmp_path, authority, bearer(engine, clerk))
    engine.dispose()


def _paper(paper_id: str, event: int, pdf: str) -> Paper:
    return Paper(
        id=paper_id,
        case_no=CASE,
        kind="arbitration_agreement",
        title="仲裁协议",
        event_seq=event,
        written_on=date(2026, 3, 2),
        facts={},
        docx_sha256="0" * 64,
        pdf_sha256=pdf,
    )


async def test_both_sides_sign_in_turn_what_they_have_seen(desk: Desk, printed: bytes) -> None:
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
    place = await desk.place("r1")
    assert (place["state"], place["manner"]) == ("signed", "drawn")
    assert sha256(printed) in place["consent"]


async def test_every_version_of_the_paper_stays(desk: Desk, printed: bytes) -> None:
    begun = await desk.start()
    await desk.sign(await desk.invite(begun["round_id"], "c1"), "c1")
    [now] = (await desk.by_clerk("GET", "/signings")).json()
    assert desk.store.get(begun["pdf_sha256"]) == printed
    assert now["signed_pdf_sha256"] != begun["signed_pdf_sha256"]
    assert desk.store.get(now["signed_pdf_sha256"]).startswith(
        desk.store.get(begun["signed_pdf_sha256"])
    )


async def test_nothing_is_signed_before_it_is_read_and_its_signer_known(desk: Desk) -> None:
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


async def test_wrong_answers_wear_a_link_out(desk: Desk) -> None:
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


async def test_codes_are_few_and_short_lived(desk: Desk) -> None:
    token = await desk.invite((await desk.start())["round_id"], "c1")
    await desk.read(token)
    await desk.identify(token, "c1")
    sent = [(await desk.by_link(token, "/code"))[0] for _ in range(6)]
    assert sent == [204] * 5 + [429]
    _move(desk.engine, code_sent_at=datetime.now(UTC) - timedelta(minutes=11))
    late = await desk.by_link(token, "/signature", code=desk.code("c1"), consents=True)
    assert late == (422, "code_wrong")


async def test_a_link_opens_until_it_expires_is_taken_back_or_replaced(desk: Desk) -> None:
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


async def test_no_token_and_no_code_is_on_record(desk: Desk) -> None:
    token = await desk.invite((await desk.start())["round_id"], "c1")
    await desk.identify(token, "c1")
    await desk.by_link(token, "/code")
    code = desk.code("c1")
    with transaction(desk.engine) as session:
        kept = session.exec(select(SigningLink)).one().model_dump_json()
    assert token not in kept
    assert f'"{code}"' not in kept


async def test_who_declines_may_be_invited_again(desk: Desk) -> None:
    round_id = (await desk.start())["round_id"]
    token = await desk.invite(round_id, "c1")
    await desk.identify(token, "c1")
    assert await desk.by_link(token, "/refusal") == (204, None)
    assert (await desk.place("c1"))["state"] == "declined"
    assert await desk.identify(token, "c1") == (404, "link_invalid")
    assert await desk.sign(await desk.invite(round_id, "c1"), "c1") == (204, None)


async def test_a_clerk_attests_a_signature_on_paper(desk: Desk) -> None:
    round_id = (await desk.start())["round_id"]
    scan = {"sha256": "a" * 64}
    early = await desk.by_clerk("POST", f"/signings/{round_id}/on-paper/r1", scan)
    assert early.json()["code"] == "not_your_turn"
    token = await desk.invite(round_id, "c1")
    done = await desk.by_clerk("POST", f"/signings/{round_id}/on-paper/c1", scan)
    assert done.status_code == 200
    place = await desk.place("c1")
    assert (place["state"], place["scan_sha256"]) == ("on_paper", "a" * 64)
    assert place["attested_by"]
    assert await desk.identify(token, "c1") == (404, "link_invalid")
    assert await desk.sign(await desk.invite(round_id, "r1"), "r1") == (204, None)


async def test_a_superseded_paper_is_signed_no_more(desk: Desk, printed: bytes) -> None:
    round_id = (await desk.start())["round_id"]
    token = await desk.invite(round_id, "c1")
    again = await desk.by_clerk("POST", f"/papers/{PAPER}/signing")
    assert again.json()["code"] == "signing_begun"
    with transaction(desk.engine) as session:
        newer = _paper(f"{CASE}-0002-arbitration_agreement", 2, desk.store.put(printed))
        newer.supersedes, newer.superseding_reason = PAPER, "各方重新订立仲裁协议"
        session.add(newer)
    assert await desk.identify(token, "c1") == (409, "paper_superseded")


async def test_a_paper_beside_which_another_stands_is_still_signed(
    desk: Desk, printed: bytes
) -> None:
    token = await desk.invite((await desk.start())["round_id"], "c1")
    with transaction(desk.engine) as session:
        session.add(_paper(f"{CASE}-0002-arbitration_agreement", 2, desk.store.put(printed)))
    assert await desk.sign(token, "c1") == (204, None)


async def test_of_papers_it_is_told_which_stands_in_whose_place_and_why(
    desk: Desk, printed: bytes
) -> None:
    newer = f"{CASE}-0002-arbitration_agreement"
    with transaction(desk.engine) as session:
        row = _paper(newer, 2, desk.store.put(printed))
        row.supersedes, row.superseding_reason = PAPER, "各方重新订立仲裁协议"
        session.add(row)
    listed = (await desk.by_clerk("GET", "/papers")).json()
    told = ("supersedes", "superseding_reason", "superseded_by")
    assert [tuple(each[name] for name in told) for each in listed] == [
        (None, None, newer),
        (PAPER, "各方重新订立仲裁协议", None),
    ]


async def test_only_the_bureau_has_papers_signed(desk: Desk) -> None:
    party = account(desk.engine, "party", Role.PARTY, case_no=CASE, party_id="c1")
    headers = bearer(desk.engine, party)
    path = f"{API}/cases/{CASE}/papers/{PAPER}/signing"
    assert (await desk.http.post(path, headers=headers)).status_code == 403
    assert (await desk.http.post(path)).status_code == 401


class TestThePages:
    async def test_lead_a_party_from_reading_to_its_signature(self, desk: Desk) -> None:
        round_id = (await desk.start())["round_id"]
        token = await desk.invite(round_id, "c1")
        own = {"Origin": "http://testserver"}
        shown = await desk.http.get(f"/sign/{token}")
        assert "核验身份" in shown.text
        assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
        assert (await desk.http.get(f"/sign/{token}/paper.pdf")).content.startswith(b"%PDF-")
        proof = {"name": NAMES["c1"], "number": NUMBERS["c1"]}
        await desk.http.post(f"/sign/{token}/identity", data=proof, headers=own)
        await desk.http.post(f"/sign/{token}/code", headers=own)
        assert "验证码已发往" in (await desk.http.get(f"/sign/{token}?sent=true")).text
        form = {"code": desk.code("c1"), "consents": "yes", "drawn": "[[[0.1,0.1],[0.9,0.9]]]"}
        foreign = await desk.http.post(f"/sign/{token}/signature", data=form)
        assert foreign.status_code == 403
        done = await desk.http.post(f"/sign/{token}/signature", data=form, headers=own)
        assert "已签署" in done.text
        signed = await desk.signed_pdf(round_id)
        assert len(await asyncio.to_thread(verify, signed)) == 1

    async def test_say_when_a_link_opens_nothing(self, desk: Desk) -> None:
        shown = await desk.http.get(f"/sign/{'x' * 43}")
        assert shown.status_code == 404
        assert "链接无效" in shown.text
