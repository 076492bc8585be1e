"""Pages in Chinese and, one press away, in English."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import Environment
from sqlalchemy import Engine
from starlette.testclient import TestClient

import web
from activities import superseding
from api import body_errors
from api.description import TAGS
from api.party_entry import PURPOSES
from api.report_files import COLUMNS, DEFINITIONS, STAGE_COLUMNS
from law.agency import POWER_TITLES
from law.completeness import checklist_items, intake_papers
from law.debt_types import debt_types
from law.routing import STEP_TITLES
from law.set_terms import set_terms
from law.terms import register
from records.tables import User
from templates.catalogue import CATALOGUE as PAPERS
from tests.api.small_app import account
from tests.web.pages import OWN_FORM, visitor
from web import case_view, facts, labels, language, party_words, timeline
from web.labels import ops, simulation
from web.language import CATALOGUES
from workflows.messages.common import Role
from workflows.messages.steps import STEPS

PAGES = Path(web.__file__).parent
CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]")
"""Han characters and Chinese punctuation."""
WRITTEN = {
    message
    for _, _, messages, _, _ in extract_from_dir(
        PAGES,
        method_map=[("templates/**.html", "jinja2"), ("**.py", "python")],
        # A page shows why something was refused by ``refusals.reason``, which translates it.
        keywords=DEFAULT_KEYWORDS | {"Problem": (2,)},
        options_map={"templates/**.html": {"trimmed": "true"}},
    )
    for message in ([messages] if isinstance(messages, str) else messages)
    if message and CHINESE.search(message)
}
TRANSLATED = {
    message.id: message.string
    for catalogue in CATALOGUES
    for message in read_po(catalogue.open("rb"))
    if message.id
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture
def clerk(engine: Engine) -> User:
    return account(engine, "wang", Role.CLERK, name="王敏")


@pytest.fixture
def english() -> Iterator[None]:
    """The reader has chosen English."""
    token = language._language.set(language.ENGLISH)
    yield
    language._language.reset(token)


def test_every_text_of_the_pages_has_its_english() -> None:
    assert {text for text in WRITTEN if not TRANSLATED.get(text)} == set()


TEMPLATES = sorted((PAGES / "templates").glob("*.html"))
MEANT = re.compile(r'(?<= lang="zh-CN">)[^<{]*')
"""What an element that says it is Chinese holds."""


def _unmarked(template: str) -> list[str]:
    """The Chinese texts of a template that nobody has marked for translation."""
    tokens = [
        (kind, text)
        for _, kind, text in Environment(extensions=["jinja2.ext.i18n"]).lex(
            MEANT.sub("", template)
        )
        if kind not in ("whitespace", "comment")
    ]
    found: list[str] = []
    singular: set[str] = set()
    translating = False
    before = [("", ""), ("", ""), *tokens]
    for (_, called), (_, opened), (kind, text) in zip(before, before[1:], tokens, strict=False):
        if kind == "name" and opened in ("{%", "{%-"):
            translating = text == "trans" or (translating and text != "endtrans")
        begun = opened == "(" and called in ("_", "ngettext")
        plural = opened == "," and called in singular
        marked = translating if kind == "data" else begun or plural
        if begun and called == "ngettext":
            singular.add(text)
        if kind in ("data", "string") and CHINESE.search(text) and not marked:
            found.append(text.strip())
    return found


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.stem)
def test_every_chinese_text_of_a_template_is_marked(template: Path) -> None:
    assert _unmarked(template.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "forgotten",
    [
        "<p>案件</p>",
        '<p title="案件"></p>',
        '{{ link("案件") }}',
        "{% set title = '案件' %}",
        "{% trans %}案件{% endtrans %}：",
    ],
)
def test_a_text_that_is_not_marked_is_found(forgotten: str) -> None:
    assert len(_unmarked(forgotten)) == 1


def _texts(of: Any) -> Iterator[str]:
    """Every Chinese text in the tables of a module."""
    tables = [table for table in vars(of).values() if isinstance(table, dict)]
    for value in chain.from_iterable(table.values() for table in tables):
        text = value[0] if isinstance(value, tuple) else value
        if isinstance(text, str) and CHINESE.search(text):
            yield text


NAMES = {
    "labels": _texts(labels),
    "party": _texts(party_words),
    "facts": _texts(facts),
    "case": _texts(case_view),
    "timeline": _texts(timeline),
    "routes": STEP_TITLES.values(),
    "materials": (each.name for each in (*intake_papers().values(), *checklist_items().values())),
    "superseding": (*_texts(superseding), superseding._OTHERWISE),
    "wrong fields": _texts(body_errors),
    "figures": _texts(simulation),
    "steps": (step.title for step in STEPS.values()),
    "debts": (debt.title for debt in debt_types().values()),
    "terms": (term.name for term in (register() | set_terms()).values()),
    "papers": (kind.title for kind in PAPERS.values()),
    "powers": POWER_TITLES.values(),
    "subjects": TAGS.values(),
    "purposes": PURPOSES.values(),
    "operations": _texts(ops),
    "reports": (*(column.heading for column in COLUMNS), *STAGE_COLUMNS, *DEFINITIONS),
}


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_everything_has_its_english_name(names: Iterable[str]) -> None:
    texts = set(names)
    assert texts
    assert {text for text in texts if not TRANSLATED.get(text)} == set()


def test_a_name_is_made_up_of_names_in_english(english: None) -> None:
    assert labels.term("SLA_MEDIATION_80") == "80% of the time used: Mediation"
    assert labels.term("INSTALMENT_2") == "Instalment (no. 2)"
    told = facts.told({"missing": ["application"], "agency": {"powers": ["settle"]}}, {})
    assert ("Through an agent", "special authority (settle)") in told


def test_the_english_holds_what_the_chinese_holds_and_no_chinese() -> None:
    wrong = {
        text: english
        for text, english in TRANSLATED.items()
        if set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(text))
        or CHINESE.search(english)
    }
    assert wrong == {}


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
