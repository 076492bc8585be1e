"""A certificate authority elsewhere, from which signers' certificates are had by EST (RFC 7030)."""

import base64
import binascii
from datetime import datetime
from pathlib import Path
from typing import Self

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7

from signing.authority import seal_in
from signing.identity import Identity, read_certificates, subject_of
from signing.token import TokenKey
from signing.unavailable import SigningUnavailableError

_TIME_LIMIT = 20.0
"""Seconds that the authority has to answer."""


class EnrolmentError(SigningUnavailableError):
    """The authority gave no certificate; the message is Chinese."""


class RemoteAuthority:
    """An authority at an address such as ``https://user:password@ca.example/.well-known/est``.

    It is asked with a new key for each signature, as the deployment's own authority is.
    """

    def __init__(self, address: str, chain: tuple[x509.Certificate, ...], seal: Identity) -> None:
        self._address = address.rstrip("/")
        self._chain = chain
        self.seal = seal

    @classmethod
    def open(cls, address: str, roots: Path, folder: Path, token: TokenKey | None = None) -> Self:
        """The authority whose certificates are in ``roots`` (PEM); the seal is in ``folder``.

        Raises ``AuthorityMissingError`` or ``KeyExposedError``, as the own authority does.
        """
        chain = tuple(read_certificates(roots.read_bytes()))
        return cls(address, chain, seal_in(folder, chain, token))

    @property
    def roots(self) -> tuple[x509.Certificate, ...]:
        """The certificates that were given as to be trusted."""
        return self._chain

    async def issue(self, name: str, number: str, now: datetime) -> Identity:
        """A signer's certificate with a new key, from the authority's ``now``.

        Raises ``EnrolmentError``.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        asked = (
            x509.CertificateSigningRequestBuilder()
            .subject_name(subject_of(name, self.seal.name, number))
            .sign(key, hashes.SHA256())
        )
        for certificate in await self._enrolled(asked):
            if certificate.public_key() == key.public_key():
                return Identity(certificate, key, self._chain)
        raise EnrolmentError("证书颁发机构答复的不是所申请的证书")

    def revocation_lists(self, now: datetime) -> tuple[bytes, ...]:
        """None: they are fetched from where its certificates say."""
        return ()

    async def _enrolled(self, asked: x509.CertificateSigningRequest) -> list[x509.Certificate]:
        body = base64.encodebytes(asked.public_bytes(serialization.Encoding.DER))
        try:
            async with httpx.AsyncClient(timeout=_TIME_LIMIT) as http:
                answer = await http.post(
                    f"{self._address}/simpleenroll",
                    content=body,
                    headers={
                        "Content-Type": "application/pkcs10",
                        "Content-Transfer-Encoding": "base64",
                    },
                )
        except httpx.HTTPError as error:
            raise EnrolmentError(f"证书颁发机构无法连接：{type(error).__name__}") from error
        if not answer.is_success:
            raise EnrolmentError(f"证书颁发机构没有签发证书（HTTP {answer.status_code}）")
        try:
            return pkcs7.load_der_pkcs7_certificates(base64.b64decode(answer.content))
        except (ValueError, binascii.Error):
            raise EnrolmentError("证书颁发机构的答复无法读取") from None
