"""What writing a paper promises: once, from the record at its event, and no word of it outside."""

from collections.abc import AsyncGenerator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Engine
from sqlmodel import Session, select
from temporalio.exceptions import ApplicationError

from activities.paper_store import PaperStore
from activities.papers import Papers
from activities.pdf_conversion import PdfConverter
from activities.signatures import PaperOrder, PaperRef
from records.tables import Paper
from tests.activities.diary import MEDIATOR, Diary
from tests.pdfs import quick_soffice
from tests.templates.reading import text_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

FILED = "2026-03-02"


@pytest.fixture
def diary(engine: Engine) -> Diary:
    return Diary(engine, "01")


@pytest.fixture
def store(tmp_path: Path) -> PaperStore:
    return PaperStore(tmp_path / "papers")


@pytest_asyncio.fixture
async def papers(engine: Engine, store: PaperStore, tmp_path: Path) -> AsyncGenerator[Papers]:
    async with PdfConverter(quick_soffice(tmp_path), size=1) as converter:
        yield Papers(engine, store, converter)


def order(diary: Diary, event: int, kind: str = "mediation_application") -> PaperOrder:
    return PaperOrder(
        case_no=diary.case_no, kind=kind, event=event, written_on=date.fromisoformat(FILED)
    )


def on_record(engine: Engine) -> list[Paper]:
    with Session(engine) as session:
        return list(session.exec(select(Paper)).all())


def contents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_paper_is_kept_under_its_digest_with_its_facts(
    engine: Engine, diary: Diary, papers: Papers, store: PaperStore
) -> None:
    event = diary.write("mediation_opened", FILED)
    ref = papers.write_paper(order(diary, event))
    (paper,) = on_record(engine)
    assert ref == PaperRef(paper_id="JF2026-000001-0001-mediation_application")
    assert (paper.id, paper.title, paper.event_seq) == (ref.paper_id, "人民调解申请书", 1)
    assert paper.written_on == date(2026, 3, 2)
    assert paper.facts["contract"]["number"] == "HT-2025-017"
    assert "人民币壹拾捌万陆仟伍佰元整" in text_of(store.get(paper.docx_sha256))
    assert (paper.pdf_sha256, paper.converter) == (None, None)


def test_a_second_run_finds_the_paper_and_writes_nothing(
    engine: Engine, diary: Diary, papers: Papers, tmp_path: Path
) -> None:
    event = diary.write("mediation_opened", FILED)
    first = papers.write_paper(order(diary, event))
    kept = contents(tmp_path / "papers")
    assert papers.write_paper(order(diary, event)) == first
    assert contents(tmp_path / "papers") == kept
    assert len(on_record(engine)) == 1


def place_of(engine: Engine, ref: PaperRef) -> tuple[str | None, str | None]:
    with Session(engine) as session:
        paper = session.get_one(Paper, ref.paper_id)
    return paper.supersedes, paper.superseding_reason


def appointed(diary: Diary, kind: str = "mediator_appointed") -> PaperOrder:
    event = diary.write(kind, FILED, mediator=MEDIATOR)
    return order(diary, event, "mediator_appointment")


def test_a_later_paper_supersedes_the_earlier_for_the_reason_of_its_event(
    engine: Engine, diary: Diary, papers: Papers
) -> None:
    first = papers.write_paper(appointed(diary))
    second = papers.write_paper(appointed(diary, "mediator_replaced"))
    third = papers.write_paper(appointed(diary))
    assert place_of(engine, first) == (None, None)
    assert place_of(engine, second) == (first.paper_id, "更换调解员")
    assert place_of(engine, third) == (second.paper_id, "另行指派调解员")


def test_papers_written_in_another_order_supersede_one_another_all_the_same(
    engine: Engine, diary: Diary, papers: Papers
) -> None:
    orders = [appointed(diary), appointed(diary, "mediator_replaced"), appointed(diary)]
    last, first, middle = (papers.write_paper(orders[place]) for place in (2, 0, 1))
    assert [place_of(engine, ref)[0] for ref in (first, middle, last)] == [
        None,
        first.paper_id,
        middle.paper_id,
    ]


def test_papers_of_several_sessions_stand_beside_one_another(
    engine: Engine, diary: Diary, papers: Papers
) -> None:
    diary.taken_on("2026-03-04")
    held = [
        diary.write("session_held", day, actor=MEDIATOR, mode="phone", present=["c1"])
        for day in ("2026-03-09", "2026-03-10")
    ]
    for event in held:
        ref = papers.write_paper(order(diary, event, "session_record"))
        assert place_of(engine, ref) == (None, None)


def test_a_paper_of_another_stage_stands_beside_the_earlier(
    engine: Engine, diary: Diary, papers: Papers
) -> None:
    told = {"institution": "无锡仲裁委员会"}
    for stage in ("filing/arbitration/1", "filing/court/1"):
        diary.write("arbitration_applied", FILED, stage="arbitration", **told)
        event = diary.write("package_ordered", FILED, stage=stage)
        ref = papers.write_paper(order(diary, event, "evidence_list"))
        assert place_of(engine, ref) == (None, None)


def test_what_happens_later_does_not_change_a_paper(
    diary: Diary, engine: Engine, papers: Papers, store: PaperStore
) -> None:
    """Written late, a paper is the one that would have been written at once."""
    event = diary.write("mediation_opened", FILED)
    moved = {"address": "江苏省无锡市新吴区长江路1号"}
    diary.write("party_corrected", "2026-03-05", words=moved, party_id="r1")
    papers.write_paper(order(diary, event))
    (paper,) = on_record(engine)
    assert "长江路" not in text_of(store.get(paper.docx_sha256))


def test_a_corrected_party_stands_corrected_in_later_papers(
    diary: Diary, engine: Engine, papers: Papers, store: PaperStore
) -> None:
    moved = {"address": "江苏省无锡市新吴区长江路1号"}
    event = diary.write("party_corrected", "2026-03-05", words=moved, party_id="r1")
    papers.write_paper(order(diary, event))
    (paper,) = on_record(engine)
    assert "江苏省无锡市新吴区长江路1号" in text_of(store.get(paper.docx_sha256))


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("mediation_agreement", {}),
        ("session_record", {"mode": "telepathy", "present": ["c1"]}),
    ],
)
def test_a_paper_that_cannot_be_written_fails_without_a_name_of_the_case(
    engine: Engine, diary: Diary, papers: Papers, kind: str, facts: dict[str, Any]
) -> None:
    event = diary.write("session_held", FILED, words={"text": "无锡示例机械有限公司"}, **facts)
    with pytest.raises(ApplicationError) as failed:
        papers.write_paper(order(diary, event, kind))
    assert failed.value.type == "paper_not_written"
    assert failed.value.message.startswith(f"JF2026-000001-0001-{kind}: ")
    assert failed.value.message.isascii()
    assert failed.value.__cause__ is None
    assert failed.value.__suppress_context__
    assert on_record(engine) == []


async def test_the_first_pdf_stays(
    engine: Engine, diary: Diary, papers: Papers, store: PaperStore
) -> None:
    ref = papers.write_paper(order(diary, diary.write("mediation_opened", FILED)))
    await papers.convert_paper(ref)
    (paper,) = on_record(engine)
    assert paper.pdf_sha256
    assert store.get(paper.pdf_sha256).startswith(b"%PDF-")
    nowhere = Papers(engine, store, PdfConverter("/no/libreoffice/here"))
    await nowhere.convert_paper(ref)
    assert on_record(engine)[0].pdf_sha256 == paper.pdf_sha256


async def test_without_libreoffice_the_paper_stays_and_the_conversion_is_not_tried_again(
    engine: Engine, diary: Diary, store: PaperStore
) -> None:
    papers = Papers(engine, store, PdfConverter("/no/libreoffice/here"))
    ref = papers.write_paper(order(diary, diary.write("mediation_opened", FILED)))
    with pytest.raises(ApplicationError, match="未找到 LibreOffice") as failed:
        await papers.convert_paper(ref)
    assert (failed.value.type, failed.value.non_retryable) == ("pdf_unavailable", True)
    assert on_record(engine)[0].pdf_sha256 is None


async def test_a_conversion_that_fails_may_be_tried_again(
    engine: Engine, diary: Diary, store: PaperStore, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    papers = Papers(engine, store, PdfConverter(str(broken)))
    ref = papers.write_paper(order(diary, diary.write("mediation_opened", FILED)))
    with pytest.raises(ApplicationError) as failed:
        await papers.convert_paper(ref)
    assert (failed.value.type, failed.value.non_retryable) == ("pdf_not_made", False)
