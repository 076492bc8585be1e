"""Pages in Chinese and, one press away, in English."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from sqlalchemy import Engine
from starlette.testclient import TestClient

import web
from records.tables import User
from tests.api.small_app import account
from tests.web.pages import OWN_FORM, visitor
from web.language import CATALOGUE
from workflows.messages.common import Role

PAGES = Path(web.__file__).parent
WRITTEN = {
    message
    for _, _, message, _, _ in extract_from_dir(
        PAGES,
        method_map=[("templates/**.html", "jinja2"), ("**.py", "python")],
        options_map={"templates/**.html": {"trimmed": "true"}},
    )
    if isinstance(message, str)
}
with CATALOGUE.open("rb") as file:
    TRANSLATED = {message.id: message.string for message in read_po(file) if message.id}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture
def clerk(engine: Engine) -> User:
    return account(engine, "wang", Role.CLERK, name="王敏")


def test_every_text_of_the_pages_has_its_english() -> None:
    assert {text for text in WRITTEN if not TRANSLATED.get(text)} == set()


@pytest.mark.parametrize("text", TRANSLATED)
def test_the_english_holds_what_the_chinese_holds_and_no_chinese(text: str) -> None:
    english = TRANSLATED[text]
    assert set(PLACEHOLDER.findall(english)) == set(PLACEHOLDER.findall(text))
    assert not CHINESE.search(english)


def test_english_is_one_press_away_and_one_stays_where_one_was(engine: Engine, clerk: User) -> None:
    client = visitor(engine, clerk)
    assert '<html lang="zh-CN">' in client.get("/cases?state=open").text
    assert _pressed(client, "en", "/cases?state=open") == "/cases?state=open"
    page = client.get("/cases?state=open")
    assert '<html lang="en">' in page.text
    assert page.headers["Content-Language"] == "en"
    assert "Sign out" in page.text
    _pressed(client, "zh-CN", "/cases")
    assert '<html lang="zh-CN">' in client.get("/cases").text


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/\\x"])
def test_the_switch_leads_nowhere_else(engine: Engine, clerk: User, back: str) -> None:
    client = visitor(engine, clerk)
    assert _pressed(client, "en", back) == "/"


def _pressed(client: TestClient, to: str, back: str) -> str:
    answer = client.post("/language", data={"to": to, "back": back}, headers=OWN_FORM)
    return answer.headers["Location"]
