"""The language of a page: Chinese as it is written, English by the catalogues beside it."""

import re
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from fastapi import Request
from markupsafe import Markup

CHINESE, ENGLISH = "zh-CN", "en"
COOKIE = "language"
CATALOGUES = sorted((Path(__file__).parent / "locale").glob("*en.po"))

_HAN = re.compile(r"[\u4e00-\u9fff]")

_language: ContextVar[str] = ContextVar("language", default=CHINESE)
_place: ContextVar[str] = ContextVar("place", default="/")


def listen(request: Request) -> None:
    """From here on pages are in the language that the reader has chosen."""
    _language.set(ENGLISH if request.cookies.get(COOKIE) == ENGLISH else CHINESE)
    query = f"?{request.url.query}" if request.url.query else ""
    # What has been sent cannot be asked for again under its address.
    _place.set(request.url.path + query if request.method == "GET" else "/")


def language() -> str:
    """The language of the page that is being made, as ``lang`` names it."""
    return _language.get()


def place() -> str:
    """The address of the page that is being made."""
    return _place.get()


def gettext(text: str) -> str:
    """A text of ours in the reader's language; Chinese where the catalogues lack it."""
    return _english().get(text, text) if language() == ENGLISH else text


def ngettext(one: str, many: str, number: int) -> str:
    """As ``gettext``; Chinese has one form for every number, English by its own entry."""
    return gettext(one if number == 1 else many)


def lang(text: str) -> Markup:
    """The attribute that tells a text left in Chinese from the English around it."""
    is_foreign = language() == ENGLISH and _HAN.search(text)
    return Markup(' lang="zh-CN"') if is_foreign else Markup()


def of(chinese: str, english: str) -> str:
    """Of a text that is kept in both languages, the one for the reader."""
    return english if language() == ENGLISH else chinese


@cache
def _english() -> dict[str, str]:
    english: dict[str, str] = {}
    for catalogue in CATALOGUES:
        with catalogue.open("rb") as file:
            messages: Any = read_po(file)
        english |= {each.id: each.string for each in messages if each.id and each.string}
    return english
