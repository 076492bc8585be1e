"""Bars that come from the case as a whole: its scope, its parties, a title, a settlement."""

from law.intake import MediationOrigin
from law.mediators import may_mediate
from law.routing.bars import bar, only
from law.routing.situation import Confirmation, MediationResult, Situation
from law.routing.steps import ALL, MERITS, Step

DECLARED_CLAIM_FORUMS = only(Step.ARBITRATION, Step.ORDINARY)
AFTER_TITLE = only(Step.ENFORCEMENT, Step.CLOSE, Step.CLAIM_DECLARATION)


def after_filing(situation: Situation) -> bool:
    """A court sent a claim it already had to mediation (委托调解)."""
    return situation.mediation_origin is MediationOrigin.COURT_AFTER_FILING


WHOLE_CASE = (
    bar(
        ALL,
        lambda s: s.out_of_scope,
        "不属于受理范围，或者有虚假纠纷嫌疑，须由人工处理",
        "AL 3",
        "CMR 2",
        "CPL 115",
    ),
    bar(
        ALL,
        lambda s: s.party_ended,
        "当事人死亡或者终止，尚未确定权利义务承受人，程序中止",
        "CPL 153",
        "CC 1161",
        "CC 67",
    ),
    bar(
        ALL,
        lambda s: s.minor_party,
        "当事人未满十八周岁，须由法定代理人参加，由人工办理",
        "CC 17",
        "CC 23",
        "CPL 60",
    ),
    bar(
        only(Step.CLAIM_DECLARATION),
        lambda s: not s.in_bankruptcy,
        "债务人没有被受理破产申请",
        "EBL 48",
    ),
    bar(
        only(Step.ENFORCEMENT),
        lambda s: s.in_bankruptcy,
        "债务人破产申请已受理，执行程序中止",
        "EBL 19",
    ),
    bar(
        ALL - DECLARED_CLAIM_FORUMS - {Step.CLAIM_DECLARATION},
        lambda s: s.in_bankruptcy,
        "债务人破产申请已受理，债权应向管理人申报，对个别债权人的清偿无效",
        "EBL 16",
        "EBL 48",
    ),
    bar(
        DECLARED_CLAIM_FORUMS,
        lambda s: s.in_bankruptcy and not s.declared_claim_disputed,
        "债务人破产申请已受理，债权应先申报；对债权表记载有异议的才可起诉或者依协议仲裁",
        "EBL 21",
        "EBL 58",
        "EBL-III 8",
    ),
)


RESOLVED = (
    bar(
        ALL - {Step.CLOSE},
        lambda s: s.paid,
        "调解协议已经履行完毕，没有需要继续处理的争议",
        "PML 28",
        "OMR 20",
    ),
    bar(
        ALL - AFTER_TITLE,
        lambda s: s.award_in_force,
        "裁决已经生效，同一纠纷不得再申请仲裁或者起诉",
        "AL 10",
    ),
    bar(
        ALL - AFTER_TITLE,
        lambda s: s.decided,
        "已有生效的执行依据，不得就同一债务再行处理",
        "CPL 127(5)",
        "CPL 247",
    ),
    bar(
        only(Step.ENFORCEMENT),
        lambda s: s.title_in_force and not (s.title_unpaid or s.directly_enforceable),
        "执行依据确定的履行期限没有届满，或者已经履行",
        "CPL 247",
        "CPL 250",
    ),
    bar(
        only(Step.ENFORCEMENT),
        lambda s: s.award_undone and not (s.title_in_force or s.directly_enforceable),
        "裁决已被撤销或者不予执行",
        "AL 10(2)",
        "CPL 248",
    ),
    bar(
        only(Step.ENFORCEMENT),
        lambda s: not s.title_in_force and not s.directly_enforceable,
        "还没有生效的执行依据",
        "CPL 235",
        "CPL 247",
    ),
    bar(
        only(Step.CLOSE),
        lambda s: not s.paid and not (s.decided and not s.title_unpaid),
        "债务没有清偿，争议没有解决",
        "CC 509",
    ),
    bar(
        MERITS,
        lambda s: s.directly_enforceable,
        "已有可以直接执行的公证债权文书；公证机构不出具执行证书或者法院不予执行的，才可另行起诉",
        "CPL 249",
        "NOTARY 37",
        "NOTARY-ENF 7",
        "NOTARY-ENF 8",
    ),
)


MEDIATION = (
    bar(
        only(Step.MEDIATION),
        lambda s: s.agreed and s.confirmation is not Confirmation.REFUSED,
        "调解已经达成协议而结束",
        "PML 31",
        "OMR 25",
    ),
    bar(
        only(Step.MEDIATION),
        lambda s: s.mediation is MediationResult.UNREACHABLE or s.respondent_unreachable,
        "无法联系到被申请人，调解终结",
        "OMR 25(3)",
    ),
    bar(
        only(Step.MEDIATION),
        lambda s: s.mediation is not None and not s.agreed,
        "调解已经终止，应告知当事人其他解决途径",
        "PML 26",
        "OMR 25",
    ),
    bar(
        only(Step.MEDIATION),
        lambda s: not s.claimant_consents_mediation,
        "申请人不同意调解，不得强行调解",
        "PML 17",
        "PML 23",
        "CMR 15",
    ),
    bar(
        only(Step.MEDIATION),
        lambda s: not may_mediate(s.mediator, s.on),
        "调解组织没有商事调解组织执业证书，过渡期已满，不得再开展商事调解",
        "CMR 8",
        "CMR 28",
        "CMR 31",
    ),
)


CONFIRMATION = (
    bar(
        only(Step.JUDICIAL_CONFIRMATION),
        lambda s: not s.agreed,
        "没有达成调解协议，无从申请司法确认",
        "CPL 205",
    ),
    bar(
        only(Step.JUDICIAL_CONFIRMATION),
        after_filing,
        "立案后达成的协议由人民法院制作调解书或者准许撤诉",
        "OMR 20",
        "IMR 20",
        "CPL 100",
    ),
    bar(
        only(Step.JUDICIAL_CONFIRMATION),
        lambda s: s.confirmation is Confirmation.CONFIRMED,
        "达成协议的部分已经司法确认",
        "CPL 206",
    ),
    bar(
        only(Step.JUDICIAL_CONFIRMATION),
        lambda s: s.confirmation is Confirmation.REFUSED,
        "司法确认申请已被驳回，须先变更协议或者重新达成协议",
        "CPL 206",
    ),
    bar(
        only(Step.JUDICIAL_CONFIRMATION),
        lambda s: s.performed_on_spot,
        "达成协议的部分已经履行",
        "PML 28",
        "OMR 20",
    ),
    bar(
        only(Step.JUDICIAL_CONFIRMATION),
        lambda s: not s.both_confirm or s.unreachable,
        "司法确认须由双方共同申请，单方不得申请",
        "CPL 205",
        "PML 33",
    ),
    bar(
        only(Step.JUDICIAL_CONFIRMATION),
        lambda s: not s.mediated_lawfully,
        "调解组织在过渡期满后没有执业证书，不是依法设立的调解组织，其主持达成的协议不能申请司法确认",
        "CPL 205",
        "CMR 28",
        "CMR 31",
    ),
    bar(
        only(Step.JUDICIAL_CONFIRMATION),
        lambda s: s.window_missed,
        "自调解协议生效之日起三十日的申请期限已过",
        "CPL 205",
        "PML 33",
    ),
)

CASE_BARS = (*WHOLE_CASE, *RESOLVED, *MEDIATION, *CONFIRMATION)
