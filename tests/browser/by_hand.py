"""A case whose people use the pages wherever these have a form for a step; else the API.

The roads of embedded/simulation/roads.py are taken by hand as they are. A step whose page has a
form gets an entry in ``FORMS``.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from playwright.async_api import Page

from embedded.simulation.people import SimulatedCase
from tests.browser.furnishing import signing_of
from tests.browser.site import PHONE, Site


class ByHand(SimulatedCase):
    """A case under way, on the pages. Parties hold telephones; ``plain`` run no scripts there."""

    site: Site
    document: Mapping[str, Any]
    plain: frozenset[str] = frozenset()
    round_id: str | None = None

    @classmethod
    async def file(cls, site: Site, document: Mapping[str, Any], *plain: str) -> "ByHand":
        """Submit an intake document on its own day."""
        case = await cls.submit(site.bureau, site.here.clock, document)
        case.site, case.document, case.plain = site, document, frozenset(plain)
        return case

    async def party(self, party_id: str, step: str, **facts: Any) -> dict[str, Any]:
        """A party takes a step, on its telephone where the step has a form."""
        if step not in FORMS:
            return await super().party(party_id, step, **facts)
        await self.opened(step)
        await FORMS[step](self, party_id, facts)
        return {}

    def details(self, party_id: str) -> dict[str, Any]:
        """What a party is known by."""
        if party_id == "c1":
            return self.document["claimant"]
        return self.document["respondents"][int(party_id[1:]) - 1]

    async def entered(self, party_id: str, purpose: str) -> Page:
        """A party's telephone after it has come in by a link."""
        link = await self.site.invite(self, party_id, purpose)
        scripts = party_id not in self.plain
        return await self.site.entered(
            link, self.details(party_id)["phone"], PHONE, scripts=scripts
        )


async def answer_invitation(case: ByHand, party_id: str, facts: Mapping[str, Any]) -> None:
    """The party consents to mediation, or refuses it."""
    page = await case.entered(party_id, "answer")
    await page.click('a[href="/party/steps/answer_invitation"]')
    await page.check(f'[name="consents"][value="{str(facts["consents"]).lower()}"]')
    await page.click("form.step button:not(.hidden)")
    await page.locator("#done").wait_for()


async def sign_agreement(case: ByHand, party_id: str, facts: Mapping[str, Any]) -> None:
    """The party signs: on the pad, or by its printed name where no script runs."""
    page = await to_the_signing(case, party_id)
    code = await case.site.code_asked_for(page, case.details(party_id)["phone"])
    await page.fill("#digits", code)
    if party_id not in case.plain:
        await draw(page)
    await page.check('[name="consents"]')
    await page.click('form[action$="/signature"] button:not([type="button"])')
    await page.locator('form[action$="/signature"]').wait_for(state="detached")


async def to_the_signing(case: ByHand, party_id: str) -> Page:
    """The party's telephone once the agreement is read and the party identified."""
    case.round_id = case.round_id or await signing_of(case)
    page = await case.entered(party_id, "sign")
    await page.click('form[action^="/party/signings/"] button')
    await page.wait_for_url("**/sign/*")
    link = page.url
    paper = await page.context.request.get(f"{link}/paper.pdf")
    assert (await paper.body()).startswith(b"%PDF")
    await page.click(f'a[href="{link.removeprefix(case.site.address)}"]')
    details = case.details(party_id)
    await page.fill("#name", details["name"])
    await page.fill("#number", details.get("uscc") or details["id_number"])
    await page.click("#identity button")
    await page.locator("#code").wait_for()
    return page


async def draw(page: Page) -> None:
    """A stroke on the pad, which lies within the screen."""
    pad = page.locator("#pad")
    await pad.scroll_into_view_if_needed()
    box = await pad.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE
    await page.mouse.move(box["x"] + 20, box["y"] + 20)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 120, box["y"] + 60, steps=8)
    await page.mouse.up()
    assert await page.input_value("#drawn") != "[]"


FORMS: dict[str, Callable[[ByHand, str, Mapping[str, Any]], Awaitable[None]]] = {
    "answer_invitation": answer_invitation,
    "sign_agreement": sign_agreement,
}
