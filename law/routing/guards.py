"""Guards: what must be seen to before a step is taken, whatever row led to it."""

from collections.abc import Callable
from dataclasses import dataclass

from law.intake import MediationOrigin, MediatorType
from law.mediators import mediating_bodies
from law.routing.situation import Situation
from law.routing.steps import COURT, TRIAL, Step

Open = frozenset[Step]

_COMMERCIAL = frozenset({MediatorType.COMMERCIAL_LICENSED, MediatorType.COMMERCIAL_TRANSITION})
_FORUMS = COURT | {Step.ARBITRATION}


@dataclass(frozen=True)
class Guard:
    """When it is raised given the open steps, its articles, and what to see to (Chinese)."""

    when: Callable[[Situation, Open], bool]
    articles: tuple[str, ...]
    flag: str


def _title_on_settlement(s: Situation, steps: Open) -> bool:
    """A court or a tribunal is asked to put its seal to what the parties agreed."""
    award = s.agreed and Step.ARBITRATION in steps
    return award or Step.JUDICIAL_CONFIRMATION in steps


def _invited_by_court(s: Situation) -> bool:
    by_court = s.mediation_origin is not MediationOrigin.SELF
    return by_court or s.mediator is MediatorType.COURT_INVITED


def _mediated_by(kind: MediatorType) -> Callable[[Situation, Open], bool]:
    """A body of this kind is to mediate, or its agreement is to become a title."""
    return lambda s, steps: (
        s.mediator is kind and not steps.isdisjoint({Step.MEDIATION, Step.JUDICIAL_CONFIRMATION})
    )


GUARDS = (
    Guard(
        lambda s, steps: s.agreed and Step.ARBITRATION in steps,
        ("ADVANCE-AWARD 1", "ADVANCE-AWARD 2"),
        "须确有已经发生的争议，由仲裁庭依程序处理并保障回避、举证和答辩；先予仲裁的裁决不予执行",
    ),
    Guard(
        _title_on_settlement,
        ("OMR 23", "AL 61", "CPL 115", "CPL 116"),
        "申请确认或者出具裁决前，须核查有无恶意串通、虚构债务等虚假情形",
    ),
    Guard(
        lambda s, steps: s.mediation is not None and Step.ARBITRATION in steps,
        ("AL 45",),
        "本案调解员不得担任仲裁员；仲裁员须书面披露可能影响公正的情形",
    ),
    Guard(
        lambda s, steps: (
            s.mediation is not None and _invited_by_court(s) and not steps.isdisjoint(TRIAL)
        ),
        ("IMR 16",),
        "特邀调解员不得在后续诉讼中担任本案陪审员、代理人、证人、鉴定人或者翻译人员",
    ),
    Guard(
        lambda s, steps: (
            s.mediation is not None and s.mediator in _COMMERCIAL and not steps.isdisjoint(_FORUMS)
        ),
        ("CMR 20",),
        "商事调解员有利害关系的应当披露并回避，在后续诉讼、仲裁中依法回避",
    ),
    Guard(
        lambda s, steps: (
            s.mediation is not None and not s.settled and not steps.isdisjoint(_FORUMS)
        ),
        ("OMR 18", "IMR 22"),
        "调解中为达成协议作出的让步不得作为对其不利的依据；只有书面确认的无争议事实可以移交",
    ),
    *(
        Guard(_mediated_by(kind), body.basis, body.note)
        for kind, body in mediating_bodies().items()
        if body.note
    ),
)


def raised(situation: Situation, steps: Open) -> tuple[Guard, ...]:
    """The guards that a situation raises, given the steps that are open."""
    return tuple(guard for guard in GUARDS if guard.when(situation, steps))
