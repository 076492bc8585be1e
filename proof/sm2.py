"""SM2 signatures (GB/T 32918.2) with SM3 and the standard's default identity, by GmSSL."""

from gmssl_pyx import (  # pyright: ignore[reportMissingTypeStubs]
    GmsslInnerError,
    sm2_key_generate,
    sm2_sign,
    sm2_verify,
)

from proof.signing import (
    COORDINATE,
    Signature,
    SignatureInvalid,
    decoded,
    encoded,
    from_der,
    to_der,
)

ALGORITHM = "SM2SM3"


def new_key() -> tuple[bytes, bytes]:
    """A new private key and its public key, of 32 and 64 bytes."""
    public, private = sm2_key_generate()
    return private, public


def jwk_of(kid: str, public: bytes) -> dict[str, str]:
    """A public key in the form of a JSON Web Key; the curve has no name registered for it."""
    x, y = encoded(public[:COORDINATE]), encoded(public[COORDINATE:])
    return {"kty": "EC", "crv": "SM2", "x": x, "y": y, "kid": kid, "alg": ALGORITHM}


def signed(content: bytes, kid: str, private: bytes, public: bytes) -> Signature:
    """The signature of a key over a content; another one each time."""
    raw = from_der(sm2_sign(private, public, content))
    return Signature(ALGORITHM, kid, jwk_of(kid, public), encoded(raw))


def check(content: bytes, signature: Signature) -> str:
    """The id of the key whose signature this is; raises ``SignatureInvalid``."""
    try:
        public = b"".join(decoded(signature.jwk[name]) for name in ("x", "y"))
        raw = decoded(signature.signature)
    except (KeyError, ValueError):
        raise SignatureInvalid("签名文件无法读取") from None
    if len(public) != 2 * COORDINATE or len(raw) != 2 * COORDINATE:
        raise SignatureInvalid("签名文件无法读取")
    try:
        genuine = sm2_verify(public, content, to_der(raw))
    except GmsslInnerError:
        genuine = False
    if not genuine:
        raise SignatureInvalid("签名与内容不符")
    return signature.kid
