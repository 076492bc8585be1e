"""Charts as figures for SVG: widths in per mille of a bar that is as wide as its place.

They hold no text, so that they can be of any width; the words stand beside them.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from api.ops import BarView, Gantt, InFlight
from law.service_figures import PROMISE_DAYS
from records.in_flight import BANDS
from records.worklist import STAGES

WHOLE = 1_000
TICKS = 4
_SHORTEST_DAYS = 60


@dataclass(frozen=True)
class Piece:
    """A part of a bar: where it begins, how wide it is, and what it stands for."""

    begin: float
    width: float
    kind: str
    number: int


@dataclass(frozen=True)
class StageRow:
    """The cases in flight of a stage: in all, by age, and as a bar."""

    stage: str
    total: int
    ages: dict[str, int]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Scale:
    """Natural days since filing: those at the marks, and where the 45 days end on it."""

    marks: tuple[int, ...]
    promise: float


@dataclass(frozen=True)
class GanttRow:
    """A case with its stages as a bar; ``age`` in natural days."""

    case: BarView
    age: int
    pieces: tuple[Piece, ...]


def stage_rows(in_flight: InFlight) -> list[StageRow]:
    """The cases in flight by stage, in the order of the stages; as wide as the largest is long."""
    counted = {(cell.stage, cell.age): cell.cases for cell in in_flight.cells}
    totals = {
        stage: total
        for stage in STAGES
        if (total := sum(counted.get((stage, band), 0) for band in BANDS))
    }
    largest = max(totals.values(), default=1)
    rows: list[StageRow] = []
    for stage, total in totals.items():
        ages = {band: counted.get((stage, band), 0) for band in BANDS}
        rows.append(StageRow(stage, total, ages, tuple(stacked(ages.items(), largest))))
    return rows


def stacked(parts: Iterable[tuple[str, int]], whole: int) -> Iterable[Piece]:
    """Parts one after the other on a bar that stands for ``whole``."""
    reached = 0
    for kind, number in parts:
        if number:
            yield Piece(_part(reached, whole), _part(number, whole), kind, number)
        reached += number


def gantt_rows(found: Gantt) -> tuple[Scale, list[GanttRow]]:
    """The cases of a page on one scale of days since filing."""
    oldest = max((_days(case.filed_on, found.day) for case in found.cases), default=0)
    whole = max(_SHORTEST_DAYS, math.ceil(oldest / _SHORTEST_DAYS) * _SHORTEST_DAYS)
    marks = tuple(whole * place // TICKS for place in range(TICKS + 1))
    rows = [_gantt_row(case, found.day, whole) for case in found.cases]
    return Scale(marks, _part(PROMISE_DAYS, whole)), rows


def _gantt_row(case: BarView, today: date, whole: int) -> GanttRow:
    pieces = tuple(
        Piece(
            _part(_days(case.filed_on, span.begin), whole),
            _part(_days(span.begin, span.end), whole),
            span.stage,
            _days(span.begin, span.end),
        )
        for span in case.spans
    )
    return GanttRow(case, _days(case.filed_on, today), pieces)


def _days(first: date, second: date) -> int:
    return max((second - first).days, 0)


def _part(number: float, whole: int) -> float:
    return round(min(number / whole, 1) * WHOLE, 1)
