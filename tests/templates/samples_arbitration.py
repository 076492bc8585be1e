"""Sample facts of the papers of arbitration."""

from datetime import date

from templates.models import (
    Account,
    ContractReference,
    InstalmentRow,
    Party,
    Piece,
)
from templates.models_arbitration import (
    ArbitrationAgreement,
    ArbitrationApplication,
    ArbitratorDisclosure,
    AwardRecord,
    ConsentAwardRecord,
    Delivery,
    PartyStatement,
)
from tests.templates.parties import BUILDER, DEVELOPER, EQUIPMENT, INSTRUMENTS, WORKS_EVIDENCE, yuan


def _statement(author: Party, opponent: Party, requests: str, reasons: str) -> PartyStatement:
    return PartyStatement(
        author=author,
        opponents=(opponent,),
        institution="无锡仲裁委员会",
        file_no="（2026）锡仲裁字第101号",
        cause="建设工程施工合同纠纷",
        requests=(requests,),
        reasons=(reasons,),
        dated_on=date(2026, 5, 8),
    )


ARBITRATION: dict[str, Piece] = {
    "arbitration_agreement": ArbitrationAgreement(
        parties=(INSTRUMENTS, EQUIPMENT),
        contract=ContractReference(
            name="检测设备采购合同", number="TH-CG-2025-204", signed_on=date(2025, 7, 8)
        ),
        original_clause="争议提交仲裁解决。",
        dispute_arose_on=date(2026, 3, 20),
        matters="因上述合同项下设备款998,000元及逾期利息的支付所发生的一切争议。",
        institution="无锡仲裁委员会",
        seat="江苏省无锡市",
        copies=4,
        dated_on=date(2026, 6, 12),
    ),
    "arbitration_application": ArbitrationApplication(
        applicant=BUILDER,
        respondents=(DEVELOPER,),
        institution="无锡仲裁委员会",
        agreement="2024年5月20日签订的《厂房改造工程施工合同》（编号：WB-2024-088）",
        clause="因本合同引起的争议，提交无锡仲裁委员会按其仲裁规则仲裁。",
        cause="建设工程施工合同纠纷",
        claims=(
            "裁决被申请人支付工程款780,000.00元；",
            "裁决被申请人以780,000元为基数，按每日万分之五支付自2025年7月1日起至实际付清之日止的违约金；",
            "仲裁费用由被申请人承担。",
        ),
        facts=("工程于2025年4月竣工验收合格，双方结算价为2,380,000元，已付1,600,000元。",),
        evidence=WORKS_EVIDENCE,
        attachments=("仲裁协议（施工合同）", "申请书副本", "营业执照和法定代表人身份证明"),
        dated_on=date(2026, 4, 20),
    ),
    "arbitration_answer": _statement(
        DEVELOPER, BUILDER, "驳回申请人关于违约金的请求。", "工程尾款的付款条件尚未成就。"
    ),
    "counterclaim": _statement(
        DEVELOPER,
        BUILDER,
        "裁决申请人支付维修费32,000.00元。",
        "工程存在渗漏，被申请人已另行维修。",
    ),
    "arbitrator_selection": _statement(
        BUILDER, DEVELOPER, "选定韩仲为本案仲裁员。", "请依法通知所选定的仲裁员。"
    ),
    "arbitrator_challenge": _statement(
        BUILDER, DEVELOPER, "请求决定仲裁员韩仲回避。", "该仲裁员曾任被申请人的法律顾问。"
    ),
    "hearing_postponement": _statement(
        DEVELOPER, BUILDER, "将原定于2026年5月20日的开庭延期。", "法定代表人住院，无法到庭。"
    ),
    "award_correction_request": _statement(
        BUILDER, DEVELOPER, "补正裁决书中的计算错误。", "违约金的计算天数少计一日。"
    ),
    "arbitrator_disclosure": ArbitratorDisclosure(
        arbitrator="韩仲",
        institution="无锡仲裁委员会",
        file_no="（2026）锡仲裁字第101号",
        cause="建设工程施工合同纠纷",
        claimants=(BUILDER.name,),
        respondents=(DEVELOPER.name,),
        statements=("本人2019年曾为申请人所在集团的另一家公司提供过一次法律咨询。",),
        dated_on=date(2026, 4, 29),
    ),
    "award_record": AwardRecord(
        case_no="JF-2026-0003",
        award_no="（2026）锡仲裁字第101号",
        institution="无锡仲裁委员会",
        tribunal=("韩仲（独任仲裁员）",),
        applicant=BUILDER.name,
        respondents=(DEVELOPER.name,),
        agreement="《厂房改造工程施工合同》的仲裁条款",
        accepted_on=date(2026, 4, 24),
        hearing_on=date(2026, 5, 20),
        claims=("支付工程款780,000.00元及违约金。",),
        findings=("工程验收合格，结算价款经双方确认，被申请人逾期付款构成违约。",),
        decisions=("被申请人支付工程款780,000.00元；", "被申请人支付违约金128,700.00元。"),
        total=yuan(908_700),
        costs="仲裁费14,000元由被申请人承担。",
        made_on=date(2026, 5, 27),
        perform_by=date(2026, 6, 11),
        deliveries=(Delivery(party=DEVELOPER.name, received_on=date(2026, 6, 1)),),
        set_aside_until=date(2026, 9, 1),
        enforcement_court="江苏省无锡市中级人民法院",
        enforce_until=date(2028, 6, 12),
        recorded_by="无锡市惠山区司法局",
        dated_on=date(2026, 6, 2),
    ),
    "consent_award_record": ConsentAwardRecord(
        case_no="JF-2026-0006",
        document="裁决书",
        document_no="（2026）锡仲裁字第152号",
        institution="无锡仲裁委员会",
        tribunal=("韩仲（独任仲裁员）",),
        applicant=INSTRUMENTS.name,
        respondents=(EQUIPMENT.name,),
        agreement="2026年6月12日签订的补充仲裁协议",
        accepted_on=date(2026, 6, 18),
        claims=("支付设备款998,000.00元及逾期利息。",),
        settled_on=date(2026, 7, 6),
        terms=(
            "被申请人支付设备款998,000.00元；",
            "被申请人支付自2026年3月1日起按每日万分之五计算的逾期利息63,872.00元。",
        ),
        total=yuan(1_061_872),
        instalments=(InstalmentRow(number=1, due_on=date(2026, 7, 31), amount=yuan(1_061_872)),),
        account=Account(
            holder=INSTRUMENTS.name, bank="招商银行无锡分行", number="5109000000005555"
        ),
        costs="仲裁费由双方各半承担。",
        made_on=date(2026, 7, 8),
        effective_on=date(2026, 7, 8),
        enforcement_court="江苏省无锡市中级人民法院",
        recorded_by="无锡市新吴区司法局",
        dated_on=date(2026, 7, 9),
    ),
}
