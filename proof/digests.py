"""Canonical form and digests. Everything is digested twice: SHA-256 and SM3 (GB/T 32905)."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives import hashes

Hasher = Callable[[bytes], bytes]
"""A hash function: 32 bytes over a content of any length."""


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _sm3_of_openssl(content: bytes) -> bytes:
    return hashlib.new("sm3", content, usedforsecurity=True).digest()


def _sm3_of_cryptography(content: bytes) -> bytes:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize()


HASHERS: dict[str, Hasher] = {
    "sha256": _sha256,
    # An OpenSSL built without SM3 gives way to the one that cryptography brings along.
    "sm3": _sm3_of_openssl if "sm3" in hashlib.algorithms_available else _sm3_of_cryptography,
}
"""The hash functions by the names under which the record keeps their digests."""


def sha256(content: bytes) -> str:
    """The SHA-256 of a content, in hexadecimal."""
    return HASHERS["sha256"](content).hex()


def sm3(content: bytes) -> str:
    """The SM3 of a content, in hexadecimal."""
    return HASHERS["sm3"](content).hex()


def both(content: bytes) -> dict[str, str]:
    """Both digests of a content, by the name of the hash function."""
    return {name: hasher(content).hex() for name, hasher in HASHERS.items()}
