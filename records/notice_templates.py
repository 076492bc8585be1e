"""The texts that bureaus have put in place of the house's, each with its version."""

from datetime import datetime

from sqlmodel import Session, col, select

from proof.digests import sha256
from records.outbox_tables import NoticeTemplate
from records.paper_templates import EVERY_BUREAU


def template_of(session: Session, kind: str, bureau: str) -> NoticeTemplate | None:
    """The newest texts of a kind that a bureau uses; None where it uses the house's."""
    return _newest(session, kind, bureau) or _newest(session, kind, EVERY_BUREAU)


def adopt(
    session: Session, kind: str, bureau: str, content: str, *, now: datetime
) -> NoticeTemplate:
    """Use these texts for new notices from now on; those in use already get no new version."""
    newest, digest = _newest(session, kind, bureau), sha256(content.encode())
    if newest is not None and newest.sha256 == digest:
        return newest
    adopted = NoticeTemplate(
        kind=kind,
        bureau=bureau,
        version=newest.version + 1 if newest else 1,
        content=content,
        sha256=digest,
        adopted_at=now,
    )
    session.add(adopted)
    session.flush()
    return adopted


def _newest(session: Session, kind: str, bureau: str) -> NoticeTemplate | None:
    query = select(NoticeTemplate).where(
        col(NoticeTemplate.kind) == kind, col(NoticeTemplate.bureau) == bureau
    )
    return session.exec(query.order_by(col(NoticeTemplate.version).desc())).first()
