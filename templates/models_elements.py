"""The element-style forms (要素式) of a complaint and its answer: one answer to each element.

The elements of a form are the fields of its blocks, and their meanings are what the form prints,
so that no element can be left out. What the record does not tell is left for the party to fill in.
"""

from datetime import date

from pydantic import Field

from templates.models import (
    TO_FILL_IN,
    AtLeastOne,
    EvidenceGroup,
    Parties,
    Party,
    Piece,
    Question,
    Text,
    Tick,
)


class Element(Piece):
    """What is said of one element: ticks, words, or a line to fill in."""

    ticks: tuple[Tick, ...] = Field(default=(), description="选项")
    text: Text | None = Field(default=None, description="内容")


def said(text: str) -> Element:
    """An element answered in words."""
    return Element(text=text)


def ticked(*labels: str, chosen: str | None = None, text: str | None = None) -> Element:
    """An element answered by ticks; none is ticked where the record does not tell."""
    ticks = tuple(Tick(label=label, chosen=label == chosen) for label in labels)
    return Element(ticks=ticks, text=text)


def yes_no(answer: bool | None, text: str | None = None) -> Element:
    """An element answered 是 or 否, or by nothing yet."""
    chosen = None if answer is None else "是" if answer else "否"
    return ticked("是", "否", chosen=chosen, text=text)


class ElementBlock(Piece):
    """A block of a form; its fields are the elements in their order."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The elements under their names, as the form prints them."""
        return tuple(
            _question(field.description or name, getattr(self, name))
            for name, field in type(self).model_fields.items()
        )


def _question(label: str, element: Element) -> Question:
    blank = not element.ticks and element.text is None
    return Question(label=label, ticks=element.ticks, text=TO_FILL_IN if blank else element.text)


BLANK = Element()
"""An element that the party fills in."""


class ForumElements(ElementBlock):
    """约定管辖和诉前保全."""

    clause: Element = Field(description="有无仲裁、法院管辖约定")
    preservation: Element = Field(description="是否已经诉前保全（保全法院、时间、案号）")
    procedure: Element = Field(description="请求适用的程序")


class WillingnessElements(ElementBlock):
    """对纠纷解决方式的意愿."""

    knows: Element = Field(description="是否了解调解作为非诉讼纠纷解决方式")
    benefits: Element = Field(description="是否了解先行调解的好处")
    considers: Element = Field(description="是否考虑先行调解")


class LoanClaims(ElementBlock):
    """The claims of the form for a private loan."""

    principal: Element = Field(description="1.本金")
    interest: Element = Field(description="2.利息")
    until_paid: Element = Field(description="是否请求支付至实际清偿之日止")
    early: Element = Field(description="3.是否要求提前还款或者解除合同")
    security: Element = Field(description="4.是否主张担保权利")
    costs: Element = Field(description="5.是否主张实现债权的费用")
    court_fee: Element = Field(description="6.是否主张诉讼费用")
    other: Element = Field(description="7.其他请求")
    total: Element = Field(description="8.标的总额")


class SecurityElements(ElementBlock):
    """What both forms ask of security, and what follows it to the end of the facts."""

    collateral: Element = Field(description="是否签订物的担保（抵押、质押）合同")
    collateral_items: Element = Field(description="担保人、担保物")
    maximum: Element = Field(description="是否最高额担保（抵押、质押）")
    registration: Element = Field(description="是否办理抵押、质押登记")
    guarantee: Element = Field(description="是否签订保证合同")
    guarantee_kind: Element = Field(description="保证方式")
    other_security: Element = Field(description="其他担保方式")
    other: Element = Field(description="其他需要说明的内容")
    basis: Element = Field(description="请求承担责任的依据（合同约定、法律规定）")


class LoanFacts(ElementBlock):
    """The facts of the form for a private loan, up to its security."""

    signing: Element = Field(description="合同签订情况（名称、编号、签订时间）")
    parties: Element = Field(description="签订主体（出借人、借款人）")
    amount: Element = Field(description="借款金额（约定、实际提供，现金或者转账）")
    term: Element = Field(description="借款期限（是否到期、约定期限）")
    rate: Element = Field(description="借款利率（年、季、月利率及合同条款）")
    disbursed: Element = Field(description="借款提供时间和金额")
    repayment: Element = Field(description="还款方式")
    repaid: Element = Field(description="还款情况（已还本金、利息）")
    overdue: Element = Field(description="是否存在逾期还款（逾期时间）")


class SaleClaims(ElementBlock):
    """The claims of the form for a sale of goods."""

    price: Element = Field(description="1.给付价款")
    late: Element = Field(description="2.迟延给付价款的利息（违约金）")
    until_paid: Element = Field(description="是否请求支付至实际清偿之日止")
    loss: Element = Field(description="3.赔偿因违约所受的损失")
    defects: Element = Field(description="4.是否对标的物的瑕疵承担责任")
    performance: Element = Field(description="5.要求继续履行或者解除合同")
    security: Element = Field(description="6.是否主张担保权利")
    costs: Element = Field(description="7.是否主张实现债权的费用")
    court_fee: Element = Field(description="8.是否主张诉讼费用")
    other: Element = Field(description="9.其他请求")
    total: Element = Field(description="10.标的总额")


class SaleFacts(ElementBlock):
    """The facts of the form for a sale of goods, up to its security."""

    signing: Element = Field(description="合同签订情况（名称、编号、签订时间）")
    parties: Element = Field(description="签订主体（卖方、买方）")
    goods: Element = Field(description="标的物情况（名称、规格、质量、数量）")
    price: Element = Field(description="单价、总价和支付方式（一次性、分期）")
    delivery: Element = Field(description="交付（时间、地点、风险承担、安装、验收）")
    quality: Element = Field(description="质量标准和质量异议期限")
    penalty: Element = Field(description="违约金、定金约定")
    performed: Element = Field(description="价款支付和标的物交付情况")
    delay: Element = Field(description="是否存在迟延履行")
    demanded: Element = Field(description="是否催促过履行（时间、方式）")
    quality_dispute: Element = Field(description="标的物有无质量争议")
    nonconformity: Element = Field(description="是否存在不符合约定的情况")
    negotiation: Element = Field(description="是否曾就质量问题协商")
    terminated: Element = Field(description="是否通知解除合同")
    sums: Element = Field(description="应当支付的利息、违约金、赔偿金")


class _ElementComplaint(Piece):
    """What the element-style complaints have in common (民事诉讼法 124)."""

    cause: Text = Field(description="案由")
    plaintiff: Party = Field(description="原告")
    defendants: Parties = Field(description="被告")
    court: Text = Field(description="受理法院")
    forum: ForumElements = Field(description="约定管辖和诉前保全")
    security: SecurityElements = Field(description="担保、其他和请求依据")
    facts: AtLeastOne[Text] = Field(description="事实与理由")
    evidence: tuple[EvidenceGroup, ...] = Field(min_length=1, description="证据和证据来源")
    willingness: WillingnessElements = Field(description="对纠纷解决方式的意愿")
    attachments: AtLeastOne[Text] = Field(description="附件")
    dated_on: date = Field(description="具状日期")


class LoanComplaint(_ElementComplaint):
    """民事起诉状（民间借贷纠纷）."""

    claims: LoanClaims = Field(description="诉讼请求")
    elements: LoanFacts = Field(description="事实要素")


class SaleComplaint(_ElementComplaint):
    """民事起诉状（买卖合同纠纷）."""

    claims: SaleClaims = Field(description="诉讼请求")
    elements: SaleFacts = Field(description="事实要素")


class AnswerForm(Piece):
    """民事答辩状（要素式）: each element of the complaint, for the defendant to answer.

    To each the form offers 无异议 or 有异议 with facts and reasons; both are left open.
    """

    cause: Text = Field(description="案由")
    court: Text = Field(description="受理法院")
    case_no: Text | None = Field(description="案号，尚未立案的不写")
    defendants: Parties = Field(description="答辩人")
    plaintiff: Text = Field(description="被答辩人姓名或者名称")
    claims: AtLeastOne[Question] = Field(description="诉讼请求的各项要素")
    facts: AtLeastOne[Question] = Field(description="事实的各项要素")
