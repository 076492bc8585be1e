"""Poppler's command line tools, by which tests read the PDFs that were made."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from embedded import debian
from embedded.parts import Environment, Found, MissingError, Part, Source, from_path, output_of

_PACKAGES = ("poppler-utils",)


def _version(pdftotext: Path) -> str:
    match = re.search(r"version (\S+)", output_of(pdftotext, "-v"))
    if not match:
        raise MissingError(f"{pdftotext} 没有报告版本 tells no version")
    return match[1]


POPPLER = Part(
    "Poppler（pdftotext、pdftoppm）",
    "Poppler",
    _version,
    (
        f"Debian/Ubuntu: apt-get install {' '.join(_PACKAGES)}",
        "macOS: brew install poppler",
    ),
)


def find(*, build: bool, environ: Environment = os.environ) -> Found:
    """The executable `pdftotext`, its fellows beside it; with `build` by apt-get.

    Raises:
        NotFoundError: it is not there; the message says what to do.
    """
    return POPPLER.find(_sources(environ, build))


def _sources(environ: Environment, build: bool) -> Iterator[Source]:
    yield Source("PATH", lambda: from_path(environ, "pdftotext"))
    if build:
        yield Source("apt-get", _installed)


def _installed() -> Path:
    debian.install(*_PACKAGES)
    return from_path(os.environ, "pdftotext")
