"""The pages on a database of their own, and a browser-like client that signs in to them."""

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.testclient import TestClient

import web
from api.caller import COOKIE
from records.tables import User
from tests.api.small_app import app_on, cookie, whole_app

HERE = "http://testserver"
OWN_FORM = {"Origin": HERE}


def site_on(engine: Engine) -> FastAPI:
    """An application with the accounts' routes and the pages."""
    app = app_on(engine)
    web.install(app)
    return app


def whole_site(
    engine: Any, client: Any, folder: Path, *, today: Callable[[], date | None] = lambda: None
) -> FastAPI:
    """The whole application and the pages."""
    app = whole_app(engine, client, folder, today=today)
    web.install(app)
    return app


def visitor(engine: Engine, user: User | None = None) -> TestClient:
    """A client that follows no redirect by itself; signed in if an account is given."""
    client = TestClient(site_on(engine), base_url=HERE, follow_redirects=False)
    if user is not None:
        client.cookies.set(COOKIE, cookie(engine, user))
    return client


class Outline(HTMLParser):
    """What a page is made of: its tags with their attributes, and its visible text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of this name."""
        return [attributes for name, attributes in self.tags if name == tag]

    def links(self) -> list[str]:
        """Where the links lead."""
        return [attributes["href"] or "" for attributes in self.all("a")]
