"""A policy tried on a caseload: cases in batches, batches side by side on the machine's cores."""

import asyncio
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from embedded.simulation.caseload import live
from embedded.simulation.outcomes import Ending, ending
from embedded.simulation.skipping_server import skipping_server
from law.simulation import Assumptions

LARGEST_BATCH = 125
"""Cases on one server at a time; more would only take more memory."""
SIDE_BY_SIDE = 2
TRIES = 3
"""A batch whose process died is run again: the same cases come to the same end."""

Prepare = Callable[[], None]


@dataclass(frozen=True)
class Trial:
    """What is tried: a policy, by its name or its file's path, in a world, on so many cases."""

    test_server: Path
    policy: str
    assumptions: Assumptions
    seed: int
    cases: int


class BatchLost(Exception):
    """The process of a batch died again and again."""


def run(trial: Trial, prepare: Prepare, tell: Callable[[int, float], None]) -> list[Ending]:
    """Run the cases of a trial, in the order of their numbers.

    ``prepare`` is called in each process before its first case; ``tell`` with the cases done and
    the seconds that the rest will take. Raises ``BatchLost``.
    """
    batches = _batches(trial.cases)
    began = time.monotonic()
    endings: list[Ending] = []
    with ThreadPoolExecutor(min(SIDE_BY_SIDE, len(batches), os.cpu_count() or 1)) as pool:
        running = [pool.submit(_run_batch, trial, numbers, prepare) for numbers in batches]
        for finished in as_completed(running):
            endings += finished.result()
            done = len(endings)
            tell(done, (time.monotonic() - began) / done * (trial.cases - done))
    return sorted(endings, key=lambda each: each.number)


def _batches(cases: int) -> list[Sequence[int]]:
    size = min(LARGEST_BATCH, max(-(-cases // SIDE_BY_SIDE), 1))
    return [range(first, min(first + size, cases)) for first in range(0, cases, size)]


def _run_batch(trial: Trial, numbers: Sequence[int], prepare: Prepare) -> list[Ending]:
    for _ in range(TRIES):
        endings = _in_a_process(trial, numbers, prepare)
        if endings is not None:
            return endings
    raise BatchLost(f"cases {numbers[0]} to {numbers[-1]}")


def _in_a_process(trial: Trial, numbers: Sequence[int], prepare: Prepare) -> list[Ending] | None:
    """The batch in a process of its own; ``None`` where that died."""
    spawning = get_context("spawn")
    here, there = spawning.Pipe(duplex=False)
    with skipping_server(trial.test_server) as address:
        process = spawning.Process(
            target=_live, args=(trial, numbers, prepare, address, there), daemon=True
        )
        process.start()
        there.close()
        try:
            return here.recv()
        except EOFError:
            return None
        finally:
            process.join()


def _live(
    trial: Trial, numbers: Sequence[int], prepare: Prepare, address: str, answer: Connection
) -> None:
    prepare()
    lived = asyncio.run(live(address, trial.policy, trial.assumptions, trial.seed, numbers))
    answer.send([ending(each) for each in lived])
    answer.close()
    # The SDK's threads may abort an interpreter that ends in the ordinary way.
    os._exit(0)
