"""A running installation, served over HTTP, and the browser with which people come to it."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from embedded import chromium
from embedded.simulation.people import Bureau, Person, SimulatedCase, next_morning
from embedded.simulation.town import Town, town
from signing.authority import Authority
from tests.api.serving import served
from tests.spool import last_code
from web.language import COOKIE, ENGLISH

DESK, PHONE = 1280, 390
"""Widths in CSS pixels: a desk's screen and a telephone."""
HEIGHTS = {DESK: 900, PHONE: 844}
PICTURES = Path(__file__).parents[2] / "out" / "pictures"
"""Where the tests leave what they saw, for whoever wants to look."""


@dataclass
class Site:
    """The pages of an installation, its people, and a browser."""

    address: str
    here: Town
    bureau: Bureau
    ops: Person
    browser: Browser
    folder: Path
    heeds_policy: bool = True
    """Whether browsers obey the pages' Content-Security-Policy."""

    async def visitor(
        self, width: int = DESK, *, english: bool = False, scripts: bool = True
    ) -> BrowserContext:
        """A browser that has not been here before."""
        context = await self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": HEIGHTS[width]},
            java_script_enabled=scripts,
            bypass_csp=not self.heeds_policy,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        context.set_default_timeout(60_000)
        if english:
            await context.add_cookies([{"name": COOKIE, "value": ENGLISH, "url": self.address}])
        return context

    async def signed_in(self, person: Person, width: int = DESK, **how: bool) -> Page:
        """A browser in which somebody has signed in by the form."""
        page = await (await self.visitor(width, **how)).new_page()
        await page.goto("/sign-in")
        await page.fill("#username", person.account.username)
        await page.fill("#password", person.account.password)
        await page.click("main button")
        await page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    async def entered(self, link: str, phone: str, width: int = PHONE, **how: bool) -> Page:
        """A browser in which a party has come in by its link and the code on its telephone."""
        page = await (await self.visitor(width, **how)).new_page()
        await page.goto(link)
        await page.fill("#digits", await self.code_asked_for(page, phone))
        await page.click('form[action$="/session"] button')
        await page.wait_for_url("**/party")
        return page

    async def invite(self, case: SimulatedCase, party_id: str, purpose: str, **more: Any) -> str:
        """The path of a link by which a party comes in."""
        body = {"party_id": party_id, "purpose": purpose, "uses": 20} | more
        told = await self.bureau.clerk.send("POST", f"/cases/{case.case_no}/entry-links", body)
        return urlsplit(told["link"]).path

    async def code_asked_for(self, page: Page, phone: str) -> str:
        """The code that a telephone is sent when it is asked for on a page."""
        async with page.expect_navigation():
            await page.click("#code button")
        return self.code(phone)

    def code(self, phone: str) -> str:
        """The code in the last message to a telephone."""
        return last_code(self.folder / "messages", phone)


async def photograph(page: Page, name: str) -> None:
    """Keep how a page looks, all of it, among the pictures."""
    width = page.viewport_size["width"] if page.viewport_size else DESK
    path = PICTURES / f"{name}-{width}.jpg"
    await page.screenshot(path=path, type="jpeg", quality=60, full_page=True, animations="disabled")


@asynccontextmanager
async def opened(server: str, folder: Path) -> AsyncGenerator[Site]:
    """An installation with PDFs and an authority, on its first morning.

    Raises ``NotFoundError`` where there is no Chromium; its message says how to get one.
    """
    program = chromium.find(build=False).path
    Authority.create(folder / "ca", "无锡市锡山区人民调解委员会", datetime.now(UTC))
    url = f"sqlite:///{folder / 'town.db'}"
    async with AsyncExitStack() as stack:
        here = await stack.enter_async_context(town(server, url, folder / "papers"))
        address = await stack.enter_async_context(served(here.app))
        playwright = await stack.enter_async_context(async_playwright())
        # Chromium's own sandbox does not work for root, nor in most containers.
        browser = await playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        stack.push_async_callback(browser.close)
        bureau = await Bureau.open(here.http)
        await next_morning(here.clock)
        ops = await bureau.official("ops", role="ops", name="赵维")
        yield Site(address, here, bureau, ops, browser, folder)
