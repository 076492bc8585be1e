"""``jiefen law basis``: the articles of law on record, and what rests on those nobody has read."""

from collections.abc import Iterable
from typing import Annotated

import typer

from cli.output import fail, print_json
from law.basis import numbered
from law.registry import (
    RecordedArticle,
    RegistryError,
    Use,
    UseKind,
    article_on_record,
    articles_on_record,
    uses,
)
from templates.catalogue import CATALOGUE
from workflows.messages.steps import STEPS

_KINDS: dict[UseKind, str] = {
    "rule": "规则",
    "term": "期限",
    "debt_type": "债务类型",
    "parameter": "参数",
    "step": "步骤",
    "paper": "文书",
}


def basis(
    code: Annotated[
        str | None, typer.Argument(help="条文，如“CPL 127(2)”；不填则列出全部。")
    ] = None,
    unverified: Annotated[
        bool, typer.Option("--unverified", help="只列原文尚未核对的，并列出依据它的内容。")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。")] = False,
) -> None:
    """列出收录的法律依据：条文、版本、施行期间、是否核对过原文。"""
    try:
        listed = articles_on_record() if code is None else (article_on_record(code),)
    except RegistryError as error:
        fail(str(error))
    if unverified:
        listed = tuple(article for article in listed if not article.verified)
    if as_json:
        print_json([_data(article, with_uses=unverified) for article in listed])
        return
    for article in listed:
        _print(article, with_uses=unverified)
    typer.echo(f"共{len(listed)}条")


def _data(article: RecordedArticle, *, with_uses: bool) -> dict[str, object]:
    data: dict[str, object] = {
        "code": article.code,
        "law": article.law,
        "version": article.version,
        "article": article.article,
        "from": article.since.isoformat(),
        "to": article.until.isoformat() if article.until else None,
        "verified": article.verified,
        "gist": article.gist,
        "source": article.source,
    }
    if with_uses:
        data["affects"] = [{"kind": use.kind, "name": use.name} for use in _resting_on(article)]
    return data


def _print(article: RecordedArticle, *, with_uses: bool) -> None:
    period = f"{article.since}起施行" + (f"，至{article.until}" if article.until else "")
    state = "已核对" if article.verified else "未核对"
    typer.echo(
        f"{article.code}　《{article.law}》（{article.version}）{numbered(article.article)}"
        f"　{period}　{state}　{article.source}"
    )
    typer.echo(f"　　{article.gist}")
    if with_uses:
        for use in _resting_on(article):
            typer.echo(f"　　影响{_KINDS[use.kind]}：{use.name}")


def _resting_on(article: RecordedArticle) -> tuple[Use, ...]:
    return tuple(use for use in _every_use() if article.basis in use.basis)


def _every_use() -> Iterable[Use]:
    """The law's own uses, then the steps of the procedure and the papers."""
    yield from uses()
    for step in STEPS.values():
        yield Use(kind="step", name=f"{step.name} {step.title}", basis=step.basis)
    for paper in CATALOGUE.values():
        yield Use(kind="paper", name=f"{paper.key} {paper.title}", basis=paper.basis)
