"""Questions of parties to the bureau, each answered once."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, delete, select

from records.commands import KeyReused
from records.question_tables import CaseQuestion


def ask(
    session: Session,
    ident: str,
    case_no: str,
    party_id: str,
    text: str,
    *,
    asked_by: str,
    now: datetime,
) -> tuple[CaseQuestion, bool]:
    """Write a question down once for each ``ident``, and whether it is new.

    Raises ``KeyReused`` if that said another.
    """
    asked = session.get(CaseQuestion, ident)
    if asked is not None:
        if (asked.case_no, asked.text) != (case_no, text):
            raise KeyReused(ident)
        return asked, False
    question = CaseQuestion(
        id=ident,
        case_no=case_no,
        party_id=party_id,
        asked_by=asked_by,
        asked_at=now,
        text=text,
    )
    session.add(question)
    session.flush()
    return question, True


def questions_of(
    session: Session, case_no: str, party_id: str | None = None
) -> Sequence[CaseQuestion]:
    """The questions on a case, the latest first; those of one party if it is named."""
    query = select(CaseQuestion).where(col(CaseQuestion.case_no) == case_no)
    if party_id is not None:
        query = query.where(col(CaseQuestion.party_id) == party_id)
    return session.exec(query.order_by(col(CaseQuestion.asked_at).desc(), CaseQuestion.id)).all()


def forget(session: Session, case_no: str) -> None:
    """Remove the questions on a case whose papers are disposed of."""
    session.connection().execute(delete(CaseQuestion).where(col(CaseQuestion.case_no) == case_no))
