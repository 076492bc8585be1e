"""Sign-ins by a provider of OpenID Connect: those under way, and whose account a subject is."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from proof.digests import sha256
from records.entry_tables import ProviderAttempt, ProviderSubject
from records.tables import User

ATTEMPT_LIFE = timedelta(minutes=10)
"""How long somebody may take at the provider."""


def begin(
    session: Session, provider: str, *, redirect_uri: str, onward: str, now: datetime
) -> tuple[ProviderAttempt, str]:
    """A sign-in that goes out to a provider, and its state, of which a digest is kept."""
    session.exec(delete(ProviderAttempt).where(col(ProviderAttempt.expires_at) <= now))
    state = secrets.token_urlsafe(32)
    attempt = ProviderAttempt(
        state_sha256=sha256(state.encode()),
        provider=provider,
        nonce=secrets.token_urlsafe(32),
        code_verifier=secrets.token_urlsafe(48),
        redirect_uri=redirect_uri,
        onward=onward,
        expires_at=now + ATTEMPT_LIFE,
    )
    session.add(attempt)
    return attempt, state


def take(session: Session, provider: str, state: str, now: datetime) -> ProviderAttempt | None:
    """The sign-in that comes back with this state, once: it is no longer under way."""
    digest = sha256(state.encode())
    attempt = session.get(ProviderAttempt, digest, with_for_update=True)
    if attempt is None or attempt.provider != provider:
        return None
    session.delete(attempt)
    return attempt if now < attempt.expires_at else None


def linked(session: Session, issuer: str, subject: str) -> User | None:
    """The account that a subject of a provider signed in to before."""
    link = session.get(ProviderSubject, (issuer, subject))
    return session.get(User, link.user_id) if link else None


def is_linked(session: Session, issuer: str, user_id: str) -> bool:
    """Whether an account is another subject's of this provider already."""
    query = select(ProviderSubject.subject).where(
        col(ProviderSubject.issuer) == issuer, col(ProviderSubject.user_id) == user_id
    )
    return session.exec(query).first() is not None


def link(session: Session, issuer: str, subject: str, user: User, now: datetime) -> None:
    """From now on this subject signs in to this account."""
    session.add(ProviderSubject(issuer=issuer, subject=subject, user_id=user.id, linked_at=now))
