"""What the API needs of the store in which papers are kept."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Engine

from api.problems import Problem
from records.engine import reading
from records.files import is_named


class ContentStore(Protocol):
    """Contents by their SHA-256."""

    def get(self, digest: str) -> bytes:
        """The content under a digest."""
        ...

    def put(self, content: bytes) -> str:
        """Keep a content and tell its SHA-256."""
        ...

    def remove(self, digest: str) -> None:
        """Forget the content under a digest."""
        ...


@contextmanager
def staged(engine: Engine, store: ContentStore, content: bytes) -> Generator[str]:
    """Keep a content while it is put on record; where that is refused, it goes again.

    It stays where the record names it elsewhere, and where a command that names it still stands
    (``temporarily_unavailable``). Gives its SHA-256.
    """
    digest = store.put(content)
    try:
        yield digest
    except Problem as problem:
        with reading(engine) as session:
            kept = problem.status >= 500 or is_named(session, digest)
        if not kept:
            store.remove(digest)
        raise
