"""The flat layout of intake documents: one row of a sheet is one dispute.

A sheet has room for what most disputes need: one claimant, three respondents, three guarantors,
five items of evidence. A row that is turned into a document is read as any other, and what is
wrong with the document is told by the column in which it stands.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from law.debt_types import debt_types

RESPONDENTS = GUARANTORS = 3
EVIDENCE_ITEMS = 5

_YES_NO = {"是": True, "否": False}
_KINDS = {"单位": "organisation", "个人": "person"}
_ID_TYPES = {
    "居民身份证": "resident_id",
    "护照": "passport",
    "港澳居民来往内地通行证": "hk_macau_permit",
    "台湾居民来往大陆通行证": "taiwan_permit",
    "外国人永久居留身份证": "foreign_pr_card",
}
_SIZES = {"大型": "large", "中型": "medium", "小型": "small", "微型": "micro"}
_ARBITRATION = {
    "无": "none",
    "有效": "valid",
    "不明确": "defective",
    "或裁或审": "arbitrate_or_sue",
    "有争议": "disputed",
    "争议后签订": "signed_after_dispute",
}
_PERIODS = {"年": "year", "月": "month", "日": "day"}
_GUARANTEES = {"一般保证": "general", "连带责任保证": "joint"}
_EVIDENCE = {
    "当事人的陈述": "party_statement",
    "书证": "documentary",
    "物证": "physical",
    "视听资料": "audio_visual",
    "电子数据": "electronic",
    "证人证言": "witness_testimony",
    "鉴定意见": "expert_opinion",
    "勘验笔录": "inspection_record",
}
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)


@dataclass(frozen=True)
class Column:
    """A column: its key, its Chinese heading, and the field of the document it fills.

    ``words`` are what may stand in it, with the values of the document; ``form`` is how a cell is
    read: text, day, yuan or choice.
    """

    key: str
    heading: str
    field: str
    form: str = "text"
    words: Mapping[str, object] | None = None

    def value(self, cell: str) -> object:
        """What a cell says in a document; what is not understood is left for intake to refuse."""
        if self.words is not None:
            return self.words.get(cell, cell)
        if self.form == "day" and (day := _DAY.fullmatch(cell)):
            return f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}"
        if self.form == "yuan" and _GROUPED.fullmatch(cell):
            return cell.replace(",", "")
        return cell


def _choice(key: str, heading: str, field: str, words: Mapping[str, object]) -> Column:
    return Column(key, heading, field, "choice", words)


def _party(prefix: str, title: str) -> tuple[Column, ...]:
    def column(name: str, heading: str, **more: Any) -> Column:
        return Column(f"{prefix}_{name}", f"{title}{heading}", more.pop("field", name), **more)

    return (
        column("kind", "类别", form="choice", words=_KINDS),
        column("name", "姓名或名称"),
        column("id_type", "证件类型", form="choice", words=_ID_TYPES),
        column("number", "证件号码或统一社会信用代码"),
        column("sex", "性别"),
        column("representative", "法定代表人", field="legal_representative.name"),
        column("representative_title", "法定代表人职务", field="legal_representative.title"),
        column("address", "住所"),
        column("phone", "电话"),
        column("email", "电子邮箱"),
    )


_MATTER = (
    Column("filed_on", "提交之日", "filed_on", "day"),
    Column("bureau", "受理机构", "bureau"),
    _choice(
        "debt_type",
        "债务类型",
        "debt_type",
        {debt.title: key for key, debt in debt_types().items()},
    ),
    Column("dispute_arose_on", "争议发生之日", "dispute_arose_on", "day"),
    Column("facts", "事实与理由", "facts"),
)
_CLAIMANT = (
    *_party("claimant", "申请人"),
    _choice("claimant_size", "申请人企业规模", "enterprise_size", _SIZES),
    Column("claimant_account_holder", "申请人账户户名", "bank_account.holder"),
    Column("claimant_bank", "申请人开户银行", "bank_account.bank"),
    Column("claimant_account", "申请人银行账号", "bank_account.number"),
)
_CONTRACT = (
    Column("contract_name", "合同名称", "contract.name"),
    Column("contract_number", "合同编号", "contract.number"),
    Column("contract_signed_on", "合同签订日期", "contract.signed_on", "day"),
    Column("contract_due_on", "履行期限届满之日", "contract.due_on", "day"),
    _choice("arbitration", "仲裁约定", "contract.arbitration.kind", _ARBITRATION),
    Column("arbitration_institution", "仲裁机构", "contract.arbitration.institution"),
    Column("arbitration_text", "仲裁条款原文", "contract.arbitration.text"),
    Column("arbitration_signed_on", "仲裁协议签订日期", "contract.arbitration.signed_on", "day"),
    Column("jurisdiction_clause", "管辖条款", "contract.jurisdiction_clause"),
)
_CLAIM = (
    Column("principal", "本金（元）", "claim.principal", "yuan"),
    Column("costs", "费用（元）", "claim.costs", "yuan"),
    Column("interest_from", "利息起算日", "claim.late_interest.start", "day"),
    Column("interest_rate", "约定利率（小数）", "claim.late_interest.agreed.rate"),
    _choice("interest_per", "利率期间", "claim.late_interest.agreed.per", _PERIODS),
    Column("interest_sum", "已计利息（元）", "claim.late_interest.fixed_sum", "yuan"),
    Column("request", "请求事项", "claim.request"),
)
_REST = (
    _choice("consent_mediation", "同意调解", "consents.mediation", _YES_NO),
    _choice("consent_e_service", "同意电子送达", "consents.e_service", _YES_NO),
    _choice("consent_data", "同意处理个人信息", "consents.personal_information", _YES_NO),
    _choice("undisputed", "无争议", "undisputed", _YES_NO),
    _choice("counter_performance", "有对待给付", "counter_performance", _YES_NO),
    _choice("notarised", "已赋强公证", "notarised_enforceable", _YES_NO),
    Column("preservation_court", "保全法院", "preservation.court"),
    Column("preservation_taken_on", "保全日期", "preservation.taken_on", "day"),
    _choice("preservation_pre_suit", "诉前保全", "preservation.pre_suit", _YES_NO),
)


def _evidence(number: int) -> tuple[Column, ...]:
    key, title = f"evidence_{number}", f"证据{number}"
    return (
        _choice(f"{key}_type", f"{title}种类", "type", _EVIDENCE),
        Column(f"{key}_name", f"{title}名称", "name"),
        Column(f"{key}_proves", f"{title}证明对象", "proves"),
        _choice(f"{key}_original", f"{title}有原件", "original", _YES_NO),
    )


def _guarantee(number: int) -> tuple[Column, ...]:
    key, title = f"guarantor_{number}", f"保证人{number}"
    return (
        _choice(f"{key}_guarantee", f"{title}保证方式", "kind", _GUARANTEES),
        Column(f"{key}_until", f"{title}保证期间届满之日", "until", "day"),
    )


_RESPONDENT = tuple(_party(f"respondent_{n}", f"被申请人{n}") for n in range(1, RESPONDENTS + 1))
_GUARANTOR = tuple(_party(f"guarantor_{n}", f"保证人{n}") for n in range(1, GUARANTORS + 1))
_GUARANTEE = tuple(_guarantee(n) for n in range(1, GUARANTORS + 1))
_ITEM = tuple(_evidence(n) for n in range(1, EVIDENCE_ITEMS + 1))


def _all() -> Iterator[Column]:
    yield from (*_MATTER, *_CLAIMANT)
    for group in _RESPONDENT:
        yield from group
    for party, guarantee in zip(_GUARANTOR, _GUARANTEE, strict=True):
        yield from (*party, *guarantee)
    yield from (*_CONTRACT, *_CLAIM)
    for group in _ITEM:
        yield from group
    yield from _REST


COLUMNS: tuple[Column, ...] = tuple(_all())
"""Every column, in the order of the template."""


@cache
def _by_name() -> dict[str, Column]:
    return {name: column for column in COLUMNS for name in (column.key, column.heading)}


def column_named(name: str) -> Column | None:
    """The column of this heading or key."""
    return _by_name().get(name)


class FlatRow:
    """A row turned into a document that knows from which column each field came."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self._cells = {key: cell.strip() for key, cell in cells.items() if cell.strip()}
        self._places: dict[str, Column] = {}
        self.document: dict[str, Any] = {
            "respondents": [],
            "guarantees": [],
            "evidence": [],
            "preservation": None,
        }
        self._fill(self.document, (*_MATTER, *_CONTRACT, *_CLAIM, *_REST))
        self._put_party("claimant", _CLAIMANT)
        for group in _RESPONDENT:
            self._put_respondent(group, at_least=group is _RESPONDENT[0])
        for party, guarantee in zip(_GUARANTOR, _GUARANTEE, strict=True):
            if self._says((*party, *guarantee)):
                self._put_respondent(party, at_least=True)
                self._put_guarantee(party, guarantee)
        for group in filter(self._says, _ITEM):
            self._append("evidence", group)

    def column_of(self, field: str) -> Column | None:
        """The column in which a field of the document stands, or the nearest one to it."""
        if field in self._places:
            return self._places[field]
        inside = (place for place in self._places if place.startswith(f"{field}."))
        around = (place for place in self._places if field.startswith(f"{place}."))
        place = next(inside, None) or next(around, None)
        return self._places[place] if place else None

    def _says(self, columns: tuple[Column, ...]) -> bool:
        return any(column.key in self._cells for column in columns)

    def _fill(
        self, into: dict[str, Any], columns: tuple[Column, ...], place: str = ""
    ) -> dict[str, Any]:
        for column in columns:
            self._places[f"{place}{column.field}"] = column
            if column.key in self._cells:
                _set(into, column.field, column.value(self._cells[column.key]))
        return into

    def _put_party(self, place: str, columns: tuple[Column, ...]) -> None:
        self.document[place] = self._party(place, columns)

    def _party(self, place: str, columns: tuple[Column, ...]) -> dict[str, Any]:
        party = self._fill({}, columns, f"{place}.")
        number = "uscc" if party.get("kind") == "organisation" else "id_number"
        self._places[f"{place}.{number}"] = self._places.pop(f"{place}.number")
        if "number" in party:
            party[number] = party.pop("number")
        return party

    def _put_respondent(self, columns: tuple[Column, ...], *, at_least: bool) -> None:
        if at_least or self._says(columns):
            respondents = self.document["respondents"]
            respondents.append(self._party(f"respondents.{len(respondents)}", columns))

    def _put_guarantee(self, party: tuple[Column, ...], columns: tuple[Column, ...]) -> None:
        place = f"guarantees.{len(self.document['guarantees'])}"
        self._append("guarantees", columns)
        name = next(column for column in party if column.field == "name")
        self._places[f"{place}.guarantor"] = name
        if name.key in self._cells:
            self.document["guarantees"][-1]["guarantor"] = self._cells[name.key]

    def _append(self, name: str, columns: tuple[Column, ...]) -> None:
        items = self.document[name]
        items.append(self._fill({}, columns, f"{name}.{len(items)}."))


def _set(into: dict[str, Any], field: str, value: object) -> None:
    *parents, name = field.split(".")
    for parent in parents:
        inner = into.get(parent)
        if not isinstance(inner, dict):
            inner = into[parent] = {}
        into = cast("dict[str, Any]", inner)
    into[name] = value
