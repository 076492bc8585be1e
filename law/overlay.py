"""What an operator adds to a table of the law: a year's holiday notice, newer prime rates.

The law reads no file but its own. Whoever starts a process reads the operator's files and hands
them over once, before the first question is asked; until then every overlay is empty.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Overlay(Generic[T]):
    """The operator's entries of one table; a later entry holds before an earlier one."""

    def __init__(self) -> None:
        self._entries: tuple[T, ...] = ()

    @property
    def entries(self) -> tuple[T, ...]:
        """The entries that were handed over, none where nothing was."""
        return self._entries

    def replace(self, entries: Iterable[T]) -> None:
        """Hand over the operator's entries, all at once."""
        self._entries = tuple(entries)
