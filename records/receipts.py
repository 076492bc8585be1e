"""Receipts of evidence: registered by its digests, signed at once, sealed with the day."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

from sqlmodel import Session, col, select

from proof.seals import Receipt
from proof.signing import signed
from records.proof_tables import EvidenceFile, EvidenceReceipt
from records.signing_keys import current_key, private_key


def register(
    session: Session,
    case_no: str,
    *,
    name: str,
    size: int,
    sha256: str,
    sm3: str | None,
    ordinal: int | None,
    party_id: str | None,
    registered_by: str,
    now: datetime,
) -> EvidenceReceipt:
    """The receipt of a piece of evidence; shown again by the same person, the first one stands."""
    query = select(EvidenceReceipt).where(
        col(EvidenceReceipt.case_no) == case_no,
        col(EvidenceReceipt.registered_by) == registered_by,
        col(EvidenceReceipt.party_id) == (party_id or ""),
        col(EvidenceReceipt.sha256) == sha256,
    )
    first = session.exec(query).first()
    if first is not None:
        return first
    receipt = EvidenceReceipt(
        id=uuid4().hex,
        case_no=case_no,
        ordinal=ordinal,
        party_id=party_id or "",
        name=name,
        size=size,
        sha256=sha256,
        sm3=sm3,
        registered_by=registered_by,
        registered_at=now,
        signature={},
    )
    key = current_key(session, now)
    receipt.signature = signed(told(receipt).content(), key.kid, private_key(key)).written()
    session.add(receipt)
    return receipt


def told(receipt: EvidenceReceipt) -> Receipt:
    """What a receipt says."""
    return Receipt(
        id=receipt.id,
        case_no=receipt.case_no,
        ordinal=receipt.ordinal,
        party_id=receipt.party_id or None,
        name=receipt.name,
        size=receipt.size,
        sha256=receipt.sha256,
        sm3=receipt.sm3,
        registered_by=receipt.registered_by,
        registered_at=receipt.registered_at.astimezone(UTC).isoformat(),
    )


def receipts_of(session: Session, case_no: str) -> Sequence[EvidenceReceipt]:
    """Every receipt of a case, oldest first."""
    query = select(EvidenceReceipt).where(col(EvidenceReceipt.case_no) == case_no)
    order = (col(EvidenceReceipt.registered_at), col(EvidenceReceipt.id))
    return session.exec(query.order_by(*order)).all()


def keep(session: Session, case_no: str, sha256: str, media_type: str, now: datetime) -> None:
    """Note that a file of evidence is kept; once is enough."""
    if session.get(EvidenceFile, (case_no, sha256)) is None:
        kept = EvidenceFile(case_no=case_no, sha256=sha256, media_type=media_type, kept_at=now)
        session.add(kept)


def files_of(session: Session, case_no: str) -> dict[str, EvidenceFile]:
    """The files of evidence of a case that are kept, by their SHA-256."""
    query = select(EvidenceFile).where(col(EvidenceFile.case_no) == case_no)
    return {kept.sha256: kept for kept in session.exec(query)}
