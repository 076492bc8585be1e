"""Reading a file of many disputes: CSV, XLSX or JSON lines, told apart by their content.

A cell is text, whatever it begins with. What a program would have to compute is refused, and so is
a workbook with macros: nothing of a file is ever run.
"""

import csv
import io
import json
import math
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from openpyxl import load_workbook
from pydantic import BaseModel

from api.problems import Problem
from law.intake.columns import Column, column_named

LARGEST = 10 * 1024 * 1024
"""The most bytes of a file."""
MOST_ROWS = 1000
EXCEL_HEADINGS = ("原行号", "问题")
"""The columns that a sheet to be corrected has besides; they are read over."""
_READ_OVER = frozenset({*EXCEL_HEADINGS, "_row", "_problems"})
_MOST_UNPACKED = 100 * 1024 * 1024
_MOST_BLANK_ROWS = 10 * MOST_ROWS
_EXACT = 10**15
"""From here on a spreadsheet's numbers have lost digits."""
_TEXT_MARK = "'"
ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that spreadsheet programs may take for a formula."""


class Form(StrEnum):
    """What kind of file."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON_LINES = "jsonl"


class RowProblem(BaseModel):
    """What is wrong with a row: the field of the document, the column of the sheet, and why."""

    field: str
    column: str | None = None
    heading: str | None = None
    code: str
    detail: str


@dataclass(frozen=True)
class Row:
    """A row by its number in the file: the cells of a sheet by their columns, or a document."""

    number: int
    content: dict[str, Any]
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True)
class File:
    """What a file holds; ``columns`` are the keys of a sheet's columns in their order."""

    form: Form
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class _Refused(Exception):
    """A cell that is not taken."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


def read_file(content: bytes) -> File:
    """What a file holds; raises ``Problem`` for one that is no such file, or has too many rows."""
    if content.startswith(b"PK\x03\x04"):
        return _sheet(Form.XLSX, _workbook(content))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Problem("file_type_refused", "不接受旧版 Excel 文件，请另存为 .xlsx")
    text = _decoded(content)
    if text.lstrip().startswith("{"):
        return File(Form.JSON_LINES, (), _limited(_documents(text)))
    return _sheet(Form.CSV, _records(text))


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Problem("file_unreadable", "文件编码应为 UTF-8 或者 GB18030")


def _limited(rows: Iterable[Row]) -> tuple[Row, ...]:
    taken: list[Row] = []
    for row in rows:
        if len(taken) == MOST_ROWS:
            raise Problem("too_many_rows", f"一个文件最多 {MOST_ROWS} 行，请分开提交")
        taken.append(row)
    if not taken:
        raise Problem("file_unreadable", "文件中没有案件")
    return tuple(taken)


def _documents(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _document(number, line)


def _document(number: int, line: str) -> Row:
    try:
        read: object = json.loads(line, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError):
        problem = RowProblem(field="", code="json_invalid", detail="该行不是有效的 JSON")
        return Row(number, {"_line": line}, (problem,))
    if not isinstance(read, dict):
        problem = RowProblem(field="", code="wrong_type", detail="该行应为一个 JSON 对象")
        return Row(number, {"_line": line}, (problem,))
    document = cast("dict[str, Any]", read)
    return Row(number, {name: value for name, value in document.items() if name[:1] != "_"})


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _records(text: str) -> Iterator[Sequence[object]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error:
        raise Problem("file_unreadable", "CSV 的引号或者分隔不正确") from None


def _workbook(content: bytes) -> Iterator[Sequence[object]]:
    """The rows of the first sheet; a formula is given as the refusal that it is."""
    _check_package(content)
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()
        for row in sheet.iter_rows():
            yield [_formula() if cell.data_type in ("f", "e") else cell.value for cell in row]
    except Problem:
        raise
    except Exception:  # a broken workbook fails in as many ways as there are parts in it
        raise Problem("file_unreadable", "不是有效的 .xlsx 文件") from None


def _check_package(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except zipfile.BadZipFile:
        raise Problem("file_unreadable", "不是有效的 .xlsx 文件") from None
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise Problem("file_type_refused", "不接受含有宏的工作簿，请另存为 .xlsx")
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise Problem("file_too_large", "工作簿解压后过大")


def _formula() -> _Refused:
    return _Refused("formula_cell", "单元格是公式，请改为文本或者数值")


def _sheet(form: Form, records: Iterator[Sequence[object]]) -> File:
    header = next(records, None)
    if header is None:
        raise Problem("file_unreadable", "文件中没有案件")
    columns = _columns(header)
    rows = _limited(_rows(columns, records))
    return File(form, tuple(column.key for column in columns if column), rows)


def _columns(header: Sequence[object]) -> list[Column | None]:
    """The column of each place; none where there is no heading or one that is read over."""
    columns: list[Column | None] = []
    faults: list[dict[str, str]] = []
    for place, cell in enumerate(header, start=1):
        name = "" if cell is None else str(cell).strip()
        column = column_named(name)
        if column is None and name and name not in _READ_OVER:
            faults.append(_fault(place, "columns_unknown", f"第 {place} 列的表头不在模板中"))
        elif column is not None and column in columns:
            faults.append(_fault(place, "columns_unknown", f"第 {place} 列的表头重复"))
        columns.append(column)
    if not any(columns) and not faults:
        faults.append(_fault(1, "columns_unknown", "第一行应为模板的表头"))
    if faults:
        raise Problem("columns_unknown", faults[0]["detail"], errors=faults)
    return columns


def _fault(place: int, code: str, detail: str) -> dict[str, str]:
    return {"field": str(place), "code": code, "detail": detail}


def _rows(columns: Sequence[Column | None], records: Iterator[Sequence[object]]) -> Iterator[Row]:
    for number, record in enumerate(records, start=2):
        if number > _MOST_BLANK_ROWS:
            raise Problem("too_many_rows", "空行过多，请删除后再提交")
        if any(cell not in (None, "") for cell in record):
            yield _row(number, columns, record)


def _row(number: int, columns: Sequence[Column | None], record: Sequence[object]) -> Row:
    cells: dict[str, Any] = {}
    problems: list[RowProblem] = []
    for place, cell in enumerate(record):
        column = columns[place] if place < len(columns) else None
        try:
            text = _text(cell)
        except _Refused as refused:
            problems.append(_problem(column, place, refused.code, refused.detail))
            continue
        if column is not None:
            cells[column.key] = text
        elif place >= len(columns) and text:
            problems.append(_problem(None, place, "cell_without_heading", "该列没有表头"))
    return Row(number, cells, tuple(problems))


def _problem(column: Column | None, place: int, code: str, detail: str) -> RowProblem:
    if column is None:
        return RowProblem(field=str(place + 1), code=code, detail=f"第 {place + 1} 列：{detail}")
    return RowProblem(
        field=column.key, column=column.key, heading=column.heading, code=code, detail=detail
    )


def _text(cell: object) -> str:
    """A cell as somebody would have typed it; raises ``_Refused``."""
    match cell:
        case None:
            return ""
        case _Refused():
            raise cell
        case bool():
            return "是" if cell else "否"
        case int() | float() if abs(cell) >= _EXACT or not math.isfinite(cell):
            raise _Refused("number_imprecise", "数字过长，已经失真；请将单元格设为文本后重新填写")
        case float():
            return f"{Decimal(repr(cell)):f}".removesuffix(".0")
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date():
            return cell.isoformat()
        case _:
            return _unmarked(str(cell))


def _unmarked(text: str) -> str:
    """Text without the mark that kept a spreadsheet program from computing it."""
    marked = text.startswith(_TEXT_MARK) and text[1:].startswith(ACTIVE)
    return text[1:] if marked else text


def marked(text: str) -> str:
    """Text that a spreadsheet program shows and does not compute."""
    return _TEXT_MARK + text if text.startswith(ACTIVE) else text
