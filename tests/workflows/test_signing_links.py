"""A mediation agreement signed by links: the signature in the PDF and the step are one act."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from embedded.simulation.people import API, Bureau, SimulatedCase, next_morning
from embedded.simulation.roads import SESSION, mediator_takes_on
from embedded.simulation.town import Town, town
from records.engine import reading
from records.tables import Party
from signing.authority import Authority
from signing.verification import verify
from tests.documents import example
from tests.verapdf import not_pdf_a_2b
from tests.workflows.courts import FULL_DEBT
from tests.workflows.reading import kinds

BUREAU = "无锡市锡山区人民调解委员会"


@dataclass
class Signing:
    """A case whose agreement waits to be signed by links."""

    here: Town
    case: SimulatedCase
    folder: Path
    authority: Authority
    round_id: str

    async def link(self, party_id: str) -> str:
        """The address of a party's link, its paper read and its identity checked."""
        path = f"/cases/{self.case.case_no}/signings/{self.round_id}/links/{party_id}"
        invited = await self.case.bureau.clerk.send("POST", path)
        address = f"{API}/signing-links/{invited['link'].rsplit('/', 1)[1]}"
        party = self.party(party_id)
        proof = {"name": party["name"], "number": party.get("uscc") or party["id_number"]}
        await self.here.http.get(f"{address}/paper.pdf")
        assert (await self.here.http.post(f"{address}/identity", json=proof)).status_code == 204
        return address

    async def sign(self, party_id: str) -> int:
        address = await self.link(party_id)
        await self.here.http.post(f"{address}/code")
        body = {"code": self._code(self.party(party_id)["phone"]), "consents": True}
        return (await self.here.http.post(f"{address}/signature", json=body)).status_code

    def party(self, party_id: str) -> dict[str, Any]:
        with reading(self.here.engine) as session:
            return session.get_one(Party, (self.case.case_no, party_id)).details

    def _code(self, phone: str) -> str:
        told = [
            json.loads(path.read_text(encoding="utf-8"))
            for path in (self.folder / "messages").glob("*.json")
        ]
        [text] = [each["text"] for each in told if each["phone"] == phone]
        return re.findall(r"\d{6}", text)[0]

    async def post(self, who: Any, path: str) -> None:
        await who.send("POST", f"/cases/{self.case.case_no}/signings/{self.round_id}/{path}")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def opened(
    time_skipping_server: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[tuple[Town, Path, Authority]]:
    """A town with real PDFs and an authority, and the folder of both."""
    folder = tmp_path_factory.mktemp("signing")
    authority = Authority.create(folder / "ca", BUREAU, datetime.now(UTC))
    url = f"sqlite:///{folder / 'town.db'}"
    async with town(time_skipping_server, url, folder / "papers") as here:
        await next_morning(here.clock)
        yield here, folder, authority


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def officials(opened: tuple[Town, Path, Authority]) -> Bureau:
    return await Bureau.open(opened[0].http)


@pytest_asyncio.fixture(loop_scope="module")
async def signing(opened: tuple[Town, Path, Authority], officials: Bureau) -> Signing:
    here, folder, authority = opened
    case = await SimulatedCase.submit(officials, here.clock, example("01"))
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.party("r1", "answer_invitation", consents=True)
    await case.mediator("hold_session", **SESSION)
    await case.mediator("record_settlement", terms=FULL_DEBT)
    path = f"/cases/{case.case_no}/papers/{await _printed(case)}/signing"
    begun = await officials.clerk.send("POST", path)
    return Signing(here, case, folder, authority, begun["round_id"])


async def _printed(case: SimulatedCase) -> str:
    """The id of the agreement, once it has its PDF."""
    while True:
        for paper in await case.bureau.clerk.get(f"/cases/{case.case_no}/papers"):
            if paper["kind"] == "mediation_agreement" and paper["pdf_sha256"]:
                return paper["paper_id"]
        await asyncio.sleep(0.1)


async def test_signatures_of_all_bring_the_agreement_into_effect(signing: Signing) -> None:
    bureau = signing.case.bureau
    for party_id in signing.case.parties:
        assert "agreement_effective" not in await kinds(signing.case)
        assert await signing.sign(party_id) == 204
    assert (await kinds(signing.case)).count("agreement_signed") == len(signing.case.parties)
    assert "agreement_effective" in await kinds(signing.case)

    await signing.post(bureau.mediator, "official")
    await signing.post(bureau.clerk, "seal")
    [round_] = await bureau.clerk.get(f"/cases/{signing.case.case_no}/signings")
    assert round_["sealed_at"] is not None
    pdf = signing.here.store.get(round_["signed_pdf_sha256"])
    found = await asyncio.to_thread(verify, pdf, [signing.authority.certificate])
    assert len(found) == len(signing.case.parties) + 2
    assert (found[-1].signer, all(each.holds for each in found)) == (BUREAU, True)
    assert not_pdf_a_2b(signing.folder, {"agreement": pdf}) == []


async def test_declining_by_the_link_is_refusing_to_sign(signing: Signing) -> None:
    address = await signing.link("r1")
    assert (await signing.here.http.post(f"{address}/refusal")).status_code == 204
    assert "signing_refused" in await kinds(signing.case)
