"""What of a route needs a person's eye: open questions, running terms, rules nobody has read."""

from collections.abc import Iterable, Iterator

from law.basis import unread
from law.debt_types import debt_types
from law.routing.bars import Bar
from law.routing.court import limits
from law.routing.guards import Guard
from law.routing.rows import Row
from law.routing.situation import MediationResult, Situation
from law.routing.steps import TRIAL, Step


def flags(
    situation: Situation,
    next_steps: tuple[Step, ...],
    rows: Iterable[Row],
    guards: Iterable[Guard],
    bars: Iterable[Bar],
    articles: Iterable[str],
) -> tuple[str, ...]:
    """Every flag of a route, each once."""
    raised = (
        *(flag for row in rows for flag in row.flags),
        *(guard.flag for guard in guards),
        *(bar.flag for bar in bars if bar.flag),
        *(("没有可以直接进行的程序，须由人工决定",) if next_steps == (Step.MANUAL,) else ()),
        *_of_situation(situation),
        *_of_court(situation, frozenset(next_steps)),
        *unread(*articles),
    )
    return tuple(dict.fromkeys(raised))


def _of_situation(situation: Situation) -> Iterator[str]:
    debt = debt_types().get(situation.debt_type)
    if debt is not None and debt.note:
        yield debt.note
    if not situation.forum_open:
        return
    if situation.preservation_lapses_on is not None:
        yield f"诉前保全将于 {situation.preservation_lapses_on} 届满，须在此前起诉或者申请仲裁"
    if situation.mediation is MediationResult.PARTIAL and situation.remaining_fen is None:
        yield "尚余争议金额未填，审理程序暂按全部标的额判断"
    window = situation.confirmation_window
    if window is not None and situation.agreed:
        yield from window.flags


def _of_court(situation: Situation, steps: frozenset[Step]) -> Iterator[str]:
    if steps.isdisjoint(TRIAL):
        return
    advice = limits(situation)
    yield from advice.flags if advice else ("没有该日适用的小额诉讼标准，审理程序须由人工核对",)
    if not situation.fallen_due:
        yield "债务尚未到期，此时起诉须有对方明确表示不履行等事由"
    if situation.foreign_related:
        yield "有当事人不持居民身份证，是否属于涉外案件须由人工核对"
