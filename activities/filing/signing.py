"""ES256 signatures over manifests, detached and deterministic (RFC 6979).

The same key signs the same manifest with the same bytes, so a package that is put together again
is the same package. A manifest begins with a brace and can be taken for no access token.
"""

import base64
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from pydantic import BaseModel, ConfigDict, ValidationError

from records.digests import canonical
from records.signing_keys import private_key, public_jwk
from records.tables import SigningKey

_COORDINATE = 32


class SignatureFile(BaseModel):
    """The detached signature: its key's id and public part (a JWK), and r‖s in base64url."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    alg: str = "ES256"
    kid: str
    jwk: dict[str, str]
    signature: str


class SignatureInvalid(ValueError):
    """A signature that is not this key's, or not over this manifest; the message is Chinese."""


def sign(manifest: bytes, key: SigningKey) -> bytes:
    """The signature file of a manifest."""
    algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
    r, s = decode_dss_signature(private_key(key).sign(manifest, algorithm))
    raw = r.to_bytes(_COORDINATE) + s.to_bytes(_COORDINATE)
    signed = SignatureFile(kid=key.kid, jwk=public_jwk(key), signature=_encoded(raw))
    return canonical(signed.model_dump())


def signer_of(
    manifest: bytes, signature: bytes, trusted: ec.EllipticCurvePublicKey | None = None
) -> str:
    """The id of the key that signed a manifest; raises ``SignatureInvalid``.

    ``trusted`` is a key known from elsewhere; without it the key in the file itself is used, which
    proves only that whoever holds that key signed these bytes.
    """
    try:
        file = SignatureFile.model_validate_json(signature)
        raw = _decoded(file.signature)
        own = _public_key(file.jwk)
    except (ValidationError, KeyError, ValueError):
        raise SignatureInvalid("签名文件无法读取") from None
    if file.alg != "ES256" or len(raw) != 2 * _COORDINATE:
        raise SignatureInvalid("签名算法不是 ES256")
    if trusted is not None and trusted.public_numbers() != own.public_numbers():
        raise SignatureInvalid("签名所用的密钥不是指定的公钥")
    r, s = (int.from_bytes(part) for part in (raw[:_COORDINATE], raw[_COORDINATE:]))
    try:
        own.verify(encode_dss_signature(r, s), manifest, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise SignatureInvalid("清单的签名不符") from None
    return file.kid


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
    x, y = (int.from_bytes(_decoded(jwk[name])) for name in ("x", "y"))
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
