"""Who signed a PDF, what, when, and whether anything was changed since: without a network."""

# What it stands on tells its types in part only.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import UnacceptableSignerError
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from signing.pades import asn1_of

logging.getLogger("pyhanko").addHandler(logging.NullHandler())
"""What pyHanko would print of a certificate it does not trust is told by the finding."""


class NotReadableError(ValueError):
    """What is to be verified is no PDF that can be read; the message is Chinese."""


@dataclass(frozen=True)
class SignatureFinding:
    """One signature of a PDF.

    ``intact``: what was signed is as it was signed. ``unchanged``: what came after are signatures
    and nothing else. ``trusted``: the certificate comes from an authority that is trusted; ``None``
    where no authority was given. ``signed_at`` is the signer's clock unless ``time_stamped``.
    ``covers`` is the SHA-256 of the PDF up to this signature, itself left out.
    """

    field: str
    signer: str
    number: str | None
    issuer: str
    signed_at: datetime | None
    time_stamped: bool
    intact: bool
    unchanged: bool
    trusted: bool | None
    covers: str

    @property
    def holds(self) -> bool:
        """Whether the signature proves what it is there to prove."""
        return self.intact and self.unchanged and self.trusted is not False


def verify(pdf: bytes, trusted: Sequence[x509.Certificate] = ()) -> list[SignatureFinding]:
    """The signatures of a PDF in the order they were made; raises ``NotReadableError``.

    Each signature is checked against the bytes it covers, and against what was added after it.
    """
    return asyncio.run(_verify(pdf, trusted))


async def _verify(pdf: bytes, trusted: Sequence[x509.Certificate]) -> list[SignatureFinding]:
    roots = [asn1_of(each) for each in trusted]
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        signatures: list[EmbeddedPdfSignature] = reader.embedded_regular_signatures
        last = len(signatures) - 1
        return [
            await _finding(pdf, signature, roots, is_last=number == last)
            for number, signature in enumerate(signatures)
        ]
    except Exception:
        # Damage makes the libraries fail in ways that nobody lists.
        raise NotReadableError("该文件不是可读取的 PDF，或者已经损坏") from None


async def _finding(
    pdf: bytes,
    signature: EmbeddedPdfSignature,
    roots: Sequence[asn1_x509.Certificate],
    *,
    is_last: bool,
) -> SignatureFinding:
    certificate = x509.load_der_x509_certificate(signature.signer_cert.dump())
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    try:
        status = await async_validate_pdf_signature(signature, context)
    except (SignatureValidationError, UnacceptableSignerError):
        status = None
    stamp = status.timestamp_validity if status else None
    return SignatureFinding(
        field=str(signature.field_name),
        signer=_told(certificate.subject, NameOID.COMMON_NAME) or "",
        number=_told(certificate.subject, NameOID.SERIAL_NUMBER),
        issuer=_told(certificate.issuer, NameOID.ORGANIZATION_NAME) or "",
        signed_at=stamp.timestamp if stamp else signature.self_reported_timestamp,
        time_stamped=stamp is not None and stamp.intact and stamp.valid,
        intact=status is not None and status.intact and status.valid,
        unchanged=status is not None and _unchanged(status, is_last),
        trusted=(status is not None and bool(status.trusted)) if roots else None,
        covers=_covered(pdf, signature),
    )


def _told(name: x509.Name, oid: x509.ObjectIdentifier) -> str | None:
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if found else None


def _unchanged(status: PdfSignatureStatus, is_last: bool) -> bool:
    """After the last signature only proofs of its validity may be added; before, signatures too."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    allowed = ModificationLevel.LTA_UPDATES if is_last else ModificationLevel.FORM_FILLING
    level = status.modification_level
    return level is not None and level <= allowed and bool(status.docmdp_ok)


def _covered(pdf: bytes, signature: EmbeddedPdfSignature) -> str:
    byte_range: list[int] = signature.sig_object["/ByteRange"]
    first, length, second, rest = byte_range
    return sha256(pdf[first : first + length] + pdf[second : second + rest]).hexdigest()
