"""LibreOffice, which turns papers into PDF; without it the .docx still works."""

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

_PACKAGES = ("libreoffice-writer-nogui",)
_USUAL_PLACES = (
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/opt/libreoffice/program/soffice"),
    Path("/snap/bin/libreoffice.soffice"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)


def _version(soffice: Path) -> str:
    match = re.search(r"LibreOffice(?:Dev)? (\S+)", output_of(soffice, "--version", seconds=60))
    if not match:
        raise MissingError(f"{soffice} 没有报告版本 tells no version")
    return match[1]


LIBREOFFICE = Part(
    "LibreOffice",
    "LibreOffice",
    _version,
    (
        f"Debian/Ubuntu: apt-get install {' '.join(_PACKAGES)}",
        "macOS: brew install --cask libreoffice",
        "或设 JIEFEN_SOFFICE or set JIEFEN_SOFFICE",
    ),
)


def find(*, build: bool, environ: Environment = os.environ) -> Found:
    """The executable `soffice`: JIEFEN_SOFFICE, PATH, the usual places, with `build` by apt-get.

    Raises:
        NotFoundError: it is nowhere; the message lists what was tried and what to do.
        WrongPathError: JIEFEN_SOFFICE names no executable.
    """
    return LIBREOFFICE.find(_sources(environ, build))


def _sources(environ: Environment, build: bool) -> Iterator[Source]:
    yield Source("JIEFEN_SOFFICE", lambda: from_variable(environ, "JIEFEN_SOFFICE"))
    yield Source("PATH", lambda: from_path(environ, "soffice"))
    yield Source("惯常位置 usual places", _in_usual_place)
    if build:
        yield Source("apt-get", _installed)


def _in_usual_place() -> Path:
    for place in _USUAL_PLACES:
        if place.is_file():
            return executable(place)
    raise MissingError("没有 none there")


def _installed() -> Path:
    debian.install(*_PACKAGES)
    return from_path(os.environ, "soffice")
