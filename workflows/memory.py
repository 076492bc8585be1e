"""What a stage remembers: how it stood before each thing that moved it, so that it can go back."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

KEPT = 20
"""How many things a stage can take back, one after the other."""


class WentBack(Exception):
    """The stage stands where it stood before; its procedure goes on from ``phase``."""

    def __init__(self, phase: Any) -> None:
        super().__init__()
        self.phase = phase


@dataclass(frozen=True)
class Snapshot:
    """A stage before a thing that moved it.

    ``event`` is the last event of its own before that thing, ``reports`` how many reports it had
    made, ``phase`` what waited for that thing, ``stages`` those it had going, ``parts`` the
    objects that hold its state, each with what they held.
    """

    event: int
    reports: int
    cause: object
    phase: Any
    stages: frozenset[str]
    parts: tuple[tuple[object, dict[str, Any]], ...]

    def put_back(self) -> None:
        """Let every part hold again what it held."""
        for part, held in self.parts:
            vars(part).update(_copied(held))


def held_by(
    parts: Iterable[object], lasting: frozenset[str]
) -> tuple[tuple[object, dict[str, Any]], ...]:
    """What the parts hold now; ``lasting`` are attributes that no going back touches."""
    return tuple(
        (part, _copied({name: it for name, it in vars(part).items() if name not in lasting}))
        for part in parts
    )


def _copied(held: dict[str, Any]) -> dict[str, Any]:
    """Containers are copied, as they are changed in place; everything else is replaced whole."""
    return {
        name: copy.copy(it) if type(it) in (dict, list, set) else it for name, it in held.items()
    }
