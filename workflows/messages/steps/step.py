"""What a step is: an Update of a workflow, who may take it, and its legal basis."""

from dataclasses import dataclass
from enum import StrEnum

from law.basis import Basis, cite
from workflows.messages.common import Message, NoFacts, Role


class Stage(StrEnum):
    """The workflows a case is made of; a step of ``ANY`` goes to the one it concerns."""

    DISPUTE = "dispute"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"
    COURT = "court"
    PERFORMANCE = "performance"
    FILING = "filing"
    ANY = "any"


class Side(StrEnum):
    """The side of the dispute whose act a step is, where a party takes it."""

    CLAIMANT = "claimant"
    RESPONDENT = "respondent"


BUREAU = frozenset({Role.CLERK, Role.SUPERVISOR})
PARTIES = frozenset({Role.PARTY})
MEDIATOR = frozenset({Role.MEDIATOR})
ARBITRATOR = frozenset({Role.ARBITRATOR})


@dataclass(frozen=True)
class Step:
    """An act the procedure knows: its name is the Update's name.

    ``side``: of the parties, only those of this side may take it.
    """

    name: str
    stage: Stage
    title: str
    roles: frozenset[Role]
    facts: type[Message]
    basis: tuple[Basis, ...]
    side: Side | None = None


def step(
    name: str,
    stage: Stage,
    title: str,
    roles: frozenset[Role],
    facts: type[Message] = NoFacts,
    *citations: str,
    side: Side | None = None,
) -> Step:
    return Step(name, stage, title, roles, facts, cite(*citations), side)
