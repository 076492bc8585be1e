"""What the API needs of the store in which papers are kept."""

from typing import Protocol


class ContentStore(Protocol):
    """Contents by their SHA-256."""

    def get(self, digest: str) -> bytes:
        """The content under a digest."""
        ...

    def put(self, content: bytes) -> str:
        """Keep a content and tell its SHA-256."""
        ...
