"""How long a call takes, once what it reads is in memory."""

import statistics
import time
from collections.abc import Callable


def median_ms(call: Callable[[], object], rounds: int) -> float:
    """The median of so many calls in milliseconds, after one that is not counted."""
    call()
    taken: list[float] = []
    for _ in range(rounds):
        began = time.perf_counter()
        call()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1_000
