"""What a signature looks like on its page: a hand's strokes, a typed name, or a round seal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from law.civil_time import SHANGHAI
from signing.lettering import Lettering, Point, strokes

WIDTH, HEIGHT = 226.0, 84.0
"""The size of the box for a signature, in points."""

_PAD = 600 / 220
"""The pad on which signatures are drawn: its width by its height."""
_CAPTION = 8.0
_NAME = 30.0
_RED = "0.8 0.1 0.1"
_KAPPA = 0.5523
"""The handle of a cubic curve that stands for a quarter of a circle."""


class Appearance(Protocol):
    """Something that can be drawn into a signature's box."""

    def draw(self, lettering: Lettering, at: datetime) -> bytes:
        """PDF operators in a box of ``WIDTH`` by ``HEIGHT``."""
        ...


@dataclass(frozen=True)
class Handwriting:
    """A signature drawn on a pad of 600 by 220: strokes of points between 0 and 1 from above left.

    ``signatory`` is who signed and, of an agent, for whom.
    """

    signatory: str
    drawn: Sequence[Sequence[Point]]

    def draw(self, lettering: Lettering, at: datetime) -> bytes:
        """The strokes, and beneath them who signed and when."""
        height = HEIGHT - 24
        hand = strokes(self.drawn, 8, 18, height * _PAD, height)
        return f"q {hand} Q {_caption(lettering, self.signatory, at)}".encode()


@dataclass(frozen=True)
class TypedName:
    """A name typed as its bearer's signature; ``signatory`` tells, of an agent, for whom."""

    name: str
    signatory: str

    def draw(self, lettering: Lettering, at: datetime) -> bytes:
        """The name in a hand's script, and beneath it when it was typed."""
        name = lettering.line(self.name, 8, 34, _NAME, WIDTH - 16)
        return f"{name} {_caption(lettering, self.signatory, at)}".encode()


@dataclass(frozen=True)
class Seal:
    """The round seal of an organisation."""

    organisation: str

    def draw(self, lettering: Lettering, at: datetime) -> bytes:
        """A red ring with the organisation's name along it."""
        x, y, radius = HEIGHT / 2 + 4, HEIGHT / 2, HEIGHT / 2 - 3
        size = min(11.0, 150 / max(len(self.organisation), 1))
        name = lettering.arc(self.organisation, (x, y), radius - size - 2, size)
        words = lettering.line("电子签章", x - 18, y - 14, 9)
        caption = lettering.line(_instant(at), 2 * x + 4, 8, _CAPTION, WIDTH - 2 * x - 8)
        ring = _circle(x, y, radius)
        return f"q {_RED} rg {_RED} RG 1.6 w {ring} S {name} {words} Q {caption}".encode()


def _caption(lettering: Lettering, name: str, at: datetime) -> str:
    return lettering.line(f"{name}  {_instant(at)}", 8, 6, _CAPTION, WIDTH - 16)


def _instant(at: datetime) -> str:
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S +0800")


def _circle(x: float, y: float, radius: float) -> str:
    r, k = radius, radius * _KAPPA
    return (
        f"{x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c h"
    )
