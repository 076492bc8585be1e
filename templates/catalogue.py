"""The catalogue of papers: every kind, by stage."""

from templates.kinds import PaperKind, Signer, Stage
from templates.kinds_arbitration import ARBITRATION
from templates.kinds_challenge import CHALLENGE
from templates.kinds_court import COURT
from templates.kinds_intake import INTAKE
from templates.kinds_mediation import MEDIATION
from templates.kinds_performance import PERFORMANCE

__all__ = ["CATALOGUE", "PaperKind", "Signer", "Stage"]

_KINDS = (*INTAKE, *MEDIATION, *COURT, *ARBITRATION, *PERFORMANCE, *CHALLENGE)

CATALOGUE: dict[str, PaperKind] = {kind.key: kind for kind in _KINDS}
"""Every kind of paper by its key."""
