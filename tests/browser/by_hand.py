"""A case whose people do everything on the pages.

The roads of embedded/simulation/roads.py are taken by hand as they are: every step by its form,
and what a party does by a link on a telephone of its own.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any

from playwright.async_api import Page

from embedded.simulation.people import Person, SimulatedCase
from tests.browser.filling import fill
from tests.browser.furnishing import signing_of
from tests.browser.intake import handed_in
from tests.browser.site import DESK, PHONE, Site, photograph


class ByHand(SimulatedCase):
    """A case under way, on the pages. Parties hold telephones; ``plain`` run no scripts there."""

    site: Site
    document: Mapping[str, Any]
    plain: frozenset[str] = frozenset()
    desks: dict[str, Page]
    round_id: str | None = None

    @classmethod
    async def file(cls, site: Site, document: Mapping[str, Any], *plain: str) -> "ByHand":
        """Hand in an intake document on its own day, page by page."""
        desk = await site.signed_in(site.bureau.clerk, scripts="officials" not in plain)
        case_no = await handed_in(desk, document)
        filed_on = date.fromisoformat(document["filed_on"])
        case = await cls.registered(site.bureau, site.here.clock, case_no, filed_on, reviewed=False)
        case.site, case.document, case.plain = site, document, frozenset(plain)
        case.desks = {site.bureau.clerk.user_id: desk}
        await case.clerk("review_intake")
        return case

    async def party(self, party_id: str, step: str, **facts: Any) -> dict[str, Any]:
        """A party takes a step, by a link where there is one for it."""
        if step not in FORMS:
            return await super().party(party_id, step, **facts)
        await self.opened(step)
        await FORMS[step](self, party_id, facts)
        return {}

    async def _act(self, person: Person, step: str, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Whoever has an account takes a step by its form."""
        await self.opened(step)
        page = await self._desk_of(person)
        desk = "/party" if self._side(person) else f"/cases/{self.case_no}"
        await page.goto(f"{desk}/steps/{step}")
        form = f'form[action$="/steps/{step}"]'
        await fill(page, form, facts)
        invalid = page.locator(f"{form} :invalid:not(fieldset)")
        told = await invalid.evaluate_all("all => all.map(e => [e.name, e.validationMessage])")
        assert not told, (step, told)
        async with page.expect_navigation():
            await page.click(f"{form} > button:not(.hidden)")
        assert not page.url.endswith(f"/steps/{step}"), await page.inner_text("main")
        await photograph(page, f"by-hand-{self.case_no}-{step}")
        return {}

    def _side(self, person: Person) -> str | None:
        return next((party for party, each in self.parties.items() if each is person), None)

    async def _desk_of(self, person: Person) -> Page:
        if person.user_id not in self.desks:
            party = self._side(person)
            scripts = (party or "officials") not in self.plain
            width = PHONE if party else DESK
            self.desks[person.user_id] = await self.site.signed_in(person, width, scripts=scripts)
        return self.desks[person.user_id]

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
    await photograph(page, f"by-hand-{case.case_no}-{party_id}-signs")
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
