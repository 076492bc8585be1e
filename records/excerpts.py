"""Where in a case a text stands, and a passage that shows it without naming anybody in full."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from records.masking import mask_name, mask_party, mask_text
from records.search import number_begun
from records.search_documents import contract_number, stories
from records.searchable import fold
from records.tables import Agent, Case, Party

AROUND = 15
"""How many characters of the facts are shown on either side of a hit."""


@dataclass(frozen=True)
class Excerpt:
    """A place of a case and what is shown of it: case_no, party, agent, contract_no or facts."""

    place: str
    text: str


def excerpts(session: Session, case: Case, text: str) -> list[Excerpt]:
    """Every place of a case where a text stands, the most telling first."""
    if number_begun(text):
        return [Excerpt("case_no", case.case_no)]
    sought = fold(text)
    parties = session.exec(select(Party).where(col(Party.case_no) == case.case_no)).all()
    agents = session.exec(select(Agent).where(col(Agent.case_no) == case.case_no)).all()
    persons = {party.name for party in parties if party.details.get("kind") != "organisation"}
    persons |= {agent.details["name"] for agent in agents}
    found = [Excerpt("party", mask_party(each)) for each in parties if sought in fold(each.name)]
    found += [
        Excerpt("agent", mask_name(each.details["name"]))
        for each in agents
        if sought in fold(each.details["name"])
    ]
    intakes = stories(session, case)
    return [*found, *_contracts(intakes, sought), *_facts(intakes, sought, persons)]


def _contracts(intakes: list[dict[str, Any]], sought: str) -> Iterator[Excerpt]:
    for intake in intakes:
        number = contract_number(intake)
        if number is not None and sought in fold(number):
            yield Excerpt("contract_no", number)


def _facts(intakes: list[dict[str, Any]], sought: str, persons: set[str]) -> Iterator[Excerpt]:
    for intake in intakes:
        facts: str = intake.get("facts", "")
        if sought in fold(facts):
            yield Excerpt("facts", _passage(mask_text(facts, persons), sought))


def _passage(masked: str, sought: str) -> str:
    """The part of a text round the first place of what is sought; its beginning where masked."""
    places = [place for place, each in enumerate(masked) for _ in fold(each)]
    at = "".join(map(fold, masked)).find(sought)
    first, last = (places[at], places[at + len(sought) - 1]) if at >= 0 else (0, 0)
    start, end = max(first - AROUND, 0), min(last + 1 + AROUND, len(masked))
    cut = masked[start:end].replace("\n", " ")
    return f"{'…' if start else ''}{cut}{'…' if end < len(masked) else ''}"
