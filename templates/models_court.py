"""What the papers for a court say: complaint pack, payment order, announcement, fees."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from templates.models import (
    Amount,
    AtLeastOne,
    EvidenceGroup,
    Parties,
    Party,
    Piece,
    Question,
    Signatory,
    SumItem,
    Text,
)


class PaymentOrderApplication(Piece):
    """支付令申请书: a due and fixed sum of money (民事诉讼法 225; 解释 427).

    The declarations that the law asks for stand in the template: who files the paper makes them.
    """

    creditor: Party = Field(description="申请人（债权人）")
    debtors: Parties = Field(description="被申请人（债务人）")
    court: Text = Field(description="债务人住所地基层人民法院")
    items: AtLeastOne[SumItem] = Field(description="请求给付的款项构成")
    total: Amount = Field(description="请求给付的合计金额")
    running_interest: Text | None = Field(description="继续计算的利息，无书面约定的不写")
    due_on: date = Field(description="债务到期日")
    facts: AtLeastOne[Text] = Field(description="事实与理由")
    evidence: AtLeastOne[Text] = Field(description="债权凭证和证据")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="申请日期")

    @model_validator(mode="after")
    def _items_make_the_total(self) -> Self:
        if sum(item.amount.fen for item in self.items) != self.total.fen:
            raise ValueError("款项构成之和应当与合计金额一致")
        return self


class Complaint(Piece):
    """民事起诉状 (民事诉讼法 124) with the blocks of the element-style form."""

    cause: Text = Field(description="案由")
    plaintiff: Party = Field(description="原告")
    defendants: Parties = Field(description="被告")
    court: Text = Field(description="受理法院")
    claims: AtLeastOne[Text] = Field(description="诉讼请求")
    claim_elements: AtLeastOne[Question] = Field(description="诉讼请求要素")
    forum_elements: AtLeastOne[Question] = Field(description="约定管辖和诉前保全")
    fact_elements: AtLeastOne[Question] = Field(description="事实要素")
    facts: AtLeastOne[Text] = Field(description="事实与理由")
    evidence: tuple[EvidenceGroup, ...] = Field(min_length=1, description="证据和证据来源")
    willingness: AtLeastOne[Question] = Field(description="对纠纷解决方式的意愿")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="具状日期")


class Pleading(Piece):
    """A paper by which a party answers, objects, appeals or applies, in its own words.

    答辩状, 管辖权异议书, 支付令异议书, 上诉状, 缓减免诉讼费申请书 and 恢复执行申请书 share it.
    """

    filer: Party = Field(description="提出人")
    others: Parties = Field(description="其他提出人和对方当事人")
    court: Text = Field(description="受理法院")
    statement: Text = Field(description="请求或者答辩的事项")
    facts: AtLeastOne[Text] = Field(description="提出人所写的事实与理由")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="提出日期")


class EvidenceList(Piece):
    """证据清单: numbered by class, with source and what each piece proves (证据规定 19)."""

    forum: Text = Field(description="受理的法院或者仲裁机构")
    submitter: Signatory = Field(description="提交人")
    opponents: AtLeastOne[Text] = Field(description="对方当事人")
    cause: Text = Field(description="案由")
    groups: AtLeastOne[EvidenceGroup] = Field(description="证据，按种类分组")
    copies: int = Field(ge=1, description="提交份数")
    dated_on: date = Field(description="提交日期")


class ElectronicChannel(Piece):
    """A way of electronic service and the address on it (民事诉讼法 90)."""

    name: Text = Field(description="送达方式，如手机短信、电子邮箱")
    address: Text = Field(description="接收地址")


class ServiceAddressConfirmation(Piece):
    """送达地址确认书: where a party accepts service, and whether electronically."""

    forum: Text = Field(description="受理的法院或者仲裁机构")
    cause: Text = Field(description="案由")
    case_no: Text | None = Field(description="案号，尚未立案的不写")
    party: Signatory = Field(description="确认送达地址的当事人")
    recipient: Text = Field(description="收件人")
    address: Text = Field(description="送达地址")
    postcode: Text | None = Field(description="邮政编码")
    phone: Text = Field(description="收件人电话")
    agent: Text | None = Field(description="代收人，未指定的不写")
    channels: tuple[ElectronicChannel, ...] = Field(description="电子送达地址，空为不同意电子送达")
    dated_on: date = Field(description="确认日期")


class FeeRow(Piece):
    """One fee, how it is worked out, and who pays it when."""

    item: Text = Field(description="费用项目")
    calculation: Text = Field(description="计算方法")
    amount: Amount = Field(description="金额，区间收费的为下限")
    up_to: Amount | None = Field(default=None, description="区间收费的上限")
    payer: Text = Field(description="预交和负担")

    @property
    def range(self) -> str:
        """1,415.25, or 2,438.30至3,134.40 where the tariff leaves a range."""
        if self.up_to is None:
            return self.amount.grouped
        return f"{self.amount.grouped}至{self.up_to.grouped}"


class OtherReading(Piece):
    """The fee on another reading of the amount in dispute, as courts differ on it."""

    reading: Text = Field(description="标的额的另一种计算口径")
    amount_in_dispute: Amount = Field(description="按该口径计算的标的额")
    court_fee: Amount = Field(description="按该口径计算的案件受理费")


class FeeEstimate(Piece):
    """诉讼费用预估表: what each road would cost, worked out so that it can be checked by hand."""

    case_no: Text = Field(description="案号")
    claimant: Text = Field(description="债权人姓名或者名称")
    respondents: AtLeastOne[Text] = Field(description="债务人姓名或者名称")
    amount_in_dispute: Amount = Field(description="标的额")
    composition: AtLeastOne[SumItem] = Field(description="标的额构成")
    rows: AtLeastOne[FeeRow] = Field(description="费用项目")
    other_reading: OtherReading | None = Field(description="标的额另一种口径，结果相同的不写")
    notes: tuple[Text, ...] = Field(description="说明")
    prepared_by: Text = Field(description="制表单位")
    dated_on: date = Field(description="制表日期")


class FiledPaper(Piece):
    """A paper of a filing package, one copy for the court and one for each opponent."""

    title: Text = Field(description="材料名称")
    copies: int = Field(ge=1, description="份数")


class FiledEvidence(Piece):
    """An item of evidence that goes with a filing, under its number in the evidence list."""

    number: int = Field(ge=1, description="证据清单中的序号")
    kind: Text = Field(description="证据种类")
    name: Text = Field(description="证据名称")
    form: Text = Field(description="原件或者复制件，及页数")


class FilingIndex(Piece):
    """立案材料目录: what a filing package holds, in its order."""

    recipient: Text = Field(description="受理的法院或者仲裁机构")
    filing: Text = Field(description="材料类别")
    case_no: Text = Field(description="案号")
    round: int = Field(ge=1, description="递交次数，自1起")
    submitter: Signatory = Field(description="提交人")
    opponents: tuple[Text, ...] = Field(description="对方当事人，共同申请的不写")
    papers: AtLeastOne[FiledPaper] = Field(description="文书")
    evidence: tuple[FiledEvidence, ...] = Field(description="证据，按证据清单的顺序")
    by_hand: tuple[Text, ...] = Field(description="由提交人另行附具的材料")
    dated_on: date = Field(description="编制日期")


class ServiceAttempt(Piece):
    """One attempt to reach a party, and what came of it."""

    made_on: date = Field(description="日期")
    mode: Text = Field(description="方式")
    outcome: Text = Field(description="结果")


class AnnouncementRequest(Piece):
    """公告送达申请书: service by announcement, 30 days (民事诉讼法 95)."""

    applicant: Party = Field(description="申请人")
    addressees: Parties = Field(description="受送达人")
    court: Text = Field(description="受理法院")
    case_no: Text | None = Field(description="案号，尚未立案的不写")
    cause: Text = Field(description="案由")
    papers: AtLeastOne[Text] = Field(description="申请公告送达的文书")
    facts: AtLeastOne[Text] = Field(description="受送达人下落不明的事实与理由")
    attempts: AtLeastOne[ServiceAttempt] = Field(description="已采用的其他送达或者联系方式")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="申请日期")


class RepresentativeProof(Piece):
    """法定代表人身份证明书: who represents an organisation (执行规定 18)."""

    organisation: Text = Field(description="单位名称")
    uscc: Text = Field(description="统一社会信用代码")
    address: Text = Field(description="单位住所地")
    phone: Text = Field(description="单位联系电话")
    representative: Text = Field(description="法定代表人姓名")
    title: Text = Field(description="法定代表人职务")
    cause: Text = Field(description="案由")
    dated_on: date = Field(description="出具日期")
