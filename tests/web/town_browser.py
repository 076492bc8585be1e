"""A browser in a simulated town, in which an official is signed in."""

from html import unescape
from html.parser import HTMLParser
from typing import Any

import httpx

from api.caller import COOKIE
from embedded.simulation.people import Person
from embedded.simulation.town import Town
from records.engine import reading
from records.tables import User
from tests.api.small_app import cookie

HERE = "http://jiefen.simulation"


def browser(here: Town, person: Person) -> httpx.AsyncClient:
    """Follows no redirect by itself; what it sends comes from a page of ours."""
    with reading(here.engine) as session:
        user = session.get_one(User, person.user_id)
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(here.app),
        base_url=HERE,
        headers={"Origin": HERE},
        cookies={COOKIE: cookie(here.engine, user)},
        timeout=60,
    )


class Filled(HTMLParser):
    """What a form of a page would send as it stands, by the form's address."""

    def __init__(self, page: str, action: str) -> None:
        super().__init__()
        self.sent: dict[str, Any] = {}
        self.invalid: list[str] = []
        self._action, self._inside = action, False
        self._select = self._area = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        its = dict(attrs)
        if tag == "form":
            self._inside = its.get("action") == self._action
        if not self._inside:
            return
        if "aria-invalid" in its:
            self.invalid.append(its.get("id") or "")
        name = its.get("name") or ""
        match tag, its.get("type"):
            case "input", "checkbox" | "radio":
                if "checked" in its:
                    self.sent.setdefault(name, []).append(its["value"])
            case "input", "file":
                pass
            case "input", _:
                self.sent[name] = its.get("value") or ""
            case "select", _:
                self._select = name
            case "option", _ if "selected" in its:
                self.sent[self._select] = its["value"]
            case "textarea", _:
                self._area = name
            case _:
                pass

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] = unescape(data).removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        if tag == "form":
            self._inside = False
