"""How long the whole advice on a document takes: the median over the examples, in milliseconds.

Run with ``uv run python -m bench.explain``. The promise is at most 5 ms each once imported.
"""

import json
import statistics
import sys
import time
from datetime import date
from pathlib import Path

from law.explanation import explain
from law.intake import Intake, IntakeRefused, read_intake

_EXAMPLES = Path(__file__).parents[1] / "examples" / "disputes"
_ROUNDS = 200
_PROMISE = 5.0


def _median(intake: Intake) -> float:
    explain(intake)
    spans: list[float] = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        explain(intake)
        spans.append(time.perf_counter() - began)
    return statistics.median(spans) * 1000


def main() -> int:
    """Print a line for each example; 1 where one breaks the promise."""
    kept = True
    for path in sorted(_EXAMPLES.glob("*.json")):
        try:
            intake = read_intake(json.loads(path.read_text(encoding="utf-8")), today=date.max)
        except IntakeRefused:
            continue
        median = _median(intake)
        kept = kept and median <= _PROMISE
        sys.stdout.write(f"{path.stem:28} {median:6.2f} ms\n")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
