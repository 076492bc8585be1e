"""Putting a filing package together from the record: nothing is called complete that is not."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select
from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.filing.manifest import (
    MANIFEST,
    SIGNATURE,
    EvidenceEntry,
    File,
    Filing,
    Manifest,
    PaperEntry,
    PartyEntry,
)
from activities.paper_store import PaperStore
from activities.papers import Papers
from activities.signatures import (
    ASSEMBLE_PACKAGE,
    FILING_INDEX,
    PackageOrder,
    PackageRef,
    PaperRef,
)
from law.filings import filing_requirements
from proof.archive import pack
from proof.digests import sha256, sm3
from proof.signing import sign
from records import receipts
from records.engine import reading, transaction
from records.parties import parties_of
from records.signing_keys import current_key, private_key
from records.tables import Event, Evidence, FilingPackage, Paper

SUFFIXES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


class Assembly:
    """The activity that makes packages. A package is known by its case, its event and its kind."""

    def __init__(self, engine: Engine, store: PaperStore, papers: Papers) -> None:
        self._engine = engine
        self._store = store
        self._papers = papers

    @activity.defn(name=ASSEMBLE_PACKAGE)
    async def assemble(self, order: PackageOrder) -> PackageRef:
        """Make the package of an order; a second run finds it and makes nothing.

        Raises ``package_incomplete``, to be tried again, with the kinds of the papers that are
        missing or have no PDF yet.
        """
        package_id = f"{order.case_no}-{order.event:04d}-{order.kind}"
        if (made := self._made(package_id)) is not None:
            return made
        papers = await self._complete(order)
        manifest, files = self._contents(order, package_id, papers)
        return self._keep(order, manifest, files)

    def _made(self, package_id: str) -> PackageRef | None:
        with reading(self._engine) as session:
            package = session.get(FilingPackage, package_id)
        return package and PackageRef(package_id=package.id, sha256=package.sha256)

    async def _complete(self, order: PackageOrder) -> list[Paper]:
        """The papers of the package, index first, each with its PDF."""
        wanted = self._wanted(order)
        for kind in wanted:
            if (paper := self._paper(order, kind)) is not None and paper.pdf_sha256 is None:
                await self._convert(paper)
        found = {kind: self._paper(order, kind) for kind in wanted}
        missing = [kind for kind, paper in found.items() if not (paper and paper.pdf_sha256)]
        if missing:
            raise ApplicationError("papers are missing", missing, type="package_incomplete")
        return [paper for paper in found.values() if paper is not None]

    def _wanted(self, order: PackageOrder) -> tuple[str, ...]:
        with reading(self._engine) as session:
            listed = _event(session, order).facts
        return (FILING_INDEX, *listed["papers"], *listed["annexes"])

    def _paper(self, order: PackageOrder, kind: str) -> Paper | None:
        """The last paper of a kind written up to the order."""
        query = (
            select(Paper)
            .where(
                col(Paper.case_no) == order.case_no,
                col(Paper.kind) == kind,
                col(Paper.event_seq) <= order.event,
            )
            .order_by(col(Paper.event_seq).desc())
        )
        with reading(self._engine) as session:
            return session.exec(query).first()

    async def _convert(self, paper: Paper) -> None:
        try:
            await self._papers.convert_paper(PaperRef(paper_id=paper.id))
        except ApplicationError:
            activity.logger.warning("no PDF of paper %s", paper.id)

    def _contents(
        self, order: PackageOrder, package_id: str, papers: Iterable[Paper]
    ) -> tuple[Manifest, dict[str, bytes]]:
        required = filing_requirements()[order.kind]
        files: dict[str, bytes] = {}
        entries = tuple(self._entry(number, paper, files) for number, paper in enumerate(papers))
        with reading(self._engine) as session:
            event = _event(session, order)
            evidence = tuple(self._evidence(session, order.case_no, files))
            parties = parties_of(session, order.case_no)
            _check_evidence(session, evidence, entries)
        manifest = Manifest(
            package_id=package_id,
            case_no=order.case_no,
            created_on=order.ordered_on,
            filing=Filing(
                kind=order.kind,
                title=required.title,
                to=order.to,
                round=order.round,
                basis=tuple(f"{each['law']} {each['article']}" for each in event.basis),
            ),
            parties=tuple(
                PartyEntry(party_id=party.party_id, side=party.side, name=party.name)
                for party in parties
            ),
            papers=entries,
            evidence=evidence,
            by_hand=required.by_hand,
        )
        return manifest, files

    def _entry(self, number: int, paper: Paper, files: dict[str, bytes]) -> PaperEntry:
        assert paper.pdf_sha256 is not None
        stem = f"papers/{number:02d}-{paper.title}"
        return PaperEntry(
            number=number,
            paper_id=paper.id,
            kind=paper.kind,
            title=paper.title,
            docx=_file(f"{stem}.docx", self._store.get(paper.docx_sha256), files),
            pdf=_file(f"{stem}.pdf", self._store.get(paper.pdf_sha256), files),
        )

    def _evidence(
        self, session: Session, case_no: str, files: dict[str, bytes]
    ) -> Iterator[EvidenceEntry]:
        """The items of the evidence list in their order, each with what was uploaded for it."""
        kept = receipts.files_of(session, case_no)
        parties = parties_of(session, case_no)
        claimants = {party.party_id for party in parties if party.side == "claimant"}
        shown = [
            each
            for each in receipts.receipts_of(session, case_no)
            if each.sha256 in kept and each.party_id in claimants | {""}
        ]
        query = select(Evidence).where(col(Evidence.case_no) == case_no)
        for item in session.exec(query.order_by(col(Evidence.ordinal))):
            digests = dict.fromkeys(each.sha256 for each in shown if each.ordinal == item.ordinal)
            yield EvidenceEntry(
                number=item.ordinal,
                type=item.type,
                name=item.name,
                proves=item.proves,
                original=item.original,
                files=tuple(
                    _file(
                        f"evidence/{item.ordinal:02d}-{place}.{SUFFIXES[kept[digest].media_type]}",
                        self._store.get(digest),
                        files,
                    )
                    for place, digest in enumerate(digests, 1)
                ),
            )

    def _keep(self, order: PackageOrder, manifest: Manifest, files: dict[str, bytes]) -> PackageRef:
        """Sign and store the package, once; the first one stays."""
        with transaction(self._engine) as session:
            key = current_key(session, datetime.now(UTC))
        written = manifest.written()
        content = pack(
            files | {MANIFEST: written, SIGNATURE: sign(written, key.kid, private_key(key))}
        )
        package = FilingPackage(
            id=manifest.package_id,
            case_no=order.case_no,
            stage=order.stage,
            filing=order.filing,
            kind=order.kind,
            title=manifest.filing.title,
            recipient=order.to,
            round=order.round,
            event_seq=order.event,
            created_on=order.ordered_on,
            sha256=self._store.put(content),
            sm3=sm3(content),
            size=len(content),
            kid=key.kid,
        )
        ref = PackageRef(package_id=package.id, sha256=package.sha256)
        try:
            with transaction(self._engine) as session:
                session.add(package)
        except IntegrityError:
            made = self._made(ref.package_id)
            if made is None:
                raise
            return made
        return ref


def _event(session: Session, order: PackageOrder) -> Event:
    return session.get_one(Event, (order.case_no, order.event))


def _check_evidence(
    session: Session, evidence: Iterable[EvidenceEntry], papers: Iterable[PaperEntry]
) -> None:
    """The evidence list names what is on record, no more and no less."""
    on_record = sorted(item.name for item in evidence)
    for entry in papers:
        if entry.kind == "evidence_list" and on_record:
            facts: Mapping[str, Any] = session.get_one(Paper, entry.paper_id).facts
            listed = sorted(row["name"] for group in facts["groups"] for row in group["rows"])
            if listed != on_record:
                raise ApplicationError(
                    "the evidence list does not match the record",
                    ["evidence_list"],
                    type="package_incomplete",
                )


def _file(name: str, content: bytes, files: dict[str, bytes]) -> File:
    files[name] = content
    return File(name=name, size=len(content), sha256=sha256(content), sm3=sm3(content))
