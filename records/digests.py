"""Digests of what is kept: one canonical form, so that the same facts have the same digest."""

from typing import Any

from proof import digests
from proof.digests import canonical


def sha256(value: Any) -> str:
    """SHA-256 of a JSON value's canonical form, in hexadecimal."""
    return digests.sha256(canonical(value))
