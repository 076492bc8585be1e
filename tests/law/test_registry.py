"""Every rule rests on an article on record, and every article on record carries a rule."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.basis import Basis, statutes
from law.deadlines import compute
from law.debt_types import debt_types
from law.registry import (
    RecordedArticle,
    RegistryError,
    article_on_record,
    articles_on_record,
    uses,
)
from law.routing import Step
from law.routing.decision import BARS, STEP_ARTICLES
from law.routing.rows import ROWS, Row
from law.terms import register
from templates.catalogue import CATALOGUE
from workflows.messages.steps import STEPS

ROOT = Path(__file__).parents[2]
CITING = ("law", "workflows", "activities", "templates")
CITATION = re.compile(r"[A-Z]+(-[A-Z]+)*(-\d{4})? (\d+(\(\d+\))?|附表|\w+纠纷)")
REFORM = date(2026, 3, 1)
# The published rates are facts, and no article fixes the days in a year; the rules that use either
# name their own articles.
WITHOUT_ARTICLE = {"day_count", "lpr", "retention"}

RECORD = {article.code: article for article in articles_on_record()}
IN_HOUSE = {"reverse_act", "assign_case", "claim_case", "acknowledge_alert", "order_paper"}
"""How a bureau keeps its record and divides its work: no step of the procedure."""


def in_force(article: RecordedArticle, day: date) -> bool:
    return article.since <= day and (article.until is None or day <= article.until)


def recorded(basis: Basis) -> RecordedArticle:
    return next(article for article in articles_on_record() if article.basis == basis)


def cited_in(packages: Iterable[str]) -> Iterator[str]:
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def cited_in_data() -> Iterator[str]:
    for path in sorted((ROOT / "law").rglob("*.toml")):
        if path.parent.name != "statutes":
            yield from strings(tomllib.loads(path.read_text(encoding="utf-8")))


def strings(data: object) -> Iterator[str]:
    match data:
        case str():
            yield data
        case dict():
            for value in data.values():
                yield from strings(value)
        case list():
            for value in data:
                yield from strings(value)
        case _:
            pass


CITED = {text for text in (*cited_in(CITING), *cited_in_data()) if CITATION.fullmatch(text)}


def test_at_least_120_articles_are_on_record() -> None:
    assert len(RECORD) >= 120


def test_no_article_is_on_record_twice() -> None:
    assert len(RECORD) == len(articles_on_record())


def test_no_article_is_on_record_that_nothing_cites() -> None:
    before = {
        f"{statute.code}-{statute.versions[-2].version} {article.was}"
        for statute in statutes().values()
        for number, article in statute.articles.items()
        if article.was and f"{statute.code} {number}" in CITED
    }
    assert set(RECORD) - CITED - before == set()


def test_no_citation_in_code_or_data_is_missing_from_the_record() -> None:
    statutes = {code.partition(" ")[0] for code in RECORD}
    assert {text for text in CITED if text.partition(" ")[0] in statutes} - set(RECORD) == set()


def test_every_article_can_be_looked_up_by_its_citation() -> None:
    for code, article in RECORD.items():
        assert article_on_record(code) == article
        assert article.gist
        assert article.source


def test_both_versions_of_the_arbitration_law_are_on_record() -> None:
    old, new = article_on_record("AL-2017 59"), article_on_record("AL 72")
    assert (old.law, new.law) == ("仲裁法", "仲裁法")
    assert (old.since, old.until) == (date(2018, 1, 1), date(2026, 2, 28))
    assert (new.since, new.until) == (REFORM, None)


@pytest.mark.parametrize("code", ["CPL 9999", "NOPE 1", "AL-1994 59", "", "cpl 205"])
def test_an_article_not_on_record_is_refused_by_name(code: str) -> None:
    with pytest.raises(RegistryError, match=f"没有收录“{code}”"):
        article_on_record(code)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_of_the_routing_table_names_articles_on_record(row: Row) -> None:
    assert row.articles
    assert set(row.articles) <= set(RECORD)


def test_every_bar_rests_on_an_article_on_record() -> None:
    for bar in BARS:
        assert bar.basis, bar.reason
        assert all(recorded(basis) for basis in bar.basis)


def test_every_step_but_closing_and_handing_over_rests_on_an_article_on_record() -> None:
    for step, articles in STEP_ARTICLES.items():
        assert bool(articles) is (step not in {Step.CLOSE, Step.MANUAL})
        assert set(articles) <= set(RECORD)


def test_every_term_rests_on_an_article_on_record() -> None:
    for code, term in register().items():
        assert term.basis, code
        assert set(term.basis) <= set(RECORD)


def test_every_debt_type_rests_on_an_article_on_record() -> None:
    for key, debt in debt_types().items():
        assert debt.basis, key
        assert set(debt.basis) <= set(RECORD)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "law/parameters").glob("*.toml")), ids=lambda p: p.stem
)
def test_every_parameter_names_an_article_on_record(path: Path) -> None:
    if path.stem in WITHOUT_ARTICLE:
        return
    named = set(strings(tomllib.loads(path.read_text(encoding="utf-8")))) & set(RECORD)
    assert named


def test_every_step_of_the_procedure_and_every_paper_rests_on_an_article_on_record() -> None:
    steps = [step for name, step in STEPS.items() if name not in IN_HOUSE]
    for thing in (*steps, *CATALOGUE.values()):
        assert thing.basis
        assert all(recorded(basis) for basis in thing.basis)


def test_whatever_rests_on_the_law_is_known_by_name() -> None:
    named = {(use.kind, use.name) for use in uses()}
    assert ("rule", "R9") in named
    assert ("term", "ARB_SETASIDE 申请撤销仲裁裁决") in named
    assert ("debt_type", f"lease {debt_types()['lease'].title}") in named
    assert ("parameter", "fees.court") in named
    assert ("parameter", "small_claims") in named
    assert ("rule", "law.venue") in named


def test_every_use_that_law_makes_of_an_unread_article_is_known() -> None:
    in_law = {*cited_in(("law",)), *cited_in_data()}
    used = {basis for use in uses() for basis in use.basis}
    unread = {article for article in articles_on_record() if not article.verified}
    assert all(article.basis in used for article in unread if article.code in in_law)


def test_a_term_of_the_former_law_rests_on_both_versions() -> None:
    [use] = [use for use in uses() if use.name.startswith("ARB_SETASIDE ")]
    assert article_on_record("AL-2017 59").basis in use.basis
    assert article_on_record("AL 72").basis in use.basis


def test_an_article_of_a_former_version_is_cited_only_for_facts_of_its_time() -> None:
    former = {code for code, article in RECORD.items() if article.until is not None}
    of_terms = {
        citation: term.former.until
        for term in register().values()
        if term.former
        for citation in term.former.basis
    }
    assert former & CITED == set(of_terms)
    for citation, until in of_terms.items():
        assert until == article_on_record(citation).until


@given(st.sampled_from(sorted(register())), st.dates(REFORM, date(2026, 12, 31)))
def test_a_term_since_the_reform_rests_on_articles_then_in_force(code: str, day: date) -> None:
    assert all(in_force(recorded(basis), day) for basis in compute(code, day).basis)


@given(st.dates(date(2019, 1, 1), date(2026, 2, 28)))
def test_before_the_reform_both_terms_of_set_aside_are_shown_and_the_earlier_holds(
    received: date,
) -> None:
    advice = compute("ARB_SETASIDE", received)
    versions = {basis.version for basis in advice.basis if basis.law == "仲裁法"}
    assert versions == {"2017", "2025"}
    [flag] = [flag for flag in advice.flags if "没有过渡规定" in flag]
    assert "6个月" in flag
    assert "3个月" in flag
    assert f"新法为3个月（至{advice.value.due}）" in flag


@given(st.dates(REFORM, date(2026, 12, 31)))
def test_since_the_reform_set_aside_has_three_months_and_the_old_law_is_silent(
    received: date,
) -> None:
    advice = compute("ARB_SETASIDE", received)
    months = (advice.value.raw.year - received.year) * 12
    assert months + advice.value.raw.month - received.month == 3
    assert {basis.version for basis in advice.basis if basis.law == "仲裁法"} == {"2025"}
    assert not any("没有过渡规定" in flag for flag in advice.flags)
