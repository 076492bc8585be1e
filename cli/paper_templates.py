"""``jiefen papers adopt`` and ``reproduce``: a bureau's own templates, and papers made again."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from activities.paper_store import PaperStore
from activities.papers import reproduced
from cli.output import fail
from cli.papers import known_kind, template_files
from embedded.settings import Settings
from proof.digests import sha256
from records.engine import connect, reading, transaction
from records.paper_templates import EVERY_BUREAU, adopt
from records.tables import Paper
from templates.checking import check


def adopt_templates(
    place: Annotated[Path, typer.Argument(help="一个模板，或者放有模板的文件夹")],
    kind: Annotated[str | None, typer.Option(help="文书种类，默认取自文件名")] = None,
    bureau: Annotated[str, typer.Option(help="只用于该机构，默认用于全部机构")] = EVERY_BUREAU,
) -> None:
    """采用本机构的模板：核对无误后存入，此后的文书使用新版本，已有文书不变"""
    found = {known_kind(kind or file.stem).key: file.read_bytes() for file in template_files(place)}
    wrong = [(key, fault) for key, content in found.items() for fault in check(key, content)]
    for key, fault in wrong:
        typer.echo(f"{key}：{fault.message}（{fault.code}）", err=True)
    if wrong:
        fail("模板有误，未采用（template_invalid）")
    settings = Settings()
    store, engine = PaperStore(settings.papers), connect(settings.database_url)
    for key, content in found.items():
        digest = store.put(content)
        with transaction(engine) as session:
            adopted = adopt(session, key, bureau, digest, now=datetime.now(UTC))
            typer.echo(f"{key}：第{adopted.version}版，SHA-256 {adopted.sha256}")


def reproduce(
    paper_id: Annotated[str, typer.Argument(help="文书编号")],
    out: Annotated[Path | None, typer.Option(help="写到此处，默认为“文书编号.docx”")] = None,
) -> None:
    """以当时的事实和模板重新制作一份已有的文书；与存档不一致的退出码为 1"""
    settings = Settings()
    with reading(connect(settings.database_url)) as session:
        paper = session.get(Paper, paper_id)
    if paper is None:
        fail(f"没有编号为“{paper_id}”的文书（paper_unknown）")
    try:
        content = reproduced(paper, PaperStore(settings.papers))
    except LookupError:
        fail("制作该文书的模板没有存档（template_unknown）")
    target = out or Path(f"{paper_id}.docx")
    target.write_bytes(content)
    same = sha256(content) == paper.docx_sha256
    typer.echo(f"已写入“{target}”，与存档{'一致' if same else '不一致'}")
    raise typer.Exit(0 if same else 1)
