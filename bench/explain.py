"""How long the whole advice on a document takes: the median over the examples, in milliseconds.

Run with ``uv run python -m bench.explain``. The promise is at most 5 ms each once imported.
"""

import json
import sys
from datetime import date
from functools import partial
from pathlib import Path

from bench.stopwatch import median_ms
from law.explanation import explain
from law.intake import IntakeRefused, read_intake

_EXAMPLES = Path(__file__).parents[1] / "examples" / "disputes"
_ROUNDS = 200
_PROMISE = 5.0


def main() -> int:
    """Print a line for each example; 1 where one breaks the promise."""
    kept = True
    for path in sorted(_EXAMPLES.glob("*.json")):
        try:
            intake = read_intake(json.loads(path.read_text(encoding="utf-8")), today=date.max)
        except IntakeRefused:
            continue
        median = median_ms(partial(explain, intake), _ROUNDS)
        kept = kept and median <= _PROMISE
        sys.stdout.write(f"{path.stem:28} {median:6.2f} ms\n")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
