"""Sign-ins of the command line.

What ``JIEFEN_TOKEN`` holds lapses after a quarter of an hour. A file named after it holds the
tokens that have come since, so that the variable goes on to serve.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proof.digests import sha256

FOLDER = "sign-ins"


@dataclass(frozen=True)
class SignIn:
    """The tokens of a sign-in now; without a refresh token where it was not begun here."""

    access_token: str
    refresh_token: str | None

    @property
    def bearer(self) -> dict[str, str]:
        """The header with which it calls."""
        return {"Authorization": f"Bearer {self.access_token}"}


def find(home: Path, shown: str) -> SignIn:
    """The sign-in that this token began."""
    try:
        return SignIn(**json.loads(_file(home, shown).read_bytes()))
    except FileNotFoundError:
        return SignIn(shown, None)


def keep(home: Path, shown: str, told: dict[str, Any]) -> SignIn:
    """Keep the tokens that the API has given, readable by the own account alone."""
    kept = SignIn(told["access_token"], told["refresh_token"])
    file = _file(home, shown)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = file.with_suffix(f".{os.getpid()}")
    opened = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "w") as written:
        json.dump({"access_token": kept.access_token, "refresh_token": kept.refresh_token}, written)
    aside.replace(file)
    return kept


def drop(home: Path, shown: str) -> None:
    """Forget a sign-in that is over."""
    _file(home, shown).unlink(missing_ok=True)


def _file(home: Path, shown: str) -> Path:
    return home / FOLDER / f"{sha256(shown.encode())}.json"
