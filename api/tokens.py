"""Access tokens. The only module that knows how a token is made and read.

A token is a JWS signed with ES256 (RFC 9068): its header names its key, its claims the account and
the session. It is good for a quarter of an hour, and no longer than its session.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from jose import jwt
from jose.exceptions import JOSEError
from pydantic import BaseModel, ConfigDict, ValidationError
from sqlmodel import Session

from records import sessions
from records.identity_tables import SignInSession
from records.token_keys import current_key, verifying_key

ALGORITHM = "ES256"
TYPE = "at+jwt"
ISSUER = "jiefen"
AUDIENCE = "jiefen-api"
LIFETIME = timedelta(minutes=15)

_LONGEST = 2048


class _Claims(BaseModel):
    """What a token must say besides its issuer and audience; instants in seconds since 1970."""

    model_config = ConfigDict(strict=True)

    sub: str
    sid: str
    jti: str
    iat: int
    nbf: int
    exp: int


class TokenError(Exception):
    """A token that opens nothing. It does not tell whoever sent it why."""


def issue(session: Session, signed_in: SignInSession, now: datetime) -> str:
    """A token for a session, good for ``LIFETIME`` from ``now``; makes the first key."""
    key = current_key(session, now)
    issued = int(now.timestamp())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": signed_in.user_id,
        "sid": signed_in.id,
        "jti": uuid4().hex,
        "iat": issued,
        "nbf": issued,
        "exp": issued + int(LIFETIME.total_seconds()),
    }
    headers = {"kid": key.kid, "typ": TYPE}
    return jwt.encode(claims, key.private_pem or "", ALGORITHM, headers=headers)


def read(session: Session, token: str, now: datetime) -> SignInSession:
    """The session that a token was issued for, if it goes on; else raises ``TokenError``."""
    # A JWE has five segments; python-jose would decrypt one, and inflate it, if it were let.
    if len(token) > _LONGEST or token.count(".") != 2:
        raise TokenError
    try:
        claims = _verified(token, _public_pem(session, token, now))
    except (JOSEError, ValidationError):
        raise TokenError from None
    if not claims.nbf <= int(now.timestamp()) < claims.exp:
        raise TokenError
    found = sessions.live(session, claims.sid, now)
    if found is None or found.user_id != claims.sub:
        raise TokenError
    return found


def _verified(token: str, public_pem: str) -> _Claims:
    # The library would look at its own clock.
    options = {"require_iss": True, "require_aud": True, "verify_exp": False, "verify_nbf": False}
    claims = jwt.decode(
        token,
        public_pem,
        algorithms=[ALGORITHM],
        audience=AUDIENCE,
        issuer=ISSUER,
        options=options,
    )
    return _Claims.model_validate(claims)


def _public_pem(session: Session, token: str, now: datetime) -> str:
    """The key that the header names, if the header says just what ours say."""
    header = jwt.get_unverified_header(token)
    kid = header.pop("kid", None)
    if header != {"alg": ALGORITHM, "typ": TYPE} or not isinstance(kid, str):
        raise TokenError
    # PostgreSQL takes no text with a NUL in it.
    key = verifying_key(session, kid, now) if kid.isalnum() else None
    if key is None:
        raise TokenError
    return key.public_pem
