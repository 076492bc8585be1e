"""What a bureau's own templates promise: new papers use them, old ones keep theirs."""

from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from sqlalchemy import Engine
from sqlmodel import Session
from typer.testing import CliRunner

from activities.paper_store import PaperStore
from activities.papers import Papers, reproduced
from activities.pdf_conversion import PdfConverter
from activities.signatures import PaperOrder
from cli.main import app
from proof.digests import sha256
from records.paper_templates import template_of
from records.tables import Paper
from templates.rendering import house_template
from tests.activities.diary import Diary
from tests.templates.reading import text_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

KIND = "rights_notice"
OURS = "本机构另有便民服务窗口。"
Write = Callable[[str], Paper]


@pytest.fixture
def store(tmp_path: Path) -> PaperStore:
    return PaperStore(tmp_path / "papers")


@pytest.fixture
def write(engine: Engine, store: PaperStore) -> Write:
    diary = Diary(engine, "01")
    papers = Papers(engine, store, PdfConverter("no-such-program"))

    def written(day: str) -> Paper:
        event = diary.write("mediation_opened", day)
        order = PaperOrder(
            case_no=diary.case_no, kind=KIND, event=event, written_on=date.fromisoformat(day)
        )
        ref = papers.write_paper(order)
        with Session(engine) as session:
            return session.get_one(Paper, ref.paper_id)

    return written


@pytest.fixture
def adopt(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str]]:
    monkeypatch.setenv("JIEFEN_HOME", str(tmp_path))
    monkeypatch.setenv("JIEFEN_DATABASE_URL", str(engine.url))

    def run(content: bytes, *options: str) -> tuple[int, str]:
        file = tmp_path / f"{KIND}.docx"
        file.write_bytes(content)
        result = CliRunner().invoke(app, ["papers", "adopt", str(file), *options])
        return result.exit_code, result.output

    return run


@cache
def edited(old: str = "以上内容已经知悉。", new: str = OURS) -> bytes:
    """The template of the house as a bureau has changed it in Word; saved once, at one time."""
    document = Document(BytesIO(house_template(KIND)))
    for paragraph in document.paragraphs:
        if old in paragraph.text:
            paragraph.text = paragraph.text.replace(old, new)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_bureaus_template_serves_new_papers_and_old_ones_keep_theirs(
    write: Write, adopt: Callable[..., tuple[int, str]], store: PaperStore
) -> None:
    before = write("2026-03-04")
    assert before.template_version is None
    assert before.template_sha256 == sha256(house_template(KIND))
    code, output = adopt(edited())
    assert (code, "第1版" in output) == (0, True)
    after = write("2026-03-05")
    assert (after.template_version, after.template_sha256) == (1, sha256(edited()))
    assert OURS in text_of(store.get(after.docx_sha256))
    for paper in (before, after):
        assert sha256(reproduced(paper, store)) == paper.docx_sha256


def test_a_template_of_one_bureau_serves_that_bureau_only(
    engine: Engine, write: Write, adopt: Callable[..., tuple[int, str]]
) -> None:
    assert adopt(edited(), "--bureau", "宜兴市司法局")[0] == 0
    assert write("2026-03-04").template_version is None
    assert adopt(edited(), "--bureau", "无锡市锡山区司法局")[0] == 0
    assert write("2026-03-05").template_version == 1


def test_versions_count_on_and_the_same_file_is_no_new_one(
    engine: Engine, adopt: Callable[..., tuple[int, str]]
) -> None:
    adopt(edited())
    assert "第1版" in adopt(edited())[1]
    assert "第2版" in adopt(edited(new="另一句。"))[1]
    with Session(engine) as session:
        newest = template_of(session, KIND, "无锡市锡山区司法局")
    assert newest is not None
    assert newest.version == 2


def test_a_template_that_fails_the_check_is_not_adopted(
    engine: Engine, adopt: Callable[..., tuple[int, str]]
) -> None:
    code, output = adopt(edited(old="{{ case_no }}", new="{{ number }}"))
    assert code == 2
    assert "template_invalid" in output
    with Session(engine) as session:
        assert template_of(session, KIND, "无锡市锡山区司法局") is None
