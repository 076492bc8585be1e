"""Bars to each forum: arbitration, its offer, the payment order and the trial procedures."""

from law.intake import ArbitrationKind
from law.routing.bars import Fact, bar, only
from law.routing.case_bars import after_filing
from law.routing.court import Size, simplified_by_law, size, small_claims_by_law
from law.routing.situation import Offer, PaymentOrderEnd
from law.routing.steps import COURT, TRIAL, Step

OBJECTED = frozenset({PaymentOrderEnd.LAPSED_BY_OBJECTION, PaymentOrderEnd.OBJECTED_WITHOUT_SUIT})


def unsupported(kind: ArbitrationKind) -> Fact:
    """A clause of this kind is all there is, and nobody has signed anything better."""
    return lambda s: s.arbitration is kind and not s.bound_to_arbitrate


ARBITRATION = (
    bar(
        only(Step.ARBITRATION, Step.ARBITRATION_AGREEMENT_OFFER),
        lambda s: not s.arbitrable,
        "该类纠纷依法不能仲裁",
        "AL 3",
        "AL 28",
    ),
    bar(
        only(Step.ARBITRATION, Step.ARBITRATION_AGREEMENT_OFFER),
        after_filing,
        "案件已由人民法院受理，应在诉讼中处理",
        "AL 37",
        "IMR 21",
    ),
    bar(
        only(Step.ARBITRATION, Step.ARBITRATION_AGREEMENT_OFFER),
        lambda s: s.suit_pending and not s.bound_to_arbitrate,
        "支付令因异议失效，案件已转入诉讼程序",
        "CPL 228",
    ),
    bar(
        only(Step.ARBITRATION),
        lambda s: s.agreement_spent and s.award_undone,
        "裁决已被撤销或者不予执行，须重新达成仲裁协议才能再申请仲裁",
        "AL 10(2)",
        "CPL 248",
    ),
    bar(
        only(Step.ARBITRATION),
        lambda s: s.agreement_spent and s.agreement_ruled_invalid,
        "仲裁协议已被确认无效",
        "AL 5",
        "AL 31",
    ),
    bar(
        only(Step.ARBITRATION),
        lambda s: s.agreement_spent,
        "仲裁机构不予受理，须另行达成仲裁协议",
        "AL 32",
        "AL 35",
    ),
    bar(
        only(Step.ARBITRATION),
        lambda s: s.validity_open,
        "仲裁协议的效力有争议，须先由仲裁机构、仲裁庭决定或者由中级人民法院裁定",
        "AL 31",
        "AL-I 13",
        "AWARD-REVIEW 2",
    ),
    bar(
        only(Step.ARBITRATION),
        unsupported(ArbitrationKind.DEFECTIVE),
        "仲裁事项或者仲裁机构约定不明确，达成补充协议前不得申请仲裁",
        "AL 29",
        "AL-I 4",
        "AL-I 5",
        "AL-I 6",
    ),
    bar(
        only(Step.ARBITRATION),
        unsupported(ArbitrationKind.ARBITRATE_OR_SUE),
        "约定可以仲裁也可以起诉的，仲裁约定无效",
        "AL-I 7",
        "CLAUSES 4",
    ),
    bar(
        only(Step.ARBITRATION),
        lambda s: not s.bound_to_arbitrate,
        "没有仲裁协议，仲裁机构不予受理",
        "AL 4",
        "AL 32",
    ),
    bar(
        only(Step.ARBITRATION),
        lambda s: not s.dispute_arisen,
        "债务没有到期也没有争议，尚未发生可以仲裁的纠纷，不得先予仲裁",
        "ADVANCE-AWARD 1",
        "ADVANCE-AWARD 2",
    ),
    bar(
        only(Step.ARBITRATION_AGREEMENT_OFFER),
        lambda s: s.bound_to_arbitrate,
        "已有有效的仲裁协议，无须另签",
        "AL 27",
    ),
    bar(
        only(Step.ARBITRATION_AGREEMENT_OFFER),
        lambda s: s.unreachable,
        "无法联系到被申请人，不可能签订仲裁协议",
        "AL 4",
        "AL 27",
    ),
    bar(
        only(Step.ARBITRATION_AGREEMENT_OFFER),
        lambda s: s.offer is Offer.DECLINED,
        "对方已经拒绝签订仲裁协议，仲裁须双方自愿",
        "AL 4",
    ),
)


MERITS_IN_COURT = (
    bar(
        TRIAL,
        lambda s: s.bound_to_arbitrate,
        "有有效的仲裁协议，人民法院不予受理起诉，应当申请仲裁",
        "AL 5",
        "CPL 127(2)",
        "CPL-I 215",
    ),
    bar(
        only(Step.PAYMENT_ORDER),
        lambda s: s.bound_to_arbitrate,
        "有有效的仲裁协议，按不得申请支付令处理",
        "AL 5",
        "CPL 127(2)",
        flag="有仲裁协议时能否申请支付令没有明文规定，现按不可处理，须经法务确认",
    ),
    bar(
        COURT,
        lambda s: s.validity_open,
        "仲裁协议的效力有争议，认定无效之前不得径行进入诉讼",
        "AL 31",
        "CPL-I 216",
    ),
    bar(
        COURT,
        lambda s: s.settlement_stands,
        "调解协议有约束力，没有违约也没有被驳回确认，不得就原债务再行起诉",
        "PML 31",
        "PML 32",
    ),
)


PAYMENT_ORDER = (
    bar(
        only(Step.PAYMENT_ORDER),
        after_filing,
        "已就同一债务起诉的，不能再申请支付令",
        "CPL-I 430(1)",
    ),
    bar(
        only(Step.PAYMENT_ORDER),
        lambda s: s.payment_order in OBJECTED,
        "支付令因债务人提出异议已经失效",
        "CPL 228",
    ),
    bar(
        only(Step.PAYMENT_ORDER),
        lambda s: s.payment_order is PaymentOrderEnd.UNDELIVERABLE,
        "支付令三十日内无法送达，已经失效",
        "CPL-I 430",
    ),
    bar(
        only(Step.PAYMENT_ORDER),
        lambda s: s.unreachable,
        "债务人下落不明，支付令不能送达",
        "CPL 225",
        "CPL-I 427",
    ),
    bar(
        only(Step.PAYMENT_ORDER),
        lambda s: not s.fallen_due and not s.agreement_defaulted,
        "债务没有到期，不符合支付令的条件",
        "CPL-I 427",
    ),
    bar(
        only(Step.PAYMENT_ORDER),
        lambda s: s.counter_performance,
        "债权人还有对待给付义务，不符合支付令的条件",
        "CPL-I 427",
    ),
    bar(
        only(Step.PAYMENT_ORDER),
        lambda s: s.set_off_or_counterclaim,
        "双方另有债务纠纷，不符合支付令的条件",
        "CPL 225",
        "CC 568",
    ),
    bar(
        only(Step.PAYMENT_ORDER),
        lambda s: s.pre_suit_preservation,
        "债权人已申请诉前保全，不符合支付令的条件",
        "CPL-I 427(7)",
    ),
)


PROCEDURE = (
    bar(
        only(Step.SMALL_CLAIMS),
        lambda s: s.unreachable,
        "一方当事人下落不明，不适用小额诉讼程序",
        "CPL 166",
    ),
    bar(
        only(Step.SMALL_CLAIMS),
        lambda s: s.foreign_related,
        "涉外或者参照涉外处理的案件，不适用小额诉讼程序",
        "CPL 166",
    ),
    bar(
        only(Step.SMALL_CLAIMS),
        lambda s: s.appraisal_needed,
        "需要评估、鉴定，不适用小额诉讼程序",
        "CPL 166",
    ),
    bar(
        only(Step.SMALL_CLAIMS),
        lambda s: s.set_off_or_counterclaim,
        "对方提出反诉或者抵销，不适用小额诉讼程序",
        "CPL 166",
        "CPL 54",
    ),
    bar(
        only(Step.SMALL_CLAIMS),
        lambda s: not s.simple,
        "不是事实清楚、权利义务关系明确、争议不大的简单案件",
        "CPL 165",
    ),
    bar(
        only(Step.SMALL_CLAIMS),
        lambda s: size(s) is Size.BEYOND,
        "标的额超过可以约定适用小额诉讼程序的上限",
        "CPL 165",
    ),
    bar(
        only(Step.SIMPLIFIED),
        lambda s: s.unreachable,
        "被告下落不明，不适用简易程序，也不能公告送达",
        "CPL-I 257(1)",
        "CPL-I 140",
    ),
    bar(
        only(Step.SIMPLIFIED, Step.ORDINARY),
        small_claims_by_law,
        "标的额在小额诉讼强制适用的限额以下，应当适用小额诉讼程序",
        "CPL 165",
    ),
    bar(
        only(Step.ORDINARY),
        simplified_by_law,
        "简单的民事案件适用简易程序；法院认为不宜适用的，再裁定转为普通程序",
        "CPL 160",
        "CPL 170",
        "TRIAL-TERMS 4",
    ),
)

FORUM_BARS = (*ARBITRATION, *MERITS_IN_COURT, *PAYMENT_ORDER, *PROCEDURE)
