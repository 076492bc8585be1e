"""Cases a lawyer can read and add to: ``tests/law/cases/*.yaml``, a list of situations each."""

from pathlib import Path
from typing import Any

import pytest
import yaml

_CASES = Path(__file__).parent / "cases"


def entries(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    return yaml.safe_load((_CASES / f"{name}.yaml").read_text("utf-8"))


def cases(name: str) -> pytest.MarkDecorator:
    """Parametrise a test by the cases of one file, each under its own title (``case``)."""
    found = entries(name)
    return pytest.mark.parametrize("case", found, ids=[str(entry["case"]) for entry in found])
