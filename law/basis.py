"""Legal basis: which article a rule rests on, and the advice that carries it.

Every statute is one file in ``law/statutes``: its abbreviation, title, versions with their dates,
and the articles the rules rest on, each with its gist and whether its text has been verified.
A rule names its basis by citation, ``cite("CPL 127(2)")``; an article of an earlier version is
cited with that version, ``cite("AL-2017 59")``. A citation that no file holds is an error at
import, so no rule can stand on an article that is not on record.
"""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

RULES_VERSION = "2026.11"
"""Version of the rules in this package; recorded with every advice given."""

STATUTES = Path(__file__).parent / "statutes"

T = TypeVar("T")


class Basis(BaseModel):
    """An article of law in one version, as shown to people: 民事诉讼法 (2023) 127(2)."""

    model_config = ConfigDict(frozen=True)

    law: str
    version: str
    article: str


class Advice(BaseModel, Generic[T]):
    """What the law says to a question, why, and what of it needs a person's eye."""

    model_config = ConfigDict(frozen=True)

    value: T
    basis: tuple[Basis, ...] = ()
    flags: tuple[str, ...] = ()
    rules_version: str = RULES_VERSION


class Version(BaseModel):
    """A version of a statute and the days it is in force (``until`` is the last one)."""

    model_config = ConfigDict(frozen=True)

    version: str
    since: date
    until: date | None = None


class Article(BaseModel):
    """An article a rule rests on. ``verified`` is false where its text was not read.

    ``was`` is its number in the version before, where that version had the rule already.
    """

    model_config = ConfigDict(frozen=True)

    gist: str
    verified: bool = True
    was: str | None = None


class Statute(BaseModel):
    """A statute, regulation or interpretation with its versions and the articles used here.

    ``articles`` are those of the version in force now; ``earlier`` holds, by version, articles of
    versions that still govern older facts.
    """

    model_config = ConfigDict(frozen=True)

    code: str
    title: str
    source: str
    versions: tuple[Version, ...]
    articles: dict[str, Article]
    earlier: dict[str, dict[str, Article]] = {}


@cache
def statutes() -> dict[str, Statute]:
    """Every statute on record, by its abbreviation."""
    loaded = [
        Statute.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(STATUTES.glob("*.toml"))
    ]
    return {statute.code: _with_forerunners(statute) for statute in loaded}


def _with_forerunners(statute: Statute) -> Statute:
    """With the articles of the version before that held the same rules under other numbers."""
    forerunners = {article.was: article for article in statute.articles.values() if article.was}
    if not forerunners:
        return statute
    before = statute.versions[-2].version
    held = {
        number: article.model_copy(update={"was": None}) for number, article in forerunners.items()
    }
    earlier = statute.earlier | {before: held | statute.earlier.get(before, {})}
    return statute.model_copy(update={"earlier": earlier})


def _on_record(citation: str) -> tuple[Statute, str, Article]:
    code, _, number = citation.partition(" ")
    if code in statutes():
        statute = statutes()[code]
        article = statute.articles[number]
        return statute, statute.versions[-1].version, article
    code, _, version = code.rpartition("-")
    statute = statutes()[code]
    return statute, version, statute.earlier[version][number]


@cache
def _cited(citation: str) -> Basis:
    statute, version, _ = _on_record(citation)
    return Basis(law=statute.title, version=version, article=citation.partition(" ")[2])


def cite(*citations: str) -> tuple[Basis, ...]:
    """The bases of citations such as ``"CPL 127(2)"``; ``KeyError`` names one not on record."""
    return tuple(_cited(citation) for citation in citations)


def numbered(article: str) -> str:
    """An article as a sentence names it: 第127(2)条; what bears a name and no number as it is."""
    return f"第{article}条" if article[0].isdigit() else article


def unread(*citations: str) -> tuple[str, ...]:
    """A flag for each citation whose text nobody has read yet."""
    return tuple(
        f"《{statute.title}》{numbered(citation.partition(' ')[2])}原文尚未核对"
        for citation in citations
        for statute, _, article in [_on_record(citation)]
        if not article.verified
    )


def as_of(basis: Iterable[Basis], day: date) -> tuple[Basis, ...]:
    """The same rules as the law stood on a day.

    An article that was not yet in force gives way to the one it replaced; one that had no
    forerunner is left out.
    """
    stood = (_stood(each, day) for each in basis)
    return tuple(dict.fromkeys(each for each in stood if each is not None))


def _stood(basis: Basis, day: date) -> Basis | None:
    statute = _by_title()[basis.law]
    if len(statute.versions) == 1:
        return basis
    now, before = statute.versions[-1], statute.versions[-2]
    if basis.version != now.version or day >= now.since:
        return basis
    was = statute.articles[basis.article].was
    return Basis(law=basis.law, version=before.version, article=was) if was else None


@cache
def _by_title() -> dict[str, Statute]:
    return {statute.title: statute for statute in statutes().values()}
