"""What every way out has in common: what it is given, and what it says came of it."""

from dataclasses import dataclass
from typing import Any, Protocol

from records.outbox import NoticeChannel, Outcome


@dataclass(frozen=True)
class Outgoing:
    """A message on its way. ``id`` is the same at every try; ``template`` names kind and version.

    ``address`` and ``text`` are shown to no log.
    """

    id: str
    channel: NoticeChannel
    address: str
    title: str
    text: str
    kind: str
    template_version: int | None
    facts: dict[str, Any]

    def __repr__(self) -> str:
        return f"Outgoing({self.id}, {self.channel})"


@dataclass(frozen=True)
class Result:
    """What came of a try; ``fault`` is a stable code for why it came to nothing."""

    outcome: Outcome
    fault: str | None = None


class Transport(Protocol):
    """A way out. It blocks until it knows, or is tired of waiting."""

    name: str

    def send(self, message: Outgoing) -> Result:
        """Send once. Never raises for what the other side does."""
        ...
