"""Sample facts of the papers of mediation."""

from datetime import date, datetime

from law.civil_time import SHANGHAI
from templates.models import (
    Piece,
)
from templates.models_mediation import (
    Attendee,
    CommercialMediationAgreement,
    ConfirmationApplication,
    DisputeClause,
    EndOfMediationNotice,
    FactsConfirmation,
    GuaranteeWarning,
    GuarantorClause,
    MediationAgreement,
    MediationApplication,
    MediatorAppointment,
    MediatorDisclosure,
    RightsNotice,
    ServiceAddress,
    SessionRecord,
    Statement,
    UndisputedFactsRecord,
)
from tests.templates.parties import (
    BEARINGS,
    BEARINGS_ACCOUNT,
    COMMITTEE,
    GEAR_DEBT,
    GEAR_FACTS,
    GEAR_PLAN,
    GEARS,
    GUARANTOR,
    IOU,
    MACHINERY,
    as_role,
    yuan,
)

MEDIATION: dict[str, Piece] = {
    "mediation_application": MediationApplication(
        applicant=BEARINGS,
        respondents=(MACHINERY, GUARANTOR),
        organisation=COMMITTEE,
        contract=GEARS,
        facts=GEAR_FACTS,
        requests=(
            "被申请人无锡示例机械有限公司支付货款420,000.00元、违约金和律师费8,000.00元；",
            "被申请人王戊对上述债务承担一般保证责任。",
        ),
        evidence=("购销合同", "送货单", "保证函"),
        dated_on=date(2026, 4, 20),
    ),
    "rights_notice": RightsNotice(
        case_no="（2026）锡山人调字第7号",
        recipients=(BEARINGS.name, MACHINERY.name, GUARANTOR.name),
        organisation=COMMITTEE,
        mediator="顾和",
        guarantees=(
            GuaranteeWarning(guarantor="王戊", kind="一般保证", ends_on=date(2026, 7, 15)),
        ),
        dated_on=date(2026, 4, 22),
    ),
    "session_record": SessionRecord(
        case_no="（2026）锡山人调字第7号",
        number=1,
        held_on=date(2026, 4, 28),
        started_at=datetime(2026, 4, 28, 9, 30, tzinfo=SHANGHAI),
        ended_at=datetime(2026, 4, 28, 11, 5, tzinfo=SHANGHAI),
        mode="现场调解",
        place="无锡市锡山区非诉讼服务中心第二调解室",
        organisation=COMMITTEE,
        mediator="顾和",
        recorder="陆书",
        attendees=(
            Attendee(name="周明", capacity="申请人法定代表人"),
            Attendee(name="钱立", capacity="被申请人法定代表人"),
        ),
        absent=("王戊",),
        record=("调解员核对了购销合同和送货单。",),
        statements=(
            Statement(
                speaker="申请人", words=("货物已经全部签收，欠款420,000元。", "要求一次付清。")
            ),
            Statement(speaker="被申请人", words=("欠款属实，目前资金周转困难，请求分期。",)),
        ),
        undisputed_facts=("被申请人尚欠货款420,000元；", "款项于2026年1月15日到期。"),
        disputed_points=("违约金的计算标准；", "付款期限。"),
        outcome="各方对分两期付款达成初步意见，定于2026年5月11日再次调解。",
    ),
    "undisputed_facts_record": UndisputedFactsRecord(
        case_no="（2026）锡山人调字第7号",
        applicant=BEARINGS.name,
        respondents=(MACHINERY.name, GUARANTOR.name),
        organisation=COMMITTEE,
        contract=GEARS,
        mediator="顾和",
        facts=("被申请人尚欠货款420,000元。", "款项于2026年1月15日到期。"),
        confirmations=(
            FactsConfirmation(role="申请人", party=BEARINGS.name, confirmed_on=date(2026, 4, 28)),
            FactsConfirmation(
                role="被申请人", party=MACHINERY.name, confirmed_on=date(2026, 4, 29)
            ),
            FactsConfirmation(
                role="被申请人（保证人）", party=GUARANTOR.name, confirmed_on=date(2026, 4, 30)
            ),
        ),
        dated_on=date(2026, 4, 30),
    ),
    "mediation_agreement": MediationAgreement(
        agreement_no="（2026）锡山人调字第7号",
        parties=(
            as_role(BEARINGS, "甲方"),
            as_role(MACHINERY, "乙方"),
            as_role(GUARANTOR, "丙方（保证人）"),
        ),
        organisation=COMMITTEE,
        mediators=("顾和",),
        contract=GEARS,
        facts=GEAR_FACTS,
        disputed_points=("违约金的计算标准", "付款期限"),
        responsibilities=("乙方未按期付款，承担违约责任", "丙方对乙方的债务承担一般保证责任"),
        items=GEAR_DEBT,
        total=yuan(442_490),
        instalments=GEAR_PLAN,
        account=BEARINGS_ACCOUNT,
        late_interest="任何一期逾期的，以该期未付金额为基数，自逾期之次日起至实际付清之日止，按每日万分之三支付违约金。",
        acceleration=True,
        cost_split="人民调解不收取费用。甲方已支出的律师费8,000元由乙方负担，已计入应付款项。",
        appropriation="依次抵充实现债权的有关费用、利息和违约金、本金",
        guarantors=(
            GuarantorClause(
                guarantor="王戊",
                kind="一般保证",
                scope="本协议确定的全部应付款项及逾期违约金",
                until=date(2027, 1, 15),
            ),
        ),
        further_terms=("乙方按期履行全部付款义务后，各方就上述合同再无其他争议。",),
        disputes=DisputeClause(forum="court", name="无锡市锡山区人民法院"),
        service_addresses=(
            ServiceAddress(
                party=BEARINGS.name,
                postal="江苏省无锡市锡山区东亭街道友谊北路100号",
                phone="13800000101",
                electronic="手机短信13800000101",
            ),
            ServiceAddress(party="王戊", postal="江苏省无锡市滨湖区太湖大道15号"),
        ),
        confirmation_court="无锡市锡山区人民法院",
        copies=5,
        dated_on=date(2026, 5, 11),
    ),
    "confirmation_application": ConfirmationApplication(
        applicants=tuple(as_role(party, "申请人") for party in (BEARINGS, MACHINERY, GUARANTOR)),
        court="无锡市锡山区人民法院",
        organisation=COMMITTEE,
        agreement_no="（2026）锡山人调字第7号",
        effective_on=date(2026, 5, 11),
        facts=GEAR_FACTS,
        terms=(
            "无锡示例机械有限公司于2026年6月15日前支付221,245.00元；",
            "无锡示例机械有限公司于2026年7月15日前支付221,245.00元；",
            "王戊提供一般保证，保证期间至2027年1月15日止。",
        ),
        attachments=("人民调解协议书原件", "调解组织主持调解的证明", "各申请人身份证明"),
        dated_on=date(2026, 5, 18),
    ),
    "end_of_mediation_notice": EndOfMediationNotice(
        case_no="（2026）梁溪人调字第31号",
        applicant="陈甲",
        respondents=("李乙",),
        organisation="无锡市梁溪区人民调解委员会",
        contract=IOU,
        accepted_on=date(2026, 4, 8),
        sessions=1,
        ended_on=date(2026, 4, 24),
        reason="各方就付款期限分歧较大，不能达成调解协议。",
        routes=(
            "各方可以另行订立仲裁协议，向选定的仲裁机构申请仲裁；",
            "向有管辖权的人民法院提起诉讼。",
        ),
        mediator="方调",
    ),
}
MEDIATION |= {
    "commercial_mediation_agreement": CommercialMediationAgreement.model_validate(
        dict(MEDIATION["mediation_agreement"])
        | {
            "organisation": "无锡示例商会商事调解中心",
            "cost_split": "调解费用2,000元由双方各半承担。",
        }
    ),
    "mediator_appointment": MediatorAppointment(
        case_no="JF2026-000007",
        mediator="顾和",
        chosen_by_parties=True,
        replaces="沈和",
        organisation=COMMITTEE,
        applicant=BEARINGS.name,
        respondents=(MACHINERY.name, GUARANTOR.name),
        contract=GEARS,
        answer_by=date(2026, 4, 27),
        dated_on=date(2026, 4, 22),
    ),
    "mediator_disclosure": MediatorDisclosure(
        case_no="JF2026-000007",
        mediator="顾和",
        organisation=COMMITTEE,
        parties=(BEARINGS.name, MACHINERY.name, GUARANTOR.name),
        statements=("本人的配偶曾于2024年在申请人处任职，现已离职。",),
        dated_on=date(2026, 4, 24),
    ),
}
