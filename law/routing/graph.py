"""The routing table drawn: a page of Markdown with mermaid graphs, made from the table itself."""

from collections.abc import Iterable, Iterator

from law.basis import Basis
from law.routing.bars import Bar
from law.routing.decision import BARS, STEP_ARTICLES
from law.routing.guards import GUARDS
from law.routing.rows import ROWS, TABLE, Row
from law.routing.steps import STEP_TITLES, Step

_HEAD = """\
# Routes, drawn

Made by `jiefen law graph` from the tables in `law/routing/`; a test compares the two. To change
this page, change the table and run `jiefen law graph > docs/law/routing.md`.

A route is decided in three moves. **Bars** close steps: of the bars to a step, read from the top,
the first that applies gives the reason, and a step that none closes is open. **Rows** say why the
case stands where it stands, and to which open steps that leads. **Guards** say what must be seen
to before a step is taken. Where nothing is open, or the validity of the arbitration agreement has
to be decided first, a person decides (人工处理).

```mermaid
flowchart LR
    facts([案情]) --> bars{有排除事由？}
    bars -->|是| barred[不可以：理由和依据]
    bars -->|否| open[可以]
    open --> rows[适用的行，首选在前]
    rows --> guards[提示应核查的事项]
    bars -->|全部被排除| manual[人工处理]
```
"""


def page() -> str:
    """The whole page: which row leads where, what bars each step, and the guards."""
    parts = (_HEAD, *_rows(), *_steps(), *_guards())
    return "\n".join(parts)


def bars_to(step: Step) -> tuple[Bar, ...]:
    """The bars to a step, in order of precedence."""
    return tuple(bar for bar in BARS if step in bar.steps)


def _rows() -> Iterator[str]:
    yield "## Rows\n"
    yield "Groups stand in order of precedence. A row without an arrow changes no route: it says"
    yield "what else has to be seen to.\n"
    for group, rows in TABLE.items():
        yield f"### {group}\n"
        yield from _drawn("LR", _row_lines(rows))
        yield "| 行 | 情形 | 依据 | 提示 |\n|---|---|---|---|"
        yield from (_row_entry(row) for row in rows)
        yield ""


def _row_lines(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        node = f"row{ROWS.index(row)}"
        yield f'{node}["{row.name} {row.title}"]'
        yield from (f'{node} --> {step.value}(["{STEP_TITLES[step]}"])' for step in row.leads)


def _row_entry(row: Row) -> str:
    return f"| {row.name} | {row.title} | {'; '.join(row.articles)} | {'<br>'.join(row.flags)} |"


def _steps() -> Iterator[str]:
    yield "## Steps\n"
    for step in STEP_TITLES:
        if step is Step.MANUAL:
            continue
        yield f"### {STEP_TITLES[step]}\n"
        if STEP_ARTICLES[step]:
            yield f"Opened by {'; '.join(STEP_ARTICLES[step])}.\n"
        bars = bars_to(step)
        yield from _drawn("TD", _bar_lines(step, bars))
        yield "| | 不可以的理由 | 依据 |\n|---|---|---|"
        yield from (_bar_entry(place, bar) for place, bar in enumerate(bars, start=1))
        yield ""


def _bar_lines(step: Step, bars: tuple[Bar, ...]) -> Iterator[str]:
    for place, bar in enumerate(bars, start=1):
        yield f'bar{place}{{"{place} {bar.reason}"}} -->|是| barred[["不可以"]]'
        following = f"bar{place + 1}" if place < len(bars) else step.value
        yield f"bar{place} -->|否| {following}"
    yield f'{step.value}(["{STEP_TITLES[step]}"])'


def _bar_entry(place: int, bar: Bar) -> str:
    return f"| {place} | {bar.reason} | {'；'.join(map(_article, bar.basis))} |"


def _article(basis: Basis) -> str:
    return f"《{basis.law}》{basis.article}"


def _guards() -> Iterator[str]:
    yield "## Guards\n"
    yield "| 应核查的事项 | 依据 |\n|---|---|"
    yield from (f"| {guard.flag} | {'; '.join(guard.articles)} |" for guard in GUARDS)
    yield ""


def _drawn(direction: str, lines: Iterable[str]) -> Iterator[str]:
    yield "```mermaid"
    yield f"flowchart {direction}"
    yield from (f"    {line}" for line in lines)
    yield "```\n"
