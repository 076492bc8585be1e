"""A suit on record with its papers written, and the package made of it."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from activities.filing.assembly import Assembly
from activities.paper_store import PaperStore
from activities.papers import Papers
from activities.pdf_conversion import PdfConverter
from activities.signatures import FILING_INDEX, PackageOrder, PackageRef, PaperOrder
from law.filings import filing_requirements
from records import receipts
from records.engine import transaction
from tests.activities.recorded import RecordedCase

DAY = "2026-03-03"
COURT = "无锡市滨湖区人民法院"
KIND = "small_claims"
STAGE = "small_claims/1"


class Suit:
    """A suit whose package can be put together."""

    def __init__(self, engine: Engine, folder: Path, converter: PdfConverter) -> None:
        self.engine = engine
        self.store = PaperStore(folder / "papers")
        self.papers = Papers(engine, self.store, converter)
        self.assembly = Assembly(engine, self.store, self.papers)
        self.case = RecordedCase(engine, "02")
        self.stage = f"court/{self.case.case_no}/{STAGE}"
        self.case.has("suit_filed", DAY, f"court/{STAGE}", court=COURT, track=KIND)
        self.round = 0

    def ordered(self, write: tuple[str, ...] | None = None) -> PackageOrder:
        """A package is ordered and its papers, or those named, are written."""
        kinds = filing_requirements()[KIND].papers
        self.round += 1
        event = self.case.write(
            "package_ordered" if self.round == 1 else "package_resubmitted",
            DAY,
            f"filing/{self.case.case_no}/court/{STAGE}/1",
            actor="system",
            words=None,
            facts={
                "filing": KIND,
                "recipient": COURT,
                "filing_round": self.round,
                "papers": list(kinds),
                "annexes": [],
            },
        )
        order = PackageOrder(
            case_no=self.case.case_no,
            stage=self.stage,
            filing=f"filing/{self.case.case_no}/court/{STAGE}/1",
            kind=KIND,
            to=COURT,
            round=self.round,
            event=event,
            ordered_on=self.case.file().event.occurred_on,
        )
        for kind in write if write is not None else (FILING_INDEX, *kinds):
            self.papers.write_paper(
                PaperOrder(
                    case_no=order.case_no, kind=kind, event=event, written_on=order.ordered_on
                )
            )
        return order

    async def made(self) -> PackageRef:
        """A complete package."""
        return await self.assembly.assemble(self.ordered())

    def uploaded(self, content: bytes, *, party_id: str, ordinal: int | None) -> None:
        """A file of evidence that somebody has uploaded."""
        with transaction(self.engine) as session:
            digest, now = self.store.put(content), datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
            receipts.register(
                session,
                self.case.case_no,
                name="借条",
                size=len(content),
                sha256=digest,
                sm3=None,
                ordinal=ordinal,
                party_id=party_id,
                registered_by=party_id,
                now=now,
            )
            receipts.keep(session, self.case.case_no, digest, "application/pdf", now)

    def content(self, ref: PackageRef) -> bytes:
        """The zip of a package."""
        return self.store.get(ref.sha256)
