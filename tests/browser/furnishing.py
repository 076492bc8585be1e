"""An installation with cases in it, and what the addresses of its pages are made of."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Page

from api.bulk_running import BulkRunner
from api.commands import CommandPath
from embedded.simulation.people import API, Person, SimulatedCase, person
from embedded.simulation.roads import SESSION, mediator_takes_on
from embedded.simulation.town import TASK_QUEUE
from tests.api.serving import served
from tests.api.small_app import database_at
from tests.browser.intake import drafted, handed_in_at_once
from tests.browser.site import PHONE, Site
from tests.documents import example, varied
from tests.web.pages import site_on
from tests.workflows.courts import FULL_DEBT
from web.language import CHINESE, COOKIE, ENGLISH

PATIENCE = 600
"""Seconds that a test on a furnished site has, whose first one furnishes it."""
FURNISHED_IN = 500
"""Seconds: who waits longer is told for what."""


@dataclass
class Furnished:
    """A site whose cases stand where their pages have something to show.

    ``places`` are what the addresses of pages are made of; ``parties`` the telephones of those
    who come in by links.
    """

    site: Site
    places: dict[str, str] = field(default_factory=dict[str, str])
    browsers: dict[str, BrowserContext] = field(default_factory=dict[str, BrowserContext])

    async def page(self, who: str, width: int, *, english: bool) -> Page:
        """A page of whoever comes, in a browser that each has one of."""
        if who not in self.browsers:
            self.browsers[who] = await self._browser(who)
        browser = self.browsers[who]
        language = ENGLISH if english else CHINESE
        await browser.add_cookies([{"name": COOKIE, "value": language, "url": self.site.address}])
        page = await browser.new_page()
        await page.set_viewport_size({"width": width, "height": 900})
        return page

    async def _browser(self, who: str) -> BrowserContext:
        site = self.site
        if who == "nobody":
            return await site.visitor()
        if who == "party":
            page = await site.entered(self.places["answer_link"], phone("02"), PHONE)
        elif who == "signer":
            page = await site.entered(self.places["sign_link"], phone("01"), PHONE)
        else:
            official: dict[str, Person] = {"ops": site.ops, **vars(site.bureau)}
            page = await site.signed_in(official[who])
        return page.context

    async def newcomer(self, role: str) -> Person:
        """Somebody with an account of its own, which a test may change."""
        count = len(self.places)
        self.places[f"newcomer{count}"] = role
        return await person(
            self.site.here.http, self.site.bureau.admin, f"new{count}", role=role, name="新来的"
        )


def phone(number: str) -> str:
    """The telephone of an example's respondent."""
    return example(number)["respondents"][0]["phone"]


@asynccontextmanager
async def furnished(site: Site, folder: Path, **changes: object) -> AsyncGenerator[Furnished]:
    """A furnished site, and beside it, in the folder, one that has no account yet."""
    async with asyncio.timeout(FURNISHED_IN):
        ready = await furnish(site, **changes)
    engine = database_at(folder)
    async with served(site_on(engine)) as empty:
        ready.places["empty"] = empty
        yield ready
    engine.dispose()


async def furnish(site: Site, **changes: object) -> Furnished:
    """Bring cases to where their pages have something to show.

    ``changes`` replace values of the examples, as ``varied`` says.
    """
    furnished = Furnished(site)
    goods = varied("01", **changes)
    places = furnished.places
    opened, first, second = await asyncio.gather(
        SimulatedCase.submit(site.bureau, site.here.clock, varied("02", **changes)),
        settled(site, goods),
        settled(site, goods),
    )
    await opened.opened("answer_invitation")
    places["answer_link"] = await site.invite(opened, "r1", "answer")
    places["entry_link"] = await site.invite(opened, "c1", "see")
    places["opened"], places["settled"] = opened.case_no, first.case_no
    one, other = await signing_of(first), await signing_of(second)
    places["sign_link"] = await site.invite(first, "r1", "sign")
    places["to_read"] = await signing_link(first, one, "c1")
    places["to_identify"] = await signing_link(second, other, "c1")
    await read(site, places["to_identify"])
    places["to_sign"] = await signing_link(first, one, "r1")
    await identified(site, places["to_sign"], goods["respondents"][0])
    places["signed"] = await signing_link(second, other, "r1")
    await signed(site, places["signed"], goods["respondents"][0])
    places["paper"] = await first.written("rights_notice")
    desk = await site.signed_in(site.bureau.clerk)
    places["draft"] = await drafted(desk, goods)
    places["bulk"] = await handed_in_at_once(desk, varied("05", **changes), {"claimant": None})
    await desk.context.close()
    path = CommandPath(site.here.engine, site.here.client, TASK_QUEUE)
    await BulkRunner(site.here.engine, path).all_waiting()
    return furnished


async def settled(site: Site, document: dict[str, Any]) -> SimulatedCase:
    """A case of the first example, or like it, whose agreement waits for its signatures."""
    case = await SimulatedCase.submit(site.bureau, site.here.clock, document)
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.party("r1", "answer_invitation", consents=True)
    await case.mediator("hold_session", **SESSION, record="双方就支付货款达成一致。")
    await case.mediator("record_settlement", terms=FULL_DEBT)
    return case


async def signing_of(case: SimulatedCase) -> str:
    """The signing of a case's agreement, begun once the agreement has its PDF."""
    while True:
        for paper in await case.bureau.clerk.get(f"/cases/{case.case_no}/papers"):
            if paper["kind"] == "mediation_agreement" and paper["pdf_sha256"]:
                path = f"/cases/{case.case_no}/papers/{paper['paper_id']}/signing"
                return (await case.bureau.clerk.send("POST", path))["round_id"]
        await asyncio.sleep(0.1)


async def signing_link(case: SimulatedCase, round_id: str, party_id: str) -> str:
    """The path of a party's link to a signing."""
    path = f"/cases/{case.case_no}/signings/{round_id}/links/{party_id}"
    return urlsplit((await case.bureau.clerk.send("POST", path, {}))["link"]).path


async def read(site: Site, link: str) -> None:
    """The paper of a link is read."""
    answer = await site.here.http.get(f"{_address(link)}/paper.pdf")
    answer.raise_for_status()


async def identified(site: Site, link: str, signer: dict[str, Any]) -> None:
    """The paper is read, whoever signs is identified, and a code is sent."""
    await read(site, link)
    proof = {"name": signer["name"], "number": signer.get("uscc") or signer["id_number"]}
    for path, body in (("identity", proof), ("code", None)):
        answer = await site.here.http.post(f"{_address(link)}/{path}", json=body)
        answer.raise_for_status()


async def signed(site: Site, link: str, signer: dict[str, Any]) -> None:
    """Somebody signs."""
    await identified(site, link, signer)
    body = {"code": site.code(signer["phone"]), "consents": True}
    answer = await site.here.http.post(f"{_address(link)}/signature", json=body)
    answer.raise_for_status()


def _address(link: str) -> str:
    return f"{API}/signing-links/{link.rsplit('/', 1)[1]}"
