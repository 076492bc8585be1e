"""Limitation (诉讼时效): from when it runs, what starts it anew or halts it, and when it ends.

Three years from the day the creditor knows of the harm and the obligor, which for a debt with a
due day is that day; never later than twenty years from the harm (民法典 188). Its end gives the
debtor a defence; it bars no suit, and a court does not raise it (民法典 192, 193).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from law.basis import Advice, Basis, cite, unread
from law.calendar import add_months
from law.deadlines import Deadline, compute

WARNING_DAYS = (90, 30, 7)
"""How many natural days before the end of limitation a person is warned."""

_THREE_YEARS_SINCE = date(2017, 10, 1)


class LimitationEventKind(StrEnum):
    """What may start limitation anew (民法典 195) or halt it (民法典 194)."""

    DEMAND = "demand"
    ACKNOWLEDGEMENT = "acknowledgement"
    MEDIATION = "mediation"
    SUIT = "suit"
    EQUIVALENT = "equivalent"
    OBSTACLE = "obstacle"


class LimitationEvent(BaseModel):
    """An event on a day: a demand when it arrived, a procedure when it was applied for.

    ``ended_on`` is the day on which a procedure or an obstacle ended, empty while it lasts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: LimitationEventKind
    on: date
    ended_on: date | None = None

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.ended_on is not None and self.kind not in _LASTING:
            raise ValueError("催收、同意履行没有终结之日（ended_on）")
        if self.ended_on is not None and self.ended_on < self.on:
            raise ValueError(f"终结之日{self.ended_on}早于开始之日{self.on}")
        return self

    def until(self, day: date) -> date | None:
        """The day it ended, as known on a day; None where it lasted then."""
        if self.kind not in _LASTING:
            return self.on
        return self.ended_on if self.ended_on is not None and self.ended_on <= day else None


class Effect(StrEnum):
    """What an event did to limitation."""

    INTERRUPTS = "interrupts"
    SUSPENDS = "suspends"
    REVIVES = "revives"
    NONE = "none"


class JudgedEvent(BaseModel):
    """An event with its effect, why, and the articles."""

    model_config = ConfigDict(frozen=True)

    event: LimitationEvent
    effect: Effect
    reason: str
    basis: tuple[Basis, ...] = ()


class LimitationState(StrEnum):
    """Whether limitation runs, stands still, or has ended."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    INTERRUPTED = "interrupted"
    SUSPENDED = "suspended"
    OVER = "over"


class Limitation(BaseModel):
    """Limitation as it stands on a day.

    ``start`` is the day from which it is counted now; ``due`` its last day, the earliest possible
    one while a procedure or an obstacle lasts; ``days_left`` natural days, negative when past.
    ``warn_on`` are the days of warning and ``warning`` the narrowest of ``WARNING_DAYS`` reached.
    """

    model_config = ConfigDict(frozen=True)

    state: LimitationState
    start: date
    due: date
    provisional: bool
    long_stop: date
    days_left: int
    warn_on: tuple[date, ...]
    warning: int | None
    events: tuple[JudgedEvent, ...]

    @property
    def over(self) -> bool:
        """Whether the debtor has the defence."""
        return self.state is LimitationState.OVER


_LASTING = frozenset(
    {
        LimitationEventKind.MEDIATION,
        LimitationEventKind.SUIT,
        LimitationEventKind.EQUIVALENT,
        LimitationEventKind.OBSTACLE,
    }
)
_GROUNDS = {
    LimitationEventKind.DEMAND: ("请求履行到达债务人", ("CC 195", "LIMITATION 8")),
    LimitationEventKind.ACKNOWLEDGEMENT: ("债务人同意履行", ("CC 195", "LIMITATION 14")),
    LimitationEventKind.MEDIATION: (
        "向依法有权解决纠纷的组织请求调解",
        ("CC 195", "LIMITATION 12"),
    ),
    LimitationEventKind.SUIT: ("起诉或者申请仲裁", ("CC 195", "LIMITATION 10")),
    LimitationEventKind.EQUIVALENT: (
        "申请支付令、诉前保全、强制执行等与起诉具有同等效力的事项",
        ("CC 195", "LIMITATION 11"),
    ),
}


@dataclass(frozen=True)
class _Run:
    """Limitation as counted from ``start``; ``lasting`` while a procedure keeps it from running."""

    start: date
    lasting: bool = False


@dataclass(frozen=True)
class _Count:
    """The end of a run, and the obstacles that put it off."""

    advice: Advice[Deadline]
    halting: tuple[LimitationEvent, ...]


def limitation(
    harmed_on: date,
    on: date,
    events: Iterable[LimitationEvent] = (),
    *,
    known_on: date | None = None,
) -> Advice[Limitation]:
    """Limitation of a debt as it stands on a day, with every event judged.

    ``harmed_on`` is the day the debt fell due, of a debt in instalments the last of them (民法典
    189); ``known_on`` the day the creditor knew of harm and obligor, where that was later. Events
    after ``on`` are left out of account. Raises ``TermError`` beyond the dates that can be counted.
    """
    first = max(harmed_on, known_on or harmed_on)
    ordered = sorted(events, key=lambda event: event.on)
    obstacles = [it for it in ordered if it.kind is LimitationEventKind.OBSTACLE and it.on <= on]
    run, judged = _Run(first), list[JudgedEvent]()
    for event in ordered:
        verdict, run = _judged(event, run, first, on, obstacles)
        judged.append(verdict)
    count = _counted(run.start, obstacles, on)
    term = count.advice
    stop = compute("LIMITATION_LONG", harmed_on).value
    due = term.value.due if run.lasting else min(term.value.due, stop.due)
    value = Limitation(
        state=_state(run, count, due, first, on),
        start=run.start,
        due=due,
        provisional=(term.value if due == term.value.due else stop).provisional,
        long_stop=stop.due,
        days_left=(due - on).days,
        warn_on=tuple(due - timedelta(days=days) for days in WARNING_DAYS),
        warning=_warning((due - on).days),
        events=tuple(judged),
    )
    basis = (
        *term.basis,
        *cite("CC 192", "CC 193"),
        *(it for verdict in judged for it in verdict.basis),
    )
    return Advice(
        value=value,
        basis=tuple(dict.fromkeys(basis)),
        flags=(*term.flags, *_flags(value, first, due == stop.due)),
    )


def _judged(
    event: LimitationEvent, run: _Run, first: date, on: date, obstacles: list[LimitationEvent]
) -> tuple[JudgedEvent, _Run]:
    """What an event does to the run of limitation before it, and the run after it."""
    if event.on > on:
        return _without_effect(event, "在所问之日以后，未计入"), run
    if event.kind is LimitationEventKind.OBSTACLE:
        return _obstacle(event, run, on, obstacles), run
    if event.on < first:
        return _without_effect(event, "诉讼时效尚未起算"), run
    reason, articles = _GROUNDS[event.kind]
    ended = event.until(on)
    after = _Run(max(run.start, ended or event.on), lasting=run.lasting or ended is None)
    if run.lasting or event.on <= _counted(run.start, obstacles, on).advice.value.due:
        verdict = JudgedEvent(
            event=event, effect=Effect.INTERRUPTS, reason=reason, basis=cite(*articles)
        )
        return verdict, after
    if event.kind is LimitationEventKind.ACKNOWLEDGEMENT:
        verdict = JudgedEvent(
            event=event,
            effect=Effect.REVIVES,
            reason="时效届满后债务人同意履行，不得再以时效抗辩",
            basis=cite("CC 192", "LIMITATION 19"),
        )
        return verdict, after
    return _without_effect(event, "诉讼时效已经届满，不发生中断"), run


def _without_effect(event: LimitationEvent, reason: str) -> JudgedEvent:
    return JudgedEvent(event=event, effect=Effect.NONE, reason=reason)


def _obstacle(
    event: LimitationEvent, run: _Run, on: date, obstacles: list[LimitationEvent]
) -> JudgedEvent:
    """民法典 194: an obstacle counts in the last six months only."""
    earlier = [it for it in obstacles if it.on <= event.on]
    if event not in _counted(run.start, earlier, on).halting:
        return _without_effect(event, "障碍不在诉讼时效期间的最后六个月内")
    return JudgedEvent(
        event=event,
        effect=Effect.SUSPENDS,
        reason="最后六个月内有不能行使请求权的障碍，自障碍消除之日起满六个月届满",
        basis=cite("CC 194"),
    )


def _counted(start: date, obstacles: list[LimitationEvent], on: date) -> _Count:
    """The term from a day on, put off by each obstacle that reaches into its last six months."""
    advice, halting = compute("LIMITATION", start), list[LimitationEvent]()
    for obstacle in obstacles:
        ended, due = obstacle.until(on) or on, advice.value.due
        if obstacle.on <= due and ended >= add_months(due, -6):
            halting.append(obstacle)
            put_off = compute("LIMITATION_RESUMED", ended)
            advice = max(advice, put_off, key=lambda it: it.value.due)
    return _Count(advice, tuple(halting))


def _state(run: _Run, count: _Count, due: date, first: date, on: date) -> LimitationState:
    if on < first:
        return LimitationState.NOT_BEGUN
    if run.lasting:
        return LimitationState.INTERRUPTED
    if on > due:
        return LimitationState.OVER
    if any(obstacle.until(on) is None for obstacle in count.halting):
        return LimitationState.SUSPENDED
    return LimitationState.RUNNING


def _warning(days_left: int) -> int | None:
    return min((days for days in WARNING_DAYS if days_left <= days), default=None)


def _flags(value: Limitation, first: date, at_long_stop: bool) -> Iterator[str]:
    if value.over:
        yield "时效届满只使债务人取得抗辩权，不妨碍起诉；人民法院不主动适用"
        yield from unread("CC 192")
    if value.state is LimitationState.INTERRUPTED:
        yield "程序尚未终结，诉讼时效自终结之日起重新计算；所列届满日按提起之日计，为最早之日"
    if value.state is LimitationState.SUSPENDED:
        yield "障碍尚未消除，届满日自消除之日起算六个月；所列届满日为最早之日"
    if any(verdict.effect is Effect.REVIVES for verdict in value.events):
        yield "届满后同意履行的，自同意之日起重新计算三年，法律未明文规定"
    if at_long_stop:
        yield "按自权利受到损害之日起二十年计；二十年期间不中止、不中断，可以申请人民法院延长"
        yield from unread("CC-GENERAL 35")
    if first < _THREE_YEARS_SINCE:
        yield f"{_THREE_YEARS_SINCE}以前起算的，须核对当时二年的诉讼时效是否已经届满"
