"""How long a .docx takes to render: the median of each kind in milliseconds, the slowest first.

Run with ``uv run python -m bench.docx``. The promise is at most 10 ms for each kind. The naive form
opens and compiles the template anew each time.
"""

import sys

from bench.stopwatch import median_ms
from templates.compiling import compiled
from templates.rendering import render
from tests.templates.samples import SAMPLES

_ROUNDS = 20
_NAIVE = 5
_PROMISE = 10.0


def _anew(kind: str) -> None:
    compiled.cache_clear()
    render(kind, SAMPLES[kind])


def _medians(kind: str) -> tuple[float, float]:
    naive = median_ms(lambda: _anew(kind), _NAIVE)
    return median_ms(lambda: render(kind, SAMPLES[kind]), _ROUNDS), naive


def main() -> int:
    """Print both medians of each kind; 1 where one breaks the promise."""
    medians = {kind: _medians(kind) for kind in SAMPLES}
    slowest_first = sorted(medians, key=lambda kind: medians[kind], reverse=True)
    sys.stdout.write(f"{'kind':34}{'warm':>9}{'opened anew':>15}\n")
    for kind in slowest_first:
        warm, naive = medians[kind]
        sys.stdout.write(f"{kind:34}{warm:6.2f} ms{naive:12.1f} ms\n")
    return 0 if medians[slowest_first[0]][0] <= _PROMISE else 1


if __name__ == "__main__":
    sys.exit(main())
