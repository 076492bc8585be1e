"""The Chinese fonts that a paper is drawn with when it becomes a PDF."""

import os
from collections.abc import Iterator
from pathlib import Path

from embedded import debian
from embedded.parts import (
    Environment,
    Found,
    MissingError,
    Part,
    Source,
    from_path,
    output_of,
)

_PACKAGES = ("fontconfig", "fonts-noto-cjk")


def _families(fc_list: Path) -> str:
    """How many font families cover simplified Chinese, and one of them by name."""
    lines = output_of(fc_list, ":lang=zh-cn", "family").splitlines()
    families = {line.split(",")[0].strip() for line in lines if line.strip()}
    if not families:
        raise MissingError("没有中文字体 no font covers Chinese")
    return f"{max(families, key=_prefers_simplified)} ({len(families)})"


def _prefers_simplified(family: str) -> tuple[bool, str]:
    return (family.endswith(" SC"), family)


CHINESE_FONTS = Part(
    "中文字体",
    "Chinese fonts",
    _families,
    (
        f"Debian/Ubuntu: apt-get install {' '.join(_PACKAGES)}",
        "macOS: brew install fontconfig font-noto-serif-cjk-sc",
    ),
)


def find(*, build: bool, environ: Environment = os.environ) -> Found:
    """`fc-list` and, as the version, which Chinese fonts it knows; with `build` by apt-get.

    Raises:
        NotFoundError: fontconfig or the fonts are not there; the message says what to do.
    """
    return CHINESE_FONTS.find(_sources(environ, build))


def _sources(environ: Environment, build: bool) -> Iterator[Source]:
    yield Source("fc-list", lambda: _with_fonts(from_path(environ, "fc-list")))
    if build:
        yield Source("apt-get", _installed)


def _with_fonts(fc_list: Path) -> Path:
    _families(fc_list)
    return fc_list


def _installed() -> Path:
    debian.install(*_PACKAGES)
    return from_path(os.environ, "fc-list")
