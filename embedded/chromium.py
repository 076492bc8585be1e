"""Chromium, the browser in which tests open the pages and the tour photographs them."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from embedded import debian
from embedded.parts import (
    Environment,
    Found,
    MissingError,
    Part,
    Source,
    executable,
    from_path,
    from_variable,
    output_of,
)

_PACKAGES = ("chromium",)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_USUAL_PLACE = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def _version(chromium: Path) -> str:
    match = re.search(r"Chrom\w* (\d[\d.]+)", output_of(chromium, "--version", seconds=60))
    if not match:
        raise MissingError(f"{chromium} 没有报告版本 tells no version")
    return match[1]


CHROMIUM = Part(
    "Chromium 浏览器",
    "Chromium",
    _version,
    (
        f"Debian: apt-get install {' '.join(_PACKAGES)}",
        "macOS: brew install --cask google-chrome",
        "或设 JIEFEN_CHROMIUM or set JIEFEN_CHROMIUM",
    ),
)


def find(*, build: bool, environ: Environment = os.environ) -> Found:
    """The executable: JIEFEN_CHROMIUM, PATH, the usual place, with `build` by apt-get.

    Raises:
        NotFoundError: it is nowhere; the message lists what was tried and what to do.
        WrongPathError: JIEFEN_CHROMIUM names no executable.
    """
    return CHROMIUM.find(_sources(environ, build))


def _sources(environ: Environment, build: bool) -> Iterator[Source]:
    yield Source("JIEFEN_CHROMIUM", lambda: from_variable(environ, "JIEFEN_CHROMIUM"))
    for name in _NAMES:
        yield Source("PATH", lambda name=name: from_path(environ, name))
    yield Source("惯常位置 usual place", lambda: executable(_USUAL_PLACE))
    if build:
        yield Source("apt-get", _installed)


def _installed() -> Path:
    debian.install(*_PACKAGES)
    return from_path(os.environ, "chromium")
