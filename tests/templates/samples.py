"""The sample facts of every kind of paper."""

from templates.catalogue import CATALOGUE
from templates.models import Piece
from templates.samples import sample

SAMPLES: dict[str, Piece] = {kind: sample(kind) for kind in CATALOGUE}
