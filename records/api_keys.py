"""Keys by which other systems call the API: made, found, rotated, revoked.

A key reads ``jf_<id>_<secret><checksum>``: the id is public, the secret 256 random bits, of which
a digest is kept. The checksum tells a mistyped key, and a key found where none should be, without
a look at the record.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from zlib import crc32

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from proof.digests import sha256
from records.commands import KeyReused
from records.cursors import decode, encode
from records.entry_tables import ApiKey

PREFIX = "jf_"
NOTED_EVERY = timedelta(minutes=1)
"""How often a use is written down: not every request is a write."""

_ID, _SECRET, _CHECKSUM = 12, 64, 8


def new_id() -> str:
    """The public part of a new key."""
    return secrets.token_hex(_ID // 2)


def new_key(key_id: str) -> str:
    """A whole new key with this id."""
    body = f"{PREFIX}{key_id}_{secrets.token_hex(_SECRET // 2)}"
    return body + _checksum(body)


def digest(key: str) -> str:
    """What is kept of a key."""
    return sha256(key.encode())


def _checksum(body: str) -> str:
    return f"{crc32(body.encode()):08x}"


def made_by_request(session: Session, request: str, request_digest: str) -> ApiKey | None:
    """The key that a repeated request made before; raises ``KeyReused`` if it said otherwise."""
    made = session.exec(select(ApiKey).where(col(ApiKey.request) == request)).first()
    if made is not None and made.request_digest != request_digest:
        raise KeyReused(request)
    return made


def find(session: Session, key: str, now: datetime) -> ApiKey | None:
    """What a key opens now: neither revoked nor expired, by its secret or the one before it."""
    body, checksum = key[:-_CHECKSUM], key[-_CHECKSUM:]
    if len(key) != len(PREFIX) + _ID + 1 + _SECRET + _CHECKSUM or _checksum(body) != checksum:
        return None
    found = session.get(ApiKey, key[len(PREFIX) :][:_ID])
    if found is None or found.revoked_at is not None or found.expires_at <= now:
        return None
    given = digest(key)
    if secrets.compare_digest(given, found.sha256):
        return found
    before = found.previous_until is not None and now < found.previous_until
    if before and secrets.compare_digest(given, found.previous_sha256 or ""):
        return found
    return None


def may_come_from(key: ApiKey, address: str) -> bool:
    """Whether a key may be used from an address."""
    if not key.addresses:
        return True
    try:
        here = ip_address(address)
    except ValueError:
        return False
    return any(here in ip_network(each) for each in key.addresses)


def used_lately(key: ApiKey, now: datetime) -> bool:
    """Whether this use need not be written down."""
    return key.last_used_at is not None and now - key.last_used_at < NOTED_EVERY


def note_use(session: Session, key_id: str, address: str, now: datetime) -> None:
    """Write down when and from where a key was last used."""
    key = session.get_one(ApiKey, key_id)
    key.last_used_at, key.last_used_from = now, address
    session.add(key)


def rotate(
    session: Session,
    key: ApiKey,
    rotation: str,
    *,
    expires_at: datetime,
    overlap: timedelta,
    now: datetime,
) -> str | None:
    """A new secret, told once; the one before opens for ``overlap`` longer.

    ``None`` where the same request has rotated the key before.
    """
    if key.rotation == rotation:
        return None
    secret = new_key(key.id)
    key.previous_sha256, key.previous_until = key.sha256, min(now + overlap, key.expires_at)
    key.sha256, key.rotated_at, key.rotation = digest(secret), now, rotation
    key.expires_at = expires_at
    session.add(key)
    return secret


def revoke(session: Session, key: ApiKey, now: datetime) -> None:
    """From now on a key opens nothing."""
    key.revoked_at = key.revoked_at or now
    session.add(key)


def keys_of(
    session: Session, bureau: str | None, *, limit: int, cursor: str | None
) -> tuple[Sequence[ApiKey], str | None]:
    """Keys by name, of one bureau where it is given, and the cursor of the next page.

    Raises ``BadCursor``.
    """
    query = select(ApiKey).order_by(col(ApiKey.name), col(ApiKey.id)).limit(limit + 1)
    if bureau is not None:
        query = query.where(col(ApiKey.bureau) == bureau)
    if cursor is not None:
        name, key_id = decode(cursor, length=2)
        same = and_(col(ApiKey.name) == name, col(ApiKey.id) > key_id)
        query = query.where(or_(col(ApiKey.name) > name, same))
    found = session.exec(query).all()
    page = found[:limit]
    return page, encode((page[-1].name, page[-1].id)) if len(found) > limit else None
