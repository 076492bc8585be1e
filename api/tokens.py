"""Access tokens. The only module that knows how a token is made and read.

A token is a JWS signed with ES256 whose header names its key. The newest key signs, every key
on record verifies, so a new key never signs anybody out.
"""

from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives import serialization
from jose import jwt
from jose.exceptions import JOSEError
from sqlmodel import Session

from records.signing_keys import current_key, private_key
from records.tables import SigningKey, User

ALGORITHM = "ES256"
ISSUER = "jiefen"
AUDIENCE = "jiefen-api"
LIFETIME = timedelta(hours=8)

_LONGEST = 2048
_CLAIMS = ("iss", "aud", "sub", "iat", "nbf", "exp")


class TokenError(Exception):
    """A token that opens nothing. It does not tell whoever sent it why."""


def issue(session: Session, user: User, now: datetime) -> str:
    """A token for this account, good for ``LIFETIME`` from ``now``; makes the first key."""
    key = current_key(session, now)
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


def _public_pem(session: Session, token: str) -> str:
    kid = jwt.get_unverified_header(token).get("kid")
    key = session.get(SigningKey, kid) if isinstance(kid, str) else None
    if key is None:
        raise TokenError
    pem = (
        private_key(key)
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return pem.decode()
