"""Each comes to its place in a real browser."""

import pytest

from embedded.simulation.people import SimulatedCase
from tests.browser.site import DESK, PHONE, Site
from tests.documents import example


@pytest.mark.parametrize("role", ["clerk", "supervisor", "mediator", "arbitrator", "ops", "admin"])
async def test_an_account_comes_to_the_worklist(site: Site, role: str) -> None:
    person = site.ops if role == "ops" else getattr(site.bureau, role)
    page = await site.signed_in(person)
    assert await page.locator("h1").count() == 1
    assert await page.locator("header .who").count() == 1


@pytest.mark.parametrize(("width", "scripts"), [(DESK, True), (PHONE, False)])
async def test_a_party_comes_to_its_case_by_a_link(site: Site, width: int, scripts: bool) -> None:
    document = example("01")
    case = await SimulatedCase.submit(site.bureau, site.here.clock, document)
    await case.opened("appoint_mediator")
    link = await site.invite(case, "r1", "answer")
    phone = document["respondents"][0]["phone"]
    page = await site.entered(link, phone, width, scripts=scripts)
    assert await page.inner_text("h1") == document["bureau"]
    assert case.case_no in await page.inner_text("main header")
