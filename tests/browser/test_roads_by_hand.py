"""Roads of the example disputes, taken on the pages."""

import pytest
from sqlmodel import select

from embedded.simulation.roads import ROADS, goods_settled
from records.engine import reading
from records.signing_rounds import SigningPlace
from tests.browser.by_hand import ByHand, to_the_signing
from tests.browser.furnishing import settled
from tests.browser.site import Site
from tests.documents import example
from tests.workflows.reading import kinds

WITHOUT_SCRIPTS = {"04-service-arb-or-court": ("officials", "c1", "r1")}
"""Whose browsers run no scripts on a road."""


@pytest.mark.timeout(900)
async def test_goods_are_paid_for_after_mediation(site: Site) -> None:
    case = await ByHand.file(site, example("01"), "r1")
    await goods_settled(case)
    with reading(site.here.engine) as session:
        places = session.exec(select(SigningPlace).where(SigningPlace.round_id == case.round_id))
        manners = {place.signer: place.manner for place in places}
    assert (manners["c1"], manners["r1"]) == ("drawn", "typed")
    for official in (site.bureau.clerk, site.bureau.mediator):
        page = await site.signed_in(official)
        await page.click(f'a[href="/cases/{case.case_no}"]')
        shown = await page.inner_text("main")
        for told in ("调解协议生效", "裁定确认调解协议有效", "履行完毕"):
            assert told in shown


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", sorted(ROADS)[1:])
async def test_every_other_road_is_taken_to_its_end(site: Site, name: str) -> None:
    case = await ByHand.file(site, example(name[:2]), *WITHOUT_SCRIPTS.get(name, ()))
    await ROADS[name](case)
    case_now = await site.bureau.clerk.client.read_case(case.case_no)
    assert case_now.stage == "closed"


@pytest.mark.timeout(600)
async def test_a_party_declines_to_sign(site: Site) -> None:
    agreed = await settled(site, example("01"))
    case = ByHand(agreed.bureau, agreed.case_no, agreed.clock)
    case.site, case.document, case.plain = site, example("01"), frozenset({"r1"})
    page = await to_the_signing(case, "r1")
    await page.click("summary >> nth=-1")
    await page.click('form[action$="/refusal"] button')
    assert "已拒绝签署" in await page.inner_text("h1")
    assert "signing_refused" in await kinds(case)
