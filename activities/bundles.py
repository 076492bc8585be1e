"""The bundle of a case: its log, papers, signatures, receipts and proofs, for a verifier without a
database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Protocol

from sqlalchemy import Engine
from sqlmodel import Session

from proof import bundle
from proof.digests import canonical
from proof.verification import AUTHORITY, EVENTS, EVIDENCE, KEYS, PACKAGES, PAPERS, SEALS
from records import ledger, receipts, seals
from records import signing_rounds as signings
from records.cases import papers_of
from records.engine import transaction
from records.filings import packages_of
from records.proof_tables import DailySeal, EvidenceFile, EvidenceReceipt, SealedLeaf
from records.signing_keys import current_key, private_key
from records.signing_rounds import SigningLink, SigningPlace, SigningRound
from records.tables import Case, Event, FilingPackage, Paper

PAPER = {"id", "kind", "title", "event_seq", "written_on", "disposed_on"}
"""What a bundle tells of a paper beside its files; those of one disposed of are not in it."""
ROUND = {"started_by", "started_at", "sealed_at"}
PLACE = {
    *("signer", "user_id", "agent_id", "state", "consent", "manner", "done_at"),
    *("sha256", "scan_sha256", "attested_by"),
}
LINK = {
    *("signer", "agent_id", "created_at", "opened_at", "read_at", "read_sha256"),
    *("identified_at", "state"),
}
PACKAGE = {
    *("id", "filing", "title", "recipient", "round", "created_on", "gateway", "state", "receipt"),
    *("external_case_no", "submitted_at", "decided_at"),
}
"""What it tells of how a paper was signed, and of a package that was handed in."""

Named = tuple[str, str]
"""A file's name in the bundle and its SHA-256."""


class Contents(Protocol):
    """Where the files of papers are kept."""

    def get(self, digest: str) -> bytes:
        """The content under a SHA-256."""
        ...


@dataclass(frozen=True)
class _Signing:
    """How a paper was, or is being, signed."""

    round: SigningRound
    places: Sequence[SigningPlace]
    links: Sequence[SigningLink]

    def said(self) -> dict[str, Any]:
        return self.round.model_dump(mode="json", include=ROUND) | {
            "places": [place.model_dump(mode="json", include=PLACE) for place in self.places],
            "links": [link.model_dump(mode="json", include=LINK) for link in self.links],
        }

    def files(self, name: str) -> Iterator[Named]:
        """Each version of the PDF, by the signature that made it, and the scans."""
        yield f"{name}.to-sign.pdf", self.round.shown_sha256
        for place in self.places:
            if place.sha256 is not None:
                yield f"{name}.signed-{place.signer}.pdf", place.sha256
            if place.scan_sha256 is not None:
                yield f"{name}.scan-{place.signer}", place.scan_sha256


def export(
    engine: Engine, store: Contents, case_no: str, now: datetime, authority: bytes | None = None
) -> bytes:
    """The bundle of a case as it stands now, signed; raises ``LookupError`` for an unknown case.

    ``authority`` is the certificate (PEM) of the authority that certified its signers. Raises what
    the store raises where a file is missing or damaged.
    """
    with transaction(engine) as session:
        case = session.get(Case, case_no)
        if case is None:
            raise LookupError(case_no)
        key = current_key(session, now)
        papers = [_paper(paper, _signing(session, paper)) for paper in papers_of(session, case_no)]
        packages = [_package(package) for package in packages_of(session, case_no)]
        uploaded = receipts.files_of(session, case_no)
        evidence = [_receipt(each, uploaded) for each in receipts.receipts_of(session, case_no)]
        documents: dict[str, Any] = {
            EVENTS: [_event(event) for event in ledger.events_of(session, case_no)],
            PAPERS: papers,
            PACKAGES: packages,
            EVIDENCE: evidence,
            SEALS: _seals(session, case_no),
            KEYS: seals.public_keys(session),
        }
        head = {"events": case.events} | ledger.head_of(case)
    files = {name: canonical(data) for name, data in documents.items()}
    kept = [paper for paper in papers if paper["disposed_on"] is None]
    for each in (*kept, *packages, *evidence) if kept else ():
        files |= {file["name"]: store.get(file["sha256"]) for file in each["files"]}
    if authority is not None:
        files[AUTHORITY] = authority
    made_at = now.astimezone(UTC).isoformat()
    return bundle.write(case_no, made_at, head, files, key.kid, private_key(key))


def _event(event: Event) -> dict[str, Any]:
    told = ledger.told(event)
    days = {name: told[name].isoformat() for name in ("occurred_on", "recorded_at")}
    return told | days


def _paper(paper: Paper, signing: _Signing | None) -> dict[str, Any]:
    said = paper.model_dump(mode="json", include=PAPER)
    name = f"papers/{paper.event_seq:04d}-{paper.kind}"
    files: list[Named] = [(f"{name}.docx", paper.docx_sha256)]
    if paper.pdf_sha256 is not None:
        files.append((f"{name}.pdf", paper.pdf_sha256))
    if signing is not None:
        files += signing.files(name)
    return said | {"signing": signing.said() if signing else None, "files": _listed(files)}


def _signing(session: Session, paper: Paper) -> _Signing | None:
    round_ = signings.round_of(session, paper.id)
    if round_ is None:
        return None
    places, links = signings.places_of(session, round_.id), signings.links_of(session, round_.id)
    return _Signing(round_, places, links)


def _package(package: FilingPackage) -> dict[str, Any]:
    said = package.model_dump(mode="json", include=PACKAGE)
    return said | {"files": _listed([(f"packages/{package.id}.zip", package.sha256)])}


def _receipt(receipt: EvidenceReceipt, uploaded: Mapping[str, EvidenceFile]) -> dict[str, Any]:
    files = [(f"evidence/{receipt.id}", receipt.sha256)] if receipt.sha256 in uploaded else []
    said = {"receipt": receipts.told(receipt).said(), "signature": receipt.signature}
    return said | {"files": _listed(files)}


def _listed(files: Sequence[Named]) -> list[dict[str, str]]:
    return [{"name": name, "sha256": digest} for name, digest in files]


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
