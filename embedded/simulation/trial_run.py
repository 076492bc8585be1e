"""A policy tried on a caseload: cases in batches, batches side by side on the machine's cores."""

import asyncio
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from embedded.simulation.caseload import live
from embedded.simulation.outcomes import Ending, ending
from law.simulation import Assumptions

LARGEST_BATCH = 125
"""Cases on one server at a time; more would only take more memory."""
SIDE_BY_SIDE = 2


@dataclass(frozen=True)
class Trial:
    """What is tried: a policy, by its name or its file's path, in a world, on so many cases."""

    test_server: Path
    policy: str
    assumptions: Assumptions
    seed: int
    cases: int


def run(
    trial: Trial, prepare: Callable[[], None], tell: Callable[[int, float], None]
) -> list[Ending]:
    """Run the cases of a trial, in the order of their numbers.

    ``prepare`` is called in each process before its first case; ``tell`` with the cases done and
    the seconds that the rest will take.
    """
    batches = _batches(trial.cases)
    began, done = time.monotonic(), 0
    endings: list[Ending] = []
    with ProcessPoolExecutor(
        min(SIDE_BY_SIDE, len(batches), os.cpu_count() or 1),
        mp_context=get_context("spawn"),
        initializer=prepare,
    ) as pool:
        running = [pool.submit(_run_batch, trial, numbers) for numbers in batches]
        for finished in as_completed(running):
            endings += finished.result()
            done = len(endings)
            tell(done, (time.monotonic() - began) / done * (trial.cases - done))
    return sorted(endings, key=lambda each: each.number)


def _batches(cases: int) -> list[Sequence[int]]:
    size = min(LARGEST_BATCH, max(-(-cases // SIDE_BY_SIDE), 1))
    return [range(first, min(first + size, cases)) for first in range(0, cases, size)]


def _run_batch(trial: Trial, numbers: Sequence[int]) -> list[Ending]:
    lived = asyncio.run(
        live(trial.test_server, trial.policy, trial.assumptions, trial.seed, numbers)
    )
    return [ending(each) for each in lived]
