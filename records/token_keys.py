"""The keys of access tokens: the newest signs, a retired one verifies what it has signed.

They are no keys of proof (``records.signing_keys``): those are kept for ever, these come and go.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlmodel import Session, col, delete, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from proof.signing import jwk_of
from records.identity_tables import TokenKey

OLDEST = timedelta(days=30)
"""The age at which a key gives way to the next by itself."""
VERIFIES_FOR = timedelta(minutes=16)
"""How long a retired key verifies: as long as an access token lives, and a minute for one that
was just being signed."""


def current_key(session: Session, now: datetime) -> TokenKey:
    """The key that signs now; makes the first, and the next once this one is old."""
    query = select(TokenKey).where(col(TokenKey.verifies_until).is_(None))
    newest = session.exec(query.order_by(col(TokenKey.created_at).desc())).first()
    return newest if newest and now < newest.created_at + OLDEST else rotate(session, now)


def rotate(session: Session, now: datetime) -> TokenKey:
    """A new key that signs from now on.

    The keys before it lose their private parts, and are gone once they verify no more.
    """
    session.exec(delete(TokenKey).where(col(TokenKey.verifies_until) <= now))
    retiring = select(TokenKey).where(col(TokenKey.verifies_until).is_(None))
    for key in session.exec(retiring).all():
        key.private_pem, key.verifies_until = None, now + VERIFIES_FOR
        session.add(key)
    private = ec.generate_private_key(ec.SECP256R1())
    made = TokenKey(
        kid=uuid4().hex,
        private_pem=private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ).decode(),
        public_pem=private.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode(),
        created_at=now,
    )
    session.add(made)
    session.flush()
    return made


def verifying_key(session: Session, kid: str, now: datetime) -> TokenKey | None:
    """The key of this name, if what it has signed may still be good."""
    return session.exec(_verifying(now).where(col(TokenKey.kid) == kid)).first()


def public_jwks(session: Session, now: datetime) -> Sequence[dict[str, str]]:
    """The public parts of the keys that verify now, the newest first (RFC 7517)."""
    keys = session.exec(_verifying(now).order_by(col(TokenKey.created_at).desc())).all()
    return [_jwk(key) for key in keys]


def _verifying(now: datetime) -> SelectOfScalar[TokenKey]:
    return select(TokenKey).where(
        or_(col(TokenKey.verifies_until).is_(None), col(TokenKey.verifies_until) > now)
    )


def _jwk(key: TokenKey) -> dict[str, str]:
    public = serialization.load_pem_public_key(key.public_pem.encode())
    assert isinstance(public, ec.EllipticCurvePublicKey)
    return jwk_of(key.kid, public) | {"use": "sig"}
