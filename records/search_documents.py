"""What is searched of a case: written when it opens, and again when what it is found by changes."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from records.list_tables import SearchDocument
from records.searchable import Place, bigrams, fold
from records.tables import Agent, Case, CaseLink, Party

FOLLOWED = frozenset(
    {
        "party_corrected",
        "party_succeeded",
        "claim_assigned",
        "agent_appointed",
        "case_absorbed",
        "transfer_offered",
        "transfer_accepted",
        "transfer_declined",
        "transfer_lapsed",
    }
)
"""The events after which a case is found by other words, or in another bureau."""


def index(session: Session, case: Case) -> None:
    """Have a case found by what is on record of it now."""
    session.flush()
    intakes = stories(session, case)
    texts = {
        Place.NAMES: [fold(each.name) for each in _parties(session, case)]
        + [fold(each.details["name"]) for each in _agents(session, case)],
        Place.CONTRACTS: [fold(contract_number(intake) or "") for intake in intakes],
        Place.FACTS: [fold(intake.get("facts", "")) for intake in intakes],
    }
    document = document_of(session, case.case_no) or SearchDocument(
        case_no=case.case_no, names="", contracts="", facts="", bigrams=""
    )
    for place, folded in texts.items():
        setattr(document, place, "\n".join(folded))
    document.bigrams = bigrams(texts.items(), (case.bureau, case.offered_to))
    session.add(document)


def forget(session: Session, case_no: str) -> None:
    """From now on a case is found by its number only."""
    document = document_of(session, case_no)
    if document is not None:
        session.delete(document)


def document_of(session: Session, case_no: str) -> SearchDocument | None:
    """What a case is found by."""
    query = select(SearchDocument).where(col(SearchDocument.case_no) == case_no)
    return session.exec(query).first()


def stories(session: Session, case: Case) -> list[dict[str, Any]]:
    """The intake documents that tell a case: its own, then those of the cases merged into it."""
    absorbed = select(CaseLink.other).where(
        col(CaseLink.case_no) == case.case_no, col(CaseLink.kind) == "absorbed"
    )
    query = select(Case).where(col(Case.case_no).in_(absorbed)).order_by(col(Case.case_no))
    return [each.intake for each in (case, *session.exec(query))]


def contract_number(intake: dict[str, Any]) -> str | None:
    """The number of the contract that an intake document is about."""
    return intake.get("contract", {}).get("number")


def _parties(session: Session, case: Case) -> Sequence[Party]:
    return session.exec(select(Party).where(col(Party.case_no) == case.case_no)).all()


def _agents(session: Session, case: Case) -> Sequence[Agent]:
    return session.exec(select(Agent).where(col(Agent.case_no) == case.case_no)).all()
