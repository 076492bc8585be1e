"""Intake documents for tests: the examples, and variations of them."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[1] / "examples" / "disputes"


def example(number: str) -> dict[str, Any]:
    """An example dispute by the number its file begins with, such as ``"02"``."""
    [path] = EXAMPLES.glob(f"{number}-*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def varied(number: str, **changes: Any) -> dict[str, Any]:
    """An example with some of its values replaced; ``claim__costs`` reaches into ``claim``."""
    document = deepcopy(example(number))
    for path, value in changes.items():
        *parents, name = path.split("__")
        place: Any = document
        for parent in parents:
            place = place[int(parent)] if parent.isdigit() else place[parent]
        place[name] = value
    return document
