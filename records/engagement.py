"""How far parties have come: served, opened, identified, answered, as the log says."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from records.tables import Case, Event, Party


class Mark(StrEnum):
    """How far a party has come; who has come to one has passed those before it."""

    SERVED = "served"
    OPENED = "opened"
    IDENTIFIED = "identified"
    ANSWERED = "answered"


_ORDER = tuple(Mark)
_MARKS = {
    "notice_served": Mark.SERVED,
    "notice_opened": Mark.OPENED,
    "party_contacted": Mark.OPENED,
    "party_identified": Mark.IDENTIFIED,
    "rights_acknowledged": Mark.IDENTIFIED,
    "party_answered": Mark.ANSWERED,
    "invitation_answered": Mark.ANSWERED,
    "mediation_refused": Mark.ANSWERED,
}
"""The events that say how far a party has come; a contact counts where it reached the party."""


def opened(mark: str | None) -> bool:
    """Whether a party with this mark knows what it was told."""
    return mark is not None and _ORDER.index(Mark(mark)) >= _ORDER.index(Mark.OPENED)


def furthest(session: Session, case_no: str) -> dict[str, str]:
    """The furthest mark of each party of a case that has any."""
    found = _furthest(session, col(Case.case_no) == case_no)
    return {party_id: mark.value for (_, party_id), mark in found.items()}


def figures(
    session: Session, scope: ColumnElement[bool], since: date | None, until: date | None
) -> Mapping[str, Counter[Mark | None]]:
    """By side, how many parties have come so far and no further (``None``: not even served).

    Counted are the cases within ``scope`` that were filed from ``since`` to ``until``.
    """
    if since is not None:
        scope = scope & (col(Case.filed_on) >= since)
    if until is not None:
        scope = scope & (col(Case.filed_on) <= until)
    reached = _furthest(session, scope)
    parties = session.exec(select(Party).join(Case).where(scope)).all()
    counted: dict[str, Counter[Mark | None]] = {}
    for party in parties:
        of_side = counted.setdefault(party.side, Counter())
        of_side[reached.get((party.case_no, party.party_id))] += 1
    return counted


def at_least(counted: Counter[Mark | None], mark: Mark) -> int:
    """How many have come to this mark or further."""
    return sum(counted[each] for each in _ORDER[_ORDER.index(mark) :])


def _furthest(session: Session, scope: ColumnElement[bool]) -> dict[tuple[str, str], Mark]:
    query = select(Event).join(Case).where(scope, col(Event.kind).in_(_MARKS))
    found: dict[tuple[str, str], Mark] = {}
    for event in session.exec(query):
        if event.facts.get("reached") is False:
            continue
        for party_id in _whose(session, event):
            place = (event.case_no, party_id)
            found[place] = max(found.get(place, Mark.SERVED), _MARKS[event.kind], key=_ORDER.index)
    return found


def _whose(session: Session, event: Event) -> Iterable[str]:
    """The party an event tells of; an answer that an official recorded is all respondents'."""
    party_id: str | None = event.facts.get("party_id")
    if party_id is not None:
        return (party_id,)
    query = select(Party.party_id).where(
        col(Party.case_no) == event.case_no, col(Party.side) != "claimant"
    )
    return session.exec(query).all()
