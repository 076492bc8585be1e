"""``jiefen verify-package``: whether a filing package is whole, with nothing but the file."""

from pathlib import Path
from typing import Annotated

import typer

from activities.filing.verification import Verdict, verify
from cli.files import read
from cli.output import print_json
from cli.verify import trusted_key


def verify_package(
    file: Annotated[Path, typer.Argument(help="立案材料包（zip 文件）")],
    key: Annotated[
        Path | None, typer.Option(help="可信的公钥文件（PEM 或者 JWK），给出则必须由该密钥签名")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """核验立案材料包：完整的退出码为 0，不完整为 1，无法核验为 2"""
    trusted = trusted_key(key) if key else None
    verdict = verify(read(file), trusted)
    if as_json:
        print_json(verdict.model_dump(mode="json") | {"whole": verdict.whole})
    else:
        typer.echo(_line(verdict))
    raise typer.Exit(0 if verdict.whole else 1)


def _line(verdict: Verdict) -> str:
    if not verdict.whole:
        first = verdict.faults[0]
        more = f"，另有 {len(verdict.faults) - 1} 处" if len(verdict.faults) > 1 else ""
        where = f"“{first.file}”" if first.file else ""
        return f"不完整：{where}{first.reason}（{first.code}）{more}"
    signed = f"由密钥 {verdict.kid} 签名" if verdict.kid else "未签名"
    return (
        f"完整：{verdict.package_id}，文书 {verdict.papers} 份，"
        f"证据 {verdict.evidence} 项，{signed}"
    )
