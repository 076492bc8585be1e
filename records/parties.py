"""The parties of a case, and corrections of their details."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from records.tables import Party, Submission


class VersionConflict(Exception):
    """Somebody else has changed the record since it was read."""

    def __init__(self, version: int) -> None:
        super().__init__(f"the record is at version {version}")
        self.version = version


def parties_of(session: Session, case_no: str) -> Sequence[Party]:
    """Every party of a case in the order of its id: claimants, then respondents."""
    query = select(Party).where(col(Party.case_no) == case_no)
    return sorted(session.exec(query).all(), key=lambda party: _order(party.party_id))


def _order(party_id: str) -> tuple[str, int]:
    return party_id[0], int(party_id[1:])


def correct(
    session: Session, case_no: str, party_id: str, *, version: int, submission: str
) -> Party:
    """Put the words of a submission into a party's details; raises ``VersionConflict``."""
    party = session.get_one(Party, (case_no, party_id), with_for_update=True)
    if party.version != version:
        raise VersionConflict(party.version)
    words: dict[str, Any] = session.get_one(Submission, submission).body
    party.details = party.details | words
    party.name = party.details["name"]
    party.version += 1
    session.add(party)
    return party
