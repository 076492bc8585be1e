"""The wall around mediation: what may be told of it outside, and to whom.

What was said and offered in a mediation stays in it (在线调解规则 18, 29, 特邀调解规定 22, 28,
商事调解条例 19). That it took place, an agreement that all have signed and facts that each party
has confirmed in writing may be told.
"""

from collections.abc import Sequence

from records.tables import Event

_TOLD = frozenset(
    {
        "mediation_opened",
        "respondent_unreachable",
        "agreement_effective",
        "undisputed_facts_confirmed",
    }
)
_PRIVATE = frozenset({"caucus_held"})
"""What even the other party of the mediation does not learn of."""


def in_mediation(event: Event) -> bool:
    """Whether an event belongs to a mediation of its case."""
    return event.workflow_id.startswith("mediation/")


def settlement_of(events: Sequence[Event]) -> Event | None:
    """The settlement that all parties have signed, if there is one."""
    return _before_last(events, "settlement_recorded", "agreement_effective")


def undisputed_facts_of(events: Sequence[Event]) -> Event | None:
    """The record of undisputed facts that every party has confirmed, if there is one."""
    return _before_last(events, "undisputed_facts_recorded", "undisputed_facts_confirmed")


def told_outside(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events that a forum, and a paper for one, may be shown."""
    agreed = {event.seq for event in (settlement_of(events), undisputed_facts_of(events)) if event}
    return tuple(
        event
        for event in events
        if not in_mediation(event) or event.kind in _TOLD or event.seq in agreed
    )


def told_party(events: Sequence[Event], party_id: str | None) -> tuple[Event, ...]:
    """The events that a party may be shown: all but the mediator's talks with the others."""
    return tuple(
        event
        for event in events
        if event.kind not in _PRIVATE or event.facts.get("party_id") == party_id
    )


def _before_last(events: Sequence[Event], kind: str, sealed_by: str) -> Event | None:
    last = max((event.seq for event in events if event.kind == sealed_by), default=None)
    if last is None:
        return None
    found = [event for event in events if event.kind == kind and event.seq < last]
    return max(found, key=lambda event: event.seq, default=None)
