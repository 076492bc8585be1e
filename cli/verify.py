"""``jiefen verify``: whether a file is what it was, with nothing but the file.

What kind of file it is shows in its content. Each kind brings its own check, entered in ``KINDS``.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer
from cryptography.hazmat.primitives.asymmetric import ec

from activities.filing import verification as package
from cli.files import read
from cli.output import fail, print_json
from cli.verify_pdf import check_pdf, looks_like_pdf, verify_pdf
from proof import bundle
from proof.report import Fault, Report
from proof.signing import read_public_key
from proof.verification import looks_like_receipt, verify_bundle, verify_receipt
from signing.identity import read_certificates

Trusted = ec.EllipticCurvePublicKey | None


@dataclass(frozen=True)
class Kind:
    """A kind of file: how it is told from others, and how it is checked.

    ``verify`` takes the file and what was given as ``--key``, whose form is the kind's own.
    """

    looks_like: Callable[[bytes], bool]
    verify: Callable[[bytes, Path | None], Report]


def _by_key(check: Callable[[bytes, Trusted], Report]) -> Callable[[bytes, Path | None], Report]:
    """A check against a public key."""
    return lambda content, key: check(content, trusted_key(key) if key else None)


def _verify_package(content: bytes, trusted: Trusted) -> Report:
    verdict = package.verify(content, trusted)
    faults = tuple(
        Fault(each.code, each.file or bundle.DIRECTORY, each.reason) for each in verdict.faults
    )
    signed = f"由密钥 {verdict.kid} 签名" if verdict.kid else "未签名"
    held = f"文书 {verdict.papers} 份，证据 {verdict.evidence} 项"
    told = f"立案材料 {verdict.package_id}：{held}，{signed}"
    facts = verdict.model_dump(mode="json", exclude={"faults"})
    return Report("filing_package", faults, (told,), facts)


def _verify_bundle(content: bytes, trusted: Trusted) -> Report:
    """A bundle, and the signatures in its PDFs by the authority that it names."""
    return verify_bundle(content, trusted, _check_pdf)


def _check_pdf(pdf: bytes, authority: bytes | None) -> Report:
    return check_pdf(pdf, [] if authority is None else read_certificates(authority))


KINDS: tuple[Kind, ...] = (
    Kind(looks_like_pdf, verify_pdf),
    Kind(bundle.looks_like, _by_key(_verify_bundle)),
    Kind(looks_like_receipt, _by_key(verify_receipt)),
    Kind(lambda content: content.startswith(b"PK"), _by_key(_verify_package)),
)
"""The first kind that a content looks like is the one it is checked as."""


def verify(
    file: Annotated[Path, typer.Argument(help="已签署的 PDF、案件存证包、证据回执或者立案材料包")],
    key: Annotated[
        Path | None,
        typer.Option(help="可信的公钥文件（PEM 或者 JWK），PDF 则为颁发机构证书"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """离线核验文件：完整的退出码为 0，被改动为 1，无法核验为 2"""
    content = read(file)
    kind = next((each for each in KINDS if each.looks_like(content)), None)
    if kind is None:
        fail(f"不认识“{file}”是何种文件（file_unknown）")
    report = kind.verify(content, key)
    if as_json:
        print_json(asdict(report) | {"whole": report.whole})
    else:
        for line in _lines(report):
            typer.echo(line)
    raise typer.Exit(0 if report.whole else 1)


def trusted_key(file: Path) -> ec.EllipticCurvePublicKey:
    """The public key in a file; anything else ends the command."""
    try:
        return read_public_key(read(file))
    except (ValueError, KeyError):
        fail(f"“{file}”不是 P-256 公钥（key_malformed）")


def _lines(report: Report) -> list[str]:
    if report.whole:
        return ["完整", *report.told]
    return [f"被改动：“{each.part}”{each.reason}（{each.code}）" for each in report.faults]
