"""What the papers after a title say: paid in full, in default, or to be enforced."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from templates.models import (
    Account,
    Amount,
    AtLeastOne,
    InstalmentRow,
    Parties,
    Party,
    Piece,
    SumItem,
    Text,
    Title,
)


class DefaultNotice(Piece):
    """逾期履行通知书: which instalment is late, what is due now, what follows."""

    case_no: Text = Field(description="案号")
    debtor: Text = Field(description="债务人姓名或者名称")
    guarantors: tuple[Text, ...] = Field(description="保证人姓名或者名称")
    creditor: Text = Field(description="债权人姓名或者名称")
    title: Title = Field(description="履行依据")
    enforceable: bool = Field(description="履行依据是否具有强制执行效力")
    apply_until: date | None = Field(description="申请执行期间届满日，不能申请执行的不写")
    missed: InstalmentRow = Field(description="逾期未付的一期")
    paid: Amount = Field(description="该期已付金额")
    remaining: Amount = Field(description="截至通知日尚未支付的全部金额")
    accelerated: bool = Field(description="全部未付款项是否已经加速到期")
    late_interest: Text = Field(description="逾期付款的计算标准")
    pay_by: date = Field(description="要求付清的日期")
    account: Account | None = Field(description="收款账户，未提供的不写")
    sent_by: Text = Field(description="通知单位")
    dated_on: date = Field(description="通知日期")

    @property
    def _unpaid(self) -> int:
        return self.missed.amount.fen - self.paid.fen

    @model_validator(mode="after")
    def _something_is_late(self) -> Self:
        if self._unpaid <= 0 or self.dated_on <= self.missed.due_on:
            raise ValueError("逾期通知应当针对期限届满后尚未付清的款项")
        if self.remaining.fen < self._unpaid:
            raise ValueError("尚未支付的全部金额不得少于逾期一期的未付金额")
        return self


class EnforcementApplication(Piece):
    """强制执行申请书 (民事诉讼法 247, 248, 250; 执行规定 18)."""

    applicant: Party = Field(description="申请执行人")
    debtors: Parties = Field(description="被执行人")
    court: Text = Field(description="执行法院")
    court_ground: Text = Field(description="该院管辖的根据")
    title: Title = Field(description="执行依据")
    obligations: AtLeastOne[Text] = Field(description="执行依据确定的给付内容")
    items: AtLeastOne[SumItem] = Field(description="申请执行的款项构成")
    total: Amount = Field(description="申请执行的合计金额")
    running_interest: Text | None = Field(description="继续计算的利息或者违约金，没有的不写")
    perform_by: date = Field(description="履行期限届满日")
    apply_until: date = Field(description="申请执行期间届满日")
    facts: AtLeastOne[Text] = Field(description="事实与理由")
    assets: tuple[Text, ...] = Field(description="已知的财产线索")
    account: Account | None = Field(description="执行款收款账户，未提供的不写")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="申请日期")

    @model_validator(mode="after")
    def _items_make_the_total(self) -> Self:
        if sum(item.amount.fen for item in self.items) != self.total.fen:
            raise ValueError("款项构成之和应当与合计金额一致")
        return self

    @model_validator(mode="after")
    def _performance_is_due(self) -> Self:
        if self.dated_on <= self.perform_by:
            raise ValueError("履行期限尚未届满，不得申请执行")
        return self


class PaymentRow(Piece):
    """A payment received and what proves it."""

    paid_on: date = Field(description="付款日期")
    amount: Amount = Field(description="金额")
    mode: Text = Field(description="付款方式")
    receipt: Text = Field(description="凭证")


class PerformanceRecord(Piece):
    """履行记录: the payments received; with nothing left to pay, the certificate of performance."""

    case_no: Text = Field(description="案号")
    creditor: Text = Field(description="债权人姓名或者名称")
    debtors: AtLeastOne[Text] = Field(description="债务人姓名或者名称")
    title: Title = Field(description="履行依据")
    owed: Amount = Field(description="应付总额")
    payments: AtLeastOne[PaymentRow] = Field(description="付款记录")
    paid: Amount = Field(description="已付总额")
    outstanding: Amount = Field(description="尚欠金额")
    recorded_by: Text = Field(description="记录单位")
    dated_on: date = Field(description="记录日期")

    @model_validator(mode="after")
    def _sums_agree(self) -> Self:
        if sum(row.amount.fen for row in self.payments) != self.paid.fen:
            raise ValueError("各笔付款之和应当与已付总额一致")
        if max(self.owed.fen - self.paid.fen, 0) != self.outstanding.fen:
            raise ValueError("应付总额减去已付总额应当等于尚欠金额")
        return self


class AppropriationRow(Piece):
    """A head of the debt: what a payment covered of it and what is left of it."""

    head: Text = Field(description="项目")
    covered: Amount = Field(description="本次抵充金额")
    left: Amount = Field(description="抵充后尚欠金额")


class PaymentReceipt(Piece):
    """收款凭证: a payment, what it was set against, and what is left (民法典 561)."""

    case_no: Text = Field(description="案号")
    creditor: Text = Field(description="债权人姓名或者名称")
    debtors: AtLeastOne[Text] = Field(description="债务人姓名或者名称")
    title: Title = Field(description="履行依据")
    payment: PaymentRow = Field(description="收到的付款")
    heads: AtLeastOne[AppropriationRow] = Field(description="抵充的项目")
    left: Amount = Field(description="抵充后尚欠合计")
    as_of: date = Field(description="尚欠金额计算至")
    excess: Amount | None = Field(description="多付应退金额，没有的不写")
    recourse: bool = Field(description="是否由保证人付款")
    recorded_by: Text = Field(description="记录单位")
    dated_on: date = Field(description="出具日期")

    @model_validator(mode="after")
    def _sums_agree(self) -> Self:
        if sum(row.covered.fen for row in self.heads) != self.payment.amount.fen:
            raise ValueError("各项抵充金额之和应当与收款金额一致")
        if sum(row.left.fen for row in self.heads) != self.left.fen:
            raise ValueError("各项尚欠金额之和应当与尚欠合计一致")
        return self


class ScheduleAmendment(Piece):
    """还款计划变更协议: a new schedule in place of the old one (民法典 543, 575, 695)."""

    case_no: Text = Field(description="案号")
    title: Title = Field(description="原履行依据")
    parties: Parties = Field(description="各方当事人")
    owed: Amount = Field(description="变更时尚欠金额，含已经发生的利息")
    plan: AtLeastOne[InstalmentRow] = Field(description="变更后的各期付款")
    total: Amount = Field(description="变更后的付款总额")
    remitted: Amount | None = Field(description="免除的金额，没有的不写")
    on_punctual_performance: bool = Field(description="免除是否以按期履行为条件")
    acceleration: bool = Field(description="任何一期逾期是否全部到期")
    guarantors: tuple[Text, ...] = Field(description="保证人姓名或者名称")
    account: Account | None = Field(description="收款账户，未提供的不写")
    copies: int = Field(ge=2, description="份数")
    dated_on: date = Field(description="签订日期")

    @model_validator(mode="after")
    def _sums_agree(self) -> Self:
        remitted = self.remitted.fen if self.remitted else 0
        if sum(row.amount.fen for row in self.plan) != self.total.fen:
            raise ValueError("各期付款之和应当与变更后的付款总额一致")
        if self.total.fen + remitted != self.owed.fen:
            raise ValueError("变更后的付款总额与免除的金额之和应当与尚欠金额一致")
        return self


class CompletionCertificate(Piece):
    """履行完毕确认书: the creditor has received everything (民法典 557)."""

    case_no: Text = Field(description="案号")
    creditor: Text = Field(description="债权人姓名或者名称")
    debtors: AtLeastOne[Text] = Field(description="债务人姓名或者名称")
    title: Title = Field(description="履行依据")
    paid: Amount = Field(description="已收总额")
    last_paid_on: date = Field(description="最后一笔付款日期")
    remitted: Amount | None = Field(description="免除的利息，没有的不写")
    dated_on: date = Field(description="确认日期")


class InstalmentSchedule(Piece):
    """分期付款计划表: what is to be paid when, under a settlement or a title."""

    case_no: Text = Field(description="案号")
    creditor: Text = Field(description="债权人姓名或者名称")
    debtors: AtLeastOne[Text] = Field(description="债务人姓名或者名称")
    guarantors: tuple[Text, ...] = Field(description="保证人姓名或者名称")
    title: Title = Field(description="履行依据")
    instalments: AtLeastOne[InstalmentRow] = Field(description="各期付款")
    total: Amount = Field(description="付款总额")
    acceleration: bool = Field(description="任何一期逾期是否全部到期")
    account: Account | None = Field(description="收款账户，未提供的不写")
    prepared_by: Text = Field(description="编制单位")
    dated_on: date = Field(description="编制日期")

    @model_validator(mode="after")
    def _sums_agree(self) -> Self:
        if sum(row.amount.fen for row in self.instalments) != self.total.fen:
            raise ValueError("各期付款之和应当与付款总额一致")
        return self


class PropertyLead(Piece):
    """A lead to property of a debtor: what it is, whose, and where to find it."""

    kind: Text = Field(description="财产种类")
    owner: Text = Field(description="财产所有人")
    detail: Text = Field(description="财产线索，如账号、坐落、车牌号")
    source: Text = Field(description="线索来源")


class PropertyLeads(Piece):
    """财产线索清单: the leads on record, with lines for those the applicant adds."""

    recipient: Text = Field(description="受理法院或者机构")
    case_no: Text = Field(description="案号")
    applicant: Party = Field(description="申请人")
    debtors: Parties = Field(description="被执行人或者被保全人")
    leads: tuple[PropertyLead, ...] = Field(description="已知的财产线索")
    open_kinds: AtLeastOne[Text] = Field(description="留待申请人补充的财产种类")
    dated_on: date = Field(description="提交日期")


class Milestone(Piece):
    """A day in the course of a case, and what happened."""

    on: date = Field(description="日期")
    what: Text = Field(description="经过")


class ClosingReport(Piece):
    """结案报告: what a case was about, how it went, and how it ended."""

    case_no: Text = Field(description="案号")
    bureau: Text = Field(description="受理机构")
    cause: Text = Field(description="案由")
    claimants: AtLeastOne[Text] = Field(description="申请人")
    respondents: AtLeastOne[Text] = Field(description="被申请人")
    filed_on: date = Field(description="申请日期")
    closed_on: date = Field(description="结案日期")
    amount_in_dispute: Amount = Field(description="标的额")
    paid: Amount = Field(description="已履行金额")
    title: Title | None = Field(description="履行依据，没有的不写")
    course: AtLeastOne[Milestone] = Field(description="办理经过")
    outcome: Text = Field(description="结案方式")
    dated_on: date = Field(description="报告日期")

    @model_validator(mode="after")
    def _closes_after_it_was_filed(self) -> Self:
        if self.closed_on < self.filed_on:
            raise ValueError("结案日期不得早于申请日期")
        return self
