"""The deployment's own certificate authority, and the certificates that it issues.

A signer's key lives for one signature: it is made, certified, used and forgotten within one call,
so that nobody can sign with it again (电子签名法 13(2)). The authority's key and the seal's stay in
a folder that only the account of the installation may read, or the seal's in a token.
"""

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from signing.identity import (
    Identity,
    Key,
    read_certificate,
    read_key,
    subject_of,
    write_certificate,
    write_key,
)
from signing.token import TokenKey
from signing.unavailable import SigningUnavailableError

_LIFE = timedelta(days=365 * 20)
_SLACK = timedelta(minutes=5)
"""How far apart the clocks of two machines may be."""
_CRL_LIFE = timedelta(days=30)


class AuthorityMissingError(SigningUnavailableError):
    """There is no authority yet; the message is Chinese and names the command that makes one."""

    def __init__(self) -> None:
        super().__init__("尚未建立签名证书颁发机构，请执行：jiefen ca init")


class AuthorityExistsError(RuntimeError):
    """There is an authority already; another one would orphan every certificate it issued."""


class Authority:
    """A certificate authority of this deployment, kept in a folder of its own."""

    def __init__(self, root: Identity, seal: Identity) -> None:
        self._root = root
        self.seal = seal

    @classmethod
    def create(
        cls, folder: Path, organisation: str, now: datetime, token: TokenKey | None = None
    ) -> "Authority":
        """A new authority and the organisation's seal, whose key may lie in a token already.

        Raises ``AuthorityExistsError`` where the folder has one.
        """
        if (folder / "ca.pem").exists():
            raise AuthorityExistsError(f"{folder} 中已有证书颁发机构")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        key = ec.generate_private_key(ec.SECP256R1())
        subject = subject_of("解纷电子签名证书颁发机构", organisation)
        certificate = (
            _builder(subject, subject, key.public_key(), now)
            .not_valid_after(now + _LIFE)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs_certificates=True), critical=True)
            .sign(key, hashes.SHA256())
        )
        root = Identity(certificate, key, ())
        of_seal = token or ec.generate_private_key(ec.SECP256R1())
        authority = cls(root, _issued(root, subject_of(organisation, organisation), of_seal, now))
        if isinstance(of_seal, ec.EllipticCurvePrivateKey):
            write_key(folder / "seal.key", of_seal)
        write_certificate(folder / "seal.pem", authority.seal.certificate)
        write_key(folder / "ca.key", key)
        write_certificate(folder / "ca.pem", certificate)
        return authority

    @classmethod
    def open(cls, folder: Path, token: TokenKey | None = None) -> "Authority":
        """The authority in a folder; the seal's key is the ``token``'s where one is given.

        Raises ``AuthorityMissingError``, or ``KeyExposedError`` where other accounts of this
        machine can read its keys.
        """
        if not (folder / "ca.pem").exists():
            raise AuthorityMissingError
        certificate = read_certificate((folder / "ca.pem").read_bytes())
        root = Identity(certificate, read_key(folder / "ca.key"), ())
        return cls(root, seal_in(folder, (certificate,), token))

    @property
    def certificate(self) -> x509.Certificate:
        """The authority's own certificate, which whoever verifies has to trust."""
        return self._root.certificate

    @property
    def roots(self) -> tuple[x509.Certificate, ...]:
        """The same, as one of those that may be trusted."""
        return (self.certificate,)

    async def issue(self, name: str, number: str, now: datetime) -> Identity:
        """A signer's certificate with a new key. ``number`` says which party of which case."""
        subject = subject_of(name, self.seal.name, number)
        key = ec.generate_private_key(ec.SECP256R1())
        return _issued(self._root, subject, key, now)

    def revocation_lists(self, now: datetime) -> tuple[bytes, ...]:
        """The authority's list of revoked certificates (DER).

        It is empty: a key that is gone after one signature cannot be abused.
        """
        assert isinstance(self._root.key, ec.EllipticCurvePrivateKey)
        made = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(now)
            .next_update(now + _CRL_LIFE)
            .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
            .add_extension(_key_id_of(self.certificate), critical=False)
            .sign(self._root.key, hashes.SHA256())
        )
        return (made.public_bytes(serialization.Encoding.DER),)


def seal_in(
    folder: Path, chain: tuple[x509.Certificate, ...], token: TokenKey | None = None
) -> Identity:
    """The bureau's seal: its certificate in the folder, its key there too or in a token.

    Raises ``AuthorityMissingError`` or ``KeyExposedError``.
    """
    if not (folder / "seal.pem").exists():
        raise AuthorityMissingError
    certificate = read_certificate((folder / "seal.pem").read_bytes())
    return Identity(certificate, token or read_key(folder / "seal.key"), chain)


def _issued(root: Identity, subject: x509.Name, key: Key, now: datetime) -> Identity:
    assert isinstance(root.key, ec.EllipticCurvePrivateKey)
    certificate = (
        _builder(subject, root.certificate.subject, key.public_key(), now)
        .not_valid_after(root.certificate.not_valid_after_utc)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(_key_id_of(root.certificate), critical=False)
        .sign(root.key, hashes.SHA256())
    )
    return Identity(certificate, key, (root.certificate,))


def _builder(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, now: datetime
) -> x509.CertificateBuilder:
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
