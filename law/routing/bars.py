"""What bars a step. A step that nothing bars is open.

The bars are tables of facts, read in order of precedence: of the bars that close a step, the first
gives the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass

from law.basis import Basis, cite
from law.routing.situation import Situation
from law.routing.steps import Step

Fact = Callable[[Situation], bool]


@dataclass(frozen=True)
class Bar:
    """A fact that closes some steps: why (in Chinese), by which articles, and a doubt if any."""

    steps: frozenset[Step]
    when: Fact
    reason: str
    basis: tuple[Basis, ...]
    flag: str


def bar(steps: frozenset[Step], when: Fact, reason: str, *articles: str, flag: str = "") -> Bar:
    """A bar resting on the articles cited; ``KeyError`` for one that is not on record."""
    return Bar(steps=steps, when=when, reason=reason, basis=cite(*articles), flag=flag)


def only(*steps: Step) -> frozenset[Step]:
    """The steps a bar closes."""
    return frozenset(steps)
