"""The second factor: TOTP codes of an authenticator (RFC 6238), and codes for when it is lost."""

import secrets
from base64 import b32encode
from collections.abc import Sequence
from datetime import datetime

from pyotp import random_base32
from pyotp.exceptions import OTPVerificationError
from pyotp.totp import TOTP
from sqlmodel import Session, col, delete, func, select, update

from proof.digests import sha256
from records.identity_tables import RecoveryCode, SecondFactor, SecondFactorRole
from records.tables import User

ISSUER = "解纷"
RECOVERY_CODES = 10
TOLERANCE = 1
"""How many steps of thirty seconds the clocks may differ."""


class AlreadyEnrolled(Exception):
    """The account has a second factor; it is given up before another is taken."""


def enrolled(session: Session, user_id: str) -> SecondFactor | None:
    """The second factor of an account, once it is in force."""
    factor = session.get(SecondFactor, user_id)
    return factor if factor and factor.confirmed_at else None


def is_missing(session: Session, user: User) -> bool:
    """Whether the account's role must have a second factor and the account has none."""
    if session.get(SecondFactorRole, user.role) is None:
        return False
    return enrolled(session, user.id) is None


def begin(session: Session, user: User) -> TOTP:
    """A new secret, in force once confirmed; raises ``AlreadyEnrolled``."""
    if enrolled(session, user.id):
        raise AlreadyEnrolled
    totp = TOTP(random_base32(), name=user.username, issuer=ISSUER)
    session.merge(SecondFactor(user_id=user.id, secret=totp.secret))
    return totp


def confirm(session: Session, user_id: str, code: str, now: datetime) -> list[str] | None:
    """Put the secret in force by its first code; the recovery codes, or None for a wrong code.

    Raises ``AlreadyEnrolled``.
    """
    if enrolled(session, user_id):
        raise AlreadyEnrolled
    factor = session.get(SecondFactor, user_id)
    if factor is None or not _takes(session, factor, code, now):
        return None
    factor.confirmed_at = now
    session.add(factor)
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    session.add_all(RecoveryCode(digest=_digest(each), user_id=user_id) for each in codes)
    return codes


def accepts(session: Session, user_id: str, code: str, now: datetime) -> bool:
    """Whether a code of the authenticator, or a recovery code, is right; it is so once only."""
    factor = enrolled(session, user_id)
    if factor is None:
        return False
    return _takes(session, factor, code, now) or _redeems(session, user_id, code)


def remove(session: Session, user_id: str) -> None:
    """Give up the second factor, with its recovery codes."""
    session.exec(delete(RecoveryCode).where(col(RecoveryCode.user_id) == user_id))
    session.exec(delete(SecondFactor).where(col(SecondFactor.user_id) == user_id))


def recovery_codes_left(session: Session, user_id: str) -> int:
    """How many recovery codes have not been used."""
    query = select(func.count()).select_from(RecoveryCode)
    return session.exec(query.where(col(RecoveryCode.user_id) == user_id)).one()


def roles(session: Session) -> Sequence[str]:
    """The roles that must have a second factor."""
    return session.exec(select(SecondFactorRole.role).order_by(SecondFactorRole.role)).all()


def require_of(session: Session, required: frozenset[str]) -> None:
    """Require a second factor of these roles and of no others, from now on."""
    session.exec(delete(SecondFactorRole))
    session.add_all(SecondFactorRole(role=role) for role in required)


def _takes(session: Session, factor: SecondFactor, code: str, now: datetime) -> bool:
    totp = TOTP(factor.secret)
    try:
        step = totp.verify_and_get_timecode(_typed(code), for_time=now, valid_window=TOLERANCE)
    except OTPVerificationError:
        return False
    # One statement, so that of two who show the same code at once only one is let in.
    later = update(SecondFactor).where(
        col(SecondFactor.user_id) == factor.user_id, col(SecondFactor.last_step) < step
    )
    return session.exec(later.values(last_step=step)).rowcount == 1


def _redeems(session: Session, user_id: str, code: str) -> bool:
    used = delete(RecoveryCode).where(
        col(RecoveryCode.digest) == _digest(code), col(RecoveryCode.user_id) == user_id
    )
    return session.exec(used).rowcount == 1


def _recovery_code() -> str:
    letters = b32encode(secrets.token_bytes(10)).decode().lower()
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _typed(code: str) -> str:
    """A code as somebody may have typed it: blanks, hyphens and capitals say nothing."""
    return "".join(code.split()).replace("-", "").lower()


def _digest(code: str) -> str:
    return sha256(_typed(code).encode())
