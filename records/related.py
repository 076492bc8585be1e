"""Cases that belong together: the same parties, the same contract, a guarantor in common."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from law.intake import Intake, amount_in_dispute
from records.cases import intake_of
from records.tables import Case, CaseLink, Party


class Ground(StrEnum):
    """Why a case may belong with another."""

    SAME_PARTIES = "same_parties"
    SAME_CONTRACT = "same_contract"
    GUARANTOR_IN_COMMON = "guarantor_in_common"
    LINKED = "linked"


@dataclass(frozen=True)
class Related:
    """A case that may belong with another, and why."""

    case: Case
    grounds: tuple[Ground, ...]


def related_to(
    session: Session, intake: Intake, scope: ColumnElement[bool], *, besides: str | None = None
) -> list[Related]:
    """The cases within ``scope`` that share parties with a document, newest first.

    ``besides`` is the document's own case, which is left out.
    """
    linked = _links(session, besides)
    found: list[Related] = []
    for case in _sharing(session, intake, scope):
        if case.case_no != besides:
            grounds = (*_grounds(intake, intake_of(case)),)
            grounds += (Ground.LINKED,) if case.case_no in linked else ()
            if grounds:
                found.append(Related(case, grounds))
    return found


def duplicate_of(session: Session, intake: Intake) -> Case | None:
    """An open case of the same parties on the same contract and amount."""
    for case in _sharing(session, intake, col(Case.closed_on).is_(None)):
        if same_dispute(intake, intake_of(case)):
            return case
    return None


def same_dispute(one: Intake, other: Intake) -> bool:
    """Whether two documents tell of the same parties, contract and amount."""
    same_sum = amount_in_dispute(one) == amount_in_dispute(other)
    same = {Ground.SAME_PARTIES, Ground.SAME_CONTRACT}
    return same_sum and same <= set(_grounds(one, other))


def same_parties(one: Intake, other: Intake) -> bool:
    """Whether the same parties stand on the same sides."""
    return _numbers(one) == _numbers(other)


def link(session: Session, case_no: str, other: str, kind: str) -> None:
    """Record on a case that it belongs with another."""
    session.merge(CaseLink(case_no=case_no, other=other, kind=kind))


def _links(session: Session, case_no: str | None) -> frozenset[str]:
    query = select(CaseLink.other).where(col(CaseLink.case_no) == case_no)
    return frozenset(session.exec(query).all())


def _sharing(session: Session, intake: Intake, scope: ColumnElement[bool]) -> Sequence[Case]:
    numbers = [party.number for party in intake.parties]
    sharing = select(Party.case_no).where(col(Party.number).in_(numbers))
    query = select(Case).where(scope, col(Case.case_no).in_(sharing))
    return session.exec(query.order_by(col(Case.case_no).desc())).all()


def _grounds(one: Intake, other: Intake) -> Iterator[Ground]:
    if same_parties(one, other):
        yield Ground.SAME_PARTIES
    if _contract(one) == _contract(other) and _overlap(one, other):
        yield Ground.SAME_CONTRACT
    if _guarantors(one) & _guarantors(other):
        yield Ground.GUARANTOR_IN_COMMON


def _numbers(intake: Intake) -> tuple[frozenset[str], frozenset[str]]:
    return (
        frozenset(party.number for party in intake.claimants),
        frozenset(party.number for party in intake.respondents),
    )


def _overlap(one: Intake, other: Intake) -> bool:
    return bool(
        {party.number for party in one.claimants} & {party.number for party in other.claimants}
    )


def _contract(intake: Intake) -> tuple[object, ...]:
    contract = intake.contract
    return (contract.number,) if contract.number else (contract.name, contract.signed_on)


def _guarantors(intake: Intake) -> frozenset[str]:
    guaranteeing = {guarantee.guarantor for guarantee in intake.guarantees}
    return frozenset(party.number for party in intake.parties if party.name in guaranteeing)
