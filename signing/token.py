"""A private key in a token or a hardware security module, reached by PKCS#11."""

# What it stands on tells its types in part only.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import asyncio
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.signers import Signer

from signing.unavailable import SigningUnavailableError

_ONE_AT_A_TIME = asyncio.Lock()
"""A process as a whole is logged in to a token: two signatures at once would end each other's."""


class TokenError(SigningUnavailableError):
    """The token or its key cannot be used; the message is Chinese."""


@dataclass(frozen=True)
class TokenKey:
    """A key pair on the curve P-256 that lies in a token under a label."""

    module: str
    token: str
    label: str
    pin: str = field(repr=False)

    @classmethod
    def at(cls, uri: str) -> Self:
        """The key that a URI of RFC 7512 names; raises ``ValueError``.

        It has ``token`` and ``object``, ``module-path``, and ``pin-source``, a file with the PIN.
        """
        parts = urlsplit(uri)
        path = {name: values[-1] for name, values in parse_qs(parts.path, separator=";").items()}
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        try:
            pin = Path(urlsplit(query["pin-source"]).path).read_text(encoding="utf-8").strip()
            names = (query["module-path"], path["token"], path["object"])
        except (KeyError, OSError):
            raise ValueError(
                "密钥地址须为 pkcs11:token=…;object=…?module-path=…&pin-source=file:…，"
                "且口令文件可读"
            ) from None
        if parts.scheme != "pkcs11":
            raise ValueError("密钥地址须以 pkcs11: 开头")
        return cls(*names, pin)

    def public_key(self) -> ec.EllipticCurvePublicKey:
        """The public key of the pair."""
        with self._session() as session:
            from pkcs11 import ObjectClass
            from pkcs11.util.ec import encode_ec_public_key

            key = session.get_key(object_class=ObjectClass.PUBLIC_KEY, label=self.label)
            public = serialization.load_der_public_key(encode_ec_public_key(key))
        assert isinstance(public, ec.EllipticCurvePublicKey)
        return public

    @asynccontextmanager
    async def signer(
        self, certificate: asn1_x509.Certificate, chain: Sequence[asn1_x509.Certificate]
    ) -> AsyncGenerator[Signer]:
        """What signs with the key, logged in to the token as long as the context lasts."""
        async with _ONE_AT_A_TIME:
            with self._session() as session:
                from pyhanko.sign.pkcs11 import PKCS11Signer

                yield PKCS11Signer(
                    session,
                    key_label=self.label,
                    signing_cert=certificate,
                    ca_chain=chain,
                    use_raw_mechanism=True,
                )

    @contextmanager
    def _session(self) -> Generator[Any]:
        try:
            from pkcs11.exceptions import PKCS11Error
            from pyhanko.sign.pkcs11 import open_pkcs11_session
        except ImportError:
            raise TokenError("使用密码设备须安装 jiefen[hsm]") from None
        try:
            opened = open_pkcs11_session(
                self.module, token_criteria=TokenCriteria(label=self.token), user_pin=self.pin
            )
        except (PKCS11Error, OSError, RuntimeError) as error:  # RuntimeError: no such module
            raise self._unusable(error) from error
        try:
            with opened as session:
                yield session
        except PKCS11Error as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> TokenError:
        return TokenError(f"密码设备 {self.token} 不可用：{type(error).__name__}")
