"""The parties, contracts and sums that the sample papers share."""

from datetime import date

from templates.models import (
    Account,
    AgentBlock,
    Amount,
    ContractReference,
    EvidenceKind,
    EvidenceRow,
    InstalmentRow,
    OrganisationBlock,
    PersonBlock,
    SumItem,
    Title,
    group_evidence,
)


def yuan(amount: int, fen: int = 0) -> Amount:
    return Amount(fen=amount * 100 + fen)


BEARINGS = OrganisationBlock(
    role="申请人",
    name="无锡示例轴承有限公司",
    uscc="91320205MA1T8K3Q7M",
    representative="周明",
    representative_title="总经理",
    address="江苏省无锡市锡山区东亭街道友谊北路100号",
    phone="13800000101",
)
MACHINERY = OrganisationBlock(
    role="被申请人",
    name="无锡示例机械有限公司",
    uscc="91320211MA22B7XN4C",
    representative="钱立",
    representative_title="执行董事",
    address="江苏省无锡市滨湖区胡埭镇联合路8号",
    phone="13800000102",
)
GUARANTOR = PersonBlock(
    role="被申请人",
    name="王戊",
    sex="女",
    born_on=date(1994, 1, 30),
    ethnicity="汉族",
    id_number="320106199401300821",
    address="江苏省无锡市滨湖区太湖大道15号",
    phone="13800000702",
)
LENDER = PersonBlock(
    role="申请人",
    name="陈甲",
    sex="男",
    born_on=date(1985, 3, 12),
    ethnicity="汉族",
    id_number="320205198503124616",
    address="江苏省无锡市梁溪区清扬路12号",
    phone="13800000201",
)
BORROWER = PersonBlock(
    role="被申请人",
    name="李乙",
    sex="女",
    born_on=date(1979, 8, 25),
    ethnicity="汉族",
    id_number="320211197908250023",
    address="江苏省无锡市滨湖区梁溪路9号",
    phone="13800000202",
)
BUILDER = OrganisationBlock(
    role="申请人",
    name="无锡示例建设工程有限公司",
    uscc="913202135738291046",
    representative="吴建",
    representative_title="董事长",
    address="江苏省无锡市惠山区钱桥街道盛岸西路66号",
    phone="13800000301",
    agents=(
        AgentBlock(
            label="委托代理人",
            name="赵律",
            organisation="江苏示例律师事务所",
            title="律师",
            phone="13800000309",
            powers=("承认、放弃、变更仲裁请求", "进行和解"),
        ),
    ),
)
DEVELOPER = OrganisationBlock(
    role="被申请人",
    name="宜兴示例置业有限公司",
    uscc="91320282MA1NQ5RE2M",
    representative="沈宏",
    representative_title="执行董事",
    address="江苏省宜兴市宜城街道解放路20号",
    phone="13800000302",
)
INSTRUMENTS = OrganisationBlock(
    role="甲方",
    name="无锡示例仪器有限公司",
    uscc="91320206MA25TDW96F",
    representative="许测",
    representative_title="总经理",
    address="江苏省无锡市惠山区堰桥街道堰新路311号",
    phone="13800000601",
)
EQUIPMENT = OrganisationBlock(
    role="乙方",
    name="无锡示例装备集团有限公司",
    uscc="91320200134789562E",
    representative="蒋湖",
    representative_title="董事长",
    address="江苏省无锡市新吴区长江路1号",
    phone="13800000602",
)
LANDLORD = PersonBlock(
    role="申请人",
    name="孙丙",
    sex="男",
    born_on=date(1991, 6, 4),
    ethnicity="汉族",
    id_number="320282199106043318",
    address="江苏省无锡市滨湖区蠡湖大道77号",
    phone="13800000501",
)
TENANT = PersonBlock(
    role="受送达人",
    name="何丁",
    sex="女",
    born_on=date(1988, 9, 17),
    ethnicity="汉族",
    id_number="340521198809172549",
    address="安徽省当涂县姑孰镇东大街3号",
)

COMMITTEE = "无锡市锡山区人民调解委员会"
GEARS = ContractReference(name="减速机购销合同", number="HT-2025-102", signed_on=date(2025, 9, 12))
IOU = ContractReference(name="借条", signed_on=date(2025, 1, 15))
BEARINGS_ACCOUNT = Account(
    holder="无锡示例轴承有限公司", bank="中国工商银行无锡锡山支行", number="1103020100000001234"
)
BUILDER_ACCOUNT = Account(
    holder="无锡示例建设工程有限公司", bank="江苏银行无锡惠山支行", number="3010188000000002222"
)
GEAR_FACTS = (
    "无锡示例机械有限公司签收减速机后欠货款420,000元，王戊出具保证函提供一般保证，未约定保证期间。"
    "款项于2026年1月15日到期，经催讨未付。",
)
GEAR_DEBT = (
    SumItem(label="货款本金", amount=yuan(420_000)),
    SumItem(
        label="违约金（以420,000元为基数，按每日万分之三自2026年1月16日计至2026年5月10日）",
        amount=yuan(14_490),
    ),
    SumItem(label="律师费", amount=yuan(8_000)),
)
GEAR_PLAN = (
    InstalmentRow(number=1, due_on=date(2026, 6, 15), amount=yuan(221_245)),
    InstalmentRow(number=2, due_on=date(2026, 7, 15), amount=yuan(221_245)),
)
GEAR_RULING = Title(
    kind="民事裁定书",
    number="（2026）苏0205民特12号",
    issued_by="无锡市锡山区人民法院",
    effective_on=date(2026, 6, 2),
)
LOAN_EVIDENCE = group_evidence(
    (
        EvidenceRow(
            kind=EvidenceKind.ELECTRONIC,
            name="银行转账记录",
            source="中国银行无锡梁溪支行",
            proves="2025年1月15日向被告交付借款60,000元",
            original=True,
            pages=2,
        ),
        EvidenceRow(
            kind=EvidenceKind.DOCUMENTARY,
            name="借条",
            source="被告出具",
            proves="借贷合意、借款期限和利率",
            original=True,
        ),
    )
)
WORKS_EVIDENCE = group_evidence(
    tuple(
        EvidenceRow(
            kind=EvidenceKind.DOCUMENTARY,
            name=name,
            source="申请人持有",
            proves=proves,
            original=True,
        )
        for name, proves in (
            ("施工合同", "合同关系及仲裁条款"),
            ("竣工验收单", "工程合格"),
            ("结算审核定案表", "结算价款"),
            ("付款凭证", "已付款"),
        )
    )
)


def as_role(party: PersonBlock | OrganisationBlock, role: str) -> PersonBlock | OrganisationBlock:
    return party.model_copy(update={"role": role})
