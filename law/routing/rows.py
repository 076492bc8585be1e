"""The rows of the routing table: which apply, on which articles, and what needs a person's eye.

Rows are named R0 to R24. The bars decide which steps are open; a row says why the case stands
where it stands.
"""

from collections.abc import Callable
from dataclasses import dataclass

from law.intake import ArbitrationKind, MediationOrigin
from law.routing.situation import AwardState, MediationResult, Situation
from law.routing.steps import COURT, Step

Open = frozenset[Step]


@dataclass(frozen=True)
class Row:
    """A row of the table: its name, when it applies given the open steps, articles and flags."""

    name: str
    when: Callable[[Situation, Open], bool]
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


_CASE = (
    Row(
        "R0",
        lambda s, _: s.out_of_scope,
        ("AL 3", "CMR 2", "CPL 115"),
        ("R0：不属于受理范围或者有虚假纠纷嫌疑，须由人工决定如何处理",),
    ),
    Row(
        "R22",
        lambda s, _: s.party_ended and not s.out_of_scope,
        ("CPL 153", "CC 1161", "CC 67"),
        ("R22：程序中止，待继承人或者权利义务承受人参加，并重新核对身份",),
    ),
    Row(
        "R21",
        lambda s, _: s.in_bankruptcy and not (s.out_of_scope or s.party_ended),
        ("EBL 16", "EBL 19", "EBL 20", "EBL 21", "EBL 45", "EBL 46", "EBL 48", "EBL 58"),
        (
            "R21：申报期限以受理法院公告为准；利息自受理之日起停止计算",
            "R21：受理破产申请前六个月内的个别清偿可能被撤销，请核对已收款项",
        ),
    ),
    Row("R1", lambda s, _: s.paid, ("PML 28", "OMR 20")),
)

_TITLE = (
    Row("R16", lambda s, _: s.award_in_force, ("AL 10", "AL 75", "CPL 248", "CPL 250")),
    Row(
        "R17",
        lambda s, _: s.award_in_force and s.award_challenge is not None,
        ("AL 71", "AL 72", "AL 77", "AWARD-ENF 7", "AWARD-ENF 8", "AWARD-ENF 17", "AWARD-ENF 20"),
        ("R17：撤销裁决的申请已受理，或者申请不予执行并提供担保的，执行应当中止",),
    ),
    Row(
        "R20",
        lambda s, _: s.title_in_force and not s.award_in_force,
        ("CPL 206", "CPL 235", "CPL 247", "CPL 250", "CPL-I 460"),
    ),
    Row(
        "R19",
        lambda s, _: s.notarised_enforceable and not (s.agreed or s.decided or s.paid),
        ("CPL 249", "NOTARY 37", "NOTARY-ENF 3", "NOTARY-ENF 5", "NOTARY-ENF 8"),
    ),
)

_AGREEMENT_IN_DOUBT = (
    Row(
        "R12",
        lambda s, _: s.forum_open and (s.validity_open or s.agreement_ruled_invalid),
        ("AL 31", "CPL-I 216", "AL-I 13", "AWARD-REVIEW 2"),
        (
            "R12：仲裁协议效力之争应在仲裁庭首次开庭前提出；一方请求仲裁机构、一方请求法院的，由法院裁定",
        ),
    ),
    Row(
        "R15",
        lambda s, _: s.forum_open and (s.institution_declined or s.award_undone),
        ("AL 10(2)", "AL 35", "CPL 248"),
    ),
    Row(
        "R15",
        lambda s, _: s.forum_open and s.award is AwardState.NOT_ENFORCED,
        ("CPL 248",),
        ("R15：不予执行后能否依原仲裁协议再申请仲裁，两法文字不同，现按须重新达成协议处理",),
    ),
)

_SETTLEMENT = (
    Row(
        "R2",
        lambda s, steps: (
            s.settled
            and Step.JUDICIAL_CONFIRMATION in steps
            and not (s.bound_to_arbitrate or s.validity_open)
        ),
        ("CPL 205", "CPL 206", "PML 33", "CMR 23"),
    ),
    Row(
        "R3",
        lambda s, steps: (
            s.settled and not steps.isdisjoint({Step.ARBITRATION, Step.ARBITRATION_AGREEMENT_OFFER})
        ),
        ("AL 4", "AL 27", "AL 32", "AL 33", "AL 64", "AL 65"),
    ),
    Row(
        "R4",
        lambda s, _: s.agreed and s.forum_open and (s.bound_to_arbitrate or s.validity_open),
        ("AL 5", "CPL 205"),
        ("R4：有仲裁协议时能否对调解协议申请司法确认，实务没有定论，须经法务签字",),
    ),
    Row(
        "R5",
        lambda s, _: s.settled and s.forum_open and s.agreement_defaulted,
        ("PML 32", "IMR 25", "CPL 225"),
    ),
    Row(
        "R6",
        lambda s, _: s.mediation is MediationResult.PARTIAL and s.forum_open,
        ("OMR 19", "OMR 22", "AL 68", "CPL 156"),
        ("R6：达成一致的部分不得重复主张；无争议事实须书面确认",),
    ),
    Row(
        "R13",
        lambda s, _: s.confirmation_lost and s.forum_open and not s.performed_on_spot,
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
        lambda s, _: s.forum_open and _sent_in_vain(s),
        ("OMR 21", "IMR 21", "CPL 125", "CPL 126"),
    ),
    Row(
        "R14",
        lambda s, _: s.forum_open and _settled_after_filing(s),
        ("OMR 20", "IMR 20", "CPL 100"),
        ("R14：立案后达成协议的，请求法院制作调解书或者申请撤诉",),
    ),
    Row(
        "R18",
        lambda s, _: _awaits_forum(s) and s.unreachable,
        ("OMR 25(3)", "CPL 95", "CPL 166", "CPL-I 140", "CPL-I 257(1)", "CPL-I 427"),
    ),
    Row(
        "R7",
        lambda s, _: _awaits_forum(s) and s.bound_to_arbitrate,
        ("AL 5", "AL 37", "CPL 127(2)", "CPL-I 215", "CPL-I 216"),
    ),
    Row("R8", _clause(ArbitrationKind.NONE), ("AL 4", "AL 27", "AL 28")),
    Row("R9", _clause(ArbitrationKind.DEFECTIVE), ("AL 29", "AL-I 3", "AL-I 5", "AL-I 6")),
    Row("R10", _clause(ArbitrationKind.ARBITRATE_OR_SUE), ("CLAUSES 4", "AL-I 7")),
    Row(
        "R11",
        lambda s, steps: s.forum_open and not s.unreachable and not steps.isdisjoint(COURT),
        ("CPL 122",),
    ),
    Row(
        "R23",
        lambda s, _: s.assigned and s.forum_open,
        ("CC 546", "CC 547", "CC 548", "AL-I 9"),
        ("R23：受让人须提交已通知债务人的证据；仲裁协议和抗辩随债权转移",),
    ),
    Row(
        "R24",
        lambda s, _: s.set_off_or_counterclaim and s.forum_open,
        ("CC 568", "CPL 54"),
        ("R24：抵销或者反诉按争议事项记录，标的额可能变动",),
    ),
)

_ROWS = (*_CASE, *_TITLE, *_AGREEMENT_IN_DOUBT, *_SETTLEMENT, *_FORUM)


def applicable(situation: Situation, steps: Open) -> tuple[Row, ...]:
    """The rows that apply, in order of precedence, given the steps that are open."""
    return tuple(row for row in _ROWS if row.when(situation, steps))
