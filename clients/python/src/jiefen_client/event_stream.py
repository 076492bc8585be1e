"""Server-Sent Events, read line by line (HTML Living Standard, 9.2.6)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

MEDIA_TYPE = "text/event-stream"


@dataclass(frozen=True)
class StreamMessage:
    """A message of a stream: its data, the id to go on after, and the seconds to wait before
    that; whatever it does not say is empty."""

    data: str = ""
    last_id: str | None = None
    retry: float | None = None


async def messages(lines: AsyncIterator[str]) -> AsyncIterator[StreamMessage]:
    """The messages of a stream; one that breaks off half-way is none."""
    data: list[str] = []
    told: dict[str, str] = {}
    async for line in lines:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if not line:
            retry = float(told["retry"]) / 1000 if told.get("retry", "").isdecimal() else None
            yield StreamMessage("\n".join(data), told.get("id"), retry)
            data, told = [], {}
        elif name == "data":
            data.append(value)
        else:
            told[name] = value
