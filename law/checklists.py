"""What evidence a debt is proved with: the items of the checklists that debt types draw on.

The items are data (``law/parameters/evidence_items.toml``). Who claims bears the burden of proof
(民事诉讼法 67), so an item is what a claimant has to bring, or does well to bring.
"""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

_ITEMS = Path(__file__).parent / "parameters" / "evidence_items.toml"


class EvidenceType(StrEnum):
    """The eight kinds of evidence (民事诉讼法 66)."""

    PARTY_STATEMENT = "party_statement"
    DOCUMENTARY = "documentary"
    PHYSICAL = "physical"
    AUDIO_VISUAL = "audio_visual"
    ELECTRONIC = "electronic"
    WITNESS_TESTIMONY = "witness_testimony"
    EXPERT_OPINION = "expert_opinion"
    INSPECTION_RECORD = "inspection_record"


_PAPERS = (EvidenceType.DOCUMENTARY, EvidenceType.ELECTRONIC)


class ChecklistItem(BaseModel):
    """An item of a checklist, what it proves, and the kinds of evidence that can satisfy it.

    ``types`` never holds a party's own statement, on which no fact can rest alone (证据规定 90).
    ``names`` are words by which the name of such evidence is known, ``points`` words in what it is
    said to prove; a name with one of ``not_names`` is something else. ``basis`` are citations.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    name: str
    proves: str
    types: tuple[EvidenceType, ...] = Field(default=_PAPERS, min_length=1)
    names: tuple[str, ...] = Field(min_length=1)
    points: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


@cache
def checklist_items() -> dict[str, ChecklistItem]:
    """Every item on record, by its key."""
    data = tomllib.loads(_ITEMS.read_text(encoding="utf-8"))
    return {key: ChecklistItem.model_validate({"key": key, **item}) for key, item in data.items()}
