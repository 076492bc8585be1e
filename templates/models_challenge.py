"""What the papers beside the forum say: preservation, and challenges of an award or agreement."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from templates.models import Amount, AtLeastOne, Parties, Party, Piece, Text, Title


class PreservationApplication(Piece):
    """财产保全申请书 (财产保全规定 1): what is to be preserved, why, and on what security."""

    applicant: Party = Field(description="申请保全人")
    respondents: Parties = Field(description="被保全人")
    court: Text = Field(description="受理法院")
    institution: Text | None = Field(description="转交申请的仲裁机构，不在仲裁中的不写")
    occasion: Text = Field(description="何时申请，如起诉前、诉讼中、仲裁中、执行前")
    title: Title | None = Field(description="生效法律文书，尚无的不写")
    amount: Amount = Field(description="请求保全数额")
    properties: AtLeastOne[Text] = Field(description="请求保全的财产种类")
    leads: AtLeastOne[Text] = Field(description="财产信息或者财产线索")
    urgent: bool = Field(description="情况是否紧急")
    facts: AtLeastOne[Text] = Field(description="事实与理由")
    security: Text = Field(description="担保情况，或者不需要提供担保的理由")
    fee: Amount = Field(description="申请费")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="申请日期")


class PreservationSecurity(Piece):
    """担保书 (财产保全规定 6): what the applicant stands good for, and with what."""

    guarantor: Party = Field(description="担保人")
    respondents: AtLeastOne[Text] = Field(description="被保全人")
    court: Text = Field(description="受理法院")
    amount: Amount = Field(description="请求保全数额")
    form: Text = Field(description="担保方式")
    value: Amount = Field(description="担保财产的价值")
    property: AtLeastOne[Text] = Field(description="担保财产")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="出具日期")


class SetAsideApplication(Piece):
    """撤销仲裁裁决申请书 (仲裁法 71, 72; 仲裁司法审查规定 6)."""

    applicant: Party = Field(description="申请人")
    respondents: Parties = Field(description="被申请人")
    court: Text = Field(description="仲裁机构所在地中级人民法院")
    title: Title = Field(description="仲裁裁决")
    content: AtLeastOne[Text] = Field(description="裁决书主要内容")
    received_on: date = Field(description="收到裁决书的日期")
    apply_until: date = Field(description="申请撤销的期限届满日")
    grounds: AtLeastOne[Text] = Field(description="申请撤销的事由")
    facts: AtLeastOne[Text] = Field(description="事实与理由")
    fee: Amount = Field(description="申请费")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="申请日期")

    @model_validator(mode="after")
    def _in_time(self) -> Self:
        if self.dated_on > self.apply_until:
            raise ValueError("申请撤销仲裁裁决的期限已经届满")
        return self


class NonEnforcementApplication(Piece):
    """不予执行仲裁裁决申请书 (民事诉讼法 248; 仲裁法 76; 仲裁裁决执行规定 8)."""

    applicant: Party = Field(description="申请人（被执行人）")
    respondents: Parties = Field(description="被申请人（申请执行人）")
    court: Text = Field(description="执行法院")
    enforcement_no: Text | None = Field(description="执行案号，没有记录的不写")
    title: Title = Field(description="仲裁裁决")
    content: AtLeastOne[Text] = Field(description="裁决书主要内容")
    grounds: AtLeastOne[Text] = Field(description="申请不予执行的事由")
    facts: AtLeastOne[Text] = Field(description="事实与理由")
    in_time: Text = Field(description="申请期限的起算和届满")
    security: Amount | None = Field(description="请求中止执行所提供的担保数额，未提供的不写")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="申请日期")


class ValidityApplication(Piece):
    """确认仲裁协议效力申请书 (仲裁法 31; 仲裁司法审查规定 5).

    Whether the agreement is to be found valid or invalid the applicant ticks: the record does not
    tell.
    """

    applicant: Party = Field(description="申请人")
    respondents: Parties = Field(description="被申请人")
    court: Text = Field(description="受理法院")
    agreement: Text = Field(description="仲裁协议所在的文件")
    clause: Text | None = Field(description="仲裁条款原文，仲裁协议为单独文件的不写")
    pending: Text | None = Field(description="依该协议正在进行的仲裁案件，没有的不写")
    facts: AtLeastOne[Text] = Field(description="事实与理由")
    fee: Amount = Field(description="申请费")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="申请日期")
