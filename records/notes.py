"""Notes of officials on a case: plain text beside the record, of which it is no part.

No paper, package or bundle is made from them.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, delete, select

from records.commands import KeyReused
from records.desk_tables import CaseNote


def add(
    session: Session,
    ident: str,
    case_no: str,
    text: str,
    *,
    author: str,
    role: str,
    of_mediation: bool,
    now: datetime,
) -> CaseNote:
    """Write a note, once for each ``ident``; raises ``KeyReused`` if that said another."""
    written = session.get(CaseNote, ident)
    if written is not None:
        if (written.case_no, written.text) != (case_no, text):
            raise KeyReused(ident)
        return written
    note = CaseNote(
        id=ident,
        case_no=case_no,
        author=author,
        role=role,
        of_mediation=of_mediation,
        written_at=now,
        text=text,
    )
    session.add(note)
    session.flush()
    return note


def notes_of(session: Session, case_no: str, *, with_mediation: bool) -> Sequence[CaseNote]:
    """The notes on a case, the latest first; those of its mediation only if asked for."""
    query = select(CaseNote).where(col(CaseNote.case_no) == case_no)
    if not with_mediation:
        query = query.where(col(CaseNote.of_mediation).is_(False))
    return session.exec(query.order_by(col(CaseNote.written_at).desc(), col(CaseNote.id))).all()


def strike(session: Session, note: CaseNote, reason: str, now: datetime) -> CaseNote:
    """Strike a note out; one that is struck already stays as it is."""
    if note.struck_at is None:
        note.struck_at, note.striking_reason = now, reason
        session.add(note)
        session.flush()
    return note


def forget(session: Session, case_no: str) -> None:
    """Remove the notes on a case whose papers are disposed of."""
    session.connection().execute(delete(CaseNote).where(col(CaseNote.case_no) == case_no))
