"""Who signs: a certificate, its key, and the certificates that vouch for it."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from signing.token import TokenKey
from signing.unavailable import SigningUnavailableError

Key = ec.EllipticCurvePrivateKey | TokenKey
_NAME_LONGEST = 64
"""The most characters of a common name or an organisation in a certificate (RFC 5280)."""


class KeyExposedError(SigningUnavailableError):
    """A private key may be read by other accounts of the machine; the message names the file."""


@dataclass(frozen=True)
class Identity:
    """A certificate, the private key it is for, and its issuers, the nearest first."""

    certificate: x509.Certificate
    key: Key
    chain: tuple[x509.Certificate, ...]

    @property
    def name(self) -> str:
        """The name that the certificate is for."""
        return str(self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)


class Issuer(Protocol):
    """A certificate authority, as signing needs it; ``seal`` is the bureau's own identity."""

    @property
    def seal(self) -> Identity:
        """With whose name and key the bureau's seal is put."""
        ...

    @property
    def roots(self) -> tuple[x509.Certificate, ...]:
        """What whoever verifies has to trust."""
        ...

    async def issue(self, name: str, number: str, now: datetime) -> Identity:
        """A signer's certificate with a new key. ``number`` says which party of which case."""
        ...

    def revocation_lists(self, now: datetime) -> tuple[bytes, ...]:
        """Its lists of revoked certificates (DER), or none where they are fetched."""
        ...


def subject_of(name: str, organisation: str, number: str | None = None) -> x509.Name:
    """The name in a certificate."""
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:_NAME_LONGEST]),
        x509.NameAttribute(NameOID.COMMON_NAME, name[:_NAME_LONGEST]),
    ]
    if number is not None:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, number))
    return x509.Name(parts)


def read_certificate(pem: bytes) -> x509.Certificate:
    """A certificate from PEM; raises ``ValueError``."""
    return x509.load_pem_x509_certificate(pem)


def read_certificates(pem: bytes) -> list[x509.Certificate]:
    """All certificates of a PEM file; raises ``ValueError``."""
    return x509.load_pem_x509_certificates(pem)


def write_certificate(path: Path, certificate: x509.Certificate) -> None:
    """Keep a certificate as PEM."""
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def read_key(path: Path) -> ec.EllipticCurvePrivateKey:
    """A private key; raises ``KeyExposedError`` where other accounts can read it."""
    if path.stat().st_mode & 0o077:
        raise KeyExposedError(f"私钥 {path} 可被其他用户读取，请执行：chmod 600 {path}")
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    """Keep a private key that nobody else on this machine can read."""
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
