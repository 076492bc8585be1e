"""Filling in a form as a person does, from what an API would be sent.

The fields of a form are named by the JSON pointers of its body.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.async_api import Locator, Page


async def fill(page: Page, form: str, body: Mapping[str, Any]) -> None:
    """Fill in what the body tells; what it does not tell stays as the form offers it."""
    for pointer, value in _told(body):
        field = page.locator(f'{form} [name="{pointer}"]')
        if not await field.count():
            await _add_row(page, form, pointer)
        await _open_up(field.first)
        await _enter(page, form, pointer, value)


def _told(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Every field and what goes into it; what kind something is comes before the rest of it."""
    match value:
        case {**members}:
            for name, member in sorted(members.items(), key=lambda each: each[0] != "kind"):
                yield from _told(member, f"{at}/{name}" if at else name)
        case [dict(), *_]:
            for number, row in enumerate(value):
                yield from _told(row, f"{at}/{number}")
        case None | []:
            pass
        case _:
            yield at, value


async def _add_row(page: Page, form: str, pointer: str) -> None:
    parts = pointer.split("/")
    last = max(place for place, part in enumerate(parts) if part.isdigit())
    rows = "/".join(parts[:last])
    async with page.expect_navigation():
        await page.click(f'{form} button[name="add"][value="{rows}"]')


async def _open_up(field: Locator) -> None:
    """Unfold what the field is hidden in."""
    if not await field.is_visible():
        await field.locator("xpath=ancestor::details/summary").last.click()


async def _enter(page: Page, form: str, pointer: str, value: Any) -> None:
    field = page.locator(f'{form} [name="{pointer}"]')
    kind = await field.first.get_attribute("type")
    if kind in ("checkbox", "radio"):
        for each in value if isinstance(value, list) else [_written(value)]:
            await page.check(f'{form} [name="{pointer}"][value="{each}"]')
    elif await page.locator(f'{form} select[name="{pointer}"]').count():
        await field.select_option(_written(value))
    else:
        await field.fill("\n".join(value) if isinstance(value, list) else _written(value))


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
