"""Words drawn as outlines: a PDF that shows them needs no font, which PDF/A would have embedded."""

# What it stands on tells its types in part only.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import math
import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from signing.unavailable import SigningUnavailableError

_HAND = "楷体_GB2312:lang=zh-cn"
"""The script in which signatures are typed, drawn with the open font that stands in for it."""

Point = tuple[float, float]


class LetteringMissingError(SigningUnavailableError):
    """No Chinese font is installed; the message is Chinese and says how to install one."""

    def __init__(self) -> None:
        super().__init__(
            "未找到中文字体，不能签署；安装命令：apt-get install fontconfig fonts-noto-cjk"
        )


class _Outline(BasePen):
    """Collects a glyph as PDF path operators."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)  # pyright: ignore[reportUnknownMemberType]
        self.operators: list[str] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802
        self._add("m", pt)

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self._add("l", pt)

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802
        self._add("c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self._add("h")

    def _add(self, operator: str, *points: Point) -> None:
        numbers = " ".join(f"{x:.0f} {y:.0f}" for x, y in points)
        self.operators.append(f"{numbers} {operator}")


class Lettering:
    """A font file's glyphs as outlines; ``number`` is the font's place in a collection."""

    def __init__(self, font: Path, number: int = 0) -> None:
        opened = TTFont(font, fontNumber=number, lazy=True)
        self._glyphs = opened.getGlyphSet()
        self._names: dict[int, str] = opened.getBestCmap() or {}
        self._unit: int = opened["head"].unitsPerEm  # pyright: ignore[reportAttributeAccessIssue]
        self._outline = lru_cache(4096)(self._drawn)

    def line(self, text: str, x: float, y: float, size: float, width: float | None = None) -> str:
        """PDF operators for a line of text at a point, in points; smaller where it is too wide."""
        natural = sum(self._outline(letter)[1] for letter in text) / self._unit
        if width is not None and natural * size > width:
            size = width / natural
        scale = size / self._unit
        drawn = [f"q {scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f} cm"]
        for letter in text:
            outline, advance = self._outline(letter)
            drawn.append(f"{outline} {'f' if outline else ''} 1 0 0 1 {advance} 0 cm")
        return "\n".join([*drawn, "Q"])

    def arc(self, text: str, centre: Point, radius: float, size: float) -> str:
        """PDF operators for text along the upper arc of a circle, as on a round seal."""
        scale = size / self._unit
        step = min(math.radians(260) / max(len(text), 1), math.radians(34))
        drawn: list[str] = []
        for place, letter in enumerate(text):
            outline, advance = self._outline(letter)
            turn = (len(text) - 1) * step / 2 - place * step
            cos, sin = math.cos(turn), math.sin(turn)
            x, y = centre[0] - radius * sin, centre[1] + radius * cos
            drawn.append(
                f"q {scale * cos:.5f} {scale * sin:.5f} {-scale * sin:.5f} {scale * cos:.5f} "
                f"{x:.2f} {y:.2f} cm 1 0 0 1 {-advance / 2:.0f} 0 cm {outline} f Q"
            )
        return "\n".join(drawn)

    def _drawn(self, letter: str) -> tuple[str, int]:
        """A letter's outline and how far it reaches, in the font's own unit."""
        glyph = self._glyphs[self._names.get(ord(letter), ".notdef")]
        pen = _Outline(self._glyphs)
        glyph.draw(pen)
        return "\n".join(pen.operators), int(glyph.width)


@cache
def lettering(fonts: Path) -> Lettering:
    """The lettering that this machine's fonts give; raises ``LetteringMissingError``.

    ``fonts`` is a file of fontconfig that names open fonts in place of proprietary ones.
    """
    fc_match = shutil.which("fc-match")
    if fc_match is None:
        raise LetteringMissingError
    found = subprocess.run(
        [fc_match, "-f", "%{file}|%{index}|%{lang}", _HAND],
        env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    file, _, rest = found.partition("|")
    number, _, languages = rest.partition("|")
    if "zh-cn" not in languages:
        raise LetteringMissingError
    return Lettering(Path(file), int(number))


def strokes(
    drawn: Sequence[Sequence[Point]], x: float, y: float, width: float, height: float
) -> str:
    """PDF operators for a signature drawn by hand, fitted into a box.

    Its points lie between 0 and 1 of the pad, the second coordinate counted from above.
    """
    operators = ["1.4 w 1 J 1 j"]
    for stroke in drawn:
        if not stroke:
            continue
        points = [(x + px * width, y + (1 - py) * height) for px, py in stroke]
        (first_x, first_y), *rest = points
        operators.append(f"{first_x:.2f} {first_y:.2f} m")
        operators += [f"{px:.2f} {py:.2f} l" for px, py in rest or points]
        operators.append("S")
    return "\n".join(operators)
