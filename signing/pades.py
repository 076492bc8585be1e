"""PAdES signatures (ETSI EN 319 142): B-B, or B-LT and B-LTA with a time-stamp authority."""

# What it stands on tells its types in part only.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from signing.appearance import HEIGHT, WIDTH, Appearance
from signing.identity import Identity, Issuer
from signing.lettering import Lettering
from signing.token import TokenKey

_TIME_LIMIT = 20
"""Seconds that a time-stamp authority has to answer."""


@dataclass(frozen=True)
class TimeStamps:
    """A time-stamp authority (RFC 3161) and the root certificates by which it is trusted."""

    stamper: TimeStamper
    roots: tuple[asn1_x509.Certificate, ...]

    @classmethod
    def at(cls, url: str, roots: Path) -> "TimeStamps":
        """The authority at an address; ``roots`` is a PEM file of its root certificates."""
        found = x509.load_pem_x509_certificates(roots.read_bytes())
        return cls(
            HTTPTimeStamper(url, timeout=_TIME_LIMIT), tuple(asn1_of(each) for each in found)
        )


class Signing:
    """Signs PDFs with identities of an authority, time-stamped where that is set."""

    def __init__(
        self, authority: Issuer, lettering: Lettering, time_stamps: TimeStamps | None = None
    ) -> None:
        self.authority = authority
        self.lettering = lettering
        self._time_stamps = time_stamps

    async def sign(
        self,
        pdf: bytes,
        field: str,
        identity: Identity,
        appearance: Appearance,
        at: datetime,
        *,
        reason: str,
        last: bool = False,
    ) -> bytes:
        """The PDF with a signature in a field that it has and that is empty.

        ``last`` adds a time-stamp over everything, where time-stamps are set (PAdES B-LTA).
        """
        context = self._proofs(at)
        meta = PdfSignatureMetadata(
            field_name=field,
            name=identity.name,
            reason=reason,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            embed_validation_info=context is not None,
            validation_context=context,
            use_pades_lta=last and context is not None,
        )
        drawn = RawContent(appearance.draw(self.lettering, at), box=BoxConstraints(WIDTH, HEIGHT))
        writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
        async with _signer(identity) as signer:
            by = PdfSigner(
                meta,
                signer,
                timestamper=self._time_stamps.stamper if self._time_stamps else None,
                stamp_style=StaticStampStyle(border_width=0, background=drawn),
            )
            out: BytesIO = await by.async_sign_pdf(writer, existing_fields_only=True)
        return out.getvalue()

    def _proofs(self, at: datetime) -> ValidationContext | None:
        """What proves a signature years later; only a time-stamp makes it of use."""
        if self._time_stamps is None:
            return None
        own = self.authority.revocation_lists(at)
        return ValidationContext(
            trust_roots=[*map(asn1_of, self.authority.roots), *self._time_stamps.roots],
            crls=own,
            allow_fetching=not own,
        )


@asynccontextmanager
async def _signer(identity: Identity) -> AsyncGenerator[Signer]:
    certificate = asn1_of(identity.certificate)
    chain = [asn1_of(each) for each in identity.chain]
    if isinstance(identity.key, TokenKey):
        async with identity.key.signer(certificate, chain) as signer:
            yield signer
        return
    key = identity.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    yield SimpleSigner(
        signing_cert=certificate,
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore.from_certs([certificate, *chain]),
    )


def asn1_of(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """A certificate as pyHanko takes it."""
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
