"""Keeping sealed figures: written once for each command, and read by the comparison alone."""

from datetime import datetime

from sqlmodel import Session

from records.commands import KeyReused
from records.tables import SealedFigure


def seal(session: Session, command_id: str, case_no: str, *, fen: int, now: datetime) -> None:
    """Keep the figure of a command; raises ``KeyReused`` where it handed in another before."""
    kept = session.get(SealedFigure, command_id)
    if kept is None:
        session.add(SealedFigure(command_id=command_id, case_no=case_no, fen=fen, created_at=now))
    elif (kept.case_no, kept.fen) != (case_no, fen):
        raise KeyReused(command_id)


def compare(session: Session, minimum: str, maximum: str) -> tuple[int, int] | None:
    """Both figures, where the one asked does not exceed the one offered; else nothing."""
    asked = session.get_one(SealedFigure, minimum).fen
    offered = session.get_one(SealedFigure, maximum).fen
    return (asked, offered) if asked <= offered else None
