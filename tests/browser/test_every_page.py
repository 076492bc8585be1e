"""Every page of the site in both languages, on a desk's screen and on a telephone."""

from collections.abc import AsyncGenerator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from axe_playwright_python.base import AXE_SCRIPT
from fastapi.routing import APIRoute
from playwright.async_api import Page

from api.policy import operation_of, routes_of
from tests.browser import furnishing
from tests.browser.furnishing import Furnished
from tests.browser.site import DESK, PHONE, Site, photograph
from tests.browser.visits import NO_PAGES, VISITS, Visit, opened

pytestmark = pytest.mark.timeout(furnishing.PATIENCE)

# Contrast is to be 4.5 for large text too; the other options are axe's own.
ALL_TEXT_ALIKE = """axe.configure({checks: [{id: "color-contrast", options: {
  ignoreUnicode: true, ignoreLength: false, ignorePseudo: false, boldValue: 700, boldTextPt: 14,
  largeTextPt: 18, contrastRatio: {normal: {expected: 4.5}, large: {expected: 4.5}},
  pseudoSizeThreshold: 0.25, shadowOutlineEmMax: 0.2, textStrokeEmMin: 0.03
}}]});"""
GRAVE = ("serious", "critical")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def furnished(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Furnished]:
    """A site with cases, and beside it one that has no account yet."""
    async with furnishing.furnished(site, tmp_path_factory.mktemp("empty")) as ready:
        yield ready


async def test_what_is_hard_to_read_is_found(site: Site) -> None:
    page = await (await site.visitor()).new_page()
    await page.set_content("<main><h1 style='color: #888; font-size: 40px'>调解</h1></main>")
    await page.evaluate(AXE_SCRIPT)
    await page.evaluate(ALL_TEXT_ALIKE)
    assert any(found.startswith("color-contrast") for found in await _found_by_axe(page))


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.name)
@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
async def test_is_accessible_at_a_desk_and_on_a_telephone(
    furnished: Furnished, visit: Visit, english: bool
) -> None:
    page = await opened(furnished, visit, DESK, english=english)
    assert await page.get_attribute("html", "lang") == ("en" if english else "zh-CN")
    if visit.refused:
        assert await page.evaluate(_UNTIED) == []
    await page.evaluate(AXE_SCRIPT)
    await page.evaluate(ALL_TEXT_ALIKE)
    for width in (DESK, PHONE):
        await page.set_viewport_size({"width": width, "height": 900})
        assert await _found_by_axe(page) == []
        assert await page.evaluate(_OVERHANG) <= 0, f"the page is wider than {width} px"
        await photograph(page, f"{visit.name}-{'en' if english else 'zh'}")
    await page.close()


async def _found_by_axe(page: Page) -> list[str]:
    results: dict[str, Any] = await page.evaluate("axe.run()")
    return [
        f"{rule['id']}: {node['html']} {node['failureSummary']}"
        for rule in results["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


_OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_UNTIED = """() => {
  const wrong = [...document.querySelectorAll("[aria-invalid=true]")];
  if (!wrong.length) return ["no field is marked as wrong"];
  const told = field => (field.getAttribute("aria-describedby") || "").split(" ").some(id => {
    const message = document.getElementById(id);
    return message && message.innerText.trim() && message.matches("[role=alert], .wrong");
  });
  const untied = wrong.filter(field => !told(field)).map(field => field.outerHTML);
  if (!wrong.includes(document.activeElement)) untied.push("focus is not on the wrong field");
  return untied;
}"""


def _pages(site: Site) -> Iterator[APIRoute]:
    for route in routes_of(site.here.app):
        name = operation_of(route).removeprefix("page:")
        if not route.include_in_schema and "GET" in route.methods and name not in NO_PAGES:
            yield route


async def test_no_page_is_left_out(furnished: Furnished) -> None:
    visited = [visit.at(furnished).partition("?")[0] for visit in VISITS]
    paths = [address.removeprefix(furnished.places["empty"]) for address in visited]
    left_out = {
        route.path
        for route in _pages(furnished.site)
        if not any(route.path_regex.match(path) for path in paths)
    }
    assert left_out == {"/healthz"}
