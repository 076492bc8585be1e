"""What the papers of intake say: what is missing, why a case is refused, who acts for whom."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from templates.models import (
    Account,
    AgentBlock,
    Amount,
    AtLeastOne,
    ContractReference,
    Party,
    Piece,
    SumItem,
    Text,
)


class MissingItem(Piece):
    """A paper or an item of evidence that is missing, and what it would prove."""

    name: Text = Field(description="材料名称")
    proves: Text | None = Field(default=None, description="证明内容，非证据材料不写")

    @property
    def line(self) -> str:
        """借条（用于证明借贷合意）, or the name alone."""
        return f"{self.name}（用于证明{self.proves}）" if self.proves else self.name


class CorrectionNotice(Piece):
    """补正通知书: what is missing, by when it has to come in, and what follows if it does not."""

    case_no: Text = Field(description="案号")
    applicants: AtLeastOne[Text] = Field(description="申请人姓名或者名称")
    respondents: AtLeastOne[Text] = Field(description="被申请人姓名或者名称")
    contract: ContractReference = Field(description="纠纷所涉合同")
    filed_on: date = Field(description="提交申请日期")
    missing: AtLeastOne[MissingItem] = Field(description="需要补正的材料")
    until: date = Field(description="补正期限")
    bureau: Text = Field(description="受理机构")
    dated_on: date = Field(description="通知日期")

    @model_validator(mode="after")
    def _leaves_time(self) -> Self:
        if self.until <= self.dated_on:
            raise ValueError("补正期限应当晚于通知日期")
        return self


class RefusalNotice(Piece):
    """不予受理通知书: why, and which other roads are open (人民调解法 26)."""

    case_no: Text = Field(description="案号")
    applicants: AtLeastOne[Text] = Field(description="申请人姓名或者名称")
    respondents: AtLeastOne[Text] = Field(description="被申请人姓名或者名称")
    contract: ContractReference = Field(description="纠纷所涉合同")
    filed_on: date = Field(description="提交申请日期")
    reason: Text = Field(description="不予受理的理由")
    routes: AtLeastOne[Text] = Field(description="告知的其他救济途径")
    bureau: Text = Field(description="受理机构")
    dated_on: date = Field(description="通知日期")


class PowerOfAttorney(Piece):
    """授权委托书: who acts for whom, in which matter, with which powers (民事诉讼法 61, 62).

    Special powers are named one by one; 全权代理 alone gives none (解释 89).
    """

    principal: Party = Field(description="委托人")
    agent: AgentBlock = Field(description="受委托人及其授权事项")
    cause: Text = Field(description="案由")
    opponents: AtLeastOne[Text] = Field(description="对方当事人姓名或者名称")
    case_no: Text = Field(description="案号")
    dated_on: date = Field(description="委托日期")


class DemandLetter(Piece):
    """催款函: the creditor asks for payment, which interrupts the limitation (民法典 195)."""

    debtors: AtLeastOne[Text] = Field(description="债务人姓名或者名称")
    guarantors: tuple[Text, ...] = Field(description="保证人姓名或者名称")
    creditor: Party = Field(description="债权人")
    contract: ContractReference = Field(description="债权所依据的合同")
    due_on: date = Field(description="债务到期日")
    items: AtLeastOne[SumItem] = Field(description="应付款项构成")
    total: Amount = Field(description="应付款项合计")
    running_interest: Text | None = Field(description="继续计算的利息或者违约金，没有的不写")
    pay_by: date = Field(description="要求付清的日期")
    account: Account | None = Field(description="收款账户，未提供的不写")
    dated_on: date = Field(description="函件日期")

    @model_validator(mode="after")
    def _sums_agree(self) -> Self:
        if sum(item.amount.fen for item in self.items) != self.total.fen:
            raise ValueError("款项构成之和应当与合计金额一致")
        return self


class WithdrawalApplication(Piece):
    """撤回申请书: an applicant takes the application back, to a bureau or an institution."""

    applicant: Party = Field(description="申请人")
    respondents: AtLeastOne[Text] = Field(description="被申请人姓名或者名称")
    recipient: Text = Field(description="受理机构")
    case_no: Text = Field(description="案号")
    cause: Text = Field(description="案由")
    matter: Text = Field(description="撤回的申请，如调解申请、仲裁申请")
    reasons: AtLeastOne[Text] = Field(description="撤回的理由")
    dated_on: date = Field(description="申请日期")
