"""What runs in a thread is never stopped halfway: it may hold what others wait for."""

import inspect
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from temporalio import activity
from temporalio.testing import ActivityEnvironment

from activities.desk import DeskAnswers
from activities.law_advice import LawAdvice
from activities.papers import Papers
from activities.recording import Recording
from activities.sealed_figures import SealedFigures
from activities.uninterrupted import uninterrupted

OURS = [
    member
    for owner in (DeskAnswers, LawAdvice, Papers, Recording, SealedFigures)
    for _, member in inspect.getmembers(owner, inspect.isfunction)
    if activity._Definition.from_callable(member)
]
IN_THREADS = [each for each in OURS if not inspect.iscoroutinefunction(each)]


def test_goes_on_to_its_end_though_it_is_called_off() -> None:
    called_off, begun = ActivityEnvironment(), Event()
    go_on = Event()

    @uninterrupted("wait")
    def wait() -> str:
        begun.set()
        go_on.wait()
        return "done"

    with ThreadPoolExecutor() as pool:
        running = pool.submit(called_off.run, wait)
        begun.wait()
        called_off.cancel()
        go_on.set()
        assert running.result() == "done"


@pytest.mark.parametrize("ours", IN_THREADS, ids=lambda each: each.__name__)
def test_every_activity_in_a_thread_does(ours: Callable[..., Any]) -> None:
    assert activity._Definition.must_from_callable(ours).no_thread_cancel_exception
