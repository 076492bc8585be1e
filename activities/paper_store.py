"""Where papers are kept: a folder in which each content lies under its own digest.

Content is written once and never changed, so an activity that runs twice writes nothing twice.
"""

import hashlib
import os
import re
import tempfile
from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{64}")


class PaperNotFoundError(LookupError):
    """No paper is kept under this digest."""


class PaperDamagedError(ValueError):
    """What is kept under a digest is not what was put there."""


def sha256(content: bytes) -> str:
    """The SHA-256 of a content in hexadecimal: its address in the store."""
    return hashlib.sha256(content).hexdigest()


def sm3(content: bytes) -> str | None:
    """The SM3 (GB/T 32905) of a content in hexadecimal; None where OpenSSL does not offer it."""
    if "sm3" not in hashlib.algorithms_available:
        return None
    return hashlib.new("sm3", content).hexdigest()


class PaperStore:
    """A folder of contents by SHA-256. Safe for many writers: a file appears whole or not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep a content and return its SHA-256; a content already kept is not written again."""
        digest = sha256(content)
        path = self._path(digest)
        if not path.exists():
            write_whole(path, content)
        return digest

    def get(self, digest: str) -> bytes:
        """The content under a digest.

        Raises ``PaperNotFoundError`` where there is none, ``PaperDamagedError`` where the file no
        longer matches its digest.
        """
        try:
            content = self._path(digest).read_bytes()
        except FileNotFoundError:
            raise PaperNotFoundError(digest) from None
        if sha256(content) != digest:
            raise PaperDamagedError(digest)
        return content

    def _path(self, digest: str) -> Path:
        """Two hexadecimal digits make the subfolder, so that no folder grows too large."""
        if _DIGEST.fullmatch(digest) is None:
            raise PaperNotFoundError(digest)
        return self._folder / digest[:2] / digest


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target and rename: a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
