"""Files of many disputes: read by what they are, and nothing in them is ever computed."""

import csv
import io
import json
import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from api.bulk_reading import MOST_ROWS, Form, read_file
from api.bulk_sheets import corrections, template
from api.problems import Problem
from law.intake.columns import COLUMNS
from records.bulk_intake import BulkJob, BulkRow
from tests.api.sheets import as_csv, as_xlsx, goods, table

ROWS = table(goods("A-1"), goods("A-2"))
XLSX_PART = "xl/workbook.xml"


def code_of(content: bytes) -> str:
    with pytest.raises(Problem) as refused:
        read_file(content)
    return refused.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_the_encodings_that_are_in_use(encoding: str) -> None:
    file = read_file(as_csv(ROWS, encoding))
    assert file.form is Form.CSV
    assert [row.number for row in file.rows] == [2, 3]
    assert file.rows[0].content["claimant_name"] == "无锡示例轴承有限公司"


def test_a_workbook_is_read_like_the_csv_of_it() -> None:
    workbook, text = read_file(as_xlsx(ROWS)), read_file(as_csv(ROWS))
    assert (workbook.columns, workbook.rows) == (text.columns, text.rows)


def test_json_lines_are_documents_by_their_line() -> None:
    file = read_file(b'\n{"filed_on": "2026-03-02", "_row": 7}\n{broken\n[1]\n{"n": 1e999}\n')
    assert [(row.number, [each.code for each in row.problems]) for row in file.rows] == [
        (2, []),
        (3, ["json_invalid"]),
        (4, ["wrong_type"]),
        (5, ["json_invalid"]),
    ]
    assert file.rows[0].content == {"filed_on": "2026-03-02"}


def test_the_numbers_and_days_of_a_workbook_are_what_somebody_would_have_typed() -> None:
    cells = {
        "提交之日": datetime(2026, 3, 2),  # noqa: DTZ001 - a workbook knows no zones
        "本金（元）": 186500.5,
        "费用（元）": 0,
        "约定利率（小数）": 0.0003,
        "申请人电话": 13800000101,
        "同意调解": True,
        "合同签订日期": date(2025, 3, 10),
    }
    [row] = read_file(as_xlsx(table(goods("A-1", **cells)))).rows
    read = {key: row.content[key] for key in ("filed_on", "principal", "costs", "interest_rate")}
    assert read == {
        "filed_on": "2026-03-02",
        "principal": "186500.5",
        "costs": "0",
        "interest_rate": "0.0003",
    }
    assert row.content["claimant_phone"] == "13800000101"
    assert row.content["consent_mediation"] == "是"
    assert row.content["contract_signed_on"] == "2025-03-10"


def test_a_number_that_a_workbook_cannot_hold_is_refused() -> None:
    number = {"被申请人1证件号码或统一社会信用代码": 320211197908250023}
    [row] = read_file(as_xlsx(table(goods("A-1", **number)))).rows
    assert [(each.column, each.code) for each in row.problems] == [
        ("respondent_1_number", "number_imprecise")
    ]


def test_a_formula_of_a_workbook_is_refused_by_its_cell() -> None:
    [row] = read_file(as_xlsx(table(goods("A-1", **{"本金（元）": "=1+1"})))).rows
    assert [(each.column, each.code) for each in row.problems] == [("principal", "formula_cell")]


@pytest.mark.parametrize("text", ["=1+1", "+86 510 88880000", "-1", "@name", "'quoted"])
def test_a_cell_is_text_whatever_it_begins_with(text: str) -> None:
    [row] = read_file(as_csv(table(goods("A-1", 请求事项=text)))).rows
    assert row.content["request"] == text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_unreadable"),
        (b"\xff\xfe\x00\x00", "file_unreadable"),
        (b"\x80\x81\xff", "file_unreadable"),
        (b"PK\x03\x04 not a zip", "file_unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file_type_refused"),
        (b'"open', "file_unreadable"),
        ("不是表头\n1\n".encode(), "columns_unknown"),
        ("提交之日,filed_on\n1,2\n".encode(), "columns_unknown"),
        (b"\n1\n", "columns_unknown"),
        ("提交之日\n\n".encode(), "file_unreadable"),
        (as_xlsx([["=1+1"], ["x"]]), "columns_unknown"),
        (as_csv([["提交之日"], *[["2026-03-02"]] * (MOST_ROWS + 1)]), "too_many_rows"),
        (b"{}\n" * (MOST_ROWS + 1), "too_many_rows"),
    ],
)
def test_what_is_no_such_file_is_refused_as_a_whole(content: bytes, code: str) -> None:
    assert code_of(content) == code


def _repacked(**parts: bytes) -> bytes:
    """A workbook with parts put to it, or in place of its own."""
    written = io.BytesIO()
    names = {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
    with (
        zipfile.ZipFile(io.BytesIO(as_xlsx(ROWS))) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            if part not in names:
                target.writestr(part, source.read(part))
        for name, content in names.items():
            target.writestr(name, content)
    return written.getvalue()


def test_macros_bombs_and_broken_workbooks_are_refused() -> None:
    assert code_of(_repacked(xl__vbaProject_dot_bin=b"macro")) == "file_type_refused"
    assert code_of(_repacked(xl__media__big=bytes(101 << 20))) == "file_too_large"
    assert code_of(_repacked(xl__workbook_dot_xml=b"<broken")) == "file_unreadable"
    assert code_of(_repacked(xl__workbook_dot_xml=b"<a/>")) == "file_unreadable"


def test_a_cell_beyond_the_headings_is_refused() -> None:
    [row] = read_file("提交之日\n2026-03-02,more\n".encode()).rows
    assert [each.code for each in row.problems] == ["cell_without_heading"]


@given(st.binary(max_size=300))
def test_whatever_comes_is_read_or_refused_as_a_problem(content: bytes) -> None:
    with suppress(Problem):
        read_file(content)


def test_the_templates_hold_every_column_and_are_read_as_such() -> None:
    headings = [column.heading for column in COLUMNS]
    [header] = csv.reader(io.StringIO(template(Form.CSV).decode("utf-8-sig")))
    workbook = load_workbook(io.BytesIO(template(Form.XLSX)))
    assert header == headings
    assert [cell.value for cell in workbook.worksheets[0][1]] == headings
    assert workbook.worksheets[1].max_row == len(COLUMNS) + 1
    assert code_of(template(Form.CSV)) == code_of(template(Form.XLSX)) == "file_unreadable"


def _refused(form: Form, *contents: dict[str, Any]) -> bytes:
    job = BulkJob(
        id="",
        sha256="",
        form=form,
        columns=["filed_on", "facts"] if form is not Form.JSON_LINES else [],
        dry_run=False,
        all_or_nothing=False,
        submitted_by="",
        created_at=datetime.now(UTC),
    )
    problems = [{"field": "facts", "heading": "事实与理由", "code": "blank", "detail": "不得为空"}]
    return corrections(
        job,
        [
            BulkRow(job_id="", number=number, content=content, problems=problems)
            for number, content in enumerate(contents, start=5)
        ],
    )


_NO_CONTROLS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
)


@given(text=_NO_CONTROLS.filter(str.strip), form=st.sampled_from([Form.CSV, Form.XLSX]))
def test_a_sheet_to_be_corrected_says_what_was_handed_in_and_is_read_again(
    text: str, form: Form
) -> None:
    [row] = read_file(_refused(form, {"filed_on": "2026-03-02", "facts": text})).rows
    assert row.content == {"filed_on": "2026-03-02", "facts": text}
    assert row.problems == ()


def test_in_a_sheet_to_be_corrected_nothing_is_a_formula() -> None:
    content = {"filed_on": "=1+1", "facts": '=HYPERLINK("https://example.com")'}
    for cells in load_workbook(io.BytesIO(_refused(Form.XLSX, content))).worksheets[0].iter_rows():
        assert {cell.data_type for cell in cells} == {"s"}
    written = _refused(Form.CSV, content).decode("utf-8-sig")
    [_, record] = csv.reader(io.StringIO(written))
    assert record == ["5", "事实与理由：不得为空", *("'" + cell for cell in content.values())]


def test_json_lines_to_be_corrected_are_read_again_as_the_same_documents() -> None:
    document = {"filed_on": "2026-03-02", "facts": "\ud800"}
    written = _refused(Form.JSON_LINES, document)
    assert json.loads(written)["_problems"][0]["code"] == "blank"
    [row] = read_file(written).rows
    assert row.content == document
