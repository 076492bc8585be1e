"""The catalogue of debt types: what each is called, whether it may be taken, what it needs.

The catalogue is data (``law/parameters/debt_types/*.toml``), each entry with its articles. Causes
of action (案由) are named as the 民事案件案由规定 names them since 2026-01-01.
"""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

from law.checklists import ChecklistItem, checklist_items

_CATALOGUE = Path(__file__).parent / "parameters" / "debt_types"


class LimitationRule(BaseModel):
    """The limitation period (诉讼时效) in years; ``note`` tells what is special about its start."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    years: int = 3
    note: str = ""
    basis: tuple[str, ...] = ("CC 188",)


class DebtType(BaseModel):
    """A kind of debt. ``cause`` is its cause of action (案由); ``basis`` are citations.

    ``arbitrable`` is false for matters the Arbitration Law excludes (仲裁法 3); ``exclusive_venue``
    is true for contracts tried only where the immovable property lies (民事诉讼法 34).
    ``late_interest`` names the rule by which late interest is computed. ``must`` is the evidence
    without which the claim cannot stand, ``should`` what supports it. ``elements`` are the fields
    of the element-style complaint (要素式起诉状) that are proper to this debt; those on parties,
    agents, choice of forum and willingness to mediate are on every form.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    title: str
    cause: str
    in_scope: bool = True
    arbitrable: bool = True
    exclusive_venue: bool = False
    late_interest: str = "other"
    limitation: LimitationRule = LimitationRule()
    must: tuple[ChecklistItem, ...] = ()
    should: tuple[ChecklistItem, ...] = ()
    elements: tuple[str, ...] = ()
    note: str = ""
    basis: tuple[str, ...] = Field(min_length=1)

    @field_validator("must", "should", mode="before")
    @classmethod
    def _items(cls, keys: list[str]) -> tuple[ChecklistItem, ...]:
        return tuple(checklist_items()[key] for key in keys)


@cache
def debt_types() -> dict[str, DebtType]:
    """Every debt type on record, by its key; a key that two files give is a ``ValueError``."""
    found: dict[str, DebtType] = {}
    for path in sorted(_CATALOGUE.glob("*.toml")):
        for key, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if key in found:
                raise ValueError(f"debt type {key} is given twice")
            found[key] = DebtType.model_validate({"key": key, **entry})
    return found
