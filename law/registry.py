"""The register of legal basis: every article on record, and what of the law's data rests on it.

An article is listed with the version it belongs to and the days that version is in force. What
rests on an article is found in the data itself: the rows and bars of the routing table, the steps
they open, and every table of ``law/parameters`` and ``law/institutions`` that names a basis. What
a module cites in its code is found in its text, and the module stands for the rule.
"""

import ast
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from pydantic import BaseModel, ConfigDict

from law.basis import Article, Basis, Statute, Version, cite, statutes
from law.debt_types import debt_types
from law.routing.decision import BARS, STEP_ARTICLES
from law.routing.rows import ROWS
from law.terms import register

_LAW = Path(__file__).parent
_ENTRIES = frozenset({"deadlines", "debt_types"})
"""Files whose entries are listed as terms and debt types, not as parameters."""

_TABLES = frozenset({"rows", "case_bars", "forum_bars", "decision"})
"""Modules of routing whose rules are listed one by one."""

_Table = dict[str, Any]

UseKind = Literal["rule", "term", "debt_type", "parameter", "step", "paper"]


class RegistryError(ValueError):
    """An article that is not on record; the message is Chinese and meant for people."""


class RecordedArticle(BaseModel):
    """An article on record, by its citation (``code``), with the days its version is in force.

    ``until`` is the last day, None while the version is in force; ``verified`` is false where
    nobody has read the text; ``source`` is that of its statute.
    """

    model_config = ConfigDict(frozen=True)

    code: str
    law: str
    version: str
    article: str
    since: date
    until: date | None
    verified: bool
    gist: str
    source: str

    @property
    def basis(self) -> Basis:
        """The article as advice names it."""
        return Basis(law=self.law, version=self.version, article=self.article)


class Use(BaseModel):
    """What rests on an article: a rule, term, debt type, parameter, step or paper, by name."""

    model_config = ConfigDict(frozen=True)

    kind: UseKind
    name: str
    basis: tuple[Basis, ...]


@cache
def articles_on_record() -> tuple[RecordedArticle, ...]:
    """Every article of every version on record, statute by statute."""
    return tuple(article for statute in statutes().values() for article in _of_statute(statute))


def article_on_record(code: str) -> RecordedArticle:
    """The article of a citation such as ``"CPL 127(2)"``; ``RegistryError`` if not on record."""
    for article in articles_on_record():
        if article.code == code:
            return article
    raise RegistryError(f"没有收录“{code}”，写法如“CPL 127(2)”“AL-2017 59”")


@cache
def uses() -> tuple[Use, ...]:
    """Every rule, term, debt type and parameter of the law with the articles it rests on."""
    return (*_rules(), *_code(), *_terms(), *_debt_types(), *_parameters())


def _of_statute(statute: Statute) -> Iterator[RecordedArticle]:
    versions = {version.version: version for version in statute.versions}
    in_force = statute.versions[-1]
    for number, article in statute.articles.items():
        yield _recorded(statute, statute.code, in_force, number, article)
    for name, articles in statute.earlier.items():
        for number, article in articles.items():
            yield _recorded(statute, f"{statute.code}-{name}", versions[name], number, article)


def _recorded(
    statute: Statute, code: str, version: Version, number: str, article: Article
) -> RecordedArticle:
    return RecordedArticle(
        code=f"{code} {number}",
        law=statute.title,
        version=version.version,
        article=number,
        since=version.since,
        until=version.until,
        verified=article.verified,
        gist=article.gist,
        source=statute.source,
    )


def _rules() -> Iterator[Use]:
    for row in ROWS:
        yield Use(kind="rule", name=row.name, basis=cite(*row.articles))
    for bar in BARS:
        yield Use(kind="rule", name=bar.reason, basis=bar.basis)
    for step, articles in STEP_ARTICLES.items():
        yield Use(kind="rule", name=step.value, basis=cite(*articles))


def _code() -> Iterator[Use]:
    """The modules that cite articles outside the tables of routing."""
    on_record = {article.code for article in articles_on_record()}
    for path in sorted(_LAW.rglob("*.py")):
        if path.stem not in _TABLES:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
            texts = dict.fromkeys(text for text in constants if isinstance(text, str))
            if cited := [text for text in texts if text in on_record]:
                name = ".".join(path.relative_to(_LAW.parent).with_suffix("").parts)
                yield Use(kind="rule", name=name, basis=cite(*cited))


def _terms() -> Iterator[Use]:
    for code, term in register().items():
        cited = _citations(term.model_dump())
        yield Use(kind="term", name=f"{code} {term.name}", basis=cite(*cited))


def _debt_types() -> Iterator[Use]:
    for debt in debt_types().values():
        cited = _citations(debt.model_dump())
        yield Use(kind="debt_type", name=f"{debt.key} {debt.title}", basis=cite(*cited))


def _parameters() -> Iterator[Use]:
    for path in sorted((*_LAW.glob("parameters/*.toml"), *_LAW.glob("institutions/*.toml"))):
        if path.stem not in _ENTRIES:
            yield from _tables(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def _tables(name: str, table: _Table) -> Iterator[Use]:
    """A table that names a basis, and the tables within it, each by its path."""
    within = {key: cast("_Table", value) for key, value in table.items() if isinstance(value, dict)}
    cited = tuple(_citations({key: table[key] for key in table.keys() - within.keys()}))
    if cited:
        yield Use(kind="parameter", name=name, basis=cite(*cited))
    for key, inner in within.items():
        yield from _tables(f"{name}.{key}", inner)


def _citations(data: object) -> Iterator[str]:
    """Every citation in data: what stands under ``basis``, ``agreed_basis`` and the like."""
    if isinstance(data, dict):
        for key, value in cast("_Table", data).items():
            yield from value if key.endswith("basis") else _citations(value)
    elif isinstance(data, list | tuple):
        for value in cast("list[Any]", data):
            yield from _citations(value)
