"""What befalls one case. Each draw has its own stream of chance, so none depends on another."""

from collections.abc import Callable
from random import Random
from typing import Any, TypeVar, cast

from law.simulation.assumptions import Assumptions
from law.simulation.distributions import Lognormal, Uniform, choose

T = TypeVar("T")
Drawn = bool | float | str


class Fate:
    """The draws of one case, each by the name of its assumption, such as ``mediation.sessions``.

    A draw depends on the seed, the case, the name and the place alone: not on when it is made, nor
    on what else is. So the same seed gives the same case under every policy. ``place`` tells apart
    the draws of one name (of a second session, of another party).
    """

    def __init__(self, assumptions: Assumptions, seed: int, case: int) -> None:
        self.assumptions = assumptions
        self.case = case
        self._seed = seed
        self._draws: dict[str, dict[str, Any]] = {}

    def happens(self, name: str, place: object = 0) -> bool:
        """Whether something of this share comes true."""
        share = self._figure(name)
        assert isinstance(share, float), name
        return self._draw(name, place, lambda random: random.random() < share)

    def quantity(self, name: str, place: object = 0) -> float | None:
        """A quantity of this distribution; None where it never comes."""
        figure = self._figure(name)
        assert isinstance(figure, Lognormal | Uniform), name
        return self._draw(name, place, figure.draw)

    def days(self, name: str, place: object = 0) -> int | None:
        """Whole days of this distribution; None where it never comes."""
        value = self.quantity(name, place)
        return None if value is None else round(value)

    def choice(self, name: str, place: object = 0) -> Any:
        """One of the alternatives of this name."""
        figure = self._figure(name)
        assert isinstance(figure, dict), name
        shares = cast(dict[Any, float], figure)
        return self._draw(name, place, lambda random: choose(shares, random))

    def trial_days(self, track: str) -> int:
        """Days from registration to judgment in a trial procedure."""
        uniform = self.assumptions.court.trial_days.of(track)
        value = self._draw(f"court.trial_days.{track}", 0, uniform.draw)
        return round(value or 0)

    def stream(self, name: str) -> Random:
        """A stream of chance for what no assumption speaks of: names, numbers, days of the week."""
        return Random(f"{self._seed}/{self.case}/{name}")

    @property
    def drawn(self) -> dict[str, Drawn]:
        """What has come into play, by name.

        Of several draws of a share: whether any came true; of quantities: their sum; of choices:
        the first. What never comes is told as such.
        """
        return {name: _summed(list(draws.values())) for name, draws in self._draws.items()}

    def _figure(self, name: str) -> object:
        figure: object = self.assumptions
        for part in name.split("."):
            figure = getattr(figure, part)
        return figure

    def _draw(self, name: str, place: object, draw: Callable[[Random], T]) -> T:
        draws = self._draws.setdefault(name, {})
        key = str(place)
        if key not in draws:
            draws[key] = draw(self.stream(f"{name}/{key}"))
        return draws[key]


def _summed(values: list[Any]) -> Drawn:
    first = values[0]
    if isinstance(first, bool):
        return any(values)
    if isinstance(first, float) or first is None:
        return "never" if None in values else round(sum(values), 6)
    return str(first)
