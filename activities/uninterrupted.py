"""Activities that run in a thread, to their end.

The SDK stops a thread whose activity is called off (its workflow task took too long, its workflow
left the cache) by raising in it, wherever it happens to be: also where a lock has been taken whose
release nobody has seen to yet, and then every writer of the process waits for ever. Ours are short
and may run twice, so none of them needs to be stopped.
"""

from collections.abc import Callable
from typing import TypeVar

from temporalio import activity

Activity = TypeVar("Activity", bound=Callable[..., object])


def uninterrupted(name: str) -> Callable[[Activity], Activity]:
    """Declare an activity of this name."""
    return activity.defn(name=name, no_thread_cancel_exception=True)
