"""The small types that assumptions are made of, and how each is drawn."""

import math
from random import Random
from statistics import NormalDist
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

K = TypeVar("K")

_NINETIETH = NormalDist().inv_cdf(0.9)
_ROUNDING = 1e-9


class Part(BaseModel):
    """A part of the assumptions: it cannot be changed and knows no fields but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _share(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("应为 0 至 1 之间的数")
    return float(value)


Share = Annotated[float, BeforeValidator(_share)]
"""A probability, from 0 to 1."""


class Lognormal(Part):
    """A lognormal distribution by its median and its ninetieth percentile, or its sigma.

    ``below``: values from there on are drawn again. ``never``: the share in which it never comes.
    """

    distribution: Literal["lognormal"]
    median: float = Field(gt=0)
    p90: float | None = None
    sigma: float | None = Field(None, gt=0)
    below: float | None = None
    never: Share = 0.0

    @model_validator(mode="after")
    def _spread(self) -> Self:
        if (self.p90 is None) is (self.sigma is None):
            raise ValueError("p90 与 sigma 须且只须给出一个")
        if self.p90 is not None and self.p90 <= self.median:
            raise ValueError("p90 应大于 median")
        if self.below is not None and self.below <= self.median:
            raise ValueError("below 应大于 median")
        return self

    def draw(self, random: Random) -> float | None:
        """A value, or None where it never comes."""
        if random.random() < self.never:
            return None
        sigma = self.sigma or math.log((self.p90 or 0) / self.median) / _NINETIETH
        while True:
            value = random.lognormvariate(math.log(self.median), sigma)
            if self.below is None or value < self.below:
                return value


class Uniform(Part):
    """Whole numbers from ``low`` to ``high``, each as likely."""

    distribution: Literal["uniform"]
    low: int = Field(ge=0)
    high: int

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.high < self.low:
            raise ValueError("high 不应小于 low")
        return self

    def draw(self, random: Random) -> float | None:
        """A whole number."""
        return float(random.randint(self.low, self.high))


Quantity = Annotated[Lognormal | Uniform, Field(discriminator="distribution")]
"""A quantity drawn from a distribution: natural days unless its name says otherwise."""


def _adds_up(shares: dict[K, float]) -> dict[K, float]:
    if abs(sum(shares.values()) - 1) > _ROUNDING:
        raise ValueError(f"各份额之和应为 1，现为 {sum(shares.values()):g}")
    return shares


Choice = Annotated[dict[K, Share], AfterValidator(_adds_up)]
"""Alternatives and their shares, which add up to one."""


def choose(shares: dict[K, float], random: Random) -> K:
    """One of the alternatives."""
    return random.choices(list(shares), list(shares.values()))[0]
