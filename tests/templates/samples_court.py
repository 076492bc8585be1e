"""Sample facts of the papers for a court."""

from datetime import date

from templates.models import (
    Piece,
    Question,
    SumItem,
    Tick,
    signatory,
    yes_or_no,
)
from templates.models_court import (
    AnnouncementRequest,
    Complaint,
    ElectronicChannel,
    EvidenceList,
    FeeEstimate,
    FeeRow,
    FiledEvidence,
    FiledPaper,
    FilingIndex,
    OtherReading,
    PaymentOrderApplication,
    ServiceAddressConfirmation,
    ServiceAttempt,
)
from tests.templates.parties import (
    BORROWER,
    BUILDER,
    DEVELOPER,
    LANDLORD,
    LENDER,
    LOAN_EVIDENCE,
    TENANT,
    WORKS_EVIDENCE,
    as_role,
    yuan,
)

COURT: dict[str, Piece] = {
    "payment_order_application": PaymentOrderApplication(
        creditor=LENDER,
        debtors=(BORROWER,),
        court="无锡市滨湖区人民法院",
        items=(
            SumItem(label="借款本金", amount=yuan(60_000)),
            SumItem(
                label="逾期利息（以60,000元为基数，按年利率12%自2026年1月1日计至2026年4月27日）",
                amount=yuan(2_307, 95),
            ),
        ),
        total=yuan(62_307, 95),
        running_interest="以60,000元为基数，按年利率12%自2026年4月28日起至实际付清之日止的利息",
        due_on=date(2025, 12, 31),
        facts=("2025年1月15日被申请人出具借条，借款60,000元，约定年利率12%，申请人当日转账交付。",),
        evidence=("借条；", "银行转账记录。"),
        attachments=("申请书副本一份", "申请人身份证复印件一份", "证据复印件一套"),
        dated_on=date(2026, 4, 28),
    ),
    "complaint": Complaint(
        cause="民间借贷纠纷",
        plaintiff=as_role(LENDER, "原告"),
        defendants=(as_role(BORROWER, "被告"),),
        court="无锡市滨湖区人民法院",
        claims=(
            "判令被告返还借款本金60,000.00元；",
            "判令被告支付以60,000元为基数，按年利率12%自2026年1月1日起至实际付清之日止的利息；",
            "本案诉讼费用由被告负担。",
        ),
        claim_elements=(
            Question(label="本金", text="截至2026年5月20日，尚欠本金60,000.00元（人民币陆万元整）"),
            yes_or_no("是否请求给付至实际清偿之日止", True),
            yes_or_no("是否主张担保权利", False),
        ),
        forum_elements=(
            yes_or_no("有无仲裁、法院管辖约定", False),
            yes_or_no("是否已经诉前保全", False),
        ),
        fact_elements=(
            Question(label="借款金额", text="约定60,000.00元，实际提供60,000.00元"),
            Question(
                label="交付方式",
                ticks=(Tick(label="现金", chosen=False), Tick(label="转账", chosen=True)),
            ),
            Question(label="借款期限", text="2025年1月15日至2025年12月31日"),
        ),
        facts=(
            "2025年1月15日被告出具借条，向原告借款60,000元，约定年利率12%，于2025年12月31日归还。",
            "借期内利息已付清，本金到期未还。",
        ),
        evidence=LOAN_EVIDENCE,
        willingness=(
            yes_or_no("是否了解调解作为非诉讼纠纷解决方式", True),
            Question(
                label="是否考虑先行调解",
                ticks=(
                    Tick(label="是", chosen=False),
                    Tick(label="否", chosen=True),
                    Tick(label="暂不确定，想要了解更多内容", chosen=False),
                ),
            ),
        ),
        attachments=("起诉状副本一份", "证据清单及证据复印件二套", "送达地址确认书一份"),
        dated_on=date(2026, 5, 20),
    ),
    "evidence_list": EvidenceList(
        forum="无锡仲裁委员会",
        submitter=signatory(BUILDER),
        opponents=(DEVELOPER.name,),
        cause="建设工程施工合同纠纷",
        groups=WORKS_EVIDENCE,
        copies=2,
        dated_on=date(2026, 4, 20),
    ),
    "service_address_confirmation": ServiceAddressConfirmation(
        forum="无锡市滨湖区人民法院",
        cause="民间借贷纠纷",
        case_no=None,
        party=signatory(as_role(LENDER, "原告")),
        recipient="陈甲",
        address="江苏省无锡市梁溪区清扬路12号",
        postcode=None,
        phone="13800000201",
        agent=None,
        channels=(ElectronicChannel(name="手机短信", address="13800000201"),),
        dated_on=date(2026, 5, 20),
    ),
    "fee_estimate": FeeEstimate(
        case_no="JF-2026-0002",
        claimant="陈甲",
        respondents=("李乙",),
        amount_in_dispute=yuan(60_000),
        composition=(SumItem(label="本金", amount=yuan(60_000)),),
        rows=(
            FeeRow(
                item="案件受理费（小额诉讼）",
                calculation="（60,000×2.5%－200）÷2",
                amount=yuan(650),
                payer="原告预交，败诉方负担",
            ),
            FeeRow(
                item="支付令申请费",
                calculation="（60,000×2.5%－200）÷3",
                amount=yuan(433, 33),
                payer="申请人预交，债务人未提出异议的由债务人负担",
            ),
            FeeRow(
                item="仲裁案件受理费",
                calculation="国家规定的收费区间",
                amount=yuan(2_300),
                up_to=yuan(2_950),
                payer="申请人预交，败诉方负担",
            ),
        ),
        other_reading=OtherReading(
            reading="将截至起诉之日的利息计入标的额",
            amount_in_dispute=yuan(62_761, 64),
            court_fee=yuan(684, 52),
        ),
        notes=("小额诉讼、简易程序案件减半交纳案件受理费。",),
        prepared_by="无锡市梁溪区司法局",
        dated_on=date(2026, 5, 8),
    ),
    "filing_index": FilingIndex(
        recipient="无锡市滨湖区人民法院",
        filing="小额诉讼立案材料",
        case_no="JF2026-000002",
        round=1,
        submitter=signatory(as_role(LENDER, "原告")),
        opponents=(BORROWER.name,),
        papers=(
            FiledPaper(title="民事起诉状", copies=2),
            FiledPaper(title="证据清单", copies=2),
            FiledPaper(title="送达地址确认书", copies=2),
        ),
        evidence=(
            FiledEvidence(number=1, kind="书证", name="借条", form="原件"),
            FiledEvidence(number=2, kind="电子数据", name="银行转账记录", form="原件，2页"),
        ),
        by_hand=("原告身份证明", "证据原件或者复制件"),
        dated_on=date(2026, 5, 20),
    ),
    "announcement_request": AnnouncementRequest(
        applicant=LANDLORD,
        addressees=(TENANT,),
        court="无锡市滨湖区人民法院",
        case_no="（2026）苏0211民初2233号",
        cause="房屋租赁合同纠纷",
        papers=("起诉状副本；", "应诉通知书、举证通知书和开庭传票。"),
        facts=("何丁自2025年8月起拖欠租金，已搬离商铺，电话停机，现下落不明。",),
        attempts=(
            ServiceAttempt(made_on=date(2026, 3, 25), mode="电话13800000502", outcome="停机"),
            ServiceAttempt(made_on=date(2026, 4, 1), mode="户籍地址邮寄", outcome="查无此人，退回"),
        ),
        attachments=("商铺搬空照片", "邮件退回凭证"),
        dated_on=date(2026, 5, 6),
    ),
}
