"""The deployment's own certificate authority, and the certificates that it issues.

A signer's key lives for one signature: it is made, certified, used and forgotten within one call,
so that nobody can sign with it again (电子签名法 13(2)). The authority's key and the seal's stay in
a folder that only the account of the installation may read.
"""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_LIFE = timedelta(days=365 * 20)
_SLACK = timedelta(minutes=5)
"""How far apart the clocks of two machines may be."""
_CRL_LIFE = timedelta(days=30)
_NAME_LONGEST = 64
"""The most characters of a common name or an organisation in a certificate (RFC 5280)."""


class AuthorityMissingError(RuntimeError):
    """There is no authority yet; the message is Chinese and names the command that makes one."""

    def __init__(self) -> None:
        super().__init__("尚未建立签名证书颁发机构，请执行：jiefen ca init")


class AuthorityExistsError(RuntimeError):
    """There is an authority already; another one would orphan every certificate it issued."""


class AuthorityExposedError(RuntimeError):
    """A private key may be read by other accounts of the machine; the message names the file."""


@dataclass(frozen=True)
class Identity:
    """Who signs: a certificate, its private key, and the certificate of whoever issued it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    issuer: x509.Certificate

    @property
    def name(self) -> str:
        """The name that the certificate is for."""
        return str(self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)


class Authority:
    """A certificate authority of this deployment, kept in a folder of its own."""

    def __init__(self, root: Identity, seal: Identity) -> None:
        self._root = root
        self.seal = seal

    @classmethod
    def create(cls, folder: Path, organisation: str, now: datetime) -> "Authority":
        """A new authority and the organisation's seal.

        Raises ``AuthorityExistsError`` where the folder has one.
        """
        if (folder / "ca.pem").exists():
            raise AuthorityExistsError(f"{folder} 中已有证书颁发机构")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        key = ec.generate_private_key(ec.SECP256R1())
        subject = _subject("解纷电子签名证书颁发机构", organisation)
        certificate = (
            _builder(subject, subject, key, now)
            .not_valid_after(now + _LIFE)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs_certificates=True), critical=True)
            .sign(key, hashes.SHA256())
        )
        root = Identity(certificate, key, certificate)
        seal = _issued(root, _subject(organisation, organisation), now)
        _write_private(folder / "seal.key", seal.key)
        _write_certificate(folder / "seal.pem", seal.certificate)
        _write_private(folder / "ca.key", key)
        _write_certificate(folder / "ca.pem", certificate)
        return cls(root, seal)

    @classmethod
    def open(cls, folder: Path) -> "Authority":
        """The authority in a folder.

        Raises ``AuthorityMissingError``, or ``AuthorityExposedError`` where other accounts of
        this machine can read its keys.
        """
        if not (folder / "ca.pem").exists():
            raise AuthorityMissingError
        certificate = read_certificate((folder / "ca.pem").read_bytes())
        root = Identity(certificate, _read_private(folder / "ca.key"), certificate)
        stamp = read_certificate((folder / "seal.pem").read_bytes())
        return cls(root, Identity(stamp, _read_private(folder / "seal.key"), certificate))

    @property
    def certificate(self) -> x509.Certificate:
        """The authority's own certificate, which whoever verifies has to trust."""
        return self._root.certificate

    def issue(self, name: str, number: str, now: datetime) -> Identity:
        """A signer's certificate with a new key. ``number`` says which party of which case."""
        return _issued(self._root, _subject(name, self.seal.name, number), now)

    def revocation_list(self, now: datetime) -> bytes:
        """The authority's list of revoked certificates (DER).

        It is empty: a key that is gone after one signature cannot be abused.
        """
        return (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(now)
            .next_update(now + _CRL_LIFE)
            .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
            .add_extension(_key_id_of(self.certificate), critical=False)
            .sign(self._root.key, hashes.SHA256())
            .public_bytes(serialization.Encoding.DER)
        )


def read_certificate(pem: bytes) -> x509.Certificate:
    """A certificate from PEM; raises ``ValueError``."""
    return x509.load_pem_x509_certificate(pem)


def _subject(name: str, organisation: str, number: str | None = None) -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:_NAME_LONGEST]),
        x509.NameAttribute(NameOID.COMMON_NAME, name[:_NAME_LONGEST]),
    ]
    if number is not None:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, number))
    return x509.Name(parts)


def _issued(root: Identity, subject: x509.Name, now: datetime) -> Identity:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _builder(subject, root.certificate.subject, key, now)
        .not_valid_after(root.certificate.not_valid_after_utc)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(_key_id_of(root.certificate), critical=False)
        .sign(root.key, hashes.SHA256())
    )
    return Identity(certificate, key, root.certificate)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime
) -> x509.CertificateBuilder:
    public = key.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SLACK)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _key_id_of(issuer: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    own = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _write_private(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)


def _write_certificate(path: Path, certificate: x509.Certificate) -> None:
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def _read_private(path: Path) -> ec.EllipticCurvePrivateKey:
    if path.stat().st_mode & 0o077:
        raise AuthorityExposedError(f"私钥 {path} 可被其他用户读取，请执行：chmod 600 {path}")
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key
