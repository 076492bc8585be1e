"""The bundle of a case: its log, papers, receipts and proofs, for a verifier without a database."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlmodel import Session

from proof import bundle
from proof.digests import canonical
from proof.verification import EVENTS, EVIDENCE, KEYS, PAPERS, SEALS
from records import ledger, receipts, seals
from records.cases import papers_of
from records.engine import transaction
from records.proof_tables import DailySeal, SealedLeaf
from records.signing_keys import current_key, private_key
from records.tables import Case, Event, Paper

PAPER = {"id", "kind", "title", "event_seq", "written_on", "disposed_on"}
"""What a bundle tells of a paper beside its files; those of one disposed of are not in it."""


class Contents(Protocol):
    """Where the files of papers are kept."""

    def get(self, digest: str) -> bytes:
        """The content under a SHA-256."""
        ...


def export(engine: Engine, store: Contents, case_no: str, now: datetime) -> bytes:
    """The bundle of a case as it stands now, signed; raises ``LookupError`` for an unknown case.

    Raises what the store raises where a file of a paper is missing or damaged.
    """
    with transaction(engine) as session:
        case = session.get(Case, case_no)
        if case is None:
            raise LookupError(case_no)
        key = current_key(session, now)
        papers = papers_of(session, case_no)
        documents: dict[str, Any] = {
            EVENTS: [_event(event) for event in ledger.events_of(session, case_no)],
            PAPERS: [_paper(paper) for paper in papers],
            EVIDENCE: [
                {"receipt": receipts.told(each).said(), "signature": each.signature}
                for each in receipts.receipts_of(session, case_no)
            ],
            SEALS: _seals(session, case_no),
            KEYS: seals.public_keys(session),
        }
        head = {"events": case.events} | ledger.head_of(case)
    files = {name: canonical(data) for name, data in documents.items()}
    for paper in (each for each in papers if each.disposed_on is None):
        files |= {name: store.get(digest) for name, digest in _files(paper)}
    made_at = now.astimezone(UTC).isoformat()
    return bundle.write(case_no, made_at, head, files, key.kid, private_key(key))


def _event(event: Event) -> dict[str, Any]:
    told = ledger.told(event)
    days = {name: told[name].isoformat() for name in ("occurred_on", "recorded_at")}
    return told | days


def _paper(paper: Paper) -> dict[str, Any]:
    said = paper.model_dump(mode="json", include=PAPER)
    return said | {"files": [{"name": name, "sha256": digest} for name, digest in _files(paper)]}


def _files(paper: Paper) -> Iterator[tuple[str, str]]:
    name = f"papers/{paper.event_seq:04d}-{paper.kind}"
    yield f"{name}.docx", paper.docx_sha256
    if paper.pdf_sha256 is not None:
        yield f"{name}.pdf", paper.pdf_sha256


def _seals(session: Session, case_no: str) -> dict[str, Any]:
    leaves = seals.leaves_of(session, case_no)
    sealed = list(seals.seals_of(session, leaves))
    sealed += [each for each in seals.newest(session) if each not in sealed]
    return {
        "seals": [seals.signed_seal(each) for each in sealed],
        "continuity": list(_continuity(session, sealed)),
        "leaves": list(_leaves(session, leaves, sealed)),
    }


def _continuity(session: Session, sealed: Sequence[DailySeal]) -> Iterator[dict[str, Any]]:
    for old, new in pairwise(sealed):
        days = {"from": old.day.isoformat(), "to": new.day.isoformat()}
        yield days | seals.consistency(session, old.size, new.size)


def _leaves(
    session: Session, leaves: Sequence[SealedLeaf], sealed: Sequence[DailySeal]
) -> Iterator[dict[str, Any]]:
    sizes = {each.day: each.size for each in sealed}
    for leaf in leaves:
        yield {
            "place": leaf.place,
            "day": leaf.day.isoformat(),
            "events": leaf.event_seq,
            "receipt": leaf.receipt_id,
            "file": leaf.file_sha256,
            **seals.inclusion(session, leaf.place, sizes[leaf.day]),
        }
