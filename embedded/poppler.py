"""Poppler's command line tools, by which tests read the PDFs that were made."""

import os
import re
from pathlib import Path

from embedded import debian
from embedded.parts import Environment, Found, MissingError, Part, output_of

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
    return POPPLER.find(debian.program("pdftotext", *_PACKAGES, build=build, environ=environ))
