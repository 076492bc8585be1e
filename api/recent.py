"""Answers that are dear to compute and change slowly: kept for a minute in this process."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from cachetools import TTLCache

T = TypeVar("T")

SECONDS = 60
AT_MOST = 64


class Recent:
    """Keeps answers by what was asked; one question is computed at a time."""

    def __init__(self) -> None:
        self._kept = TTLCache[Hashable, Any](AT_MOST, SECONDS)
        self._lock = Lock()

    def get(self, asked: Hashable, make: Callable[[], T]) -> T:
        """The answer of the last minute, or a new one."""
        with self._lock:
            try:
                return self._kept[asked]
            except KeyError:
                answer = self._kept[asked] = make()
                return answer
