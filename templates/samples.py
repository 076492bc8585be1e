"""One set of facts for each kind of paper, taken by hand from the disputes in examples/."""

from pathlib import Path

from templates.catalogue import CATALOGUE
from templates.models import Piece

SAMPLES = Path(__file__).parent / "samples"
"""The folder of the facts, a JSON file for each kind."""


def sample(kind: str) -> Piece:
    """Sample facts of a kind."""
    text = (SAMPLES / f"{kind}.json").read_bytes()
    return CATALOGUE[kind].model.model_validate_json(text)
