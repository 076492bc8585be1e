"""How long a route takes: the median over telling situations, in milliseconds.

Run with ``uv run python -m bench.routing``. The promise is a median of at most 1 ms each.
"""

import sys
from datetime import date
from functools import partial
from typing import Any

from bench.stopwatch import median_ms
from law.intake import ArbitrationKind
from law.routing import MediationResult, Situation, Title, route

_DAY = date(2026, 3, 2)
_ROUNDS = 500

_FACTS: dict[str, dict[str, Any]] = {
    "before mediation": {},
    "mediation failed": {"mediation": MediationResult.FAILED},
    "full settlement": {"mediation": MediationResult.FULL, "agreement_effective_on": _DAY},
    "partial settlement": {"mediation": MediationResult.PARTIAL, "agreement_effective_on": _DAY},
    "valid agreement": {
        "arbitration": ArbitrationKind.VALID,
        "mediation": MediationResult.FAILED,
    },
    "award unpaid": {"title": Title.AWARD, "title_unpaid": True},
    "bankruptcy": {"bankruptcy_accepted": True},
}


def _situation(facts: dict[str, Any]) -> Situation:
    plain = {
        "arbitration": ArbitrationKind.NONE,
        "amount_fen": 18_650_000,
        "filed_on": _DAY,
        "on": _DAY,
        "debt_type": "sale_of_goods",
    }
    return Situation.model_validate(plain | facts)


def main() -> None:
    """Print the median of each situation, having read the tables once."""
    for name, facts in _FACTS.items():
        median = median_ms(partial(route, _situation(facts)), _ROUNDS)
        sys.stdout.write(f"{name:20} {median:7.3f} ms\n")


if __name__ == "__main__":
    main()
