"""Mediations under way in tests."""

from typing import Any
from uuid import uuid4

from embedded.simulation.people import Person, SimulatedCase
from embedded.simulation.roads import mediator_takes_on
from jiefen_client import Problem
from tests.conftest import Cases

TERMS = {
    "total": "186500.00",
    "instalments": [{"due_on": "2026-06-30", "amount": "186500.00"}],
}


async def in_session(cases: Cases, **changes: object) -> SimulatedCase:
    """A mediation whose respondent has agreed to it; its term ends on 3 April 2026."""
    case = await cases.open("01", **changes)
    await mediator_takes_on(case, "2026-03-03", "2026-03-04")
    await case.party("r1", "answer_invitation", consents=True)
    return case


async def refusal(case: SimulatedCase, who: Person, step: str, **facts: Any) -> str:
    """The code with which an act is turned away."""
    await case.opened(step)
    try:
        await who.act(case.case_no, step, **facts)
    except Problem as turned:
        return turned.code
    raise AssertionError(f"{step} was taken")


async def another_mediator(case: SimulatedCase, name: str = "陆言") -> Person:
    """One more mediator of the bureau, whom no other case has."""
    return await case.bureau.official(f"mediator-{uuid4().hex}", role="mediator", name=name)
