"""The example disputes, as documents and as they are read."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from law.intake import Intake, read_intake

_DISPUTES = Path(__file__).parents[2] / "examples" / "disputes"
TODAY = date(2026, 11, 24)
TAKEN = (
    "01-goods-settled",
    "02-loan-small-claims",
    "03-construction-award",
    "04-service-arb-or-court",
    "05-lease-missing-debtor",
    "06-sme-consent-award",
    "07-guaranteed-default",
)


def path(name: str) -> Path:
    """Where a dispute's document lies."""
    return _DISPUTES / f"{name}.json"


def document(name: str) -> dict[str, Any]:
    """A fresh copy of a dispute's document."""
    return json.loads(path(name).read_text(encoding="utf-8"))


def read(name: str) -> Intake:
    """A dispute as intake takes it."""
    return read_intake(document(name), today=TODAY)
