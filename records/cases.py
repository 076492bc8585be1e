"""Cases: opening one from its intake document, and reading it back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from law.intake import Intake, amount_in_dispute, intake_warnings
from records import agents, search_documents
from records.digests import sha256
from records.tables import (
    Case,
    CaseSerial,
    Deadline,
    Evidence,
    OpenStep,
    Paper,
    Party,
    Submission,
)


def next_case_no(session: Session, year: int) -> str:
    """The next case number of a year, such as JF2026-000001."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = (
        insert(CaseSerial)
        .values(year=year, last=1)
        .on_conflict_do_update(index_elements=["year"], set_={"last": col(CaseSerial.last) + 1})
        .returning(col(CaseSerial.last))
    )
    serial: int = session.connection().execute(statement).scalar_one()
    return f"JF{year}-{serial:06d}"


def open_case(
    session: Session,
    intake: Intake,
    document: Mapping[str, Any],
    *,
    submitted_by: str,
    simulated: bool,
    now: datetime,
) -> Case:
    """Write a case, its parties and its evidence from an intake document that may be taken."""
    case = Case(
        case_no=next_case_no(session, intake.filed_on.year),
        bureau=intake.bureau,
        debt_type=intake.debt_type,
        amount_fen=amount_in_dispute(intake),
        filed_on=intake.filed_on,
        simulated=simulated,
        intake=dict(document),
        intake_sha256=sha256(document),
        warnings=[warning.model_dump(mode="json") for warning in intake_warnings(intake)],
        submitted_by=submitted_by,
        created_at=now,
    )
    session.add(case)
    session.flush()
    parties = _parties(case.case_no, intake)
    session.add_all(parties)
    session.flush()
    for party, details in zip(parties, intake.parties, strict=True):
        if details.agent is not None:
            agents.appoint(
                session, case.case_no, party.party_id, details.agent, since=intake.filed_on
            )
    session.add_all(_evidence(case.case_no, intake))
    search_documents.index(session, case)
    return case


def _parties(case_no: str, intake: Intake) -> list[Party]:
    guarantors = {guarantee.guarantor for guarantee in intake.guarantees}
    sides = [("claimant", f"c{n}", party) for n, party in enumerate(intake.claimants, 1)]
    sides += [("respondent", f"r{n}", party) for n, party in enumerate(intake.respondents, 1)]
    return [
        Party(
            case_no=case_no,
            party_id=party_id,
            side="guarantor" if side == "respondent" and party.name in guarantors else side,
            name=party.name,
            number=party.number,
            details=party.model_dump(mode="json", exclude_none=True),
        )
        for side, party_id, party in sides
    ]


def _evidence(case_no: str, intake: Intake) -> list[Evidence]:
    return [
        Evidence(
            case_no=case_no,
            ordinal=ordinal,
            type=item.type.value,
            name=item.name,
            proves=item.proves,
            original=item.original,
        )
        for ordinal, item in enumerate(intake.evidence, start=1)
    ]


def evidence_of(session: Session, case_no: str) -> Sequence[Evidence]:
    """The list of evidence of a case, in the order it was handed in."""
    query = select(Evidence).where(col(Evidence.case_no) == case_no)
    return session.exec(query.order_by(col(Evidence.ordinal))).all()


def add_evidence(session: Session, case_no: str, submission: str) -> None:
    """Put the items of evidence of a submission at the end of the case's list."""
    body = session.get_one(Submission, submission).body
    listed = len(evidence_of(session, case_no))
    for ordinal, item in enumerate(body.get("evidence", ()), start=listed + 1):
        session.add(Evidence(case_no=case_no, ordinal=ordinal, **item))


def intake_of(case: Case) -> Intake:
    """The intake document of a case; it was checked when the case was opened."""
    return Intake.model_validate(case.intake)


def steps_of(session: Session, case_no: str) -> Sequence[OpenStep]:
    """The steps a case can take now, those for late recording last."""
    query = (
        select(OpenStep)
        .where(col(OpenStep.case_no) == case_no)
        .order_by(col(OpenStep.late), col(OpenStep.step))
    )
    return session.exec(query).all()


def deadlines_of(session: Session, case_no: str) -> Sequence[Deadline]:
    """Every term of a case by its last day."""
    query = (
        select(Deadline)
        .where(col(Deadline.case_no) == case_no)
        .order_by(col(Deadline.due), col(Deadline.code))
    )
    return session.exec(query).all()


def papers_of(session: Session, case_no: str) -> Sequence[Paper]:
    """Every paper of a case in the order of its events."""
    query = (
        select(Paper)
        .where(col(Paper.case_no) == case_no)
        .order_by(col(Paper.event_seq), col(Paper.kind))
    )
    return session.exec(query).all()
