"""A report as a workbook, and as a Word document from which its PDF is made."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from api.report_views import Report, ReportRow, StageRow
from law.debt_types import debt_types
from law.money import group_yuan
from records.reports import Dimension

Value = str | int | float | None

TITLE = "纠纷办理统计报告"
GROUPED = {"month": "登记月份", "bureau": "单位", "debt_type": "类型"}
STAGES = {"intake": "受理", "mediation": "调解", "arbitration": "仲裁", "court": "法院"}
TOTAL = "合计"
ALL = "全部"


@dataclass(frozen=True)
class Column:
    """A column of figures: its heading, its value in a workbook, and as it is printed."""

    heading: str
    value: Callable[[ReportRow], Value]
    form: str = "number"

    def printed(self, row: ReportRow) -> str:
        """The value as people read it."""
        return printed(self.value(row), self.form)


COLUMNS = (
    Column("登记件数", lambda row: row.cases),
    Column("已解决", lambda row: row.resolved),
    Column("满四十五日", lambda row: row.counted),
    Column("四十五日内", lambda row: row.share, "share"),
    Column("扣除暂停", lambda row: row.service_share, "share"),
    Column("平均天数", lambda row: row.mean_days),
    Column("中位天数", lambda row: row.p50_days),
    Column("九成天数", lambda row: row.p90_days),
    Column("调解终结", lambda row: row.ended),
    Column("达成协议", lambda row: row.settled),
    Column("调解成功率", lambda row: row.settlement_rate, "share"),
    Column("未经诉讼", lambda row: row.without_suit),
    Column("减半受理费", lambda row: row.court_halved, "yuan"),
    Column("已交费用", lambda row: row.paid, "yuan"),
    Column("节省费用", lambda row: row.saved, "yuan"),
)
STAGE_COLUMNS = ("阶段", "停留次数", "平均天数", "中位天数", "九成天数")
DEFINITIONS = (
    "天数均为自然日，自登记之日起，至款项付清、取得执行依据、申请人撤回，或者材料备齐依法转入下一程序之日止。",
    "四十五日内：登记已满四十五日的案件中，四十五日内解决或者依法转入下一程序的比例；"
    "满四十五日而未解决的，计为未在期限内。“扣除暂停”不计服务承诺依法暂停的日数。",
    "平均天数、中位天数、九成天数：已解决案件所用天数的平均数、第 50 和第 90 百分位数。",
    "调解成功率：调解已经终结的案件中，调解协议生效的比例；一案计一次，曾经达成协议的计为成功。",
    "节省费用：以付清或者取得执行依据解决的案件，如提起诉讼并适用简易程序应交的受理费"
    "（诉讼费用交纳办法 13、16），减去记录在案的已交费用；可以为负数。",
    "各阶段天数：服务标准各阶段每一次停留的自然日，自进入该阶段至进入下一阶段，"
    "最迟至案件解决或者结案；尚未结束的停留不计。",
)


def name_of(by: Dimension, name: str) -> str:
    """What a group is called."""
    if by == "debt_type" and name in debt_types():
        return debt_types()[name].title
    return name


def printed(value: Value, form: str = "number") -> str:
    """A figure as people read it; a dash where there is none."""
    if value is None:
        return "—"
    match form:
        case "share":
            return f"{value:.1%}"
        case "yuan":
            assert isinstance(value, int)
            return group_yuan(value)
        case _:
            return f"{value:,}"


def workbook(report: Report) -> bytes:
    """A workbook: the figures by group, by stage, and what each of them means."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    _figures_sheet(first, report)
    _stages_sheet(book.create_sheet("各阶段天数"), report)
    notes = book.create_sheet("说明")
    for text in (*_about(report), *DEFINITIONS):
        notes.append([text])
    notes.column_dimensions["A"].width = 110
    for row in notes.iter_rows():
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
    return _saved(book)


def _figures_sheet(sheet: Worksheet, report: Report) -> None:
    sheet.title = f"按{GROUPED[report.by]}"
    sheet.append([GROUPED[report.by], *(_heading(column) for column in COLUMNS)])
    for row in (*report.rows, report.total):
        sheet.append(["", *(_cell(column, row) for column in COLUMNS)])
        name = ILLEGAL_CHARACTERS_RE.sub("", _name(report, row))
        # A name that begins like a formula is none.
        sheet.cell(sheet.max_row, 1, name).data_type = "s"
    forms = {"share": "0.0%", "yuan": "#,##0.00", "number": "#,##0.##"}
    for place, column in enumerate(COLUMNS, start=2):
        for cell in sheet[get_column_letter(place)][1:]:
            cell.number_format = forms[column.form]
    _headed(sheet)


def _stages_sheet(sheet: Worksheet, report: Report) -> None:
    sheet.append(STAGE_COLUMNS)
    for row in report.stages:
        sheet.append([STAGES[row.stage], *_stage_values(row)])
    _headed(sheet)


def _heading(column: Column) -> str:
    return f"{column.heading}（元）" if column.form == "yuan" else column.heading


def _cell(column: Column, row: ReportRow) -> Value:
    value = column.value(row)
    return value / 100 if column.form == "yuan" and isinstance(value, int) else value


def _headed(sheet: Worksheet) -> None:
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 28
    for place in range(2, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(place)].width = 16


def _saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def document(report: Report) -> bytes:
    """A Word document on A4 across: the same figures, and what each of them means."""
    paper = Document()
    _laid_out(paper)
    paper.core_properties.title = TITLE
    paper.core_properties.author = ""
    heading = paper.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _said(heading.add_run(TITLE), "方正小标宋简体", 20)
    for line in _about(report):
        paper.add_paragraph(line)
    _table(
        paper,
        [GROUPED[report.by], *(_heading(column) for column in COLUMNS)],
        [
            [_name(report, row), *(column.printed(row) for column in COLUMNS)]
            for row in (*report.rows, report.total)
        ],
        [38, *(22 if column.form == "yuan" else 13.5 for column in COLUMNS)],
    )
    _subheading(paper, "各阶段天数")
    _table(
        paper,
        STAGE_COLUMNS,
        [[STAGES[row.stage], *map(printed, _stage_values(row))] for row in report.stages],
        [38] * len(STAGE_COLUMNS),
    )
    _subheading(paper, "说明")
    for text in DEFINITIONS:
        paper.add_paragraph(text, style="List Number")
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()


def _laid_out(paper: DocumentObject) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(18)
    for name in ("Normal", "List Number"):
        _in_font(paper.styles[name])


def _in_font(style: Any) -> None:
    style.font.name, style.font.size = "仿宋_GB2312", Pt(11)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")


def _subheading(paper: DocumentObject, text: str) -> None:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(10)
    paragraph.paragraph_format.keep_with_next = True
    _said(paragraph.add_run(text), "黑体", 13)


def _table(
    paper: DocumentObject,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
) -> None:
    """A table, its columns so many millimetres wide."""
    table = paper.add_table(rows=1, cols=len(headings), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for cell, text in zip(table.rows[0].cells, headings, strict=True):
        _said(cell.paragraphs[0].add_run(text), "黑体", 8.5)
    _repeated(table.rows[0])
    for row in rows:
        cells = table.add_row().cells
        for place, text in enumerate(row):
            paragraph = cells[place].paragraphs[0]
            _said(paragraph.add_run(text), "仿宋_GB2312", 8.5)
            if place:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeated(row: Any) -> None:
    """Let the row of headings stand on every page of its table."""
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader")))


def _said(run: Any, font: str, points: float) -> None:
    run.font.name, run.font.size = font, Pt(points)
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _about(report: Report) -> Iterator[str]:
    """Which cases it is on, and the day it was made."""
    kind = name_of("debt_type", report.debt_type) if report.debt_type else ALL
    yield f"登记日期：{report.since} 至 {report.until}；单位：{report.bureau or ALL}；类型：{kind}"
    yield f"制作日期：{report.day}"


def _name(report: Report, row: ReportRow) -> str:
    return TOTAL if row is report.total else name_of(report.by, row.name)


def _stage_values(row: StageRow) -> tuple[Value, ...]:
    return row.stays, row.mean_days, row.p50_days, row.p90_days
