"""The keys of what this installation proves: the newest signs, every one verifies."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlmodel import Session, col, select

from proof.signing import jwk_of
from records.tables import SigningKey


def new_key(session: Session, now: datetime) -> SigningKey:
    """A new signing key (EC P-256); it signs everything from now on."""
    private = ec.generate_private_key(ec.SECP256R1())
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    key = SigningKey(kid=uuid4().hex, private_pem=pem.decode(), created_at=now)
    session.add(key)
    return key


def signing_keys(session: Session) -> Sequence[SigningKey]:
    """Every key on record, the newest first."""
    query = select(SigningKey).order_by(col(SigningKey.created_at).desc(), col(SigningKey.kid))
    return session.exec(query).all()


def current_key(session: Session, now: datetime) -> SigningKey:
    """The newest key; makes the first."""
    keys = signing_keys(session)
    return keys[0] if keys else new_key(session, now)


def private_key(key: SigningKey) -> ec.EllipticCurvePrivateKey:
    """The key itself, ready to sign."""
    private = serialization.load_pem_private_key(key.private_pem.encode(), password=None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    return private


def public_jwk(key: SigningKey) -> dict[str, str]:
    """The public part of a key as a JSON Web Key (RFC 7517)."""
    return jwk_of(key.kid, private_key(key).public_key())
