"""The flat layout: a row is a document, and what is wrong with it is told by its column."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.intake import IntakeRefused, read_intake
from law.intake.columns import COLUMNS, FlatRow, column_named
from tests.api.sheets import GOODS

TODAY = date(2026, 11, 25)


def row(**changes: str) -> FlatRow:
    """A row with changes by heading."""
    cells: dict[str, str] = {}
    for heading, cell in (GOODS | changes).items():
        column = column_named(heading)
        assert column is not None, heading
        cells[column.key] = cell
    return FlatRow(cells)


def refused(flat: FlatRow) -> dict[str, str | None]:
    """The columns in which something is wrong, by the field of the document."""
    with pytest.raises(IntakeRefused) as error:
        read_intake(flat.document, today=TODAY)
    named = {each.field: flat.column_of(each.field) for each in error.value.problems}
    return {field: column.heading if column else None for field, column in named.items()}


def test_a_row_is_taken_as_its_document_would_be() -> None:
    intake = read_intake(row().document, today=TODAY)
    assert intake.claimant.name == "无锡示例轴承有限公司"
    assert [each.number for each in intake.respondents] == ["320211197908250023"]
    assert (intake.debt_type, intake.claim.principal) == ("sale_of_goods", 1_200_000)


def test_no_heading_and_no_key_stands_for_two_columns() -> None:
    names = [name for column in COLUMNS for name in {column.key, column.heading}]
    assert len(names) == len(set(names))


def test_days_and_sums_may_be_written_as_spreadsheet_programs_do() -> None:
    written = row(提交之日="2026/3/2", 合同签订日期="2025年3月10日", **{"本金（元）": "186,500.00"})
    intake = read_intake(written.document, today=TODAY)
    assert (intake.filed_on, intake.contract.signed_on) == (date(2026, 3, 2), date(2025, 3, 10))
    assert intake.claim.principal == 18_650_000


def test_a_guarantor_is_a_respondent_with_its_guarantee() -> None:
    party = {
        name.replace("被申请人1", "保证人1"): cell
        for name, cell in GOODS.items()
        if name.startswith("被申请人1")
    }
    party |= {
        "保证人1姓名或名称": "王戊",
        "保证人1证件号码或统一社会信用代码": "320106199401300821",
    }
    intake = read_intake(row(**party, 保证人1保证方式="一般保证").document, today=TODAY)
    assert [each.name for each in intake.respondents] == ["李乙", "王戊"]
    [guarantee] = intake.guarantees
    assert (guarantee.guarantor, guarantee.kind, guarantee.until) == ("王戊", "general", None)


def test_items_of_evidence_are_those_that_are_filled_in() -> None:
    item = {
        "证据2种类": "书证",
        "证据2名称": "购销合同",
        "证据2证明对象": "欠款",
        "证据2有原件": "是",
    }
    [evidence] = read_intake(row(**item).document, today=TODAY).evidence
    assert (evidence.type, evidence.name, evidence.original) == ("documentary", "购销合同", True)


@pytest.mark.parametrize(
    ("changes", "heading"),
    [
        ({"被申请人1电话": "12"}, "被申请人1电话"),
        ({"被申请人1住所": ""}, "被申请人1住所"),
        ({"被申请人1证件号码或统一社会信用代码": "1"}, "被申请人1证件号码或统一社会信用代码"),
        ({"申请人证件号码或统一社会信用代码": ""}, "申请人证件号码或统一社会信用代码"),
        ({"申请人法定代表人": ""}, "申请人法定代表人"),
        ({"申请人法定代表人": "", "申请人法定代表人职务": ""}, "申请人法定代表人"),
        ({"本金（元）": "1000000"}, "本金（元）"),
        ({"债务类型": "赌债"}, "债务类型"),
        ({"同意处理个人信息": "否"}, "同意处理个人信息"),
        ({"同意调解": "也许"}, "同意调解"),
        ({"保全法院": "某法院"}, "保全日期"),
        ({"证据1名称": "合同"}, "证据1种类"),
        ({"保证人2姓名或名称": "王戊"}, "保证人2类别"),
        ({"提交之日": "明天"}, "提交之日"),
        ({"约定利率（小数）": "0.12"}, "利率期间"),
    ],
)
def test_what_is_wrong_is_told_by_its_column(changes: dict[str, str], heading: str) -> None:
    assert heading in refused(row(**changes)).values()


@given(st.dictionaries(st.sampled_from([column.key for column in COLUMNS]), st.text()))
def test_whatever_is_written_is_taken_or_refused_by_column(cells: dict[str, str]) -> None:
    assert None not in refused(FlatRow(cells)).values()
