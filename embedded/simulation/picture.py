"""The figures of a simulation as a picture: how the share grows, and where the days go."""

from collections.abc import Iterator, Sequence
from html import escape

from embedded.simulation.figures import Figures
from law.service_figures import PROMISE_DAYS
from web.labels import simulation as labels

WIDTH, HEIGHT = 960, 620
LEFT, RIGHT, TOP = 70, 30, 80
CURVE_HEIGHT = 250
LAST_DAY = 120
BARS_TOP = TOP + CURVE_HEIGHT + 90
BAR_LEFT = 230
BAR, GAP = 20, 8
COLOURS = {
    "intake": "#8d99ae",
    "mediation": "#2a9d8f",
    "route": "#e9c46a",
    "arbitration": "#7b6cc4",
    "court": "#457b9d",
    "performance": "#e07a5f",
    "waiting": "#bdbdbd",
}
LARGEST_BARS = 7


def picture(figures: Figures, title: str) -> str:
    """An SVG: the cumulative share by day with the line of the promise, and bars of mean days."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, '
        'sans-serif" font-size="13" fill="#222">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        _text(LEFT, 32, title, size=20),
        *_curve(figures),
        *_bars(figures),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _curve(figures: Figures) -> Iterator[str]:
    """The share of the cases resolved or lawfully escalated by each day."""
    share = figures.share_in_45_days
    yield _text(
        LEFT, 58, f"{figures.cases} 件中 {share:.1%} 在 {PROMISE_DAYS} 日内解决或者依法转入下一程序"
    )
    for percent in range(0, 101, 20):
        y = _y(percent / 100)
        yield _line(LEFT, y, WIDTH - RIGHT, y, "#e5e5e5")
        yield _text(LEFT - 8, y + 4, f"{percent}%", anchor="end")
    for day in range(0, LAST_DAY + 1, 15):
        yield _text(_x(day), _y(0) + 18, str(day), anchor="middle")
    yield _text(WIDTH - RIGHT, _y(0) + 36, "自登记之日起的天数", anchor="end")
    yield _line(_x(PROMISE_DAYS), _y(0), _x(PROMISE_DAYS), _y(1), "#c1121f", dash="5 4")
    yield _text(_x(PROMISE_DAYS) + 6, _y(1) + 14, f"{PROMISE_DAYS} 日", colour="#c1121f")
    points = " ".join(f"{_x(day):.1f},{_y(reached):.1f}" for day, reached in _steps(figures.days))
    yield f'<polyline points="{points}" fill="none" stroke="#264653" stroke-width="2.5"/>'
    yield f'<circle cx="{_x(PROMISE_DAYS):.1f}" cy="{_y(share):.1f}" r="4.5" fill="#c1121f"/>'


def _steps(days: Sequence[int | None]) -> Iterator[tuple[int, float]]:
    for day in range(LAST_DAY + 1):
        reached = sum(1 for each in days if each is not None and each <= day)
        yield day, reached / len(days)


def _bars(figures: Figures) -> Iterator[str]:
    """Mean days of the longest waits; days after the last thing anybody did are left out."""
    yield _text(LEFT, BARS_TOP - 16, "天数用在哪里（每件平均天数）", size=15)
    waits = [item for item in figures.by_wait.items() if item[0].stage != "waiting"][:LARGEST_BARS]
    longest = max((days for _, days in waits), default=1.0) or 1.0
    for row, (wait, days) in enumerate(waits):
        y = BARS_TOP + row * (BAR + GAP)
        width = days / longest * (WIDTH - RIGHT - BAR_LEFT - 60)
        name = f"{labels.STAGES[wait.stage]}：{labels.WAITS[wait.name]}"
        yield _text(BAR_LEFT - 8, y + 15, name, anchor="end")
        yield (
            f'<rect x="{BAR_LEFT}" y="{y}" width="{width:.1f}" height="{BAR}" '
            f'fill="{COLOURS[wait.stage]}"/>'
        )
        yield _text(BAR_LEFT + width + 6, y + 15, f"{days:.1f}")


def _x(day: float) -> float:
    return LEFT + day / LAST_DAY * (WIDTH - LEFT - RIGHT)


def _y(share: float) -> float:
    return TOP + (1 - share) * CURVE_HEIGHT


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, dash: str = "none") -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{colour}" stroke-dasharray="{dash}"/>'
    )


def _text(
    x: float,
    y: float,
    content: str,
    *,
    size: int = 13,
    anchor: str = "start",
    colour: str = "#222",
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{colour}">{escape(content)}</text>'
    )
