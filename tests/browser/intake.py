"""Taking in a dispute at a clerk's desk."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Page

from tests.browser.filling import fill
from web.intake import SECTIONS


async def drafted(desk: Page, document: Mapping[str, Any]) -> str:
    """The address of a draft that is filled in and lies ready to be handed in."""
    await desk.goto("/intake")
    await desk.click('form[action="/intake"] button')
    for section in SECTIONS.values():
        told = {name: document[name] for name in section.members if name in document}
        await fill(desk, "form.step", told)
        async with desk.expect_navigation():
            await desk.click("form.step button:not([name]):not(.hidden)")
        assert not await desk.locator("#faults").count(), await desk.inner_text("main")
    return urlsplit(desk.url).path.removesuffix("/review")


async def handed_in(desk: Page, document: Mapping[str, Any]) -> str:
    """The number of the case that a clerk has handed in."""
    await drafted(desk, document)
    await _submit(desk)
    if await desk.locator('[name="another_claim"]').count():
        await desk.check('[name="another_claim"]')
        await _submit(desk)
    return urlsplit(desk.url).path.rpartition("/")[2]


async def _submit(desk: Page) -> None:
    async with desk.expect_navigation():
        await desk.click("form.step > button")


async def handed_in_at_once(desk: Page, *documents: Mapping[str, Any]) -> str:
    """The address of the report on a file of documents."""
    await desk.goto("/intake/bulk")
    lines = "\n".join(json.dumps(each, ensure_ascii=False) for each in documents)
    file = {"name": "cases.jsonl", "mimeType": "application/jsonl", "buffer": lines.encode()}
    await desk.set_input_files("#file", file)
    async with desk.expect_navigation():
        await desk.click("form.step > button")
    return urlsplit(desk.url).path
