"""The check of a signed PDF: who signed it, when, and whether anything was changed since."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from cryptography import x509

from cli.output import fail
from embedded.settings import Settings
from law.civil_time import SHANGHAI
from proof.report import Fault, Report
from signing.identity import read_certificates
from signing.verification import NotReadableError, SignatureFinding
from signing.verification import verify as signatures_of


def looks_like_pdf(content: bytes) -> bool:
    """Whether a file is a PDF."""
    return content.startswith(b"%PDF-")


def verify_pdf(content: bytes, ca: Path | None) -> Report:
    """Every signature of a PDF. ``ca`` is the certificate (PEM) of the authority to be trusted.

    Without it the deployment's own authority is, where there is one.
    """
    return check_pdf(content, _trusted(ca))


def check_pdf(content: bytes, trusted: Sequence[x509.Certificate]) -> Report:
    """Every signature of a PDF; those of no trusted authority are a fault, where any is trusted."""
    try:
        found = signatures_of(content, trusted)
    except NotReadableError as error:
        return Report("signed_pdf", (Fault("pdf_malformed", "PDF", str(error)),))
    if not found:
        return Report("signed_pdf", (Fault("not_signed", "PDF", "没有签名"),))
    return Report(
        "signed_pdf",
        tuple(fault for each in found if (fault := _fault(each)) is not None),
        tuple(_told(each) for each in found),
        {"signatures": [_facts(each) for each in found]},
    )


def _trusted(ca: Path | None) -> Sequence[x509.Certificate]:
    own = Settings().trusted_roots
    if ca is None and not own.exists():
        return ()
    try:
        return read_certificates((ca or own).read_bytes())
    except (OSError, ValueError):
        fail(f"“{ca or own}”不是证书（certificate_malformed）")


def _fault(finding: SignatureFinding) -> Fault | None:
    """What is wrong with a signature, if anything is; its field is the part."""
    part = f"{finding.signer}的签名"
    if not finding.intact:
        return Fault("content_changed", part, "所签内容已被改动")
    if not finding.unchanged:
        return Fault("changed_after_signing", part, "签署后文件被改动")
    if finding.trusted is False:
        return Fault("issuer_not_trusted", part, "证书不是可信机构签发")
    return None


def _told(finding: SignatureFinding) -> str:
    at = finding.signed_at.astimezone(SHANGHAI) if finding.signed_at else None
    clock = "时间戳" if finding.time_stamped else "签名人时钟"
    when = f"{at:%Y-%m-%d %H:%M:%S}（{clock}）" if at else "时间不明"
    known = "" if finding.trusted else "，签发机构未经核验"
    return f"{finding.signer} 于 {when} 签署，证书由“{finding.issuer}”签发{known}"


def _facts(finding: SignatureFinding) -> dict[str, object]:
    at = finding.signed_at.isoformat() if finding.signed_at else None
    return {**asdict(finding), "signed_at": at, "valid": finding.holds}
