"""``jiefen seal`` and ``jiefen export``: the day's seal, and a case as a bundle."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from activities.bundles import export as export_bundle
from activities.paper_store import PaperDamagedError, PaperNotFoundError, PaperStore, write_whole
from activities.sealing import seal_day
from cli.arguments import today
from cli.output import fail
from embedded.settings import Settings
from proof.digests import sha256, sm3
from records.engine import connect


def seal() -> None:
    """为当日制作存证封签；当日已有封签的，不再制作"""
    settings = Settings()
    sealed = seal_day(
        connect(settings.database_url), today(), datetime.now(UTC), with_sm2=settings.sm2
    )
    algorithms = "、".join(each["alg"] for each in sealed.signatures)
    typer.echo(f"{sealed.day} 封签：{sealed.size} 项，由 {algorithms} 签名")
    typer.echo(f"SHA-256：{sealed.sha256}")
    typer.echo(f"SM3：{sealed.sm3}")


def export(
    case_no: Annotated[str, typer.Argument(help="案件编号")],
    out: Annotated[Path, typer.Option("--out", help="存证包（zip 文件）写到何处")],
) -> None:
    """导出案件存证包：事件、文书及其签署、立案材料、证据回执和封签，用 jiefen verify 离线核验"""
    settings = Settings()
    engine, store = connect(settings.database_url), PaperStore(settings.papers)
    root = settings.trusted_roots
    authority = root.read_bytes() if root.exists() else None
    try:
        content = export_bundle(engine, store, case_no, datetime.now(UTC), authority)
    except (PaperNotFoundError, PaperDamagedError) as error:
        fail(f"文书文件缺失或者已损坏：{error}（paper_damaged）")
    except LookupError:
        fail(f"没有案件 {case_no}（case_unknown）")
    write_whole(out, content)
    typer.echo(f"已导出 {out}，{len(content)} 字节")
    typer.echo(f"SHA-256：{sha256(content)}")
    typer.echo(f"SM3：{sm3(content)}")
