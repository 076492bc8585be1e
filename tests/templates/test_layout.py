"""The house layout, held for every template so that an edit in Word cannot drift from it."""

from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from templates.catalogue import CATALOGUE

KINDS = sorted(CATALOGUE)
TOLERANCE = Mm(0.1)


def opened(kind: str) -> Any:
    return Document(str(CATALOGUE[kind].template))


def fonts_of(style: Any) -> set[str]:
    fonts = style.element.rPr.find(qn("w:rFonts"))
    return {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")}


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_a4_with_the_margins_of_official_papers(kind: str) -> None:
    for section in opened(kind).sections:
        measured = (
            section.page_width,
            section.page_height,
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
        expected = (210, 297, 37, 35, 28, 26)
        assert all(
            abs(found - Mm(wanted)) <= TOLERANCE
            for found, wanted in zip(measured, expected, strict=True)
        )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Normal", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
    ],
)
def test_fonts_are_those_of_official_papers(kind: str, style: str, font: str, size: int) -> None:
    found = opened(kind).styles[style]
    assert fonts_of(found) == {font}
    assert found.font.size == Pt(size)


@pytest.mark.parametrize("kind", KINDS)
def test_body_has_a_fixed_line_pitch_and_a_two_character_indent(kind: str) -> None:
    normal = opened(kind).styles["Normal"]
    assert normal.paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert Pt(28) <= normal.paragraph_format.line_spacing <= Pt(29)
    assert normal.element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"


@pytest.mark.parametrize("kind", KINDS)
def test_paper_opens_with_its_title_centred(kind: str) -> None:
    document = opened(kind)
    first = document.paragraphs[0]
    assert first.text == CATALOGUE[kind].title
    assert first.style.name == "Title"
    assert first.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize("kind", KINDS)
def test_footer_numbers_the_pages_between_dashes(kind: str) -> None:
    document = opened(kind)
    footer = document.sections[0].footer.paragraphs[0]
    codes = [code.text.strip() for code in footer._p.iter(qn("w:instrText"))]
    assert codes == ["PAGE"]
    assert footer.text == "— 1 —"
    assert footer.style.font.size == Pt(14)


@pytest.mark.parametrize("kind", KINDS)
def test_runs_carry_no_font_but_those_of_official_papers(kind: str) -> None:
    named = {
        fonts.get(qn("w:eastAsia")) for fonts in opened(kind).element.body.iter(qn("w:rFonts"))
    }
    assert named <= {"黑体", "楷体_GB2312", "仿宋_GB2312"}


def blocks(kind: str) -> list[Paragraph | Table]:
    """Paragraphs and tables in their order, without the lines that only steer the template."""
    found = opened(kind).iter_inner_content()
    return [each for each in found if isinstance(each, Table) or "{%p" not in each.text]


def keeps(paragraph: Paragraph) -> bool:
    own = paragraph.paragraph_format.keep_with_next
    return bool(paragraph.style.paragraph_format.keep_with_next if own is None else own)


@pytest.mark.parametrize("kind", KINDS)
def test_a_signature_does_not_stand_alone_on_a_page(kind: str) -> None:
    document = blocks(kind)
    for before, block in pairwise(document):
        if isinstance(block, Table):
            if block.cell(0, 0).text == "签署人":
                rows = [paragraph for cell in block._cells for paragraph in cell.paragraphs]
                assert isinstance(before, Paragraph)
                assert all(keeps(paragraph) for paragraph in (before, *rows))
        elif block.style.name in ("签署", "落款"):
            assert keeps(block)
            assert isinstance(before, Table) or keeps(before) or before.style.name == "日期"


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_does_not_leave_the_line_that_leads_to_it(kind: str) -> None:
    document = blocks(kind)
    for before, block in pairwise(document):
        if isinstance(block, Table):
            assert isinstance(before, Paragraph)
            assert keeps(before)


@pytest.mark.parametrize("kind", KINDS)
def test_no_empty_line_parts_a_table_from_the_words_below(kind: str) -> None:
    """LibreOffice tears apart what is to keep together where an empty line comes before it."""
    document = list(opened(kind).iter_inner_content())
    for table, gap, below in zip(document, document[1:], document[2:], strict=False):
        if isinstance(table, Table) and isinstance(gap, Paragraph) and not gap.text:
            assert isinstance(below, Paragraph)
            assert below.text.startswith("{%p")
