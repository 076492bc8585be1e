"""What runs in a thread is never stopped halfway: it may hold what others wait for."""

import inspect
import pkgutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import Event
from typing import Any

import pytest
from temporalio import activity
from temporalio.testing import ActivityEnvironment

import activities
from activities.uninterrupted import uninterrupted

OURS = [
    member
    for module in pkgutil.walk_packages(activities.__path__, "activities.")
    for _, owner in inspect.getmembers(import_module(module.name), inspect.isclass)
    for _, member in inspect.getmembers(owner, inspect.isfunction)
    if activity._Definition.from_callable(member)
]
IN_THREADS = sorted(
    {each for each in OURS if not inspect.iscoroutinefunction(each)}, key=lambda each: each.__name__
)


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
