"""What the papers of mediation say, from the application to the end or to confirmation."""

from datetime import date
from itertools import pairwise
from typing import Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from templates.models import (
    Account,
    Amount,
    AtLeastOne,
    ContractReference,
    InstalmentRow,
    Parties,
    Party,
    Piece,
    SumItem,
    Text,
)


class MediationApplication(Piece):
    """人民调解申请书: who asks for mediation, of what, and that it is asked of free will."""

    applicant: Party = Field(description="申请人")
    respondents: Parties = Field(description="被申请人")
    organisation: Text = Field(description="受理申请的调解组织")
    contract: ContractReference = Field(description="纠纷所涉合同")
    facts: AtLeastOne[Text] = Field(description="纠纷简要情况，每项一段")
    requests: AtLeastOne[Text] = Field(description="申请事项")
    evidence: tuple[Text, ...] = Field(description="随申请提交的证据名称")
    dated_on: date = Field(description="申请日期")


class GuaranteeWarning(Piece):
    """That a guarantee period runs on during mediation (民法典 692, 693)."""

    guarantor: Text = Field(description="保证人")
    kind: Literal["一般保证", "连带责任保证"] = Field(description="保证方式")
    ends_on: date = Field(description="保证期间届满日")

    @property
    def preserving_act(self) -> str:
        """What alone keeps the guarantor bound, by the kind of the guarantee (民法典 693)."""
        if self.kind == "一般保证":
            return "对债务人提起诉讼或者申请仲裁"
        return "请求保证人承担保证责任"


class RightsNotice(Piece):
    """权利义务告知书: the rights and duties of the parties (人民调解法 23, 24)."""

    case_no: Text = Field(description="调解案号")
    recipients: AtLeastOne[Text] = Field(description="被告知的各方当事人")
    organisation: Text = Field(description="调解组织")
    mediator: Text | None = Field(description="调解员，尚未确定的不写")
    guarantees: tuple[GuaranteeWarning, ...] = Field(description="保证期间提示")
    dated_on: date = Field(description="告知日期")


class Attendee(Piece):
    """A person present at a session, and for whom."""

    name: Text = Field(description="姓名")
    capacity: Text = Field(description="身份，如申请人法定代表人")


class Statement(Piece):
    """What one person said, in the record's words."""

    speaker: Text = Field(description="发言人")
    words: AtLeastOne[Text] = Field(description="发言内容，每项一段")


class SessionRecord(Piece):
    """调解笔录 of one session.

    Facts that both sides confirm are set apart: they alone may be used later (在线调解规则 22).
    """

    case_no: Text = Field(description="调解案号")
    number: int = Field(ge=1, description="第几次调解")
    held_on: date = Field(description="调解日期")
    started_at: AwareDatetime | None = Field(description="开始时间，没有记录的不写")
    ended_at: AwareDatetime | None = Field(description="结束时间，没有记录的不写")
    mode: Literal["现场调解", "在线调解", "电话调解"] = Field(description="调解方式")
    place: Text | None = Field(description="调解地点或者在线平台，没有记录的不写")
    organisation: Text = Field(description="调解组织")
    mediator: Text = Field(description="调解员")
    recorder: Text | None = Field(description="记录人，由调解员兼任的不写")
    attendees: AtLeastOne[Attendee] = Field(description="到场人员")
    absent: tuple[Text, ...] = Field(description="经通知未到场的当事人")
    record: tuple[Text, ...] = Field(description="调解员所记的调解经过，每项一段")
    statements: tuple[Statement, ...] = Field(description="各方陈述")
    undisputed_facts: tuple[Text, ...] = Field(description="各方确认的无争议事实")
    disputed_points: tuple[Text, ...] = Field(description="争议焦点")
    outcome: Text | None = Field(description="本次调解结果，已在调解经过中写明的不写")

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.started_at and self.ended_at and self.ended_at <= self.started_at:
            raise ValueError("调解结束时间应当晚于开始时间")
        return self


class FactsConfirmation(Piece):
    """That a party has confirmed the facts, and when."""

    role: Text = Field(description="身份，如申请人")
    party: Text = Field(description="当事人")
    confirmed_on: date = Field(description="确认日期")


class UndisputedFactsRecord(Piece):
    """无争议事实记载: facts that each party has confirmed in writing (在线调解规则 22).

    It alone of what was said in mediation may be used in a later procedure.
    """

    case_no: Text = Field(description="调解案号")
    applicant: Text = Field(description="申请人姓名或者名称")
    respondents: AtLeastOne[Text] = Field(description="被申请人姓名或者名称")
    organisation: Text = Field(description="调解组织")
    contract: ContractReference = Field(description="纠纷所涉合同")
    mediator: Text = Field(description="调解员")
    facts: AtLeastOne[Text] = Field(description="各方没有争议的事实，每项一段")
    confirmations: AtLeastOne[FactsConfirmation] = Field(description="各方的确认")
    dated_on: date = Field(description="最后一方确认的日期")


class DisputeClause(Piece):
    """Where a dispute over the agreement goes: court or arbitration, never both (仲裁法 5)."""

    forum: Literal["court", "arbitration"] = Field(description="诉讼或者仲裁，只能择一")
    name: Text = Field(description="人民法院或者仲裁机构的准确全称")

    @property
    def sentence(self) -> str:
        """The clause as the agreement states it."""
        if self.forum == "court":
            return f"依法向{self.name}提起诉讼。"
        return f"提交{self.name}按照其届时有效的仲裁规则仲裁，仲裁裁决是终局的，对各方均有约束力。"


class ServiceAddress(Piece):
    """Where a party accepts service, by post and electronically (民事诉讼法 90)."""

    party: Text = Field(description="当事人")
    postal: Text = Field(description="邮寄送达地址")
    phone: Text | None = Field(default=None, description="联系电话")
    electronic: Text | None = Field(default=None, description="电子送达地址，不同意的不写")


class GuarantorClause(Piece):
    """A guarantor's promise under the agreement, with a guarantee period agreed anew."""

    guarantor: Text = Field(description="保证人")
    kind: Literal["一般保证", "连带责任保证"] = Field(description="保证方式")
    scope: Text = Field(description="保证范围")
    until: date = Field(description="约定的保证期间届满日")


class MediationAgreement(Piece):
    """人民调解协议书, exact enough to be enforced: fixed sums, dates, account, formulas.

    The heads of the debt and the instalments must each add up to the total, and instalments
    follow one another in time.
    """

    agreement_no: Text = Field(description="协议编号")
    parties: Parties = Field(description="各方当事人，称谓为甲方、乙方、丙方")
    organisation: Text = Field(description="调解组织")
    mediators: AtLeastOne[Text] = Field(description="调解员")
    recorder: Text | None = Field(description="记录人，由调解员兼任的不写")
    contract: ContractReference = Field(description="纠纷所涉合同")
    facts: AtLeastOne[Text] = Field(description="主要事实")
    disputed_points: AtLeastOne[Text] = Field(description="争议事项")
    responsibilities: AtLeastOne[Text] = Field(description="各方责任")
    items: AtLeastOne[SumItem] = Field(description="应付款项构成")
    total: Amount = Field(description="应付款项合计")
    instalments: AtLeastOne[InstalmentRow] = Field(description="分期付款安排")
    account: Account | None = Field(description="收款账户，未提供的不写")
    late_interest: Text = Field(description="逾期付款的计算标准，写明基数、利率和起止")
    acceleration: bool = Field(description="一期未按期足额支付的，未到期款项是否全部到期")
    cost_split: Text = Field(description="费用负担")
    appropriation: Text = Field(description="付款不足以清偿全部到期债务时的抵充顺序")
    guarantors: tuple[GuarantorClause, ...] = Field(description="保证条款，无保证人的为空")
    further_terms: tuple[Text, ...] = Field(description="其他约定")
    disputes: DisputeClause = Field(description="争议解决条款")
    service_addresses: AtLeastOne[ServiceAddress] = Field(description="送达地址")
    confirmation_court: Text | None = Field(description="共同申请司法确认的法院，不申请的不写")
    copies: int = Field(ge=2, description="协议份数")
    dated_on: date = Field(description="达成协议日期")

    @model_validator(mode="after")
    def _sums_agree(self) -> Self:
        owed = sum(item.amount.fen for item in self.items)
        planned = sum(row.amount.fen for row in self.instalments)
        if not owed == planned == self.total.fen:
            raise ValueError("款项构成、分期付款之和应当与合计金额一致")
        return self

    @model_validator(mode="after")
    def _instalments_follow(self) -> Self:
        if any(later.due_on <= earlier.due_on for earlier, later in pairwise(self.instalments)):
            raise ValueError("各期付款期限应当依次在后")
        return self


class CommercialMediationAgreement(MediationAgreement):
    """商事调解协议书: the same agreement, reached before a commercial mediator (条例 23)."""


class ConfirmationApplication(Piece):
    """司法确认申请书: all parties jointly, within 30 days of effect (民事诉讼法 205)."""

    applicants: AtLeastOne[Party] = Field(min_length=2, description="共同申请的各方当事人")
    court: Text = Field(description="受理法院")
    organisation: Text = Field(description="主持调解的组织")
    agreement_no: Text = Field(description="调解协议编号")
    effective_on: date = Field(description="调解协议生效日期")
    facts: AtLeastOne[Text] = Field(description="事实与理由")
    terms: AtLeastOne[Text] = Field(description="请求确认的协议内容")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="申请日期")

    @model_validator(mode="after")
    def _dated_in_order(self) -> Self:
        if self.dated_on < self.effective_on:
            raise ValueError("申请司法确认不得早于调解协议生效")
        return self


class EndOfMediationNotice(Piece):
    """终止调解书: that mediation ended, why, and which roads are open (人民调解法 26)."""

    case_no: Text = Field(description="调解案号")
    applicant: Text = Field(description="申请人姓名或者名称")
    respondents: AtLeastOne[Text] = Field(description="被申请人姓名或者名称")
    organisation: Text = Field(description="调解组织")
    contract: ContractReference = Field(description="纠纷所涉合同")
    accepted_on: date = Field(description="受理日期")
    sessions: int = Field(ge=0, description="调解次数")
    ended_on: date = Field(description="终止日期")
    reason: Text = Field(description="终止原因")
    routes: AtLeastOne[Text] = Field(description="告知的其他救济途径")
    mediator: Text | None = Field(description="调解员，未指派的不写")


class MediatorAppointment(Piece):
    """调解员指派书: who mediates, and what he has to answer and to disclose (规则 12, 13)."""

    case_no: Text = Field(description="调解案号")
    mediator: Text = Field(description="调解员")
    chosen_by_parties: bool = Field(description="是否由各方当事人共同选定")
    replaces: Text | None = Field(description="被更换的调解员，没有更换的不写")
    organisation: Text = Field(description="调解组织")
    applicant: Text = Field(description="申请人姓名或者名称")
    respondents: AtLeastOne[Text] = Field(description="被申请人姓名或者名称")
    contract: ContractReference = Field(description="纠纷所涉合同")
    answer_by: date = Field(description="答复期限届满日")
    dated_on: date = Field(description="指派日期")


class MediatorDisclosure(Piece):
    """调解员披露书: an interest of the mediator, and the parties' consent (商事调解条例 20)."""

    case_no: Text = Field(description="调解案号")
    mediator: Text = Field(description="调解员")
    organisation: Text = Field(description="调解组织")
    parties: AtLeastOne[Text] = Field(description="各方当事人姓名或者名称")
    statements: AtLeastOne[Text] = Field(description="披露的情形")
    dated_on: date = Field(description="披露日期")
