"""The timeline of a case: what was planned and what was, drawn here and told as a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from records.tables import Case, Deadline, Event
from web import labels
from web.clock import BREACH, WHOLE
from web.language import gettext

_PARTS = {
    "mediation": "调解",
    "arbitration": "仲裁",
    "court": "法院",
    "performance": "履行",
}
_PAUSE, _RESUME = "service_clock_paused", "service_clock_resumed"
WIDTH, LEFT, ROW = 960, 260, 26
"""Units of the drawing: its width, where its bars begin, and the height of a row."""


@dataclass(frozen=True)
class Bar:
    """A row: from a day to a day, both of them meant.

    ``kind`` is real, pause, service or legal; ``state`` is a term's, or empty. ``ends`` is empty
    where it goes on.
    """

    name: str
    kind: str
    state: str
    starts: date
    ends: date | None
    x: int
    width: int
    y: int


@dataclass(frozen=True)
class Mark:
    """A day on the axis, or a warning of the service level."""

    name: str
    day: date
    x: int


@dataclass(frozen=True)
class Timeline:
    """The drawing: its rows, the days along its top, warnings, and today."""

    bars: Sequence[Bar]
    months: Sequence[Mark]
    warnings: Sequence[Mark]
    today: Mark
    height: int


def timeline_of(
    case: Case, deadlines: Sequence[Deadline], events: Sequence[Event], today: date
) -> Timeline | None:
    """The timeline of a case; nothing while no term has begun to run."""
    rows = [*_real(events, case), *_pauses(events), *_terms(deadlines)]
    if not rows:
        return None
    first = min(case.filed_on, *(starts for _, _, _, starts, _ in rows))
    reached = case.closed_on or today
    last = max(reached, *(ends or reached for *_, ends in rows)) + timedelta(days=1)
    scale = (WIDTH - LEFT - 12) / max((last - first).days, 1)

    def at(day: date) -> int:
        return LEFT + round((day - first).days * scale)

    bars = [
        Bar(
            name,
            kind,
            state,
            starts,
            ends,
            at(starts),
            max(at((ends or reached) + timedelta(days=1)) - at(starts), 3),
            ROW * (place + 1),
        )
        for place, (name, kind, state, starts, ends) in enumerate(rows)
    ]
    return Timeline(
        bars=bars,
        months=[Mark(f"{day.year}-{day.month:02}", day, at(day)) for day in _months(first, last)],
        warnings=[
            Mark(labels.term(term.code), term.due, at(term.due))
            for term in deadlines
            if term.code.startswith(WHOLE) and term.code != BREACH
        ],
        today=Mark(gettext("今天"), reached, at(reached)),
        height=ROW * (len(bars) + 1) + 8,
    )


Row = tuple[str, str, str, date, date | None]
"""What a bar is called, its kind and state, its first day and its last."""


def _real(events: Iterable[Event], case: Case) -> list[Row]:
    """From the first act of each part of the procedure to its last; the current one goes on."""
    days: dict[str, list[date]] = {}
    for event in events:
        days.setdefault(event.workflow_id.partition("/")[0], []).append(event.occurred_on)
    return [
        (
            gettext("%(part)s（实际）") % {"part": gettext(name)},
            "real",
            "",
            min(days[part]),
            None if part == case.stage else max(days[part]),
        )
        for part, name in _PARTS.items()
        if part in days
    ]


def _pauses(events: Iterable[Event]) -> list[Row]:
    rows: list[Row] = []
    began: date | None = None
    for event in events:
        if event.kind == _PAUSE:
            began = event.occurred_on
        if event.kind == _RESUME and began is not None:
            rows.append((gettext("暂停计时"), "pause", "", began, event.occurred_on))
            began = None
    if began is not None:
        rows.append((gettext("暂停计时"), "pause", "", began, None))
    return rows


def _terms(deadlines: Iterable[Deadline]) -> list[Row]:
    """The whole promise and each stage's share, then every other term, by its beginning."""
    shown = [term for term in deadlines if term.clock != "service" or term.code.endswith("_100")]
    ordered = sorted(shown, key=lambda term: (term.clock != "service", term.trigger, term.due))
    return [
        (
            labels.term(term.code),
            "service" if term.clock == "service" else "legal",
            term.state,
            term.trigger,
            term.due,
        )
        for term in ordered
    ]


def _months(first: date, last: date) -> list[date]:
    """The first days of the months between, thinned out so that their names do not meet."""
    days = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    return days[:: max(1, -(-len(days) // 8))]
