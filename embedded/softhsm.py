"""SoftHSM, a hardware security module in software, with which tests sign by PKCS#11."""

import os

from embedded import debian
from embedded.parts import Environment, Found, Part, output_of

_PACKAGES = ("softhsm2",)

SOFTHSM = Part(
    "SoftHSM（softhsm2-util）",
    "SoftHSM",
    lambda util: output_of(util, "--version").strip(),
    (f"Debian/Ubuntu: apt-get install {' '.join(_PACKAGES)}", "macOS: brew install softhsm"),
)


def find(*, build: bool, environ: Environment = os.environ) -> Found:
    """The executable `softhsm2-util`; with `build` by apt-get.

    Raises:
        NotFoundError: it is not there; the message says what to do.
    """
    return SOFTHSM.find(debian.program("softhsm2-util", *_PACKAGES, build=build, environ=environ))
