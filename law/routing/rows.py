"""The rows of the routing table: which apply, on which articles, and what needs a person's eye.

Rows are named R0 to R24. The bars decide which steps are open; a row says why the case stands
where it stands, and to which of the open steps that leads. Mediation follows from no row but a
refused confirmation: it is open to the parties until it has ended.
"""

from collections.abc import Callable
from dataclasses import dataclass

from law.intake import ArbitrationKind, MediationOrigin
from law.routing.situation import (
    AwardChallenge,
    AwardState,
    Confirmation,
    MediationResult,
    Situation,
)
from law.routing.steps import COURT, TRIAL, Step
from law.titles import AGREED_AWARDS

Open = frozenset[Step]

_BY_AGREEMENT = (Step.ARBITRATION, Step.ARBITRATION_AGREEMENT_OFFER)
_IN_COURT = tuple(step for step in Step if step in COURT)
_TRIED = tuple(step for step in Step if step in TRIAL)


@dataclass(frozen=True)
class Row:
    """A row of the table, or a part of one.

    ``title`` tells its situation in Chinese, ``when`` whether it applies given the open steps,
    ``leads`` to which steps it leads where they are open.
    """

    name: str
    title: str
    when: Callable[[Situation, Open], bool]
    leads: tuple[Step, ...]
    articles: tuple[str, ...]
    flags: tuple[str, ...] = ()


def _awaits_forum(s: Situation) -> bool:
    """No settlement covers the whole claim: a forum has to take it, or what is left of it."""
    return s.forum_open and not s.settled


def _clause(kind: ArbitrationKind) -> Callable[[Situation, Open], bool]:
    """The row of a clause that does not bind, while the respondent can still be reached."""

    def applies(s: Situation, _: Open) -> bool:
        unbound = not (s.bound_to_arbitrate or s.agreement_spent or s.unreachable)
        return _awaits_forum(s) and unbound and s.arbitration is kind

    return applies


def _sent_in_vain(s: Situation) -> bool:
    """A court sent the claim to mediation (委派, 委托), and it ended without an agreement."""
    sent = s.mediation_origin is not MediationOrigin.SELF
    return sent and s.mediation is not None and not s.agreed


def _settled_after_filing(s: Situation) -> bool:
    return s.agreed and s.mediation_origin is MediationOrigin.COURT_AFTER_FILING


def _settled_in_part(s: Situation) -> bool:
    partial = s.mediation is MediationResult.PARTIAL
    return partial and (s.forum_open or s.directly_enforceable)


def _consent_award_attacked(s: Situation) -> bool:
    refusal = s.award_challenge is AwardChallenge.NON_ENFORCEMENT
    return s.award_in_force and refusal and s.title in AGREED_AWARDS


_CASE = (
    Row(
        "R0",
        "不属于受理范围，或者有虚假纠纷嫌疑",
        lambda s, _: s.out_of_scope,
        (Step.MANUAL,),
        ("AL 3", "CMR 2", "CPL 115"),
        ("R0：不属于受理范围或者有虚假纠纷嫌疑，须由人工决定如何处理",),
    ),
    Row(
        "R22",
        "当事人死亡或者终止，承受人未定",
        lambda s, _: s.party_ended and not s.out_of_scope,
        (Step.MANUAL,),
        ("CPL 153", "CPL 154", "CC 1161", "CC 67"),
        (
            "R22：程序中止，待继承人或者权利义务承受人参加，并重新核对身份",
            "R22：已死亡或者终止的一方及其代理人的行为无效；没有承受人的，终结并记明理由",
        ),
    ),
    Row(
        "R22",
        "当事人未成年",
        lambda s, _: s.minor_party and not (s.out_of_scope or s.party_ended),
        (Step.MANUAL,),
        ("CC 17", "CC 23", "CPL 60"),
        ("R22：未成年人由其监护人作为法定代理人参加，须核对监护关系",),
    ),
    Row(
        "R21",
        "债务人的破产申请已受理",
        lambda s, _: s.in_bankruptcy and not (s.out_of_scope or s.party_ended),
        (Step.CLAIM_DECLARATION, Step.ORDINARY, Step.ARBITRATION),
        (
            "EBL 16",
            "EBL 19",
            "EBL 20",
            "EBL 21",
            "EBL 32",
            "EBL 44",
            "EBL 45",
            "EBL 46",
            "EBL 47",
            "EBL 48",
            "EBL 56",
            "EBL 58",
        ),
        (
            "R21：申报期限以受理法院公告为准；利息自受理之日起停止计算",
            "R21：受理破产申请前六个月内的个别清偿可能被撤销，请核对已收款项",
            "R21：保证人的责任不因债务人破产而免除",
        ),
    ),
    Row(
        "R1",
        "达成协议，已经全部付清",
        lambda s, _: s.paid,
        (Step.CLOSE,),
        ("PML 28", "OMR 20"),
    ),
)

_TITLE = (
    Row(
        "R16",
        "裁决书或者仲裁调解书已经生效",
        lambda s, _: s.award_in_force,
        (Step.ENFORCEMENT, Step.CLOSE),
        ("AL 10", "AL 75", "CPL 248", "CPL 250", "AWARD-ENF 2"),
    ),
    Row(
        "R17",
        "裁决被申请撤销或者不予执行",
        lambda s, _: s.award_in_force and s.award_challenge is not None,
        (Step.ENFORCEMENT,),
        (
            "AL 71",
            "AL 72",
            "AL 73",
            "AL 74",
            "AL 75",
            "AL 76",
            "AL 77",
            "AWARD-ENF 7",
            "AWARD-ENF 8",
            "AWARD-ENF 17",
            "AWARD-ENF 20",
        ),
        (
            "R17：撤销裁决的申请已受理，或者申请不予执行并提供担保的，执行应当中止",
            "R17：同一事由不得先后申请撤销和不予执行",
        ),
    ),
    Row(
        "R17",
        "对依调解、和解作出的裁决申请不予执行",
        lambda s, _: _consent_award_attacked(s),
        (Step.ENFORCEMENT,),
        ("AWARD-ENF 17",),
        ("R17：对仲裁调解书和依和解、调解协议作出的裁决，除违背社会公共利益外不得申请不予执行",),
    ),
    Row(
        "R20",
        "司法确认裁定、判决、支付令等已经生效",
        lambda s, _: s.title_in_force and not s.award_in_force,
        (Step.ENFORCEMENT, Step.CLOSE),
        ("CPL 206", "CPL 227", "CPL 235", "CPL 247", "CPL 250", "CPL-I 460"),
    ),
    Row(
        "R19",
        "有赋予强制执行效力的公证债权文书",
        lambda s, _: s.notarised_enforceable and not (s.settled or s.decided),
        (Step.ENFORCEMENT,),
        ("CPL 249", "NOTARY 37", "NOTARY-ENF 3", "NOTARY-ENF 5", "NOTARY-ENF 7", "NOTARY-ENF 8"),
    ),
    Row(
        "R19",
        "有公证债权文书而又全部达成协议",
        lambda s, _: s.notarised_enforceable and s.settled and s.forum_open,
        (),
        ("CPL 249",),
        ("R19：达成调解协议后能否仍按原公证债权文书申请执行，须由人工核对",),
    ),
)

_AGREEMENT_IN_DOUBT = (
    Row(
        "R12",
        "仲裁协议的效力有争议，或者已被确认无效",
        lambda s, _: s.forum_open and (s.validity_open or s.agreement_ruled_invalid),
        (Step.MANUAL, Step.ARBITRATION_AGREEMENT_OFFER),
        ("AL 31", "CPL-I 216", "AL-I 13", "AWARD-REVIEW 2"),
        (
            "R12：仲裁协议效力之争应在仲裁庭首次开庭前提出；一方请求仲裁机构、一方请求法院的，由法院裁定",
        ),
    ),
    Row(
        "R15",
        "仲裁机构不予受理，或者裁决被撤销、不予执行",
        lambda s, _: s.forum_open and (s.institution_declined or s.award_undone),
        (Step.ARBITRATION_AGREEMENT_OFFER,),
        ("AL 10(2)", "AL 35", "CPL 248"),
    ),
    Row(
        "R15",
        "裁决不予执行后能否依原协议再仲裁",
        lambda s, _: s.forum_open and s.award is AwardState.NOT_ENFORCED,
        (),
        ("CPL 248",),
        ("R15：不予执行后能否依原仲裁协议再申请仲裁，两法文字不同，现按须重新达成协议处理",),
    ),
)

_SETTLEMENT = (
    Row(
        "R2",
        "全部达成协议，没有有效的仲裁协议",
        lambda s, steps: (
            s.settled
            and Step.JUDICIAL_CONFIRMATION in steps
            and not (s.bound_to_arbitrate or s.validity_open)
        ),
        (Step.JUDICIAL_CONFIRMATION,),
        ("CPL 205", "CPL 206", "PML 33", "CMR 23"),
    ),
    Row(
        "R2",
        "司法确认申请被驳回",
        lambda s, _: s.agreed and s.forum_open and s.confirmation is Confirmation.REFUSED,
        (Step.MEDIATION,),
        ("CPL 206",),
        ("R2：可以变更协议、重新调解，也可以依法起诉或者仲裁",),
    ),
    Row(
        "R3",
        "全部达成协议，可以请仲裁庭据以出具调解书或者裁决",
        lambda s, steps: s.settled and not s.unreachable and not steps.isdisjoint(_BY_AGREEMENT),
        _BY_AGREEMENT,
        ("AL 4", "AL 27", "AL 32", "AL 33", "AL 34", "AL 35", "AL 64", "AL 65"),
    ),
    Row(
        "R4",
        "达成协议，而仲裁协议有效或者效力未定",
        lambda s, _: s.agreed and s.forum_open and (s.bound_to_arbitrate or s.validity_open),
        (Step.ARBITRATION, Step.JUDICIAL_CONFIRMATION),
        ("AL 5", "CPL 205"),
        ("R4：有仲裁协议时能否对调解协议申请司法确认，实务没有定论，须经法务签字",),
    ),
    Row(
        "R5",
        "全部达成协议，没有执行依据而违约",
        lambda s, _: s.settled and s.forum_open and s.agreement_defaulted,
        (Step.ARBITRATION, *_IN_COURT),
        ("PML 32", "IMR 25", "CPL 225"),
    ),
    Row(
        "R6",
        "部分达成协议",
        lambda s, _: _settled_in_part(s),
        (Step.JUDICIAL_CONFIRMATION,),
        ("OMR 19", "OMR 22", "AL 68", "CPL 156"),
        ("R6：达成一致的部分不得重复主张；无争议事实须书面确认",),
    ),
    Row(
        "R13",
        "不能再申请司法确认：逾期、不能共同申请或者调解组织不合法",
        lambda s, _: s.confirmation_lost and s.forum_open and not s.performed_on_spot,
        (*_BY_AGREEMENT, *_IN_COURT),
        ("CPL 205", "CPL 225", "CPL 249", "NOTARY 37", "AL 27"),
        (
            "R13：也可由债务人同意后办理赋予强制执行效力的公证",
            "R13：重新达成的调解协议是否另行起算三十日，没有明文规定；不得倒签协议日期",
        ),
    ),
)

_FORUM = (
    Row(
        "R14",
        "法院委派、委托的调解没有达成协议",
        lambda s, _: s.forum_open and _sent_in_vain(s),
        _TRIED,
        ("OMR 21", "IMR 21", "CPL 125", "CPL 126"),
    ),
    Row(
        "R14",
        "立案后经法院委托的调解达成协议",
        lambda s, _: s.forum_open and _settled_after_filing(s),
        (Step.MANUAL,),
        ("OMR 20", "IMR 20", "CPL 100"),
        ("R14：立案后达成协议的，请求法院制作调解书或者申请撤诉",),
    ),
    Row(
        "R18",
        "债务人下落不明",
        lambda s, _: s.forum_open and s.unreachable,
        (Step.ORDINARY, Step.ARBITRATION),
        ("OMR 25(3)", "CPL 95", "CPL 166", "CPL-I 140", "CPL-I 257(1)", "CPL-I 427"),
    ),
    Row(
        "R7",
        "没有全部达成协议，仲裁协议有效",
        lambda s, _: _awaits_forum(s) and s.bound_to_arbitrate,
        (Step.ARBITRATION,),
        ("AL 5", "AL 37", "CPL 127(2)", "CPL-I 215", "CPL-I 216"),
    ),
    Row(
        "R8",
        "没有全部达成协议，没有仲裁协议",
        _clause(ArbitrationKind.NONE),
        (Step.ARBITRATION_AGREEMENT_OFFER,),
        ("AL 4", "AL 27", "AL 28"),
    ),
    Row(
        "R9",
        "没有全部达成协议，仲裁事项或者机构约定不明确",
        _clause(ArbitrationKind.DEFECTIVE),
        (Step.ARBITRATION_AGREEMENT_OFFER,),
        ("AL 29", "AL-I 3", "AL-I 4", "AL-I 5", "AL-I 6"),
    ),
    Row(
        "R10",
        "没有全部达成协议，约定或裁或审",
        _clause(ArbitrationKind.ARBITRATE_OR_SUE),
        (Step.ARBITRATION_AGREEMENT_OFFER,),
        ("CLAUSES 4", "AL-I 7"),
        ("R10：一方申请仲裁而对方首次开庭前没有异议的例外，不得预期",),
    ),
    Row(
        "R11",
        "由人民法院处理",
        lambda s, steps: s.forum_open and not s.unreachable and not steps.isdisjoint(COURT),
        _IN_COURT,
        ("CPL 122", "CPL 123", "CPL 124", "CPL 126"),
    ),
    Row(
        "R11",
        "符合支付令的条件",
        lambda s, steps: s.forum_open and Step.PAYMENT_ORDER in steps,
        (Step.PAYMENT_ORDER,),
        ("CPL-I 430(1)",),
        ("R11：支付令与起诉只能择一，受理支付令申请后又起诉的，支付令失效",),
    ),
    Row(
        "R23",
        "债权已经转让",
        lambda s, _: s.assigned and s.forum_open,
        (),
        ("CC 546", "CC 547", "CC 548", "CC 549", "AL-I 9", "CPL-I 249", "CPL-I 250"),
        (
            "R23：受让人须提交已通知债务人的证据；仲裁协议和抗辩随债权转移",
            "R23：让与人不得就同一债权另案主张",
        ),
    ),
    Row(
        "R24",
        "对方主张抵销或者提出反诉",
        lambda s, _: s.set_off_or_counterclaim and s.forum_open,
        (),
        ("CC 568", "CC 569", "CPL 54", "CPL-I 278"),
        ("R24：抵销或者反诉按争议事项记录，标的额可能变动",),
    ),
)

TABLE: dict[str, tuple[Row, ...]] = {
    "案件整体": _CASE,
    "已有执行依据": _TITLE,
    "仲裁协议存疑": _AGREEMENT_IN_DOUBT,
    "达成调解协议": _SETTLEMENT,
    "选择程序": _FORUM,
}
"""The rows by what they turn on, in order of precedence."""

ROWS = tuple(row for rows in TABLE.values() for row in rows)
"""Every row, in order of precedence."""


def applicable(situation: Situation, steps: Open) -> tuple[Row, ...]:
    """The rows that apply, in order of precedence, given the steps that are open."""
    return tuple(row for row in ROWS if row.when(situation, steps))
