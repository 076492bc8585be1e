"""``jiefen verify``: who signed a file, what and when, and whether anything was changed since."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from cryptography import x509

from cli.output import fail, print_json
from embedded.settings import Settings
from law.civil_time import SHANGHAI
from signing.authority import read_certificate
from signing.verification import NotReadableError, SignatureFinding
from signing.verification import verify as verify_pdf


def verify(
    file: Annotated[Path, typer.Argument(help="已签署的 PDF 文件")],
    ca: Annotated[
        Path | None, typer.Option(help="可信的证书颁发机构证书（PEM）；缺省为本部署的")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """核验签名，不需要网络：全部有效的退出码为 0，无效或者没有签名为 1，无法核验为 2"""
    try:
        found = verify_pdf(_read(file), _trusted(ca))
    except NotReadableError as error:
        fail(f"{error}（pdf_malformed）")
    holds = bool(found) and all(each.holds for each in found)
    if as_json:
        print_json({"valid": holds, "signatures": [_data(each) for each in found]})
    else:
        typer.echo("\n".join(_lines(found)))
    raise typer.Exit(0 if holds else 1)


def _trusted(ca: Path | None) -> Sequence[x509.Certificate]:
    own = Settings().ca / "ca.pem"
    if ca is None and not own.exists():
        return ()
    try:
        return (read_certificate(_read(ca or own)),)
    except ValueError:
        fail(f"“{ca or own}”不是证书（certificate_malformed）")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        fail(f"无法读取文件“{file}”（file_unreadable）")


def _data(finding: SignatureFinding) -> dict[str, Any]:
    at = finding.signed_at.isoformat() if finding.signed_at else None
    return asdict(finding) | {"signed_at": at, "valid": finding.holds}


def _lines(found: Sequence[SignatureFinding]) -> list[str]:
    if not found:
        return ["该文件没有签名"]
    return [_line(number, finding) for number, finding in enumerate(found, start=1)]


def _line(number: int, finding: SignatureFinding) -> str:
    at = finding.signed_at.astimezone(SHANGHAI) if finding.signed_at else None
    clock = "时间戳" if finding.time_stamped else "签名人时钟"
    when = f"{at:%Y-%m-%d %H:%M:%S}（{clock}）" if at else "时间不明"
    return f"{number}. {finding.signer}，{when}：{_verdict(finding)}"


def _verdict(finding: SignatureFinding) -> str:
    if not finding.intact:
        return "无效，所签内容已被改动"
    if not finding.unchanged:
        return "无效，签署后文件被改动"
    match finding.trusted:
        case False:
            return "无效，证书不是可信机构签发"
        case None:
            return f"内容未被改动，签发机构“{finding.issuer}”未经核验"
        case True:
            return f"有效，签发机构“{finding.issuer}”，签署后没有改动"
