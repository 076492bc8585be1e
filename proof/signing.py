"""ES256 signatures over canonical documents, detached and deterministic (RFC 6979).

The same key signs the same document with the same bytes, so a package that is put together again
is the same package. A document begins with a brace and can be taken for no access token.
"""

import base64
import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from proof.digests import canonical

COORDINATE = 32


class SignatureInvalid(ValueError):
    """A signature that is not this key's, or not over this document; the message is Chinese."""


@dataclass(frozen=True)
class Signature:
    """A detached signature: its key's id and public part (a JWK), and r‖s in base64url."""

    alg: str
    kid: str
    jwk: dict[str, str]
    signature: str

    @classmethod
    def read(cls, data: Any) -> Self:
        """A signature from its JSON; raises ``SignatureInvalid``."""
        try:
            data = dict(data)
            jwk, *texts = (data.pop(name) for name in ("jwk", "alg", "kid", "signature"))
            parts = (*texts, *jwk, *jwk.values())
        except (AttributeError, KeyError, TypeError, ValueError):
            raise SignatureInvalid("签名文件无法读取") from None
        if data or not all(isinstance(part, str) for part in parts):
            raise SignatureInvalid("签名文件无法读取")
        alg, kid, signature = texts
        return cls(alg, kid, jwk, signature)

    def written(self) -> dict[str, Any]:
        """The signature as JSON."""
        return asdict(self)


def jwk_of(kid: str, key: ec.EllipticCurvePublicKey) -> dict[str, str]:
    """A public key as a JSON Web Key (RFC 7517)."""
    numbers = key.public_numbers()
    x, y = (encoded(number.to_bytes(COORDINATE)) for number in (numbers.x, numbers.y))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": kid, "alg": "ES256"}


def signed(content: bytes, kid: str, key: ec.EllipticCurvePrivateKey) -> Signature:
    """The signature of a key over a content."""
    algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
    raw = from_der(key.sign(content, algorithm))
    return Signature("ES256", kid, jwk_of(kid, key.public_key()), encoded(raw))


def sign(manifest: bytes, kid: str, key: ec.EllipticCurvePrivateKey) -> bytes:
    """The signature file of a manifest."""
    return canonical(signed(manifest, kid, key).written())


def read_signature(file: bytes) -> Signature:
    """The signature in a signature file; raises ``SignatureInvalid``."""
    try:
        return Signature.read(json.loads(file))
    except ValueError as error:
        if isinstance(error, SignatureInvalid):
            raise
        raise SignatureInvalid("签名文件无法读取") from None


def signer_of(
    manifest: bytes, signature: bytes, trusted: ec.EllipticCurvePublicKey | None = None
) -> str:
    """The id of the key that signed a manifest; raises ``SignatureInvalid``.

    ``trusted`` is a key known from elsewhere; without it the key in the file itself is used, which
    proves only that whoever holds that key signed these bytes.
    """
    return check(manifest, read_signature(signature), trusted)


def check(
    content: bytes, signature: Signature, trusted: ec.EllipticCurvePublicKey | None = None
) -> str:
    """The id of the key whose signature this is; raises ``SignatureInvalid`` as ``signer_of``."""
    try:
        own = _public_key(signature.jwk)
        raw = decoded(signature.signature)
    except (KeyError, ValueError):
        raise SignatureInvalid("签名文件无法读取") from None
    if signature.alg != "ES256" or len(raw) != 2 * COORDINATE:
        raise SignatureInvalid("签名算法不是 ES256")
    if trusted is not None and trusted.public_numbers() != own.public_numbers():
        raise SignatureInvalid("签名所用的密钥不是指定的公钥")
    try:
        own.verify(to_der(raw), content, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise SignatureInvalid("签名与内容不符") from None
    return signature.kid


def read_public_key(content: bytes) -> ec.EllipticCurvePublicKey:
    """A public key from PEM or from a JWK; raises ``ValueError``."""
    if not content.lstrip().startswith(b"{"):
        key = serialization.load_pem_public_key(content)
        if not isinstance(key, ec.EllipticCurvePublicKey):
            raise ValueError("not an EC key")
        return key
    jwk: dict[str, str] = json.loads(content)
    if jwk.get("kty") != "EC" or jwk.get("crv") != "P-256":
        raise ValueError("not a P-256 key")
    return _public_key(jwk)


def _public_key(jwk: dict[str, str]) -> ec.EllipticCurvePublicKey:
    x, y = (int.from_bytes(decoded(jwk[name])) for name in ("x", "y"))
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def from_der(signature: bytes) -> bytes:
    """A signature as r‖s."""
    r, s = decode_dss_signature(signature)
    return r.to_bytes(COORDINATE) + s.to_bytes(COORDINATE)


def to_der(raw: bytes) -> bytes:
    """A signature of r‖s in DER."""
    r, s = (int.from_bytes(part) for part in (raw[:COORDINATE], raw[COORDINATE:]))
    return encode_dss_signature(r, s)


def encoded(raw: bytes) -> str:
    """Bytes in base64url without padding, as JWKs have them."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """The bytes of a base64url text; raises ``ValueError`` for another way to write them."""
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encoded(raw) != text:
        raise ValueError("not canonical base64url")
    return raw
