"""Whether what was handed in is complete: the papers of an application, and its evidence.

The papers are data (``law/parameters/intake_papers.toml``); the evidence is that which the debt
type cannot do without (``law/evidence.py``). No paper is read by machine: a clerk looks at each.
"""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from law.basis import Advice, cite
from law.checklists import checklist_items
from law.evidence import review as review_evidence
from law.intake import Intake, Organisation

_PAPERS = Path(__file__).parent / "parameters" / "intake_papers.toml"


class AskedOf(StrEnum):
    """Of whom a paper is asked."""

    CLAIMANT = "claimant"
    ORGANISATION = "organisation"
    AGENT = "agent"


class IntakePaper(BaseModel):
    """A paper that comes with an application. ``basis`` are citations."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    name: str
    of: AskedOf
    basis: tuple[str, ...]


class Completeness(BaseModel):
    """What an application needs.

    ``papers`` are for the clerk to look at; ``missing_evidence`` are the items of evidence without
    which the claim falls and that the list does not hold. Both by key.
    """

    model_config = ConfigDict(frozen=True)

    papers: tuple[str, ...]
    missing_evidence: tuple[str, ...]


@cache
def intake_papers() -> dict[str, IntakePaper]:
    """Every paper on record, by its key."""
    data = tomllib.loads(_PAPERS.read_text(encoding="utf-8"))
    return {key: IntakePaper.model_validate({"key": key, **paper}) for key, paper in data.items()}


def item_name(key: str) -> str | None:
    """The Chinese name of a paper or an item of evidence; ``None`` for a key of neither."""
    if (paper := intake_papers().get(key)) is not None:
        return paper.name
    item = checklist_items().get(key)
    return item.name if item else None


def completeness(intake: Intake) -> Advice[Completeness]:
    """What the application of a document needs, and which evidence its list lacks."""
    evidence = review_evidence(intake)
    papers = tuple(paper for paper in intake_papers().values() if _asked(paper.of, intake))
    cited = dict.fromkeys(article for paper in papers for article in paper.basis)
    return Advice(
        value=Completeness(
            papers=tuple(paper.key for paper in papers),
            missing_evidence=tuple(item.key for item in evidence.value.missing_musts),
        ),
        basis=cite(*cited) + evidence.basis,
        flags=evidence.flags,
    )


def _asked(of: AskedOf, intake: Intake) -> bool:
    match of:
        case AskedOf.CLAIMANT:
            return True
        case AskedOf.ORGANISATION:
            return any(isinstance(party, Organisation) for party in intake.claimants)
        case AskedOf.AGENT:
            return any(party.agent is not None for party in intake.claimants)
