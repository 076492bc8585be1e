"""The hash chain of a case: each event is digested together with the digest before it.

There are two chains over the same events, one for each hash function, with the same rule.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from proof.digests import HASHERS, canonical

CHAINED = (
    "case_no",
    "seq",
    "key",
    "kind",
    "workflow_id",
    "occurred_on",
    "recorded_at",
    "actor",
    "submission",
    "facts",
    "basis",
    "flags",
)
"""What an event says; beside these its links."""
SUBMITTED = "submission_sha256"
"""The digest of the words handed in; events without words, and of before it was kept, lack it."""
START = dict.fromkeys(HASHERS, "")
"""The links before the first event."""

Links = Mapping[str, str]
"""The digest of an event in each chain, by the name of the hash function."""


def said(event: Mapping[str, Any]) -> dict[str, Any]:
    """What of an event is chained: days as YYYY-MM-DD, instants in UTC with +00:00."""
    content = {name: _plain(event[name]) for name in CHAINED}
    if event.get(SUBMITTED):
        content[SUBMITTED] = event[SUBMITTED]
    return content


def link(event: Mapping[str, Any], before: Links) -> dict[str, str]:
    """The digest of an event in each chain, after the links of the event before it."""
    content = said(event)
    return {
        name: hasher(canonical(content | {"prev_hash": before[name]})).hex()
        for name, hasher in HASHERS.items()
    }


def broken_links(events: Iterable[Mapping[str, Any]], head: Links) -> Iterator[int]:
    """The places, from 1, of events that are not what was written; the last + 1 for a false head.

    Each event carries its links under the names of the hash functions. Each is checked against the
    links that the event before it carries, so that one false event is named alone.
    """
    before: Links = START
    place = 0
    for place, event in enumerate(events, start=1):
        carried = {name: event[name] for name in HASHERS}
        if event["seq"] != place or link(event, before) != carried:
            yield place
        before = carried
    if dict(before) != dict(head):
        yield place + 1


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
