"""The catalogue of debt types: what each is called, whether it may be taken, where it is tried.

The catalogue is data (``law/parameters/debt_types.toml``), each entry with its articles.
"""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_CATALOGUE = Path(__file__).parent / "parameters" / "debt_types.toml"


class DebtType(BaseModel):
    """A kind of debt. ``cause`` is its cause of action (案由); ``basis`` are citations.

    ``arbitrable`` is false for matters the Arbitration Law excludes (仲裁法 3); ``exclusive_venue``
    is true for contracts tried only where the immovable property lies (民事诉讼法 34).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    title: str
    cause: str
    in_scope: bool = True
    arbitrable: bool = True
    exclusive_venue: bool = False
    note: str = ""
    basis: tuple[str, ...]


@cache
def debt_types() -> dict[str, DebtType]:
    """Every debt type on record, by its key."""
    data = tomllib.loads(_CATALOGUE.read_text(encoding="utf-8"))
    return {key: DebtType.model_validate({"key": key, **entry}) for key, entry in data.items()}
