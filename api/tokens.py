"""Access tokens. The only module that knows how a token is made and read.

A token is a JWS signed with ES256 whose header names its key. The newest key signs, every key
on record verifies, so a new key never signs anybody out.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwt
from jose.exceptions import JOSEError
from sqlmodel import Session, col, select

from records.tables import SigningKey, User

ALGORITHM = "ES256"
ISSUER = "jiefen"
AUDIENCE = "jiefen-api"
LIFETIME = timedelta(hours=8)

_LONGEST = 2048
_CLAIMS = ("iss", "aud", "sub", "iat", "nbf", "exp")


class TokenError(Exception):
    """A token that opens nothing. It does not tell whoever sent it why."""


def new_key(session: Session, now: datetime) -> SigningKey:
    """A new signing key; it signs every token from now on."""
    private = ec.generate_private_key(ec.SECP256R1())
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    key = SigningKey(kid=uuid4().hex, private_pem=pem.decode(), created_at=now)
    session.add(key)
    return key


def issue(session: Session, user: User, now: datetime) -> str:
    """A token for this account, good for ``LIFETIME`` from ``now``; makes the first key."""
    key = _newest(session) or new_key(session, now)
    issued = int(now.timestamp())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": user.id,
        "iat": issued,
        "nbf": issued,
        "exp": issued + int(LIFETIME.total_seconds()),
    }
    return jwt.encode(claims, key.private_pem, ALGORITHM, headers={"kid": key.kid})


def read(session: Session, token: str) -> str:
    """The account id that a token was issued to; raises ``TokenError`` for any other token."""
    # A JWE has five segments; python-jose would decrypt one, and inflate it, if it were let.
    if len(token) > _LONGEST or token.count(".") != 2:
        raise TokenError
    try:
        claims = _verified(token, _public_pem(session, token))
    except JOSEError:
        raise TokenError from None
    return str(claims["sub"])


def _verified(token: str, public_pem: str) -> dict[str, Any]:
    required = {f"require_{claim}": True for claim in _CLAIMS}
    return jwt.decode(
        token,
        public_pem,
        algorithms=[ALGORITHM],
        audience=AUDIENCE,
        issuer=ISSUER,
        options=required,
    )


def _newest(session: Session) -> SigningKey | None:
    query = select(SigningKey).order_by(col(SigningKey.created_at).desc(), col(SigningKey.kid))
    return session.exec(query.limit(1)).first()


def _public_pem(session: Session, token: str) -> str:
    kid = jwt.get_unverified_header(token).get("kid")
    key = session.get(SigningKey, kid) if isinstance(kid, str) else None
    if key is None:
        raise TokenError
    private = serialization.load_pem_private_key(key.private_pem.encode(), password=None)
    pem = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return pem.decode()
