"""A case with papers, receipts and seals, and its bundle."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from activities.bundles import export
from activities.paper_store import PaperStore
from activities.sealing import seal_day
from records import receipts
from records.engine import transaction
from records.tables import Paper
from tests.activities.recorded import RecordedCase

MORNING = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)


class ProvenCase:
    """Three days of a case: each with an event, a paper and a piece of evidence, then sealed."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        self.store = PaperStore(folder / "papers")
        self.case = RecordedCase(engine, "01")
        RecordedCase(engine, "02").has("intake_accepted", "2026-03-02", "dispute")
        for days in range(3):
            self.case.has("step_taken", "2026-03-02", "dispute", words="已经核对", day=days)
            self._paper(days + 1)
            self._shown(f"{days}")
            self.sealed(days)
        self.case.has("step_taken", "2026-03-05", "dispute", day=3)
        self._shown("f")

    @property
    def case_no(self) -> str:
        return self.case.case_no

    def sealed(self, days: int) -> None:
        seal_day(
            self.engine,
            date(2026, 3, 3) + timedelta(days=days),
            MORNING + timedelta(days=days),
            with_sm2=days == 1,
        )

    def bundle(self) -> bytes:
        return export(self.engine, self.store, self.case_no, MORNING + timedelta(days=3))

    def _paper(self, seq: int) -> None:
        with transaction(self.engine) as session:
            session.add(
                Paper(
                    id=f"p{seq}",
                    case_no=self.case_no,
                    kind="session_record",
                    title="调解笔录",
                    event_seq=seq,
                    written_on=date(2026, 3, 2),
                    facts={},
                    docx_sha256=self.store.put(f"docx {seq}".encode() * 20),
                    pdf_sha256=self.store.put(f"pdf {seq}".encode() * 20),
                )
            )

    def _shown(self, digit: str) -> None:
        with transaction(self.engine) as session:
            receipts.register(
                session,
                self.case_no,
                name="借条",
                size=1024,
                sha256=digit * 64,
                sm3=None,
                ordinal=1,
                party_id="c1",
                registered_by="u-c1",
                now=MORNING,
            )
