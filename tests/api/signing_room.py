"""A bureau with one case whose papers are signed, and everybody who has a hand in it."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Engine
from sqlmodel import Session

from activities.paper_store import PaperStore
from records import ledger
from records.engine import transaction
from records.tables import Case, Event, Paper, User
from signing.authority import Authority
from tests.api.small_app import NOW, bearer
from tests.spool import last_code

BUREAU = "无锡市锡山区司法局"
CASE = "JF2026-000001"
KIND = "arbitration_agreement"
PAPER = f"{CASE}-0001-{KIND}"
NUMBERS = {"c1": "320205198001011234", "r1": "320205198502022345", "r1-a1": "13202201510001234"}
PHONES = {"c1": "13900000001", "r1": "13900000002", "r1-a1": "13900000003"}
NAMES = {"c1": "陈甲", "r1": "李乙", "r1-a1": "赵律"}
TOKEN = re.compile(r"/sign/([A-Za-z0-9_-]{43})$")
API = "/api/v1"


@dataclass
class Room:
    """A client that is nobody until it says so, and what it calls on."""

    http: httpx.AsyncClient
    engine: Engine
    store: PaperStore
    folder: Path
    authority: Authority
    clerk: User
    printed: bytes

    def happened(self, kind: str, actor: User | None = None, **facts: Any) -> int:
        """Something happens in the case; the number of its event."""
        with transaction(self.engine) as session:
            case = session.get_one(Case, CASE)
            event = Event(
                case_no=CASE,
                seq=0,
                key=f"{kind}-{case.events}",
                kind=kind,
                workflow_id=f"dispute/{CASE}",
                occurred_on=date(2026, 3, 2),
                recorded_at=NOW,
                actor=actor.id if actor else "first",
                facts=facts,
                basis=[],
                flags=[],
                prev_hash="",
                hash="",
            )
            return ledger.append(session, case, event).seq

    def written(
        self,
        kind: str,
        event: int,
        superseding: str | None = None,
        facts: dict[str, Any] | None = None,
    ) -> str:
        """A paper of a kind is written after an event, and printed; the first one's successor,
        where a reason is given for that."""
        with transaction(self.engine) as session:
            paper = a_paper(session, kind, event, self.store.put(self.printed))
            paper.facts = facts or {}
            if superseding is not None:
                paper.supersedes, paper.superseding_reason = PAPER, superseding
            return paper.id

    async def start(self, paper_id: str = PAPER) -> dict[str, Any]:
        """The signing begins."""
        answer = await self.by_clerk("POST", f"/papers/{paper_id}/signing")
        assert answer.status_code == 201, answer.text
        return answer.json()

    async def by(self, user: User, method: str, path: str, **more: Any) -> httpx.Response:
        """A request in the case by somebody with an account."""
        return await self.http.request(
            method, f"{API}/cases/{CASE}{path}", headers=bearer(self.engine, user), **more
        )

    async def by_clerk(self, method: str, path: str, body: Any = None) -> httpx.Response:
        return await self.by(self.clerk, method, path, json=body)

    async def signs(self, user: User, round_id: str, how: str = "official") -> str | None:
        """The code with which an official's signature is refused, if it is."""
        answer = await self.by(user, "POST", f"/signings/{round_id}/{how}")
        return None if answer.status_code == 200 else answer.json()["code"]

    async def invite(self, round_id: str, signer: str, agent_id: str | None = None) -> str:
        """The token of the link of a party, or of its agent."""
        path = f"/signings/{round_id}/links/{signer}"
        answer = await self.by_clerk("POST", path, {"agent_id": agent_id})
        match = TOKEN.search(answer.json()["link"])
        assert match is not None
        return match[1]

    async def by_link(self, token: str, path: str, **body: Any) -> tuple[int, str | None]:
        """The status of what is done by a link, and the code of its refusal."""
        answer = await self.http.post(f"{API}/signing-links/{token}{path}", json=body)
        return answer.status_code, answer.json()["code"] if answer.content else None

    async def read(self, token: str) -> bytes:
        return (await self.http.get(f"{API}/signing-links/{token}/paper.pdf")).content

    async def fetch(self, token: str) -> httpx.Response:
        """The PDF with all signatures, by a link that has served."""
        return await self.http.get(f"{API}/signing-links/{token}/signed.pdf")

    async def identify(self, token: str, who: str) -> tuple[int, str | None]:
        return await self.by_link(token, "/identity", name=NAMES[who], number=NUMBERS[who])

    def code(self, who: str) -> str:
        """The code in the last message to somebody's phone."""
        return last_code(self.folder / "messages", PHONES[who])

    async def sign(self, token: str, who: str, **more: Any) -> tuple[int, str | None]:
        """All that is done by a link, one after the other."""
        await self.read(token)
        await self.identify(token, who)
        await self.by_link(token, "/code")
        return await self.by_link(
            token, "/signature", **({"code": self.code(who), "consents": True} | more)
        )

    async def all_parties_sign(self, round_id: str) -> None:
        for party_id in ("c1", "r1"):
            assert await self.sign(await self.invite(round_id, party_id), party_id) == (204, None)

    async def scan(
        self, round_id: str, signer: str, content: bytes, **query: str
    ) -> httpx.Response:
        """A clerk hands in the scan of a signature on paper."""
        path = f"/signings/{round_id}/on-paper/{signer}"
        return await self.by(self.clerk, "POST", path, content=content, params=query)

    async def signed_pdf(self, round_id: str) -> bytes:
        return (await self.by_clerk("GET", f"/signings/{round_id}/signed.pdf")).content

    async def round(self, round_id: str) -> dict[str, Any]:
        found = (await self.by_clerk("GET", "/signings")).json()
        return next(each for each in found if each["round_id"] == round_id)

    async def place(self, round_id: str, signer: str) -> dict[str, Any]:
        places = (await self.round(round_id))["places"]
        return next(each for each in places if each["signer"] == signer)


def a_paper(session: Session, kind: str, event: int, pdf: str) -> Paper:
    """A paper of the case with its PDF."""
    paper = Paper(
        id=f"{CASE}-{event:04d}-{kind}",
        case_no=CASE,
        kind=kind,
        title="仲裁协议",
        event_seq=event,
        written_on=date(2026, 3, 2),
        facts={},
        docx_sha256="0" * 64,
        pdf_sha256=pdf,
    )
    session.add(paper)
    return paper
