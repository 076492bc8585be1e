"""Sheets to be filled in: the template, and what was refused, to be handed in again."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from api.bulk_reading import EXCEL_HEADINGS, Form, marked
from law.intake.columns import COLUMNS, Column, column_named
from records.bulk_intake import BulkJob, BulkRow

MEDIA_TYPES = {
    Form.CSV: "text/csv; charset=utf-8",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.JSON_LINES: "application/jsonl; charset=utf-8",
}
_FORMS = {"day": "日期，例如 2026-03-02", "yuan": "以元为单位的金额", "text": "文本"}
_HEADING = Font(bold=True)
_GUIDE = ("表头", "列名", "受理文件的字段", "填写内容")


def template(form: Form) -> bytes:
    """An empty sheet with every column; a workbook also explains them."""
    headings = [column.heading for column in COLUMNS]
    if form is Form.CSV:
        return _csv([headings])
    return _workbook([headings], guide=True)


def corrections(job: BulkJob, rows: Sequence[BulkRow]) -> bytes:
    """The refused rows as they were handed in, each with its number and what is wrong with it."""
    form = Form(job.form)
    if form is Form.JSON_LINES:
        return _json_lines(rows)
    columns = [column for key in job.columns if (column := column_named(key)) is not None]
    table = [[*EXCEL_HEADINGS, *(column.heading for column in columns)]]
    table += [
        [str(row.number), _said(row), *(row.content.get(column.key, "") for column in columns)]
        for row in rows
    ]
    return _csv(table) if form is Form.CSV else _workbook(table)


def _said(row: BulkRow) -> str:
    told = (f"{each['heading'] or each['field']}：{each['detail']}" for each in row.problems)
    return "；".join(told)


def _json_lines(rows: Iterable[BulkRow]) -> bytes:
    lines = (
        json.dumps(
            {"_row": row.number, "_problems": row.problems, **row.content}, ensure_ascii=False
        )
        for row in rows
    )
    # Half of a surrogate pair has no UTF-8; JSON can still write it as an escape.
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _csv(table: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([marked(cell) for cell in row] for row in table)
    return written.getvalue().encode("utf-8-sig")  # spreadsheet programs know UTF-8 by its mark


def _workbook(table: Sequence[Sequence[str]], *, guide: bool = False) -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "受理"
    for number in range(1, len(table[0]) + 1):
        # Identity numbers typed into the sheet must stay text.
        sheet.column_dimensions[get_column_letter(number)].number_format = "@"
    _write(sheet, table)
    if guide:
        columns = ((c.heading, c.key, c.field, _allowed(c)) for c in COLUMNS)
        _write(workbook.create_sheet("填写说明"), [_GUIDE, *columns])
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _write(sheet: Worksheet, table: Sequence[Sequence[str]]) -> None:
    for row, cells in enumerate(table, start=1):
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(row, column, ILLEGAL_CHARACTERS_RE.sub("", text))
            cell.data_type = "s"  # text, also where it begins like a formula
            cell.number_format = "@"
            if row == 1:
                cell.font = _HEADING


def _allowed(column: Column) -> str:
    return _FORMS[column.form] if column.words is None else "、".join(column.words)
