"""What the papers of arbitration say: agreement, application, and the records of awards."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from templates.models import (
    Account,
    Amount,
    AtLeastOne,
    ContractReference,
    EvidenceGroup,
    InstalmentRow,
    Parties,
    Party,
    Piece,
    Text,
)


class ArbitrationAgreement(Piece):
    """仲裁协议 made or mended after the dispute arose, naming one institution (仲裁法 27, 29)."""

    parties: Parties = Field(description="各方当事人，称谓为甲方、乙方")
    contract: ContractReference = Field(description="纠纷所涉合同")
    original_clause: Text | None = Field(description="原仲裁条款，原无条款的不写")
    dispute_arose_on: date = Field(description="争议发生日期")
    matters: Text = Field(description="提交仲裁的事项")
    institution: Text = Field(description="仲裁机构准确全称，只能一个")
    seat: Text | None = Field(description="仲裁地，未约定的不写")
    copies: int = Field(ge=2, description="协议份数")
    dated_on: date = Field(description="签订日期")

    @model_validator(mode="after")
    def _made_after_the_dispute(self) -> Self:
        """An agreement for disputes yet to come is no basis to enforce on (法释〔2018〕10号)."""
        if self.dated_on < self.dispute_arose_on:
            raise ValueError("仲裁协议签订日期不得早于争议发生日期")
        return self


class ArbitrationApplication(Piece):
    """仲裁申请书 (仲裁法 34)."""

    applicant: Party = Field(description="申请人")
    respondents: Parties = Field(description="被申请人")
    institution: Text = Field(description="仲裁机构")
    agreement: Text = Field(description="仲裁协议的出处，如合同第几条或者补充仲裁协议")
    clause: Text | None = Field(description="仲裁条款原文，没有记录的不写")
    cause: Text = Field(description="案由")
    claims: AtLeastOne[Text] = Field(description="仲裁请求")
    facts: AtLeastOne[Text] = Field(description="事实与理由")
    evidence: tuple[EvidenceGroup, ...] = Field(min_length=1, description="证据和证据来源")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="申请日期")


class PartyStatement(Piece):
    """What a party hands in to the tribunal or the institution: what it asks for, and why.

    The answer, counterclaim, choice of an arbitrator, challenge, postponement, and correction.
    """

    author: Party = Field(description="提交文书的当事人")
    opponents: Parties = Field(description="对方当事人")
    institution: Text = Field(description="仲裁机构")
    file_no: Text | None = Field(description="仲裁案号，尚未受理的不写")
    cause: Text = Field(description="案由")
    requests: AtLeastOne[Text] = Field(description="意见或者申请的事项")
    reasons: AtLeastOne[Text] = Field(description="事实与理由")
    dated_on: date = Field(description="提交日期")


class ArbitratorDisclosure(Piece):
    """仲裁员声明书: what an arbitrator has to disclose, or that there is nothing (仲裁法 45)."""

    arbitrator: Text = Field(description="仲裁员姓名")
    institution: Text = Field(description="仲裁机构")
    file_no: Text | None = Field(description="仲裁案号")
    cause: Text = Field(description="案由")
    claimants: AtLeastOne[Text] = Field(description="申请人")
    respondents: AtLeastOne[Text] = Field(description="被申请人")
    statements: AtLeastOne[Text] = Field(description="应当披露的情形，没有的写明没有")
    dated_on: date = Field(description="声明日期")


class Delivery(Piece):
    """The day a party received an award or 调解书."""

    party: Text = Field(description="受送达人")
    received_on: date = Field(description="收到日期")


class AwardRecord(Piece):
    """裁决记录: what an award holds (仲裁法 67) and the terms that run from it."""

    case_no: Text = Field(description="本系统案号")
    award_no: Text = Field(description="裁决书编号")
    institution: Text = Field(description="仲裁机构")
    tribunal: AtLeastOne[Text] = Field(description="仲裁庭成员")
    applicant: Text = Field(description="申请人")
    respondents: AtLeastOne[Text] = Field(description="被申请人")
    agreement: Text = Field(description="仲裁协议的出处")
    accepted_on: date = Field(description="受理日期")
    hearing_on: date | None = Field(description="开庭日期，书面审理的不写")
    claims: AtLeastOne[Text] = Field(description="仲裁请求")
    findings: tuple[Text, ...] = Field(description="争议事实和裁决理由，当事人协议不写明的为空")
    decisions: AtLeastOne[Text] = Field(description="裁决结果")
    total: Amount = Field(description="裁决给付的金额")
    costs: Text = Field(description="仲裁费用的负担")
    made_on: date = Field(description="裁决作出日期，自该日生效")
    perform_by: date = Field(description="履行期限届满日")
    deliveries: tuple[Delivery, ...] = Field(description="送达情况，尚未送达的为空")
    set_aside_until: date | None = Field(description="申请撤销裁决的期限届满日，尚未送达的不写")
    enforcement_court: Text = Field(description="有管辖权的执行法院")
    enforce_until: date = Field(description="申请执行的期限届满日")
    recorded_by: Text = Field(description="记录单位")
    dated_on: date = Field(description="记录日期")


class ConsentAwardRecord(Piece):
    """和解裁决记录: a settlement before the tribunal made a title (仲裁法 62 to 65)."""

    case_no: Text = Field(description="本系统案号")
    document: Literal["裁决书", "调解书"] = Field(description="依和解协议制作的文书")
    document_no: Text = Field(description="文书编号")
    institution: Text = Field(description="仲裁机构")
    tribunal: AtLeastOne[Text] = Field(description="仲裁庭成员")
    applicant: Text = Field(description="申请人")
    respondents: AtLeastOne[Text] = Field(description="被申请人")
    agreement: Text = Field(description="仲裁协议的出处")
    accepted_on: date = Field(description="受理日期")
    claims: AtLeastOne[Text] = Field(description="仲裁请求")
    settled_on: date = Field(description="达成和解日期")
    terms: AtLeastOne[Text] = Field(description="和解内容")
    total: Amount = Field(description="应付款项合计")
    instalments: AtLeastOne[InstalmentRow] = Field(description="付款安排")
    account: Account | None = Field(description="收款账户，未提供的不写")
    costs: Text = Field(description="仲裁费用的负担")
    made_on: date = Field(description="文书作出日期")
    effective_on: date = Field(description="生效日期")
    enforcement_court: Text = Field(description="有管辖权的执行法院")
    recorded_by: Text = Field(description="记录单位")
    dated_on: date = Field(description="记录日期")

    @model_validator(mode="after")
    def _sums_agree(self) -> Self:
        if sum(row.amount.fen for row in self.instalments) != self.total.fen:
            raise ValueError("各期付款之和应当与合计金额一致")
        return self

    @model_validator(mode="after")
    def _in_force_by_law(self) -> Self:
        """An award is in force from the day it is made (仲裁法 70), 调解书 once all signed (65)."""
        if self.document == "裁决书" and self.effective_on != self.made_on:
            raise ValueError("裁决书自作出之日起发生法律效力")
        if self.effective_on < self.made_on:
            raise ValueError("调解书不得早于作出之日生效")
        return self
