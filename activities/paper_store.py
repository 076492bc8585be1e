"""Where papers are kept: a place in which each content lies under its own digest.

Content is written once and never changed, so an activity that runs twice writes nothing twice. The
place is a folder, or whatever else fsspec reaches by an address, such as ``s3://bucket/papers``.
"""

import os
import re
import tempfile
from pathlib import Path
from typing import Any, Protocol, cast

import fsspec  # pyright: ignore[reportMissingTypeStubs]

from proof.digests import sha256

_DIGEST = re.compile(r"[0-9a-f]{64}")


class PaperNotFoundError(LookupError):
    """No paper is kept under this digest."""


class PaperDamagedError(ValueError):
    """What is kept under a digest is not what was put there."""


class _Files(Protocol):
    """What is used of a file system of fsspec, which has no types of its own."""

    def exists(self, path: str) -> bool: ...

    def cat_file(self, path: str) -> bytes: ...

    def pipe_file(self, path: str, value: bytes) -> Any: ...

    def rm_file(self, path: str) -> Any: ...


class PaperStore:
    """Contents by SHA-256. Safe for many writers: a content appears whole or not.

    ``place`` is a folder or an address that fsspec reads; credentials are the address's own, from
    the environment.
    """

    def __init__(self, place: Path | str) -> None:
        found = cast("tuple[_Files, str]", cast(Any, fsspec).url_to_fs(str(place)))
        self._files, self._root = found
        self._is_folder = "://" not in str(place)

    def put(self, content: bytes) -> str:
        """Keep a content and return its SHA-256; a content already kept is not written again."""
        digest = sha256(content)
        path = self._path(digest)
        if not self._files.exists(path):
            self._write(path, content)
        return digest

    def get(self, digest: str) -> bytes:
        """The content under a digest.

        Raises ``PaperNotFoundError`` where there is none, ``PaperDamagedError`` where the file no
        longer matches its digest.
        """
        try:
            content = self._files.cat_file(self._path(digest))
        except FileNotFoundError:
            raise PaperNotFoundError(digest) from None
        if sha256(content) != digest:
            raise PaperDamagedError(digest)
        return content

    def remove(self, digest: str) -> None:
        """Forget a content that has been kept long enough; nothing happens where there is none."""
        path = self._path(digest)
        if self._files.exists(path):
            self._files.rm_file(path)

    def _write(self, path: str, content: bytes) -> None:
        if self._is_folder:
            write_whole(Path(path), content)
        else:
            # An object store shows an object when it is there as a whole.
            self._files.pipe_file(path, content)

    def _path(self, digest: str) -> str:
        """Two hexadecimal digits make the subfolder, so that no folder grows too large."""
        if _DIGEST.fullmatch(digest) is None:
            raise PaperNotFoundError(digest)
        return f"{self._root}/{digest[:2]}/{digest}"


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
