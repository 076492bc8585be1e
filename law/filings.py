"""What must be handed in with each filing, so that it is complete when it is made.

A complaint, an application or a request counts as made when its papers are complete; the terms of
the court or the institution run from there (民事诉讼法 126; 解释 126, 208; 仲裁法 33–35).
"""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

_FILINGS = Path(__file__).parent / "parameters" / "filing.toml"


class FilingRequirement(BaseModel):
    """What a filing holds, papers by the key of their kind; ``basis`` are citations.

    ``papers`` are written for it, ``annexes`` were written before and must be there,
    ``of_organisations`` are written where the claimant is an organisation, ``if_on_record`` go
    along where they are, ``by_hand`` is what the applicant himself adds.
    ``escalates``: complete, it takes the claim itself on to the next procedure.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    escalates: bool = False
    papers: tuple[str, ...] = Field(min_length=1)
    annexes: tuple[str, ...] = ()
    of_organisations: tuple[str, ...] = ()
    if_on_record: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    basis: tuple[str, ...] = Field(min_length=1)


@cache
def filing_requirements() -> dict[str, FilingRequirement]:
    """Every kind of filing, by the step of the route that it is for."""
    entries = tomllib.loads(_FILINGS.read_text(encoding="utf-8"))
    return {kind: FilingRequirement.model_validate(entry) for kind, entry in entries.items()}
