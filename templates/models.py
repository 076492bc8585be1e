"""The pieces that papers are made of: parties, sums, accounts, signatures, evidence.

A paper receives data, never templates: every piece is frozen, and what is not known is left out
of the sentence it would stand in, so that no paper shows a blank. Dates and sums are held as
values and written by the templates in one way: 2026年3月2日, 186,500.00元.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from law.civil_time import SHANGHAI
from law.money import group_yuan, in_words

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words a paper prints: never empty, so that nothing prints as a blank."""

Item = TypeVar("Item")
AtLeastOne = Annotated[tuple[Item, ...], Field(min_length=1)]


class Piece(BaseModel):
    """A frozen part of a paper; a field it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PrintedPiece(Piece):
    """A piece that a template prints as it stands; ``str`` gives its words."""


def format_date(day: date) -> str:
    """A day in Arabic numerals, 2026年3月2日 (GB/T 15835)."""
    return f"{day.year}年{day.month}月{day.day}日"


def format_minute(moment: datetime) -> str:
    """An aware instant as civil time in China, 2026年3月9日9时30分."""
    local = moment.astimezone(SHANGHAI)
    return f"{format_date(local.date())}{local.hour}时{local.minute:02d}分"


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that somebody typed, empty lines dropped."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _sentence(*parts: str | None) -> str:
    return "，".join(part for part in parts if part) + "。"


TO_FILL_IN = "＿＿＿＿＿＿＿＿"
"""Where a party writes by hand."""


def _line(label: str, value: str | None) -> str:
    return f"{label}：{value or TO_FILL_IN}"


class Amount(PrintedPiece):
    """A sum of money in fen; prints as 186,500.00元."""

    fen: int = Field(ge=0, description="金额（分）")

    @property
    def grouped(self) -> str:
        """Figures without the unit, for table cells: 186,500.00."""
        return group_yuan(self.fen)

    @property
    def words(self) -> str:
        """The sum in words, 人民币壹拾捌万陆仟伍佰元整."""
        return in_words(self.fen)

    @property
    def full(self) -> str:
        """Figures and words, as a request or a term of payment states a sum."""
        return f"{self}（大写：{self.words}）"

    def __str__(self) -> str:
        return f"{self.grouped}元"


class SumItem(Piece):
    """One head of a claim or debt and its sum: 货款本金, 186,500.00元."""

    label: Text = Field(description="款项名称")
    amount: Amount = Field(description="金额")


class AgentBlock(Piece):
    """A party's agent. Special powers must be listed one by one (民事诉讼法 62)."""

    label: Text = Field(default="委托诉讼代理人", description="称谓")
    name: Text = Field(description="姓名")
    organisation: Text | None = Field(default=None, description="所在单位")
    title: Text | None = Field(default=None, description="职务")
    phone: Text | None = Field(default=None, description="联系电话")
    powers: tuple[Text, ...] = Field(default=(), description="特别授权事项，空为一般授权")

    @property
    def line(self) -> str:
        """委托诉讼代理人：张三，某律师事务所律师，…，代理权限为特别授权（…）。"""
        scope = f"特别授权（{'、'.join(self.powers)}）" if self.powers else "一般授权"
        employment = f"{self.organisation or ''}{self.title or ''}"
        phone = f"联系方式：{self.phone}" if self.phone else None
        words = _sentence(self.name, employment, phone, f"代理权限为{scope}")
        return f"{self.label}：{words}"


class _Party(Piece):
    """What a person and an organisation have in common on paper."""

    role: Text = Field(description="在本文书中的称谓，如申请人、原告、甲方")
    name: Text = Field(description="姓名或者名称")
    address: Text | None = Field(default=None, description="住所")
    phone: Text | None = Field(default=None, description="联系电话")
    email: Text | None = Field(default=None, description="电子邮箱")
    agents: tuple[AgentBlock, ...] = Field(default=(), description="代理人")
    joined: tuple[Text, ...] = Field(default=(), description="同一称谓的其他当事人，逐行列明")

    @property
    def contact(self) -> str | None:
        """联系方式：13800000101、a@example.cn; None where neither is known."""
        known = "、".join(part for part in (self.phone, self.email) if part)
        return f"联系方式：{known}" if known else None


class PersonBlock(_Party):
    """A natural person as 民事诉讼法 124(1) and 仲裁法 34 ask, as far as known."""

    kind: Literal["person"] = "person"
    sex: Text | None = Field(default=None, description="性别")
    born_on: date | None = Field(default=None, description="出生日期")
    ethnicity: Text | None = Field(default=None, description="民族")
    occupation: Text | None = Field(default=None, description="职业")
    employer: Text | None = Field(default=None, description="工作单位")
    id_label: Text = Field(default="公民身份号码", description="证件名称")
    id_number: Text | None = Field(default=None, description="证件号码")

    @property
    def description(self) -> str:
        """The first line of the block, after the role."""
        born = f"{format_date(self.born_on)}出生" if self.born_on else None
        home = f"住{self.address}" if self.address else None
        work = f"{self.employer or ''}{self.occupation or ''}"
        identity = f"{self.id_label}：{self.id_number}" if self.id_number else None
        personal = (self.sex, born, self.ethnicity, work, home, identity, self.contact)
        return _sentence(self.name, *personal)

    @property
    def further_lines(self) -> tuple[str, ...]:
        """The lines below the first: the agents, then others who share the role."""
        return (*(agent.line for agent in self.agents), *self.joined)

    @property
    def _sex_ticked(self) -> str:
        """☑男　□女; another word as it stands."""
        labels = ("男", "女")
        if self.sex is not None and self.sex not in labels:
            return self.sex
        return "　".join(str(Tick(label=each, chosen=each == self.sex)) for each in labels)

    @property
    def particulars(self) -> tuple[str, ...]:
        """What element-style forms ask of a person, a line each; the unknown is to be filled in."""
        born = format_date(self.born_on) if self.born_on else None
        return (
            _line("姓名", self.name),
            _line("性别", self._sex_ticked),
            _line("出生日期", born),
            _line("民族", self.ethnicity),
            _line("工作单位", self.employer),
            _line("职业", self.occupation),
            _line("住所地", self.address),
            _line("经常居住地（与住所地不一致的）", None),
            _line(self.id_label, self.id_number),
            self.contact or _line("联系方式", None),
            *self.further_lines,
        )

    @property
    def signing(self) -> Literal["签名"]:
        """How a person puts a name to a paper."""
        return "签名"


class OrganisationBlock(_Party):
    """A legal person or other organisation as 民事诉讼法 124(1) asks, as far as known."""

    kind: Literal["organisation"] = "organisation"
    uscc: Text | None = Field(default=None, description="统一社会信用代码")
    representative: Text | None = Field(default=None, description="法定代表人姓名")
    representative_title: Text | None = Field(default=None, description="法定代表人职务")

    @property
    def description(self) -> str:
        """The first line of the block, after the role."""
        seat = f"住所地：{self.address}" if self.address else None
        code = f"统一社会信用代码：{self.uscc}" if self.uscc else None
        return _sentence(self.name, seat, code, None if self.representative else self.contact)

    @property
    def further_lines(self) -> tuple[str, ...]:
        """Below the first: the representative with the contact, the agents, others in the role."""
        agents = (*(agent.line for agent in self.agents), *self.joined)
        if not self.representative:
            return agents
        words = _sentence(self.representative, self.representative_title, self.contact)
        return (f"法定代表人：{words}", *agents)

    @property
    def particulars(self) -> tuple[str, ...]:
        """What element-style forms ask of an organisation; the unknown is to be filled in."""
        represented = (
            (self.representative, self.representative_title) if self.representative else ()
        )
        return (
            _line("名称", self.name),
            _line("住所地", self.address),
            _line("注册地（与住所地不一致的）", None),
            _line("统一社会信用代码", self.uscc),
            _line("类型、所有制性质", None),
            _line("法定代表人", "，".join(part for part in represented if part)),
            self.contact or _line("联系方式", None),
            *(agent.line for agent in self.agents),
            *self.joined,
        )

    @property
    def signing(self) -> Literal["盖章"]:
        """How an organisation puts its name to a paper."""
        return "盖章"


Party = Annotated[PersonBlock | OrganisationBlock, Field(discriminator="kind")]
Parties = AtLeastOne[Party]


class Signatory(Piece):
    """A party on a paper that needs no more of it than its name and how it signs."""

    role: Text = Field(description="称谓")
    name: Text = Field(description="姓名或者名称")
    signing: Literal["签名", "盖章"] = Field(description="签署方式")


def signatory(party: PersonBlock | OrganisationBlock) -> Signatory:
    """The party as a paper names it that needs no more than the name."""
    return Signatory(role=party.role, name=party.name, signing=party.signing)


class Account(Piece):
    """The account that payments go to."""

    holder: Text = Field(description="户名")
    bank: Text = Field(description="开户行")
    number: Text = Field(description="账号")


class ContractReference(PrintedPiece):
    """The contract a dispute comes from; prints as 2025年3月10日签订的《购销合同》（编号：…）."""

    name: Text = Field(description="合同名称")
    number: Text | None = Field(default=None, description="合同编号")
    signed_on: date = Field(description="签订日期")

    def __str__(self) -> str:
        number = f"（编号：{self.number}）" if self.number else ""
        return f"{format_date(self.signed_on)}签订的《{self.name}》{number}"


class InstalmentRow(Piece):
    """One instalment of a payment plan."""

    number: int = Field(ge=1, description="期数")
    due_on: date = Field(description="付款期限")
    amount: Amount = Field(description="付款金额")


class EvidenceKind(StrEnum):
    """The eight kinds of evidence (民事诉讼法 66), by the name that papers print."""

    STATEMENT = "当事人陈述"
    DOCUMENTARY = "书证"
    PHYSICAL = "物证"
    AUDIO_VISUAL = "视听资料"
    ELECTRONIC = "电子数据"
    WITNESS = "证人证言"
    APPRAISAL = "鉴定意见"
    INSPECTION = "勘验笔录"


class EvidenceRow(Piece):
    """One piece of evidence, its source and what it is to prove (证据规定 19)."""

    kind: EvidenceKind = Field(description="证据种类")
    name: Text = Field(description="证据名称")
    source: Text = Field(description="证据来源")
    proves: Text = Field(description="证明对象和内容")
    original: bool = Field(description="有无原件")
    pages: int | None = Field(default=None, ge=1, description="页数")

    @property
    def form(self) -> str:
        """原件, or 复印件，3页 where the pages are known."""
        form = "原件" if self.original else "复制件"
        return f"{form}，{self.pages}页" if self.pages else form


class EvidenceGroup(Piece):
    """The evidence of one kind; papers number evidence through all groups."""

    kind: EvidenceKind = Field(description="证据种类")
    first_number: int = Field(ge=1, description="本组第一项的序号")
    rows: AtLeastOne[EvidenceRow] = Field(description="证据")


def group_evidence(rows: tuple[EvidenceRow, ...]) -> tuple[EvidenceGroup, ...]:
    """Evidence sorted by kind, in the order of the law, and numbered through."""
    groups: list[EvidenceGroup] = []
    number = 1
    for kind in EvidenceKind:
        found = tuple(row for row in rows if row.kind is kind)
        if found:
            groups.append(EvidenceGroup(kind=kind, first_number=number, rows=found))
            number += len(found)
    return tuple(groups)


class Tick(PrintedPiece):
    """An answer to be ticked; prints as ☑是 or □是."""

    label: Text = Field(description="选项")
    chosen: bool = Field(description="是否选中")

    def __str__(self) -> str:
        return f"{'☑' if self.chosen else '□'}{self.label}"


class Question(Piece):
    """A question of an element-style form, its ticked answers and what is added to them."""

    label: Text = Field(description="问题")
    ticks: tuple[Tick, ...] = Field(default=(), description="选项")
    text: Text | None = Field(default=None, description="补充说明")

    @property
    def answer(self) -> str:
        """The ticks in a row and what is added: ☑是　□否　约定由被告住所地人民法院管辖."""
        return "　".join([*(str(tick) for tick in self.ticks), *([self.text] if self.text else [])])


def yes_or_no(label: str, answer: bool, text: str | None = None) -> Question:
    """A question answered 是 or 否."""
    ticks = (Tick(label="是", chosen=answer), Tick(label="否", chosen=not answer))
    return Question(label=label, ticks=ticks, text=text)


class Title(PrintedPiece):
    """An enforceable title; prints as 无锡仲裁委员会（2026）锡仲裁字第1号裁决书."""

    kind: Text = Field(description="文书名称，如裁决书、民事裁定书、人民调解协议书")
    number: Text | None = Field(description="文书编号，没有记录的不写")
    issued_by: Text = Field(description="作出或者制作机构")
    effective_on: date = Field(description="生效日期")

    def __str__(self) -> str:
        return f"{self.issued_by}{self.number or ''}{self.kind}"
