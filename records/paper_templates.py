"""The templates that bureaus have put in place of the house's, each with its version."""

from datetime import datetime

from sqlmodel import Session, col, select

from records.tables import PaperTemplate

EVERY_BUREAU = ""
"""Stands for every bureau of the installation that has no template of its own."""


def template_of(session: Session, kind: str, bureau: str) -> PaperTemplate | None:
    """The newest template of a kind that a bureau uses; None where it uses the house's."""
    return _newest(session, kind, bureau) or _newest(session, kind, EVERY_BUREAU)


def adopt(session: Session, kind: str, bureau: str, sha256: str, *, now: datetime) -> PaperTemplate:
    """Use a template for new papers from now on; the one in use already gets no new version."""
    newest = _newest(session, kind, bureau)
    if newest is not None and newest.sha256 == sha256:
        return newest
    version = newest.version + 1 if newest else 1
    adopted = PaperTemplate(
        kind=kind, bureau=bureau, version=version, sha256=sha256, adopted_at=now
    )
    session.add(adopted)
    session.flush()
    return adopted


def _newest(session: Session, kind: str, bureau: str) -> PaperTemplate | None:
    query = select(PaperTemplate).where(
        col(PaperTemplate.kind) == kind, col(PaperTemplate.bureau) == bureau
    )
    return session.exec(query.order_by(col(PaperTemplate.version).desc())).first()
