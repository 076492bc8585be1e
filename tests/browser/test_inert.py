"""What parties and others write is shown as the text it is, wherever it is shown.

The pages' own policy forbids scripts; here the browser is told to ignore it, so that the text
itself has to be inert.
"""

from collections.abc import AsyncGenerator
from urllib.parse import quote, urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Dialog, Request

from embedded.simulation.people import SimulatedCase
from tests.browser import furnishing
from tests.browser.furnishing import Furnished
from tests.browser.site import DESK, Site
from tests.browser.visits import VISITS, Visit, opened
from tests.documents import varied

pytestmark = pytest.mark.timeout(furnishing.PATIENCE)

SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"'><img src=//elsewhere.example/x onerror=alert(2)>"
FRAME = "</title></textarea><iframe srcdoc='<script>parent.alert(3)</script>'>"
STYLE = "<link rel=stylesheet href=//elsewhere.example/x.css><svg onload=alert(4)>"
TEMPLATE = "{{ 7*7 }}{% raw %}%(name)s 100% ${alert(5)} javascript:alert(6)"
ATTRIBUTE = '" onfocus=alert(7) autofocus x="'
CORPUS = (SCRIPT, IMAGE, FRAME, STYLE, TEMPLATE, ATTRIBUTE)
SOUGHT, NAMED = 50, 64
"""How long what is searched for, and a user's name, may be."""

HOSTILE: dict[str, object] = {
    "bureau": STYLE,
    "claimant__name": SCRIPT,
    "respondents__0__name": IMAGE,
    "contract__name": FRAME,
    "claim__request": TEMPLATE,
    "facts": "\n".join(CORPUS),
    "evidence__0__name": ATTRIBUTE,
}


class Watch:
    """What pages of a browser did that no text may make them do."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch a browser from now on."""
        context.on("dialog", self._dialog)
        context.on("request", self._request)

    async def _dialog(self, dialog: Dialog) -> None:
        self.done.append(f"dialog {dialog.message}")
        await dialog.dismiss()

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname == "elsewhere.example":
            self.done.append(f"request {request.url}")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def furnished(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Furnished]:
    """A site whose cases were written by somebody who means harm."""
    site.heeds_policy = False
    empty = tmp_path_factory.mktemp("empty")
    async with furnishing.furnished(site, empty, **HOSTILE) as ready:
        await _write_more(ready)
        yield ready


async def _write_more(ready: Furnished) -> None:
    """Names of views, files and people, and why an application is refused."""
    site, clerk = ready.site, ready.site.bureau.clerk
    await clerk.send("POST", "/views", {"name": SCRIPT, "filter": {}})
    for name in CORPUS:
        file = {"name": name, "size": 1, "sha256": "0" * 64, "for_party": "c1"}
        await clerk.send("POST", f"/cases/{ready.places['settled']}/evidence", file)
    filed = varied("02", **HOSTILE)
    refused = await SimulatedCase.submit(site.bureau, site.here.clock, filed, reviewed=False)
    await refused.clerk("refuse_intake", reason="out_of_scope", record="\n".join(CORPUS))
    ready.places["refused"] = refused.case_no
    named = await site.bureau.official("hostile", role="clerk", name=IMAGE)
    page = await site.signed_in(named)
    ready.browsers["hostile"] = page.context


@pytest.mark.parametrize(
    ("who", "address", "texts"),
    [
        ("clerk", "/cases", (SCRIPT, IMAGE)),
        ("clerk", "/cases/{settled}", (SCRIPT, IMAGE, STYLE)),
        ("clerk", "/cases/{refused}", (STYLE,)),
        ("hostile", "/cases", (IMAGE,)),
        ("hostile", "/account", (IMAGE,)),
        ("nobody", "{to_sign}", (IMAGE,)),
        ("nobody", "{signed}", (IMAGE,)),
        ("nobody", "{entry_link}", (STYLE,)),
        ("party", "/party", (STYLE,)),
    ],
)
async def test_is_shown_as_it_was_written(
    furnished: Furnished, who: str, address: str, texts: tuple[str, ...]
) -> None:
    page = await furnished.page(who, DESK, english=False)
    await page.goto(address.format(**furnished.places))
    shown = await page.inner_text("body")
    assert [text for text in texts if text not in shown] == []
    await page.close()


@pytest.mark.parametrize("text", CORPUS)
async def test_what_is_asked_for_is_given_back_as_text(furnished: Furnished, text: str) -> None:
    page = await furnished.page("clerk", DESK, english=False)
    watch = Watch()
    watch.over(page.context)
    await page.goto(f"/cases?text={quote(text[:SOUGHT])}")
    assert await page.input_value("#text") == text[:SOUGHT]
    await page.goto(f"/cases/{quote(text, safe='')}")
    nobody = await furnished.page("nobody", DESK, english=False)
    watch.over(nobody.context)
    await nobody.goto(f"/sign-in?next={quote(text)}")
    await nobody.fill("#username", text[:NAMED])
    await nobody.fill("#password", "wrong")
    await nobody.click('form[action="/sign-in"] button')
    assert await nobody.input_value("#username") == text[:NAMED]
    assert watch.done == []
    await page.close()
    await nobody.close()


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.name)
async def test_does_nothing(furnished: Furnished, visit: Visit) -> None:
    watch = Watch()
    blank = await furnished.page(visit.who, DESK, english=True)
    watch.over(blank.context)
    await blank.close()
    page = await opened(furnished, visit, DESK, english=True)
    await page.wait_for_load_state("networkidle")
    assert watch.done == []
    framed = "iframe:not(.preview)"  # a paper is shown in a frame of ours
    made = page.locator(f"main :is(img, {framed}, link, [onerror], [onload], [onfocus])")
    assert await made.count() == 0
    await page.close()
