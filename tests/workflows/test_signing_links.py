"""A mediation agreement signed by links: the signature in the PDF and the step are one act."""

import asyncio
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
from jiefen_client import Problem
from proof.digests import sha256
from records.engine import reading
from records.tables import Party
from signing.authority import Authority
from signing.verification import verify
from tests.documents import example
from tests.spool import last_code
from tests.uploads import pdf
from tests.verapdf import not_pdf_a_2b
from tests.workflows.courts import FULL_DEBT
from tests.workflows.reading import kinds, timeline

BUREAU = "无锡市锡山区人民调解委员会"


@dataclass
class Signing:
    """A case whose agreement waits to be signed by links."""

    here: Town
    case: SimulatedCase
    folder: Path
    authority: Authority
    round_id: str

    async def link(self, party_id: str, agent: dict[str, Any] | None = None) -> str:
        """The address of a party's link, or its agent's; the paper read, the identity checked."""
        path = f"/cases/{self.case.case_no}/signings/{self.round_id}/links/{party_id}"
        invited = await self.case.bureau.clerk.send(
            "POST", path, {"agent_id": f"{party_id}-a1" if agent else None}
        )
        address = f"{API}/signing-links/{invited['link'].rsplit('/', 1)[1]}"
        signer = agent or self.party(party_id)
        proof = {"name": signer["name"], "number": signer.get("uscc") or signer["id_number"]}
        await self.here.http.get(f"{address}/paper.pdf")
        assert (await self.here.http.post(f"{address}/identity", json=proof)).status_code == 204
        return address

    async def sign(self, party_id: str) -> int:
        return await self.sign_by(await self.link(party_id), self.party(party_id)["phone"])

    async def sign_by(self, address: str, phone: str) -> int:
        await self.here.http.post(f"{address}/code")
        code = last_code(self.folder / "messages", phone)
        body = {"code": code, "consents": True}
        return (await self.here.http.post(f"{address}/signature", json=body)).status_code

    def party(self, party_id: str) -> dict[str, Any]:
        with reading(self.here.engine) as session:
            return session.get_one(Party, (self.case.case_no, party_id)).details

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
    return await _begun(opened, officials)


async def _begun(
    opened: tuple[Town, Path, Authority], officials: Bureau, **settled: Any
) -> Signing:
    """A case that is settled, and the signing of its agreement."""
    here, folder, authority = opened
    case = await SimulatedCase.submit(officials, here.clock, example("01"))
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.party("r1", "answer_invitation", consents=True)
    await case.mediator("hold_session", **SESSION)
    await case.mediator("record_settlement", terms=FULL_DEBT, **settled)
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


def _lawyer(*powers: str) -> dict[str, Any]:
    """An agent who can be identified by a link."""
    number, phone = "13202201510001234", "13900000003"
    return {"name": "赵律", "id_number": number, "phone": phone, "powers": list(powers)}


async def _appoint(signing: Signing, agent: dict[str, Any]) -> None:
    party, case_no = signing.case.parties["r1"], signing.case.case_no
    await party.act(case_no, "appoint_agent", party_id="r1", agent=agent)


async def test_an_agent_who_may_settle_signs_for_his_party(signing: Signing) -> None:
    lawyer = _lawyer("代为和解")
    await _appoint(signing, lawyer)
    address = await signing.link("r1", lawyer)
    assert await signing.sign_by(address, lawyer["phone"]) == 204
    signed = next(
        each["facts"] for each in await timeline(signing.case) if each["kind"] == "agreement_signed"
    )
    assert signed["party_id"] == "r1"
    assert signed["agency"] == {"agent_id": "r1-a1", "powers": ["settle"]}


async def test_an_agent_who_may_not_settle_is_refused_as_by_the_step(signing: Signing) -> None:
    await _appoint(signing, _lawyer())
    clerk, case_no = signing.case.bureau.clerk, signing.case.case_no
    path = f"/cases/{case_no}/signings/{signing.round_id}/links/r1"
    with pytest.raises(Problem) as by_link:
        await clerk.send("POST", path, {"agent_id": "r1-a1"})
    sheet = {"kind": "signed_sheet", "sha256": "b" * 64}
    counter = {"for_party": "r1", "by_agent": "r1-a1", "attestation": sheet}
    with pytest.raises(Problem) as by_step:
        await clerk.act(case_no, "sign_agreement", **counter)
    assert by_link.value.code == by_step.value.code
    assert by_link.value.detail == by_step.value.detail


async def test_a_scan_attests_the_step(signing: Signing) -> None:
    scan = pdf("signed by hand")
    clerk = signing.case.bureau.clerk.client
    await clerk.sign_on_paper(
        signing.case.case_no, signing.round_id, "c1", scan, media_type="application/pdf"
    )
    signed = (await timeline(signing.case))[-1]["facts"]
    assert signed["attestation"]["sha256"] == sha256(scan)
    assert signing.here.store.get(sha256(scan)) == scan


async def test_who_came_too_early_signs_by_the_same_link_later(
    opened: tuple[Town, Path, Authority], officials: Bureau
) -> None:
    signing = await _begun(opened, officials, signing_order=["r1", "c1"])
    address, phone = await signing.link("c1"), signing.party("c1")["phone"]
    assert await signing.sign_by(address, phone) == 409
    assert await signing.sign("r1") == 204
    assert await signing.sign_by(address, phone) == 204
    assert "agreement_effective" in await kinds(signing.case)
