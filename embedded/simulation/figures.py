"""The figures of a simulated caseload: the share, the days, and what moves them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from embedded.simulation.outcomes import Ending, Wait
from law.service_figures import kept, mean_days, percentile, share_kept
from law.simulation.fate import Drawn

FEWEST = 5
"""An input is compared only where at least so many cases stand on either side."""


@dataclass(frozen=True)
class Moved:
    """How an input goes with the share: cases that have it (or more of it) against the others.

    ``share_with`` and ``share_without`` are shares in time; ``cases`` how many have it; ``points``
    is by how many percentage points of the whole caseload the share would be other if these cases
    did as the others do. It tells what goes together, not what causes what.
    """

    name: str
    value: str
    cases: int
    share_with: float
    share_without: float
    points: float


@dataclass(frozen=True)
class Group:
    """The cases of one route."""

    cases: int
    share_in_time: float
    mean_days: float


@dataclass(frozen=True)
class Figures:
    """What a policy does to a caseload. Days are natural days from filing.

    Cases never resolved count as not in time, and in mean and percentiles as the horizon.
    """

    cases: int
    share_in_45_days: float
    share_in_45_service_days: float
    unresolved: int
    mean_days: float
    p50: int
    p90: int
    p99: int
    by_route: Mapping[str, Group]
    by_stage: Mapping[str, float]
    by_wait: Mapping[Wait, float]
    late_by_wait: Mapping[Wait, float]
    moves: Sequence[Moved]
    unlawful: int
    broken_rules: Mapping[str, int]
    turned_away: Mapping[str, int]
    days: Sequence[int | None]


def figures(endings: Sequence[Ending]) -> Figures:
    """The figures of a caseload, of at least one case."""
    days = Counter(each.censored_days for each in endings)
    broken = [violation.rule for each in endings for violation in each.violations]
    by_wait = _mean_waits(endings)
    return Figures(
        cases=len(endings),
        share_in_45_days=_share(endings),
        share_in_45_service_days=share_kept(Counter(each.service_days for each in endings)),
        unresolved=sum(each.days is None for each in endings),
        mean_days=mean_days(days),
        p50=percentile(days, 50),
        p90=percentile(days, 90),
        p99=percentile(days, 99),
        by_route=_by_route(endings),
        by_stage=_by_stage(by_wait),
        by_wait=by_wait,
        late_by_wait=_mean_waits([each for each in endings if not _in_time(each)]),
        moves=_moves(endings),
        unlawful=len(broken),
        broken_rules=_counted(broken),
        turned_away=_counted(code for each in endings for code in each.turned_away),
        days=tuple(each.days for each in endings),
    )


def in_json(figures: Figures) -> dict[str, Any]:
    """The figures as they are given to machines."""
    return {
        "cases": figures.cases,
        "share_in_45_days": figures.share_in_45_days,
        "share_in_45_service_days": figures.share_in_45_service_days,
        "unresolved": figures.unresolved,
        "mean_days": figures.mean_days,
        "p50": figures.p50,
        "p90": figures.p90,
        "p99": figures.p99,
        "by_route": {
            name: {
                "cases": group.cases,
                "share_in_45_days": group.share_in_time,
                "mean_days": group.mean_days,
            }
            for name, group in figures.by_route.items()
        },
        "by_stage": dict(figures.by_stage),
        "by_wait": {f"{wait.stage}.{wait.name}": days for wait, days in figures.by_wait.items()},
        "late_by_wait": {
            f"{wait.stage}.{wait.name}": days for wait, days in figures.late_by_wait.items()
        },
        "moves": [
            {
                "name": moved.name,
                "value": moved.value,
                "cases": moved.cases,
                "share_with": moved.share_with,
                "share_without": moved.share_without,
                "points": moved.points,
            }
            for moved in figures.moves
        ],
        "unlawful": figures.unlawful,
        "broken_rules": dict(figures.broken_rules),
        "turned_away": dict(figures.turned_away),
    }


def _in_time(ending: Ending) -> bool:
    return kept(ending.days)


def _share(endings: Sequence[Ending]) -> float:
    return share_kept(Counter(each.days for each in endings))


def _counted(codes: Iterable[str]) -> dict[str, int]:
    found = list(codes)
    return {code: found.count(code) for code in sorted(set(found))}


def _by_route(endings: Sequence[Ending]) -> dict[str, Group]:
    groups: dict[str, list[Ending]] = {}
    for each in endings:
        groups.setdefault(each.route, []).append(each)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return {
        name: Group(
            len(group), _share(group), mean_days(Counter(each.censored_days for each in group))
        )
        for name, group in ordered
    }


def _mean_waits(endings: Sequence[Ending]) -> dict[Wait, float]:
    """Mean days a case spends on each wait; over all of these cases, so that they add up."""
    spent: dict[Wait, int] = {}
    for each in endings:
        for wait, days in each.waits.items():
            spent[wait] = spent.get(wait, 0) + days
    ordered = sorted(spent.items(), key=lambda item: (-item[1], item[0].stage, item[0].name))
    return {wait: round(days / len(endings), 2) for wait, days in ordered}


def _by_stage(by_wait: Mapping[Wait, float]) -> dict[str, float]:
    stages: dict[str, float] = {}
    for wait, days in by_wait.items():
        stages[wait.stage] = stages.get(wait.stage, 0.0) + days
    return {stage: round(days, 2) for stage, days in sorted(stages.items())}


Has = Callable[[Drawn], bool]


def _moves(endings: Sequence[Ending]) -> list[Moved]:
    """Every input by how much it moves the share, the strongest first."""
    names = sorted({name for each in endings for name in each.drawn})
    moved = [found for name in names for found in _moved(name, endings)]
    return sorted(moved, key=lambda each: (-abs(each.points), each.name, each.value))


def _moved(name: str, endings: Sequence[Ending]) -> Iterable[Moved]:
    played = [each for each in endings if name in each.drawn]
    for value, has in _sides([each.drawn[name] for each in played]):
        these = [each for each in played if has(each.drawn[name])]
        others = [each for each in played if not has(each.drawn[name])]
        if len(these) < FEWEST or len(others) < FEWEST:
            continue
        points = (_share(these) - _share(others)) * len(these) / len(endings) * 100
        yield Moved(name, value, len(these), _share(these), _share(others), round(points, 2))


def _sides(values: Sequence[Drawn]) -> Iterable[tuple[str, Has]]:
    """How to part the cases: came true; each alternative; above the median."""
    if any(isinstance(value, bool) for value in values):
        yield "true", lambda value: value is True
        return
    numbers = [value for value in values if isinstance(value, float)]
    if not numbers:
        for alternative in sorted({str(value) for value in values}):
            yield alternative, lambda value, it=alternative: str(value) == it
        return
    middle = median(numbers)
    yield f"> {middle:.3g}", lambda value: value == "never" or float(value) > middle
