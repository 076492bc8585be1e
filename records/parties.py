"""The parties of a case, and corrections of their details."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from records.tables import Party, Submission, User


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
    party = _read_at(session, case_no, party_id, version)
    return _write(session, party, party.details | _words(session, submission))


def confirm_address(
    session: Session, case_no: str, party_id: str, *, version: int, submission: str
) -> Party:
    """Where a party accepts service, as it has now confirmed; raises ``VersionConflict``."""
    party = _read_at(session, case_no, party_id, version)
    confirmed = _words(session, submission).get("details", {})
    return _write(session, party, party.details | confirmed) if confirmed else party


def replace(
    session: Session, case_no: str, party_id: str, *, version: int, submission: str
) -> Party:
    """Put another in a party's place: a successor or an assignee; raises ``VersionConflict``.

    Whoever signed in for the former party no longer can: the new one's identity is checked anew.
    """
    party = _read_at(session, case_no, party_id, version)
    bound = select(User).where(col(User.case_no) == case_no, col(User.party_id) == party_id)
    for user in session.exec(bound):
        user.disabled = True
        session.add(user)
    return _write(session, party, _words(session, submission)["details"])


def _read_at(session: Session, case_no: str, party_id: str, version: int) -> Party:
    party = session.get_one(Party, (case_no, party_id), with_for_update=True)
    if party.version != version:
        raise VersionConflict(party.version)
    return party


def _words(session: Session, submission: str) -> dict[str, Any]:
    return session.get_one(Submission, submission).body


def _write(session: Session, party: Party, details: dict[str, Any]) -> Party:
    party.details = details
    party.name = details["name"]
    party.number = details["uscc"] if "uscc" in details else details["id_number"]
    party.version += 1
    session.add(party)
    return party
