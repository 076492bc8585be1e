"""Rows of sheets for tests: the first example dispute, and variations of it."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from law.intake.columns import COLUMNS

GOODS = {
    "提交之日": "2026-03-02",
    "受理机构": "无锡市锡山区司法局",
    "债务类型": "买卖货款",
    "争议发生之日": "2025-09-15",
    "事实与理由": "交付轴承后欠货款。",
    "申请人类别": "单位",
    "申请人姓名或名称": "无锡示例轴承有限公司",
    "申请人证件号码或统一社会信用代码": "91320205MA1T8K3Q7M",
    "申请人法定代表人": "周明",
    "申请人法定代表人职务": "总经理",
    "申请人住所": "江苏省无锡市锡山区东亭街道友谊北路100号",
    "申请人电话": "13800000101",
    "被申请人1类别": "个人",
    "被申请人1姓名或名称": "李乙",
    "被申请人1证件类型": "居民身份证",
    "被申请人1证件号码或统一社会信用代码": "320211197908250023",
    "被申请人1性别": "女",
    "被申请人1住所": "江苏省无锡市滨湖区梁溪路9号",
    "被申请人1电话": "13800000202",
    "合同名称": "轴承购销合同",
    "合同编号": "A-1",
    "合同签订日期": "2025-03-10",
    "履行期限届满之日": "2025-08-31",
    "仲裁约定": "无",
    "本金（元）": "12000.00",
    "费用（元）": "0.00",
    "利息起算日": "2025-09-01",
    "请求事项": "支付货款及逾期付款损失",
    "同意调解": "是",
    "同意电子送达": "是",
    "同意处理个人信息": "是",
}
HEADINGS = [column.heading for column in COLUMNS]


def goods(number: str, **changes: Any) -> dict[str, Any]:
    """A dispute over the contract of this number; ``changes`` by heading."""
    return GOODS | {"合同编号": number} | changes


def table(*rows: dict[str, Any]) -> list[list[Any]]:
    """The rows under the headings that they use."""
    used = [heading for heading in HEADINGS if any(heading in row for row in rows)]
    return [used, *([row.get(heading, "") for heading in used] for row in rows)]


def as_csv(records: Sequence[Sequence[Any]], encoding: str = "utf-8") -> bytes:
    """A CSV file."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows(records)
    return written.getvalue().encode(encoding)


def as_xlsx(records: Sequence[Sequence[Any]]) -> bytes:
    """A workbook; text that begins with ``=`` becomes a formula."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for record in records:
        sheet.append(list(record))
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()
